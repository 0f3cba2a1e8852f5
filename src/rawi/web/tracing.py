"""`python -m rawi.web.tracing CASE BY VERB PATH...`: traces into a case; says how it goes, a JSON object a line.

Folders below `incoming` of the case, where the app puts what people add, are emptied in the end.
"""

import gc
import shutil
import sqlite3
import sys
from pathlib import Path

import msgspec

from rawi.case import Case, CaseError
from rawi.case.trace import trace

INCOMING = "incoming"


class _Told:
    """Writes what it is told to stdout."""

    def problem(self, sentence: str) -> None:
        _tell(problem=sentence)

    def step(self, stage: str, done: int, total: int | None) -> None:
        _tell(stage=stage, done=done, total=total)


def _tell(**told: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


def main(folder: Path, by: str, verb: str, paths: list[Path]) -> int:
    """Trace the paths into the case; returns the exit code."""
    try:
        with Case.create(folder, by=by, verb=verb) as case:
            traced = trace(paths, case, watch=_Told())
        _tell(stage="done", added=traced.added, known=traced.known, failed=traced.failed)
    except (CaseError, OSError, sqlite3.Error) as error:
        _tell(problem=str(error))
        return 1
    finally:
        for path in paths:
            if path.parent == folder / INCOMING:
                shutil.rmtree(path, ignore_errors=True)
    return 0


if __name__ == "__main__":
    # As the program itself does: words and rows come by the million and hold no cycles.
    gc.set_threshold(500_000)
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], [Path(path) for path in sys.argv[4:]]))
