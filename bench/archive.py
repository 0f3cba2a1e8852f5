"""A large case: searching it, opening a document, adding one, verifying it, and what it takes on disk.

Baselines in the same run: for search a plain LIKE scan of the same rows, for opening a document the bare look-up of its
row, for adding one the same in a case a hundredth as large, for verify the hashing of all its bytes.
"""

import argparse
import hashlib
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rawi.case import Case, Item, Read
from rawi.case.archive import archive_view
from rawi.case.checks import Problem
from rawi.case.lookup import of_document
from rawi.case.search import search
from rawi.case.verify import verify
from rawi.ingest import same_content
from rawi.lexicon import load
from rawi.model import Claim, Document, Mention, Passage, Quotation, Reading
from synthetic import build_case, readings

QUERIES = (
    *("الخوين", "إدلب", "مقتل", "التنظيم", "أسرى", "قصف المدينة", "الجيش", "غارة جوية", "حماة", "داعش", "بيان الفصائل"),
    *("وكالة الأنباء", "مجلس محلي", '"مدينة الباب"', "نازحون", "شهيد", "المرصد السوري", "ريف حلب", "صنعاء", "غزة"),
)
SCANS = 5
OPENED = 200
ADDED = 20


class Silent:
    def problem(self, where: Path | str, what: str) -> None:
        pass

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


def timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def median_ms(seconds: Iterable[float]) -> float:
    return statistics.median(seconds) * 1000


def add_one(case: Case, reading: Reading) -> None:
    document = reading.document
    content = same_content(document)
    data = document.text.encode()
    kept = case.keep(data, hashlib.sha256(data).hexdigest())
    case.add([Read(content, reading)], [Item(f"/new/{document.id}", kept.name, len(data), content)])


def adding(folder: Path, *, seed: int) -> float:
    """Return the median milliseconds of adding one document, each committed and sealed by itself."""
    new = list(readings(ADDED + 8, seed=seed))[:ADDED]

    def once(reading: Reading) -> None:
        with Case.create(folder, by="bench") as case:
            add_one(case, reading)

    return median_ms(timed(lambda reading=reading: once(reading)) for reading in new)


def size(folder: Path) -> dict[str, float]:
    """Return megabytes by part of the case; originals, which a synthetic case has none of, come on top."""
    parts = {"case.db": folder / "case.db", "case.db.sums": folder / "case.db.sums"}
    return {name: path.stat().st_size / 1e6 for name, path in parts.items()}


def opening(folder: Path) -> dict[str, float]:
    with Case.open(folder) as case:
        known = case.documents()
        some = known[:: max(len(known) // OPENED, 1)][:OPENED]

        def whole(document: str) -> None:
            archive_view(case, document)
            for row_type in (Passage, Mention, Quotation, Claim):
                of_document(case.connection, row_type, document)

        query = "SELECT json FROM document WHERE id = ?"
        bare = median_ms(
            timed(lambda document=document: case.connection.execute(query, (document,)).fetchone()) for document in some
        )
        times = [timed(lambda document=document: whole(document)) for document in some]
    return {"median ms": median_ms(times), "slowest ms": max(times) * 1000, "row alone ms": bare}


def searching(folder: Path) -> dict[str, float]:
    with Case.open(folder) as case:
        first = [timed(lambda query=query: search(case.connection, query)) for query in QUERIES]
        times = [timed(lambda query=query: search(case.connection, query)) for query in QUERIES]
        scan = "SELECT count(*) FROM document WHERE json LIKE ?"
        scans = [
            timed(lambda query=query: case.connection.execute(scan, (f"%{query}%",)).fetchone())
            for query in QUERIES[:SCANS]
        ]
    return {
        "median ms": median_ms(times),
        "first time, median ms": median_ms(first),
        "slowest ms": max(times) * 1000,
        "LIKE scan ms": median_ms(scans),
    }


def verifying(folder: Path) -> dict[str, float]:
    def hashing() -> None:
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    hashlib.file_digest(file, "sha256")

    bare = timed(hashing)
    done: list[Problem] = []
    seconds = timed(lambda: done.extend(verify(folder, watch=Silent(), by="bench").problems))
    # A synthetic case is made without originals.
    wrong = [problem for problem in done if not problem.where.startswith("originals/")]
    if wrong:
        raise SystemExit(f"the case is not whole: {wrong[0]}")
    return {"seconds": seconds, "hashing its bytes, seconds": bare}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time a large case.")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--case", type=Path, help="A synthetic case that is there already.")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    _ = load().entities
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.case or Path(scratch) / "case"
        small = Path(scratch) / "small"
        building = 0.0 if given.case else timed(lambda: build_case(folder, documents=given.documents))
        build_case(small, documents=max(given.documents // 100, 50))
        with Case.open(folder) as case:
            documents = sum(1 for _ in case.connection.execute("SELECT 1 FROM reading"))
            characters = sum(len(row.text) for row in case.rows(Document))
        found: dict[str, object] = {
            "documents": documents,
            "characters": characters,
            "building, seconds": building,
            "MB": size(folder),
            "search": searching(folder),
            "opening a document": opening(folder),
            "adding one, ms": {"here": adding(folder, seed=11), "in a hundredth": adding(small, seed=12)},
            "verify": verifying(folder),
        }
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        held = value if isinstance(value, dict) else {"": value}
        print(
            name,
            *(f"{part} {n:,.1f}" if isinstance(n, float) else f"{part} {n:,}" for part, n in held.items()),
            sep="\t",
        )


if __name__ == "__main__":
    main()
