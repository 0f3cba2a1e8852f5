"""Two writers and a reader, killed with SIGKILL at random moments: nothing acknowledged is lost, the case is whole.

Writers and reader are forked from this process, which saves the start of an interpreter and nothing else: each opens
the case, works, and closes it as the program does. A document counts as acknowledged once `Case.add` has returned and
the writer has said so in a file. Every other round looks at a copy of the folder, so that what a kill left is taken up
by the next writers themselves; the rest is taken up by `verify`.
"""

import fcntl
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
import traceback
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

from test_verify import Silent, take_in
from tiny import tiny, tiny_links

from rawi.case import Case, audit, files, index, seal
from rawi.case.errors import CaseError
from rawi.case.verify import verify
from rawi.model import Document

ROUNDS = 200
ROUNDS_PER_CASE = 10
MOST_BEFORE_A_KILL = 5
LONGEST_WAIT = 0.03
# The byte of the file beside the log that SQLite locks for whoever copies the log or goes through it after a kill.
_COPYING_AT = 121
_FORK = multiprocessing.get_context("fork")


def _write(folder: Path, told: Path, name: str) -> None:
    try:
        _write_on(folder, told, name)
    except BaseException:
        (folder.parent / "fault").write_text(traceback.format_exc(), encoding="utf-8")
        raise


def _write_on(folder: Path, told: Path, name: str) -> None:
    handle = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    n = 0
    while True:
        with Case.create(folder, by=name) as case:
            for _ in range(4):
                n += 1
                text = f"خبر {name} {n}"
                (reading,) = take_in(case, text)
                os.write(handle, f"{reading.document.sha256}\n".encode())
            if n % 8 == 0:
                state, readings = case.state(), case.readings()
                case.replace_links(readings, tiny_links(*readings), state=state)


def _read(folder: Path, told: Path) -> None:
    seen = 0
    while True:
        try:
            with Case.open(folder) as case:
                types = Counter(line[:20].split('"')[3] for line in case.lines())
            assert types["document"] == types["claim"] >= seen, types
            seen = types["document"]
        except BaseException as fault:
            told.write_text(repr(fault), encoding="utf-8")
            raise


def _wait_for(told: Path, more: int, process: BaseProcess) -> None:
    """Wait until so many more documents are acknowledged, so that a slow machine has its moments too."""
    before = told.stat().st_size if told.exists() else 0
    while (told.stat().st_size if told.exists() else 0) < before + more * 65 and process.is_alive():
        time.sleep(0.001)


def _look(folder: Path, acknowledged: set[str]) -> int:
    """Check a case that nobody writes; returns how many documents are in it."""
    if not acknowledged:
        # Both may have been killed before the case was one.
        try:
            Case.open(folder).close()
        except CaseError as error:
            assert "holds nothing yet" in str(error)
            return 0
    done = verify(folder, watch=Silent())
    assert done.problems == (), [str(problem) for problem in done.problems]
    assert done.logged
    with Case.open(folder) as case:
        held = {document.sha256 for document in case.rows(Document)}
        assert acknowledged <= held
        assert audit.broken(case.connection) is None
        for sha256 in acknowledged:
            assert files.place(case.originals, sha256).is_file()
    with sqlite3.connect(folder / "case.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return len(held)


def crash(folder: Path, *, rounds: int, seed: int) -> Counter[str]:
    """Run rounds, a new case every `ROUNDS_PER_CASE`; returns what was counted."""
    # What every process would read first, so that it is not killed while it does.
    with sqlite3.connect(":memory:") as memory:
        memory.executescript(index.SCHEMA)
        index.index(memory, tiny("خبر"))
    memory.close()
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    for number in range(rounds):
        at = folder / f"{number // ROUNDS_PER_CASE}"
        at.mkdir(exist_ok=True)
        case, told, fault = at / "case", at / "acknowledged", at / "fault"
        writers = [_FORK.Process(target=_write, args=(case, told, f"{number}-{one}")) for one in "ab"]
        reader = _FORK.Process(target=_read, args=(case, fault))
        for process in writers:
            process.start()
        while not (case / "case.db.sums").exists() and all(process.is_alive() for process in writers):
            time.sleep(0.001)
        # Before anything is acknowledged there may be no case to read yet.
        if told.exists() and told.stat().st_size:
            reader.start()
        for process in sorted(writers, key=lambda _: rng.random()):
            _wait_for(told, rng.randrange(MOST_BEFORE_A_KILL), process)
            time.sleep(rng.random() * LONGEST_WAIT)
            os.kill(process.pid or 0, signal.SIGKILL)
        for process in writers:
            process.join()
            counts["kills"] += process.exitcode == -signal.SIGKILL
        if reader.pid is not None:
            os.kill(reader.pid, signal.SIGKILL)
            reader.join()
        assert not fault.exists(), fault.read_text(encoding="utf-8")
        acknowledged = set(told.read_text(encoding="utf-8").split()) if told.exists() else set()
        counts["left a log"] += (case / "case.db-wal").exists() and (case / "case.db-wal").stat().st_size > 0
        counts["left a transaction or a seal undone"] += (case / "case.db.writing").exists()
        last = number % ROUNDS_PER_CASE == ROUNDS_PER_CASE - 1
        looked_at = case if number % 2 or last else Path(shutil.copytree(case, at / "copy"))
        held = _look(looked_at, acknowledged)
        shutil.rmtree(at / "copy", ignore_errors=True)
        if last:
            counts["acknowledged"] += len(acknowledged)
            counts["held"] += held
            shutil.rmtree(at)
    return counts


def test_kill_9_of_two_writers_and_a_reader(tmp_path: Path) -> None:
    counts = crash(tmp_path, rounds=ROUNDS, seed=2018)
    print(dict(counts))
    assert counts["kills"] == 2 * ROUNDS
    assert counts["acknowledged"] > ROUNDS
    assert counts["left a log"] > ROUNDS / 4


def _hold(shared: Path, told: Path) -> None:
    with shared.open("r+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX, 1, _COPYING_AT)
        told.touch()
        time.sleep(0.2)


def test_a_log_that_another_goes_through_is_not_cut(tmp_path: Path) -> None:
    folder, told = tmp_path / "case", tmp_path / "held"
    with Case.create(folder) as case:
        take_in(case, "خبر 1")
        other = _FORK.Process(target=_hold, args=(folder / seal.SHARED_FILE, told))
        other.start()
        while not told.exists():
            time.sleep(0.001)
        # As after a kill: whoever writes next has to seal first.
        (folder / seal.MARK_FILE).touch()
        take_in(case, "خبر 2")
        other.join()
        assert seal.log_of(folder).problem is None
    assert _look(folder, set()) == 2
