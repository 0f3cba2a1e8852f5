"""Where an export goes: it is whole, or it is not there. A folder may be asked for as a ZIP, or by its main file."""

import gc
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rawi.case import CaseError
from rawi.export import Format
from rawi.export.select import Selected
from rawi.ingest import shown

# Every file of a ZIP carries the same time, so that the same case gives the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NO_TEXT = ("parquet", "xlsx")


def deliver(form: Format, selected: Selected, output: Path | BinaryIO) -> tuple[str, ...]:
    """Write a format to a path, or to an open binary file; returns the sentences the format has for the user.

    A path that is a file is replaced once all is written. Formats of several files make a folder; a ZIP where the path
    ends with `.zip`; and where it ends as the format's main file does, that file, with the others beside it under its
    name (`out.csv`, `out.left_out.csv`). A pipe gets the main file alone. Raises `CaseError` where the path does not
    suit the format, `OSError` where it cannot be written; then nothing is left behind.
    """
    # Rows are many and hold no cycles: looking for some takes a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _written(form, selected, output)
    finally:
        if collecting:
            gc.enable()


def _written(form: Format, selected: Selected, output: Path | BinaryIO) -> tuple[str, ...]:
    write = form.function()
    if not isinstance(output, Path):
        if form.kind == "file":
            raise CaseError(f"{form.name} cannot be written to the screen or a pipe; name a file with -o")
        if output.isatty() and (form.main or form.extension).endswith(_NO_TEXT):
            raise CaseError(f"{form.name} is no text for a screen; name a file with -o")
        return _main_alone(form, selected, output) if form.kind == "folder" else write(selected, output)
    target = output.resolve()
    if not target.parent.is_dir():
        raise CaseError(f"there is no folder {shown(target.parent)}; make it, or name another place with -o")
    if form.kind == "folder":
        by_main = target.suffix.lower() == Path(form.main).suffix and not target.is_dir()
        return (_beside if by_main else _folder)(form, selected, target)
    if target.is_dir():
        raise CaseError(f"{shown(output)} is a folder; name a file with -o")
    if form.kind == "stream" and target.exists() and not target.is_file():
        with target.open("wb") as device:
            return write(selected, device)
    with _part(target) as part:
        if form.kind == "file":
            return write(selected, part)
        with part.open("xb") as file:
            return write(selected, file)


def _folder(form: Format, selected: Selected, target: Path) -> tuple[str, ...]:
    zipped = target.suffix.lower() == ".zip"
    if target.exists() and (target.is_file() != zipped or (target.is_dir() and any(target.iterdir()))):
        what = "a folder" if zipped else "there already and not an empty folder"
        raise CaseError(f"{shown(target)} is {what}; {form.name} is several files: name a new folder or a .zip with -o")
    with _part(target) as part:
        folder = part.with_name(f"{part.name}s") if zipped else part
        folder.mkdir()
        try:
            said = form.function()(selected, folder)
            if zipped:
                _zip(folder, part)
        finally:
            if zipped:
                shutil.rmtree(folder)
        if target.is_dir():
            target.rmdir()
    return said


def _beside(form: Format, selected: Selected, target: Path) -> tuple[str, ...]:
    """Write the main file to `target` and the others beside it; the main file comes last, so that it is never alone."""
    part = target.parent / f".rawi-{os.getpid()}.parts"
    _remove(part)
    try:
        part.mkdir()
        said = form.function()(selected, part)
        others = [path for path in sorted(part.iterdir()) if path.name != form.main]
        for path in (*others, part / form.main):
            _flush(path)
            path.replace(target if path.name == form.main else target.with_name(f"{target.stem}.{path.name}"))
    finally:
        _remove(part)
    _flush(target.parent)
    return (*said, f"beside it: {', '.join(f'{target.stem}.{path.name}' for path in others)}")


def _main_alone(form: Format, selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(prefix="rawi-") as folder:
        said = form.function()(selected, Path(folder))
        others = [path.name for path in sorted(Path(folder).iterdir()) if path.name != form.main]
        with Path(folder, form.main).open("rb") as main:
            shutil.copyfileobj(main, output)
    return (*said, f"this is {form.main} alone; name a folder with -o to have {', '.join(others)} too")


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _ZIP_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
                    shutil.copyfileobj(source, sink)


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; what is there in the end is flushed to disk and moved into place."""
    # Not named after the target: a name as long as the system allows has no room for a suffix.
    part = target.parent / f".rawi-{os.getpid()}.part"
    _remove(part)
    try:
        yield part
        for path in (part, *part.rglob("*")) if part.is_dir() else (part,):
            _flush(path)
        part.replace(target)
    except BaseException:
        _remove(part)
        raise
    _flush(target.parent)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    if os.name == "posix" or path.is_file():
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
