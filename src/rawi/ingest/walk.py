"""Which files a list of paths means."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CASE_FILE = "case.db"


class Found(NamedTuple):
    """A file to take in, and what the record calls it: its path below the folder that was given."""

    path: Path
    name: str


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the files that the paths mean, in the order of the paths, folders sorted by name, each file once.

    A path that is no folder is yielded as it is, so that whoever opens it can say what is wrong with it; so is
    a folder that cannot be listed. In folders hidden files, symbolic links and cases are left out: what a link
    inside points to is found anyway, and a link that leads out is not followed.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _below(path) if _is_folder(path) else (Found(path, path.name),):
            real = found.path.absolute()
            if real not in seen:
                seen.add(real)
                yield found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(root: Path) -> Iterator[Found]:
    unlisted: list[Path] = []
    for folder, names, files in os.walk(root, onerror=lambda error: unlisted.append(Path(error.filename))):
        if CASE_FILE in files:
            names.clear()
            continue
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if not name.startswith(".") and not path.is_symlink():
                yield Found(path, path.relative_to(root).as_posix())
    yield from (Found(path, path.name) for path in unlisted)
