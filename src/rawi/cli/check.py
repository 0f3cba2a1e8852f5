"""Whether Rawi is right and whole: `rawi evaluate`, `rawi doctor`."""

import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
import typer

from rawi import __version__
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson
from rawi.cli.terminal import fail, guarded, misused
from rawi.evaluate import FloorError, GoldError, agreement, check, floors_of, run, table, to_json
from rawi.ingest import ocr, shown
from rawi.ingest.door import FORMATS
from rawi.lexicon import Lexicon, load

# Where the gold lies in a checkout.
_GOLD = Path("tests/gold")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@app.command()
@guarded
def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[GOLD]...", help="Gold files and folders.", show_default=str(_GOLD)),
    ] = None,
    as_json: AsJson = False,
    floors: Annotated[
        bool, typer.Option("--floors", help="Fail where a score is below its floor in the gold's floors.toml.")
    ] = False,
    second: Annotated[
        bool, typer.Option("--agreement", help="Score second annotators (NAME.second.json) instead of the record.")
    ] = False,
) -> None:
    """Score the record against gold, layer by layer."""
    paths = gold or [_GOLD]
    if floors and second:
        misused("--floors are what the record must reach, --agreement is about annotators; give one of them")
    for path in paths:
        if not path.exists():
            fail(f"{shown(path)}: no such gold; give the files or folders of the gold")
    try:
        report = agreement(paths) if second else run(paths)
        fallen = check(report, floors_of(paths)) if floors else ()
    except (GoldError, FloorError) as error:
        fail(str(error))
    typer.echo(to_json(report) if as_json else table(report))
    for score in fallen:
        typer.echo(f"rawi: {score}", err=True)
    if fallen:
        fail(f"{words.count(len(fallen), 'score')} below the floor")


class Finding(NamedTuple):
    """One thing that was looked at: whether all is well with it, what was found, and whether Rawi needs it."""

    what: str
    well: bool
    found: str
    needed: bool = True


@app.command()
@guarded
def doctor(as_json: AsJson = False) -> None:
    """Look whether all that Rawi needs is there; exit code 1 where something is missing.

    Programs that are used where they are found are named too, with what is lost without them.
    """
    findings = list(_findings())
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode([finding._asdict() for finding in findings]) + b"\n")
    else:
        for finding in findings:
            state = "ok" if finding.well else "MISSING" if finding.needed else "absent"
            typer.echo(f"{state:7}  {finding.what}: {finding.found}")
    if not all(finding.well for finding in findings if finding.needed):
        raise typer.Exit(1)


def _findings() -> Iterator[Finding]:
    yield Finding("rawi", True, __version__)
    yield Finding("python", sys.version_info >= (3, 11), f"{platform.python_version()} (3.11 or newer is needed)")
    yield _tried("sqlite with full-text search", _full_text)
    yield _tried("data files", _data_files)
    yield _tried("lexicon", _lexicon)
    yield _tried("formats", _formats)
    engine = ocr.engine()
    yield Finding(
        "pictures and scans",
        engine is not None,
        f"Tesseract {engine.version} with Arabic" if engine else f"are not read without Tesseract; {ocr.INSTALL}",
        needed=False,
    )
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    lost = "no Chromium is found; print the report from any browser instead"
    yield Finding("report as PDF", browser is not None, browser or lost, needed=False)


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except (OSError, ValueError, ImportError, sqlite3.Error) as error:
        return Finding(what, False, str(error))


def _full_text() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
    connection.close()
    return sqlite3.sqlite_version


def _data_files() -> str:
    held = [file.name for file in files("rawi.data").iterdir() if file.name.endswith((".tsv", ".toml"))]
    if not held:
        raise ValueError("none; install Rawi again")
    return words.count(len(held), "file")


def _formats() -> str:
    """Load the module of every format, with what it builds on."""
    modules = sorted({form.module for form in FORMATS} | {"docx"})
    for module in modules:
        import_module(f"rawi.ingest.{module}")
    return words.count(len(modules), "module")


def _lexicon() -> str:
    """Read every family of the lexicon, which refuses bad rows, and count what users may want to know of."""
    lexicon = load()
    families = [name for name, member in vars(Lexicon).items() if isinstance(member, cached_property)]
    for name in families:
        getattr(lexicon, name)
    counts = {
        "actor": len(lexicon.actors.entities),
        "place": len(lexicon.places.entities),
        "person": len(lexicon.persons.entities),
        "outlet": len(lexicon.outlets.by_id),
    }
    return ", ".join(words.count(number, noun) for noun, number in counts.items())
