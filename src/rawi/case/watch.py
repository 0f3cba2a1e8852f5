"""Growing a case from a folder: what is new in it is taken in once it has stopped changing."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rawi.case.errors import CaseError
from rawi.case.relinking import Growth
from rawi.case.store import Case
from rawi.case.trace import Traced, take_in
from rawi.case.watching import Watch
from rawi.ingest import Found, shown, walk

# A file that was not written to for so long, by its own time and between two looks, is taken for finished.
SETTLED_SECONDS = 2.0
# Names that browsers and download tools give to what they have not finished.
_UNFINISHED = frozenset({".crdownload", ".download", ".filepart", ".opdownload", ".part", ".partial", ".tmp"})


class _Look(NamedTuple):
    """A file as it was found: where, its size in bytes, and when it was last written (ns)."""

    found: Found
    bytes: int
    written: int


def watch_folder(
    folder: Path,
    case_folder: Path,
    *,
    by: str | None = None,
    once: bool = False,
    watch: Watch,
    told: Callable[[Traced], None],
) -> None:
    """Take in what is in a folder and what comes into it, for ever, or `once` what is finished now.

    Every round opens the case, adds what is new, links and closes it; `told` hears of each round that found something.
    A file that could not be taken in is tried again when it has changed. Raises `CaseError`, `sqlite3.Error` or
    `OSError` where the case cannot be written or the folder is not there.
    """
    growth = Growth()
    through: set[_Look] = set()
    before = set(_look(folder))
    while True:
        time.sleep(SETTLED_SECONDS)
        now = set(_look(folder))
        ready = sorted(look for look in (now & before) - through if _is_settled(look))
        if ready:
            with Case.create(case_folder, by=by, verb="watch") as case:
                told(take_in([look.found for look in ready], case, watch=watch, growth=growth))
            through.update(ready)
        if once:
            return
        # What is gone need not be remembered.
        through &= now
        before = now


def _look(folder: Path) -> Iterator[_Look]:
    if not folder.is_dir():
        raise CaseError(f"{shown(folder)} is not a folder; give the folder to watch")
    for found in walk([folder]):
        if found.path.suffix.lower() in _UNFINISHED:
            continue
        try:
            status = found.path.stat()
        except OSError:
            # It went between being listed and being looked at.
            continue
        yield _Look(found, status.st_size, status.st_mtime_ns)


def _is_settled(look: _Look) -> bool:
    """Whether a file is old enough; one from the future, by a wrong clock, has only not to change."""
    age = time.time() - look.written / 1e9
    return age >= SETTLED_SECONDS or age < 0
