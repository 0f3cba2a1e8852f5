"""`rawi read`: what documents say, each by itself, without a case."""

import functools
import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple

import msgspec
import typer

from rawi.case import pool
from rawi.case.reading import Unread, read_one
from rawi.cli.app import app
from rawi.cli.terminal import Progress, fail, guarded
from rawi.ingest import IngestError, Worker, documents, known_date, walk
from rawi.ingest.door import LARGEST
from rawi.lexicon import load
from rawi.model import Document, Published, encode

# To hand over so many documents costs little more than to hand over one.
_TOGETHER = 4


class Format(StrEnum):
    """The formats of `rawi read`."""

    JSONL = "jsonl"
    TEXT = "text"


class Line(msgspec.Struct):
    """One line of `--lines`: a document without a file."""

    id: str | int
    text: str
    published: str | None = None


class Given(NamedTuple):
    """A document to read, or why there is none."""

    document: Document | None
    problem: str = ""


class Output(NamedTuple):
    """What is to be printed of a document, or why there is nothing."""

    data: bytes
    problem: str = ""


@app.command()
@guarded
def read(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...", help="Files and folders.")] = None,
    lines: Annotated[
        Path | None, typer.Option("--lines", help='JSON lines {"id", "text", "published"?}; - for stdin.')
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", help="When the documents were published: 2018-02-13.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="jsonl: rows of the record; text: for people.")
    ] = Format.JSONL,
) -> None:
    """Read documents one by one: passages, names, dates, figures, quotations, claims and on whose word they stand."""
    if bool(paths) == bool(lines):
        raise typer.BadParameter("give files and folders, or --lines FILE")
    date = _date(published)
    load()
    done = 0
    progress = Progress()
    with _opened(lines) as file:
        given = _of_lines(file, date) if file is not None else _of_paths(paths or [], date)
        outputs = pool.in_order(functools.partial(_outputs, form=form), _together(given), workers=pool.processes())
        for output in chain.from_iterable(outputs):
            if output.problem:
                progress.say(output.problem)
                continue
            done += 1
            sys.stdout.buffer.write(output.data)
            sys.stdout.buffer.flush()
    if not done:
        fail("nothing was read")


def _date(given: str | None) -> Published | None:
    try:
        return known_date(given) if given is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


def _opened(lines: Path | None) -> "BinaryIO | nullcontext[BinaryIO | None]":
    if lines is None:
        return nullcontext(None)
    return nullcontext(sys.stdin.buffer) if str(lines) == "-" else lines.open("rb")


def _of_paths(paths: Iterable[Path], date: Published | None) -> Iterator[Given]:
    with Worker() as worker:
        for path, name in walk(paths):
            try:
                for found in documents(path, name=name, worker=worker):
                    yield _given(found, date)
            except IngestError as error:
                yield Given(None, str(error))


def _given(found: Document | IngestError, date: Published | None) -> Given:
    if isinstance(found, IngestError):
        return Given(None, str(found))
    return Given(found if date is None else msgspec.structs.replace(found, published=date))


def _of_lines(file: BinaryIO, date: Published | None) -> Iterator[Given]:
    number = 0
    while line := file.readline(LARGEST):
        number += 1
        if len(line) == LARGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LARGEST)) and not rest.endswith(b"\n"):
                continue
            yield Given(None, f"line {number} has {LARGEST // 1_000_000} MB or more; split it")
        elif line.strip():
            yield _of_line(line, number, date)


def _of_line(line: bytes, number: int, date: Published | None) -> Given:
    try:
        held = msgspec.json.decode(line, type=Line)
        published = known_date(held.published) if held.published else date or Published()
    except (ValueError, msgspec.DecodeError) as error:
        return Given(None, f"line {number} cannot be read ({error}); give {{'id', 'text', 'published'?}}")
    return Given(
        Document(
            id=str(held.id),
            path=str(held.id),
            sha256=hashlib.sha256(held.text.encode()).hexdigest(),
            text=held.text,
            published=published,
        )
    )


def _together(given: Iterator[Given]) -> Iterator[tuple[Given, ...]]:
    """Yield documents some at a time: the first by itself, so that its rows are there soon."""
    yield from ((one,) for one in islice(given, 1))
    while some := tuple(islice(given, _TOGETHER)):
        yield some


def _outputs(given: Sequence[Given], *, form: Format) -> list[Output]:
    return [_output(one, form=form) for one in given]


def _output(given: Given, *, form: Format) -> Output:
    if given.document is None:
        return Output(b"", given.problem)
    reading = read_one(given.document)
    if isinstance(reading, Unread):
        return Output(b"", str(reading))
    if form == Format.JSONL:
        return Output(b"".join(encode(row) + b"\n" for row in reading.rows()))
    # Loaded here and no sooner: what is laid out for people takes much that reading does not.
    account, arrange = import_module("rawi.cli.account").account, import_module("rawi.web.view").arrange
    return Output("\n".join([*account(arrange(reading.rows()), reading.document), "", ""]).encode())
