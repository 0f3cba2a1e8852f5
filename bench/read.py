"""Documents read a second, on one process, on two and by `rawi read --lines`, against a naive baseline in the same run.

The baseline splits on white space and looks every word up in a list of trigger words: the least that any program
which claims to read such reports does. It shows how fast this machine is, not how good either is.
"""

import json
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from rawi.case import pool
from rawi.case.reading import Unread, read_one
from rawi.ingest import document
from rawi.model import Document

EXAMPLE = Path(__file__).parent.parent / "examples" / "khwein-2018"
CHARACTERS = 2_000
DOCUMENTS = 200
OF_PROGRAM = 1_000
ROUNDS = 3
TRIGGERS = frozenset(
    {
        "قتل",
        "أسر",
        "سيطر",
        "قصف",
        "اشتباكات",
        "تقدم",
        "انسحاب",
        "هجوم",
        "اعتقال",
        "نزوح",
        "قال",
        "أعلن",
        "أضاف",
        "بيان",
    }
)
_SPLIT = re.compile(r"\s+")
# A page of so many short lines: a feed, a list of names, a log.
LINES = (2_000, 10_000, 20_000)
SHORT = (
    "قتل مدنيان في حلب.",
    "وقال المتحدث إن الجيش انسحب.",
    "أصيب خمسة أشخاص بجروح.",
    "محمد أحمد الحسن",
    "سيطرت الفصائل على القرية",
)


def synthetic(count: int) -> list[Document]:
    """Return documents of about 2,000 characters: paragraphs of the example in an order of its own, no two alike."""
    paragraphs = [
        part
        for path in sorted(EXAMPLE.glob("*.txt"))
        for part in path.read_text(encoding="utf-8").split("\n\n")
        if len(part.strip()) > 80
    ]
    made = []
    for n in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < CHARACTERS:
            # A step that shares no factor with the number of paragraphs visits them all.
            parts.append(paragraphs[(n * 7 + len(parts) * (n % 5 + 1)) % len(paragraphs)].strip())
        text = f"تقرير رقم {n}\n\n" + "\n\n".join(parts)[:CHARACTERS]
        made.append(document(text.encode(), path=Path(f"{n}.txt")))
    return made


def naive(page: Document) -> int:
    return sum(word in TRIGGERS for word in _SPLIT.split(page.text))


def documents_a_second(work: Callable[[list[Document]], object], pages: list[Document]) -> float:
    """Return the median over the rounds."""
    rates = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work(pages)
        rates.append(len(pages) / (time.perf_counter() - started))
    return statistics.median(rates)


def read_all(pages: list[Document], workers: int) -> None:
    for result in pool.in_order(read_one, pages, workers=workers):
        if isinstance(result, Unread):
            sys.exit(str(result))


def of_program(pages: list[Document]) -> tuple[float, float]:
    """Return the seconds from the start of `rawi read --lines` to its first row, and the documents a second after."""
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "read", "--lines"]
    starts, rates = [], []
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.jsonl"
        rows = [json.dumps({"id": page.path, "text": page.text}, ensure_ascii=False) for page in pages]
        lines.write_text("\n".join(rows), encoding="utf-8")
        for _ in range(ROUNDS):
            started = time.perf_counter()
            with subprocess.Popen([*command, str(lines)], stdout=subprocess.PIPE) as program:
                assert program.stdout is not None
                program.stdout.readline()
                first = time.perf_counter()
                while program.stdout.read(1 << 20):
                    continue
            starts.append(first - started)
            rates.append((len(pages) - 1) / (time.perf_counter() - first))
    return statistics.median(starts), statistics.median(rates)


def seconds_a_line() -> dict[int, float]:
    """Return the CPU time that a line of a page of so many short lines takes: the same, however many."""
    taken: dict[int, float] = {}
    for count in LINES:
        page = document("\n".join(islice(cycle(SHORT), count)).encode(), path=Path("lines.txt"))
        started = time.process_time()
        read_all([page], 1)
        taken[count] = (time.process_time() - started) / count
    return taken


def main() -> None:
    pages = synthetic(DOCUMENTS)
    started = time.perf_counter()
    read_all(pages[:1], 1)
    loading = time.perf_counter() - started
    rates = {
        "naive baseline, 1 process": documents_a_second(lambda held: [naive(page) for page in held], pages),
        "read, 1 process": documents_a_second(lambda held: read_all(held, 1), pages),
        "read, 2 processes": documents_a_second(lambda held: read_all(held, 2), pages),
    }
    start, rates["rawi read --lines"] = of_program(synthetic(OF_PROGRAM))
    lines = seconds_a_line()
    growth = {count: taken / lines[LINES[0]] for count, taken in lines.items()}
    if "--json" in sys.argv[1:]:
        found = {"documents_a_second": rates, "characters": CHARACTERS, "first_document_seconds": loading}
        found["program_start_seconds"] = start
        print(json.dumps({**found, "growth_a_line": growth}))
        return
    print(f"{DOCUMENTS} documents of {CHARACTERS:,} characters, median of {ROUNDS} rounds")
    print(f"Python {platform.python_version()}, {pool.processes()} cores")
    print(f"the first document, with all that is loaded for it: {loading:.2f} s")
    print(f"the first row of rawi read --lines: {start:.2f} s")
    for name, rate in rates.items():
        print(f"{name:<28}{rate:>12,.1f} documents a second")
    for count, ratio in growth.items():
        print(f"a page of {count:>6,} short lines{ratio:>11.2f} of the time that a line of {LINES[0]:,} takes")


if __name__ == "__main__":
    main()
