"""The case on disk: what goes in comes out, whole or not at all, whoever looks on."""

import getpass
import hashlib
import multiprocessing
import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tiny import taken, tiny, tiny_links

from rawi import __version__
from rawi.case import Case, CaseError, Item, audit, lock, seal
from rawi.case.verify import verify
from rawi.model import Claim, Document, Entity, Event, Mention, Published, Quotation, Reading, decode


class Told:
    def problem(self, where: Path | str, what: str) -> None:
        pass

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as opened:
        yield opened


def add(case: Case, *readings: Reading) -> None:
    reads, items = zip(*map(taken, readings), strict=True)
    case.add(reads, items)


def link(case: Case, *readings: Reading) -> bool:
    return case.replace_links(readings, tiny_links(*readings), state=case.state())


def test_what_goes_in_comes_out(case: Case) -> None:
    one, two = tiny("خبر أول", path="b.txt"), tiny("خبر ثان", path="a.txt")
    add(case, one, two)
    assert case.readings() == (two, one)
    assert list(case.rows(Document)) == [two.document, one.document]
    assert list(case.rows(Claim)) == [*two.claims, *one.claims]
    assert list(case.rows(Entity)) == list(one.entities)
    assert not list(case.rows(Event))


def test_adding_again_changes_nothing(case: Case) -> None:
    reading = tiny("خبر")
    add(case, reading)
    before = list(case.lines())
    add(case, reading)
    add(case, msgspec.structs.replace(reading, claims=()))
    assert list(case.lines()) == before
    assert case.connection.execute("SELECT count(*) FROM item").fetchone() == (1,)


def test_links_replace_links_and_never_the_readings(case: Case) -> None:
    one, two = tiny("خبر أول"), tiny("خبر ثان", path="z.txt")
    add(case, one)
    assert not case.linked()
    assert link(case, one)
    assert case.linked()
    assert [q.verdict for q in case.rows(Quotation)] == ["altered"]
    add(case, two)
    assert not case.linked()
    assert [q.verdict for q in case.rows(Quotation)] == ["altered", "unchecked"]
    dated = msgspec.structs.replace(
        two,
        document=msgspec.structs.replace(two.document, published=Published("2018-02-13", "2018-02-13", "linked")),
        mentions=(),
    )
    assert link(case, one, dated)
    assert [d.published.basis for d in case.rows(Document)] == ["none", "linked"]
    assert list(case.rows(Mention)) == list(one.mentions)
    assert case.readings() == (one, two)
    (event,) = case.rows(Event)
    assert len(event.claims) == 2


def test_links_of_what_is_no_longer_the_case_are_refused(case: Case) -> None:
    one = tiny("خبر أول")
    add(case, one)
    state = case.state()
    add(case, tiny("خبر ثان"))
    assert not case.replace_links((one,), tiny_links(one), state=state)
    assert not list(case.rows(Event))
    assert not case.linked()


def test_the_record_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    readings = [tiny(f"خبر {n}", path=f"{n % 3}.txt") for n in range(9)]
    records = []
    for name, order in (("here", readings), ("there", readings[::-1])):
        with Case.create(tmp_path / name) as case:
            for reading in order:
                add(case, reading)
            link(case, *case.readings())
            records.append("\n".join(case.lines()))
    assert records[0] == records[1]


def test_the_record_is_in_order_and_every_line_is_a_row(case: Case) -> None:
    readings = [tiny(f"خبر {n}", path=f"{n}.txt") for n in range(3)]
    add(case, *readings)
    link(case, *readings)
    types = [type(decode(line)).__name__.lower() for line in case.lines()]
    assert types == (
        ["document"] * 3 + ["source"] + ["passage"] * 3 + ["entity"] + ["mention"] * 3 + ["quotation"] * 3
        + ["claim"] * 3 + ["event"]
    )  # fmt: skip


def test_a_failure_changes_nothing(case: Case) -> None:
    add(case, tiny("خبر"))
    before = list(case.lines())
    good, item = taken(tiny("خبر ثان"))
    bad = good._replace(content=msgspec.UNSET)
    with pytest.raises(sqlite3.Error):
        case.add([good, bad], [item])
    assert list(case.lines()) == before


def test_ids_are_found_whole_or_by_their_beginning(case: Case) -> None:
    reading = tiny("خبر")
    add(case, reading)
    link(case, reading)
    (claim,) = reading.claims
    assert case.find(claim.id) == (claim,)
    assert case.find(claim.id[:10]) == (claim,)
    (quotation,) = case.find(reading.quotations[0].id)
    assert isinstance(quotation, Quotation)
    assert quotation.verdict == "altered"
    assert case.find("cla-*") == ()
    assert case.find("none") == ()


def test_originals_are_kept_under_their_hash_and_read_only(case: Case) -> None:
    reading = tiny("خبر")
    path = case.keep("خبر".encode(), reading.document.sha256)
    sha256 = reading.document.sha256
    assert path == case.folder / "originals" / sha256[:2] / sha256[2:4] / sha256
    assert path.read_bytes() == "خبر".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert case.keep(b"never written", sha256).read_bytes() == "خبر".encode()
    assert [p.name for p in path.parent.iterdir()] == [sha256]


def test_the_audit_log_chains_and_only_grows(case: Case) -> None:
    add(case, tiny("خبر"))
    link(case, tiny("خبر"))
    actions = [row[0] for row in case.connection.execute("SELECT action FROM audit ORDER BY n")]
    assert actions == ["created", "read", "ingested", "linked"]
    assert audit.broken(case.connection) is None
    for change in ("UPDATE audit SET at = ''", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            case.connection.execute(change)
    case.connection.execute("DROP TRIGGER audit_is_never_changed")
    case.connection.execute("UPDATE audit SET detail = '{}' WHERE n = 2")
    assert audit.broken(case.connection) == 2


def test_folders_that_are_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="holds no case"):
        Case.open(tmp_path / "none")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="is a file"):
        Case.create(tmp_path / "file")
    with pytest.raises(CaseError, match="holds other things"):
        Case.create(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / "case.db") as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(CaseError, match="not a case of Rawi"):
        Case.open(other)
    with pytest.raises(CaseError, match="not a case of Rawi"):
        Case.create(other)
    (other / "case.db").write_bytes(b"no database at all" * 99)
    with pytest.raises(CaseError, match="cannot be read"):
        Case.open(other)


def test_a_case_of_another_schema_is_refused(case: Case) -> None:
    case.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CaseError, match="another version"):
        Case.open(case.folder)


def _write_many(folder: Path, start: int) -> None:
    with Case.create(folder) as case:
        for n in range(start, start + 25):
            add(case, tiny(f"خبر {n}", path=f"{n}.txt"))


def test_two_write_and_two_read_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    Case.create(folder).connection.close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(folder, start)) for start in (0, 100)]
    for writer in writers:
        writer.start()
    seen = [0]
    with Case.open(folder) as one, Case.open(folder) as two:
        while any(writer.is_alive() for writer in writers):
            for reader in (one, two):
                record = [decode(line) for line in reader.lines()]
                documents = sum(isinstance(row, Document) for row in record)
                assert sum(isinstance(row, Claim) for row in record) == documents
                assert documents >= seen[-1]
                seen.append(documents)
        assert [writer.exitcode for writer in writers] == [0, 0]
        assert len(list(one.rows(Document))) == 50
        assert audit.broken(two.connection) is None


def _look_without_rights(folder: Path, answers: "multiprocessing.SimpleQueue[object]") -> None:
    if os.geteuid() == 0:
        # Rights do not bind root, so it steps down.
        os.setuid(65534)
    with Case.open(folder) as case:
        answers.put(len(list(case.rows(Document))))
    try:
        Case.create(folder)
    except CaseError as error:
        answers.put(str(error))


def test_a_case_in_a_read_only_folder_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        with Case.create(folder) as case:
            add(case, tiny("خبر"))
        Path(name).chmod(0o755)
        (folder / "case.db").chmod(0o444)
        folder.chmod(0o555)
        context = multiprocessing.get_context("fork")
        answers = context.SimpleQueue()
        process = context.Process(target=_look_without_rights, args=(folder, answers))
        process.start()
        process.join()
        folder.chmod(0o755)
        assert process.exitcode == 0
        assert answers.get() == 1
        assert "cannot be written" in str(answers.get())


def test_one_file_gives_many_documents(case: Case) -> None:
    first, second = tiny("رسالة أولى", path="chat.json#1"), tiny("رسالة ثانية", path="chat.json#2")
    reads, items = zip(*map(taken, (first, second)), strict=True)
    of_file = {
        "path": "/chat.json",
        "sha256": "ab",
        "bytes": 7,
        "url": "https://example.org/1",
        "extractor": "telegram",
        "encoding": "utf-8",
        "encoding_why": "declared",
        "notes": ("look twice",),
    }
    one, two = (
        Item(content=item.content, part=part, last=False, **of_file) for item, part in zip(items, "12", strict=True)
    )
    case.add(reads[:1], [one])
    assert not case.has_item("/chat.json", "ab")
    assert case.given("/copy.json", "ab") == ()
    case.add(reads[1:], [two._replace(last=True)])
    assert case.has_item("/chat.json", "ab")
    copied = case.given("/copy.json", "ab")
    assert copied == (one._replace(path="/copy.json"), two._replace(path="/copy.json", last=True))
    case.add((), copied)
    assert case.has_item("/copy.json", "ab")
    assert case.connection.execute("SELECT path, parts FROM file").fetchall() == [("/chat.json", 2), ("/copy.json", 2)]


def test_who_when_and_how_are_noted(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", by=" ليلى ", verb="watch") as case:
        add(case, tiny("خبر"))
        assert case.connection.execute("SELECT by, verb, rawi FROM file").fetchone() == ("ليلى", "watch", __version__)
        assert {entry.by for entry in audit.entries(case.connection)} == {"ليلى"}
        derived = case.connection.execute("SELECT derived FROM reading").fetchone()
        assert derived == (hashlib.sha256("خبر".encode()).hexdigest(),)
    with Case.create(tmp_path / "case") as case:
        assert case.by == getpass.getuser()


def test_a_large_file_is_kept_by_streaming(case: Case, tmp_path: Path) -> None:
    source = tmp_path / "large"
    source.write_bytes(b"rawi" * 1_000_000)
    kept = case.keep_file(source)
    assert kept == (hashlib.sha256(source.read_bytes()).hexdigest(), 4_000_000, kept.path)
    assert kept.path.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o444
    with source.open("rb") as file:
        assert case.keep_file(file) == kept
    assert not list(case.folder.rglob("*.part"))


def test_ctrl_c_while_leaving_leaves_a_case_that_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with Case.create(tmp_path / "case") as case:
        add(case, tiny("خبر"))
        monkeypatch.setattr(seal, "_write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            case.close()
        monkeypatch.undo()
    assert [str(problem) for problem in verify(tmp_path / "case", watch=Told()).problems] == [
        f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}: it is missing; it was taken in from /pages/page.txt"
        for sha256 in [tiny("خبر").document.sha256]
    ]


def test_a_forked_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        with case.transaction():
            process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(30,))
            process.start()
        with lock.writing(case.folder, wait=0):
            pass
        process.kill()
        process.join()


def test_two_writers_in_one_process_wait_for_each_other(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as one, Case.create(tmp_path / "case") as two:
        with one.transaction():
            with (
                pytest.raises(CaseError, match="is being written by another process"),
                lock.writing(two.folder, wait=0),
            ):
                pass
            with pytest.raises(sqlite3.ProgrammingError, match="open already"), one.transaction():
                pass
        add(two, tiny("خبر"))
        add(one, tiny("خبر ثان"))
        assert len(two.documents()) == 2
