"""`verify` names what was changed: any byte of any file, any row, any row of the log; and is content with the rest."""

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tiny import tiny, tiny_links

from rawi.case import Case, CaseError, Item, Read
from rawi.case.verify import Verified, verify
from rawi.ingest import same_content
from rawi.model import Judgement, Reading
from rawi.web.accounts import save

FLIPS_PER_FILE = 120


class Silent:
    def problem(self, where: Path | str, what: str) -> None:
        pass

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


def verified(folder: Path) -> Verified:
    return verify(folder, watch=Silent(), by="tester")


def found(folder: Path) -> str:
    return "\n".join(map(str, verified(folder).problems))


def take_in(case: Case, *texts: str, path: str | None = None) -> list[Reading]:
    readings = []
    for text in texts:
        reading = tiny(text, path=f"{hashlib.md5(text.encode()).hexdigest()[:6]}.txt")
        sha256 = reading.document.sha256
        case.keep(text.encode(), sha256)
        content = same_content(reading.document)
        item = Item(
            path or f"/pages/{reading.document.path}", sha256, len(text.encode()), content, extractor="text", last=True
        )
        case.add([Read(content, reading)], [item])
        readings.append(reading)
    return readings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify") / "case"
    with Case.create(folder, by="ليلى") as case:
        readings = take_in(case, *(f"خبر رقم {n} عن الخوين" * 9 for n in range(6)))
        case.replace_links(readings, tiny_links(*readings), state=case.state())
        # What is deleted leaves free pages and free space inside pages.
        case.replace_links(readings, tiny_links(readings[0]), state=case.state())
    assert found(folder) == ""
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def change(folder: Path, sql: str, *values: object) -> None:
    """Change the database as somebody with SQLite at hand would."""
    with sqlite3.connect(folder / "case.db") as connection:
        for name in ("audit_is_never_changed", "audit_is_never_cut", "judgement_is_never_changed"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql, values)
    connection.close()


def test_a_case_that_was_not_touched_is_whole_and_says_so_in_its_log(case: Path) -> None:
    first = verified(case)
    assert (first.problems, first.notes, first.originals, first.documents) == ((), (), 6, 6)
    assert first.logged
    second = verified(case)
    assert second.acts == (first.acts or 0) + 1
    assert second.head != first.head
    assert sorted(path.name for path in case.iterdir()) == ["case.db", "case.db.sums", "case.lock", "originals"]


@pytest.mark.parametrize("name", ["case.db", "case.db.sums", "originals"])
def test_one_changed_byte_anywhere_is_named(made: Path, tmp_path: Path, name: str) -> None:
    rng = random.Random(name)
    folder = Path(shutil.copytree(made, tmp_path / "case"))
    path = folder / name if name != "originals" else sorted(p for p in (folder / name).rglob("*") if p.is_file())[0]
    path.chmod(0o644)
    size = path.stat().st_size
    # The header of the database to its last byte, then anywhere.
    offsets = [*range(0, 100 if name == "case.db" else 0, 3), *(rng.randrange(size) for _ in range(FLIPS_PER_FILE))]
    for offset in offsets:
        whole = path.read_bytes()
        flipped = bytearray(whole)
        flipped[offset] ^= rng.randrange(1, 256)
        path.write_bytes(flipped)
        told = found(folder)
        assert path.name in told, f"byte {offset} of {name}: {told}"
        path.write_bytes(whole)
        for left in folder.glob("case.db-*"):
            left.unlink()
    assert found(folder) == ""


def test_one_changed_byte_in_the_log_of_a_killed_writer_is_named(made: Path, tmp_path: Path) -> None:
    rng = random.Random(7)
    folder = tmp_path / "case"
    with Case.create(Path(shutil.copytree(made, tmp_path / "live"))) as case:
        take_in(case, "خبر لم يُختم")
        # What a kill leaves: everything as it lies there while the writer has it open.
        shutil.copytree(case.folder, folder)
    (folder / "case.db-shm").unlink()
    untouched = Path(shutil.copytree(folder, tmp_path / "untouched"))
    log = folder / "case.db-wal"
    whole = log.read_bytes()
    assert len(whole) > 4096
    for offset in [*range(60), len(whole) - 1, *(rng.randrange(len(whole)) for _ in range(FLIPS_PER_FILE // 2))]:
        flipped = bytearray(whole)
        flipped[offset] ^= rng.randrange(1, 256)
        log.write_bytes(flipped)
        told = found(folder)
        assert "case.db-wal" in told, f"byte {offset}: {told}"
        with pytest.raises(CaseError, match="damaged"):
            Case.create(folder)
        assert log.read_bytes() == flipped
    assert found(untouched) == ""
    with Case.open(untouched) as case:
        assert len(case.documents()) == 7


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE claim SET json = replace(json, 'battle', 'other') WHERE rowid = 1", "document doc-"),
        ("UPDATE document SET json = replace(json, 'الخوين', 'إدلب') WHERE rowid = 1", "its text is not the one"),
        ("UPDATE mention SET json = 'x' WHERE rowid = 1", "see mention men-"),
        ("DELETE FROM passage WHERE rowid = 2", "its rows are not those that were stored"),
        ("UPDATE event SET json = replace(json, 'battle', 'other')", "table event: its rows from linking"),
        ("DELETE FROM superseded", "table superseded"),
        ("UPDATE file SET path = '/else' WHERE n = 1", "file /else: the audit log does not know it"),
        ("UPDATE file SET by = 'x' WHERE n = 1", "by of its row is not what the audit log says"),
        ("UPDATE item SET extractor = 'x' WHERE file = 1", "its row is not what the audit log says"),
        ("DELETE FROM item WHERE file = 1", "its row is missing"),
        ("UPDATE audit SET by = 'x' WHERE n = 2", "audit log: row 2"),
        ("DELETE FROM audit WHERE n = 3", "audit log: row 3 is missing"),
        ("UPDATE reading SET derived = ''", "its text is not the one"),
        ("DELETE FROM reading", "it is missing"),
    ],
)
def test_a_changed_row_is_named(case: Path, sql: str, named: str) -> None:
    change(case, sql)
    told = found(case)
    assert named in told
    assert "case.db: page " in told
    assert "audit_is_never_changed is missing from its schema" in told


def test_a_judgement_that_was_changed_is_named(case: Path) -> None:
    judged = Judgement(id="jud-1", at="", by="ليلى", action="note", subject="cla-1")
    with Case.create(case) as opened, opened.transaction():
        line = msgspec.json.encode(judged).decode()
        opened.connection.execute("INSERT INTO judgement VALUES (0, '', 0, 'jud-1', ?)", (line,))
        record = hashlib.sha256(line.encode() + b"\n").hexdigest()
        opened.log("judged", {"judgement": "jud-1", "record": record}, by="ليلى")
    assert found(case) == ""
    change(case, "UPDATE judgement SET json = replace(json, 'note', 'confirm')")
    assert "judgement jud-1: it is not what the audit log says" in found(case)


def test_an_original_that_is_missing_or_cut_is_named(case: Path) -> None:
    one, two, *_ = sorted(path for path in (case / "originals").rglob("*") if path.is_file())
    one.unlink()
    two.chmod(0o644)
    two.write_bytes(two.read_bytes()[:-1])
    told = found(case)
    assert f"originals/{one.name[:2]}/{one.name[2:4]}/{one.name}: it is missing; it was taken in from /pages/" in told
    assert f"{two.name}: it has " in told


def test_what_does_not_belong_is_named_and_what_was_interrupted_is_a_note(case: Path) -> None:
    (case / "note.txt").write_text("x", encoding="utf-8")
    (case / "originals" / ".rawi-1-abcd.part").write_bytes(b"half")
    with Case.open(case) as opened:
        kept = opened.keep(b"whole", hashlib.sha256(b"whole").hexdigest())
    done = verified(case)
    assert [str(problem) for problem in done.problems] == ["note.txt: it is no part of the case"]
    assert [note.where for note in done.notes] == [
        "originals/.rawi-1-abcd.part",
        kept.relative_to(case).as_posix(),
    ]


def test_the_file_of_accounts_is_held_against_the_log(case: Path) -> None:
    save(case, "ليلى", "review", "long enough")
    assert found(case) == ""
    path = case / "accounts.json"
    path.write_text(path.read_text(encoding="utf-8").replace("review", "admin"), encoding="utf-8")
    assert found(case) == "accounts.json: it is not what the audit log says"
    path.unlink()
    assert found(case) == "accounts.json: it is missing"


@pytest.mark.parametrize("name", ["case.db.sums", "case.db"])
def test_files_of_the_case_that_are_cut_or_missing_are_named(case: Path, name: str) -> None:
    path = case / name
    path.write_bytes(path.read_bytes() + b"more")
    assert name in found(case)
    path.write_bytes(path.read_bytes()[:5000])
    assert name in found(case)
    path.unlink()
    if name == "case.db":
        with pytest.raises(CaseError, match="holds no case"):
            verified(case)
    else:
        assert "case.db.sums is missing" in found(case)


def test_verify_looks_at_a_read_only_case(case: Path) -> None:
    readers: list[Callable[[], None]] = []
    for path in (case, *case.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode & ~0o222)
        readers.append(lambda path=path, mode=mode: path.chmod(mode))
    try:
        done = verified(case)
    finally:
        for restore in readers:
            restore()
    assert done.problems == ()
    assert done.logged is (os.geteuid() == 0)


@pytest.fixture
def left(case: Path) -> Iterator[Path]:
    """Return a case that a killed writer left behind in the middle of sealing."""
    (case / "case.db.writing").touch()
    yield case


def test_an_interrupted_seal_is_taken_up(left: Path) -> None:
    assert found(left) == ""
    assert not (left / "case.db.writing").exists()
