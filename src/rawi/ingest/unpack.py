"""Files in files: each is written out below the limits, goes through the same door, and is removed again."""

import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from rawi.ingest import progress
from rawi.ingest.door import extract, format_of
from rawi.ingest.errors import IngestError, shown
from rawi.ingest.extracted import Part, Refused, Unpack
from rawi.ingest.limits import MB, MEMORY, NESTED, UNPACKED
from rawi.ingest.signs import HEAD


class ExhaustedError(Exception):
    """All that one file unpacks to is more than the limit; nothing further is taken out of it."""

    what = f"unpacks to more than {UNPACKED // MB} MB, as an archive made to do harm does"
    do = "take out of it what is wanted"


def unpacker(*, without: frozenset[str] = frozenset(), unpacked: int = UNPACKED) -> Unpack:
    """Return what takes documents out of the files in one outer file.

    What they hold is counted together, however deep they lie. The inner files in `without` are left out.
    """
    return _at("", 1, [unpacked], without)


def _at(prefix: str, deep: int, left: list[int], without: frozenset[str]) -> Unpack:
    def unpack(chunks: Iterable[bytes], *, part: str, name: str, declared: str | None = None) -> Iterator[Part]:
        full = f"{prefix}#{part}" if prefix else part
        if full in without:
            return
        progress.step(full)
        with tempfile.NamedTemporaryFile(prefix="rawi-") as file:
            path = Path(file.name)
            try:
                _write(path, chunks, name=name, left=left)
                inner = _at(full, deep + 1, left, without) if deep < NESTED else _too_deep(path)
                for found in extract(path, name=name, unpack=inner, declared=declared):
                    yield msgspec.structs.replace(found, part=f"{part}#{found.part}" if found.part else part)
            except ExhaustedError:
                raise
            except IngestError as error:
                yield Refused(part, error.what, error.do)
            except MemoryError:
                yield Refused(part, f"takes more than {MEMORY // MB} MB of memory to read", "leave it out")
            except Exception as fault:
                yield Refused(part, *unforeseen(fault))
        progress.step(prefix)

    return unpack


def unforeseen(fault: Exception) -> tuple[str, str]:
    """Return what to say of a fault that a parser met, and what to do."""
    what = shown(f"{type(fault).__name__}: {fault}")
    return f"cannot be parsed, it may be damaged ({what})", "open it in another program and save it anew"


def _write(path: Path, chunks: Iterable[bytes], *, name: str, left: list[int]) -> None:
    """Write an inner file out, as far as its format may be long."""
    chunks = iter(chunks)
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD:
            break
    form = format_of(head, name)
    size = 0
    with path.open("wb") as file:
        for chunk in chain((head,), chunks):
            size += len(chunk)
            left[0] -= len(chunk)
            if left[0] < 0:
                raise ExhaustedError
            if size >= form.largest:
                raise IngestError(
                    name, f"has {form.largest // MB} MB or more, too much for {form.called}", do="split it"
                )
            try:
                file.write(chunk)
                file.flush()
            except OSError as error:
                what = f"cannot be unpacked ({(error.strerror or str(error)).lower()})"
                raise IngestError(
                    name, what, do="make room for temporary files, or set TMPDIR to where there is"
                ) from None


def _too_deep(path: Path) -> Unpack:
    def refuse(chunks: Iterable[bytes], *, part: str, name: str, declared: str | None = None) -> Iterator[Part]:
        raise IngestError(path, f"lies more than {NESTED} archives deep", do="unpack the outer ones")

    return refuse
