"""`python -m rawi.web.tracing CASE`: does one task after the other, a JSON object a line, and says how it goes so too.

It stays between tasks, so that what it has linked of the case need not be linked again; it ends with its input.
Folders below `incoming` of the case, where the app puts what people add, are emptied in the end.
"""

import gc
import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from rawi.case import Case, CaseError
from rawi.case.errors import said
from rawi.case.relinking import Growth
from rawi.case.trace import take_in
from rawi.ingest import shown, walk

INCOMING = "incoming"


class Task(msgspec.Struct, frozen=True):
    """Files and folders to trace, as the system calls them (none: link anew), in whose name and by which act."""

    paths: tuple[bytes, ...]
    by: str
    verb: str


class _Told:
    """Writes what it is told to stdout; what was put into `held` bears the names under which it was given."""

    def __init__(self, held: Sequence[Path]) -> None:
        self._held = held

    def problem(self, where: Path | str, what: str) -> None:
        name = os.fspath(where)
        for folder in self._held:
            name = name.removeprefix(f"{folder}{os.sep}")
        _tell(problem=f"{shown(name)}: {what}")

    def step(self, stage: str, done: int, total: int | None) -> None:
        _tell(stage=stage, done=done, total=total)


def _tell(**told: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


def main(folder: Path) -> int:
    """Do the tasks that stdin gives, to its end or to the first that fails; returns the exit code."""
    growth = Growth()
    for line in sys.stdin.buffer:
        task = msgspec.json.decode(line, type=Task)
        paths = [Path(os.fsdecode(path)) for path in task.paths]
        held = [path for path in paths if path.parent == folder / INCOMING]
        try:
            with Case.create(folder, by=task.by, verb=task.verb) as case:
                traced = take_in(list(walk(paths)), case, watch=_Told(held), growth=growth)
        except (CaseError, OSError, sqlite3.Error) as error:
            _tell(problem=said(error))
            return 1
        finally:
            for path in held:
                shutil.rmtree(path, ignore_errors=True)
        _tell(stage="done", added=traced.added, known=traced.known, failed=traced.failed)
    return 0


if __name__ == "__main__":
    # As the program itself does: words and rows come by the million and hold no cycles.
    gc.set_threshold(500_000)
    sys.exit(main(Path(sys.argv[1])))
