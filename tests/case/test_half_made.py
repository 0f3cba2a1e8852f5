"""Killed at whatever line while a case is being made: nothing is left, or something that the next run goes on from."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from rawi.case import Case, CaseError
from rawi.case.verify import verify
from tools import Silent

_CODE = str(Path("rawi", "case"))


def _killed_at(line: int, folder: Path) -> bool:
    """Make a case in another process, killed before the n-th line that it runs anew; returns whether it came so far."""
    child = os.fork()
    if not child:
        seen: set[tuple[str, int]] = set()

        def step(frame: FrameType, event: str, _: Any) -> Any:
            if _CODE not in frame.f_code.co_filename:
                return None
            if event == "line":
                seen.add((frame.f_code.co_filename, frame.f_lineno))
                if len(seen) == line:
                    os.kill(os.getpid(), signal.SIGKILL)
            return step

        try:
            sys.settrace(step)
            case = Case.create(folder)
            sys.settrace(None)
            case.close()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def test_a_case_that_was_being_made_is_gone_on_with(tmp_path: Path) -> None:
    line, left = 1, set()
    while _killed_at(line, folder := tmp_path / f"{line}"):
        left.add(frozenset(path.name for path in folder.iterdir()) if folder.exists() else None)
        try:
            Case.open(folder).close()
        except CaseError as error:
            assert "rawi trace" in str(error), (line, error)
        with Case.create(folder) as case:
            assert next(case.lines(), None) is None
        done = verify(folder, watch=Silent())
        assert done.problems == (), (line, done.problems)
        line += 1
    assert line > 100
    # It was killed before there was a folder, with the lock alone, and with a database.
    assert {None, frozenset({"case.lock"})} < left
    assert any(names and "case.db" in names for names in left)


def test_a_folder_of_other_things_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("خبر", encoding="utf-8")
    (tmp_path / "case.lock").touch()
    with pytest.raises(CaseError, match="holds other things and no case"):
        Case.create(tmp_path)
