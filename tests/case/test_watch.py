"""Watching a folder: what is finished is taken in, what is not waits, what failed is told once, Ctrl-C ends it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_verify import Silent, found

import rawi.case.watch as watch_module
from rawi.case import Case, CaseError
from rawi.case.trace import Traced
from rawi.case.watch import watch_folder
from rawi.model import Document

PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين، يوم 13 شباط 2018."


class Enough(Exception):  # noqa: N818
    pass


class Told(Silent):
    def __init__(self) -> None:
        self.problems: list[str] = []
        self.rounds: list[Traced] = []

    def problem(self, where: Path | str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def told(self, traced: Traced) -> None:
        self.rounds.append(traced)


def page(path: Path, text: str, *, age: float = 60) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{PAGE}\n\n{text}", encoding="utf-8")
    os.utime(path, (time.time() - age,) * 2)


def paths(case: Path) -> list[str]:
    with Case.open(case) as opened:
        return [document.path for document in opened.rows(Document)]


def is_linked(case: Path) -> bool:
    with Case.open(case) as opened:
        return opened.linked()


def test_what_is_finished_is_taken_in_and_what_is_not_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, case, told = tmp_path / "in", tmp_path / "case", Told()
    page(folder / "old.txt", "قديم")
    page(folder / "deep" / "er.txt", "أعمق")
    page(folder / "download.txt.part", "نصف")
    page(folder / "growing.txt", "ن")
    (folder / "bad.bin").write_bytes(bytes(range(256)) * 8)
    os.utime(folder / "bad.bin", (time.time() - 60,) * 2)
    rounds = 0

    def between(_: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            page(folder / "growing.txt", "نما", age=59)
        elif rounds == 3:
            (folder / "download.txt.part").rename(folder / "download.txt")
        elif rounds == 6:
            raise Enough

    monkeypatch.setattr(watch_module.time, "sleep", between)
    with pytest.raises(Enough):
        watch_folder(folder, case, watch=told, told=told.told)
    assert paths(case) == ["deep/er.txt", "download.txt", "growing.txt", "old.txt"]
    assert [traced.added for traced in told.rounds] == [2, 1, 1]
    (problem,) = told.problems
    assert "bad.bin" in problem
    assert found(case) == ""
    with Case.open(case) as opened:
        assert opened.connection.execute("SELECT DISTINCT verb FROM file").fetchall() == [("watch",)]


def test_what_was_just_written_waits_even_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, case, told = tmp_path / "in", tmp_path / "case", Told()
    page(folder / "old.txt", "قديم")
    page(folder / "now.txt", "الآن", age=0)
    monkeypatch.setattr(watch_module.time, "sleep", lambda _: None)
    watch_folder(folder, case, once=True, watch=told, told=told.told)
    assert paths(case) == ["old.txt"]
    with pytest.raises(CaseError, match="is not a folder"):
        watch_folder(tmp_path / "none", case, once=True, watch=told, told=told.told)


def test_two_watches_a_trace_and_ctrl_c(tmp_path: Path) -> None:
    folder, case = tmp_path / "in", tmp_path / "case"
    for n in range(4):
        page(folder / f"{n}.txt", f"خبر {n}")
        page(tmp_path / "more" / f"{n}.txt", f"خبر آخر {n}")
    program = [sys.executable, "-c", "from rawi.cli import main; main()"]
    options = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "encoding": "utf-8"}
    watches = [subprocess.Popen([*program, "watch", str(folder), "--case", str(case)], **options) for _ in range(2)]
    trace = subprocess.Popen([*program, "trace", str(tmp_path / "more"), "--case", str(case)], **options)
    _, said = trace.communicate(timeout=120)
    assert trace.returncode == 0, said
    until = time.monotonic() + 60
    while not (len(paths(case)) == 8 and is_linked(case)) and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(0.5)
    for watch in watches:
        watch.send_signal(signal.SIGINT)
    for watch in watches:
        _, said = watch.communicate(timeout=60)
        assert watch.returncode == 0, said
        assert "Traceback" not in said
        assert said.splitlines()[-1] == "rawi: stopped; what was taken in is in the case"
    assert len(paths(case)) == 8
    with Case.create(case) as opened:
        assert opened.linked()
    assert found(case) == ""
