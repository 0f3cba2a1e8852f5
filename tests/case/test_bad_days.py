"""Full disks, read-only folders, damaged rows, no network: one clear sentence, the case intact."""

import multiprocessing
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from test_verify import Silent, found, take_in, verified
from tiny import tiny_links

import rawi
from rawi.case import Case, CaseError
from rawi.case.bag import bag, unbag
from rawi.cli import VERBS, main

Here = Callable[..., tuple[int, str]]
PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين، يوم 13 شباط 2018."


def run(*arguments: str | Path, before: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", f"{before}\nfrom rawi.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=300)


def said(done: "subprocess.CompletedProcess[str]") -> str:
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("days")
    (folder / "in").mkdir()
    for n in range(2):
        (folder / "in" / f"{n}.txt").write_text(f"{PAGE}\n\nخبر {n}.", encoding="utf-8")
    assert run("trace", folder / "in", "--case", folder / "case").returncode == 0
    return folder


@pytest.mark.parametrize("limit", [0, 5_000, 100_000, 400_000])
def test_a_full_disk(traced: Path, tmp_path: Path, limit: int) -> None:
    """A limit on the size of files stands for the end of the disk: every write beyond it fails."""
    case = Path(shutil.copytree(traced / "case", tmp_path / "case"))
    new = tmp_path / "in"
    new.mkdir()
    (new / "new.txt").write_text(f"{PAGE}\n\nخبر آخر.", encoding="utf-8")
    limited = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {resource.RLIM_INFINITY}))
"""
    done = run("trace", new, "--case", case, before=limited)
    # What was committed to the log is kept, even if it cannot be copied into the database yet.
    assert done.returncode == 1 or limit == 400_000
    (sentence,) = said(done).splitlines()[-1:]
    assert done.returncode == 0 or (sentence.startswith("rawi: ") and "disk" in sentence)
    assert found(case) == ""
    # With room again the same command goes on.
    assert run("trace", new, "--case", case).returncode == 0
    assert found(case) == ""
    with Case.open(case) as opened:
        assert len(opened.documents()) == 3


def test_a_small_disk(tmp_path: Path) -> None:
    """Where the user is root, a real small disk."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = os.geteuid() == 0 and shutil.which("mount") is not None
    if not mounted or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", small], check=False).returncode:
        # The limit on the size of files, above, is tested everywhere.
        return
    try:
        with Case.create(small / "case") as case:
            told = take_in(case, "خبر")
            with pytest.raises((sqlite3.Error, OSError, CaseError)):
                for n in range(2000):
                    told += take_in(case, f"خبر {n} " * 100)
        assert len(told) > 1
        assert found(small / "case") == ""
        with Case.open(small / "case") as case:
            assert len(case.documents()) >= len(told)
    finally:
        subprocess.run(["umount", small], check=True)


def _look_as_nobody(folder: Path, answers: "multiprocessing.SimpleQueue[object]") -> None:
    if os.geteuid() == 0:
        # Rights do not bind root, so it steps down.
        os.setuid(65534)
    try:
        Case.create(folder)
    except CaseError as error:
        answers.put(str(error))
    done = verified(folder)
    answers.put(([str(problem) for problem in done.problems], done.logged, done.documents))


def test_a_read_only_folder(traced: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        case = Path(shutil.copytree(traced / "case", Path(name) / "case"))
        Path(name).chmod(0o755)
        for path in (case, *case.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        context = multiprocessing.get_context("fork")
        answers = context.SimpleQueue()
        process = context.Process(target=_look_as_nobody, args=(case, answers))
        process.start()
        process.join()
        for path in (case, *case.rglob("*")):
            path.chmod(0o755)
        assert process.exitcode == 0
        assert "cannot be written" in str(answers.get())
        assert answers.get() == ([], False, 2)
        assert found(case) == ""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    """Return how to run a verb in this process: its exit code, and what it said on stderr."""

    # In their order, as a test of the docs expects it of whoever imports them.
    for module in dict.fromkeys(VERBS.values()):
        import_module(f"rawi.cli.{module}")

    def run_here(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["rawi", *map(str, arguments)])
        capfd.readouterr()
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), capfd.readouterr().err
        return 0, capfd.readouterr().err

    return run_here


@pytest.mark.parametrize("harm", ["UPDATE {0} SET json = 'x'", "UPDATE {0} SET json = '{{}}'", "DELETE FROM {0}"])
def test_damaged_rows_are_one_sentence_in_every_verb(traced: Path, tmp_path: Path, here: Here, harm: str) -> None:
    case = Path(shutil.copytree(traced / "case", tmp_path / "case"))
    with Case.open(case) as opened:
        claim = next(iter(opened.find("cla-"))).id
    with sqlite3.connect(case / "case.db") as connection:
        for table in ("passage", "claim"):
            connection.execute(harm.format(table))
    connection.close()
    verbs = (
        ["verify", "--case", case],
        ["show", "--case", case],
        ["show", "--case", case, claim],
        ["search", "--case", case, "الخوين"],
        ["export", "--case", case],
        ["report", "--case", case, "-o", tmp_path / "report.html"],
        ["bag", "--case", case, "-o", tmp_path / "bag"],
    )
    for verb in verbs:
        code, told = here(*verb)
        # Rows that are gone leave others that can be read.
        assert code == 1 or (harm.startswith("DELETE") and verb[0] not in {"verify", "bag"}), verb
        assert "Traceback" not in told
        assert len(told.strip().splitlines()) <= 2, told
    assert not (tmp_path / "bag").exists()
    assert not (tmp_path / "report.html").exists() or harm.startswith("DELETE")


def test_a_reading_process_that_is_killed_is_one_sentence(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n}.txt").write_text(f"{PAGE}\n\nخبر {n}.", encoding="utf-8")
    kill = """
import os, signal
import rawi.case.pool as pool
plain = pool._as_worker
def deadly():
    plain()
    os.kill(os.getpid(), signal.SIGKILL)
pool._as_worker = deadly
"""
    done = run("read", tmp_path, before=kill)
    assert done.returncode == 1 or os.cpu_count() == 1
    assert "a reading process died" in said(done) or os.cpu_count() == 1


def test_no_verb_touches_the_network(traced: Path, tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, forbidden)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, forbidden)
    case, page = Path(shutil.copytree(traced / "case", tmp_path / "case")), traced / "in" / "0.txt"
    with Case.open(case) as opened:
        claim = next(iter(opened.find("cla-"))).id
    table = tmp_path / "judgements.csv"
    table.write_text("action,subject,field,value,reason\n", encoding="utf-8")
    places = tmp_path / "LB.tsv"
    row = "1\tZebqin\tزبقين\tlocality\t33.16\t35.27\t0\t0\t1\t0"
    places.write_text(
        f"id\tname\tar\tplacetype\tlat\tlon\tparent_id\tregion_id\tgeonames_id\tpopulation\n{row}\n", encoding="utf-8"
    )
    verbs: dict[str, list[str | Path]] = {
        "trace": [traced / "in", "--case", case],
        "watch": [traced / "in", "--case", case, "--once"],
        "read": [page],
        "compare": [page, traced / "in" / "1.txt"],
        "show": ["--case", case],
        "search": ["--case", case, "الخوين"],
        "sources": [],
        "judge": ["confirm", claim, "--case", case, "--by", "ليلى"],
        "export": ["--case", case],
        "import": [],
        "report": ["--case", case, "-o", tmp_path / "report.html"],
        "verify": ["--case", case],
        "bag": ["--case", case, "-o", tmp_path / "bag"],
        "unbag": [tmp_path / "bag", "--case", tmp_path / "again"],
        "timestamp": ["--case", case, "--request", tmp_path / "request.tsq"],
        "evaluate": ["--help"],
        "doctor": [],
        "gazetteer": ["import", places, "--to", tmp_path / "places.sqlite"],
        # It listens and answers; its own tests hold it to that.
        "serve": ["--help"],
    }
    # A verb that is not here has to say what it does with the network.
    assert set(VERBS) <= set(verbs), set(VERBS) - set(verbs)
    for verb in VERBS:
        code, told = here(verb, *verbs[verb])
        assert "a socket was opened" not in told, (verb, told)
        assert code == 0 or verb in {"import", "doctor"}, (verb, told)


def test_the_one_place_that_may_use_the_network() -> None:
    package = Path(rawi.__file__).parent
    names = ("urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib")
    using = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(f"import {name}" in path.read_text(encoding="utf-8") for name in names)
    }
    assert using == {"case/timestamp.py"}


def test_a_redacted_bag_holds_no_original(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", by="ليلى") as case:
        readings = take_in(case, "خبر سري جدا")
        case.replace_links(readings, tiny_links(*readings), state=case.state())
    bag(tmp_path / "case", tmp_path / "bag", profile="redacted", watch=Silent(), by="سامر")
    data = tmp_path / "bag" / "data"
    assert sorted(path.name for path in data.rglob("*")) == ["record.jsonl", "redaction.json"]
    assert "ليلى" not in (data / "record.jsonl").read_text(encoding="utf-8")
    with pytest.raises(CaseError, match="it is redacted"):
        unbag(tmp_path / "bag", tmp_path / "again", watch=Silent())
    with pytest.raises(CaseError, match="no redaction profile"):
        bag(tmp_path / "case", tmp_path / "other", profile="x", watch=Silent())
    with Case.open(tmp_path / "case") as case:
        detail, by = case.connection.execute("SELECT detail, by FROM audit WHERE action = 'bagged'").fetchone()
    assert '"profile":"redacted"' in detail
    assert by == "سامر"


def test_what_goes_out_redacted_is_in_the_log(traced: Path, tmp_path: Path, here: Here) -> None:
    case = Path(shutil.copytree(traced / "case", tmp_path / "case"))
    for verb in (["export", "-o", tmp_path / "out.jsonl"], ["report", "-o", tmp_path / "out.html"]):
        code, told = here(*verb, "--case", case, "--redact", "redacted", "--by", "سامر")
        assert code == 0, told
    with Case.open(case) as opened:
        rows = opened.connection.execute("SELECT by, detail FROM audit WHERE action = 'exported' ORDER BY n").fetchall()
    assert [by for by, _ in rows] == ["سامر", "سامر"]
    assert ['"format":"jsonl"' in rows[0][1], '"format":"report"' in rows[1][1]] == [True, True]
