"""`rawi sources`: who is known to publish, what a name or an address is taken for, and a user's own additions."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rawi.case import Case
from rawi.case.sources import add_sources
from rawi.case.stored import own_sources
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, By
from rawi.cli.terminal import guarded, misused
from rawi.ingest import IngestError, shown
from rawi.lexicon import Lexicon, load
from rawi.lexicon.outlets import Outlet, issuer_at, outlet_at, outlet_named, table_of


@app.command()
@guarded
def sources(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Names or addresses to look up.", show_default=False)
    ] = None,
    case: Annotated[Path | None, typer.Option("--case", help="Also the publishers that this case adds.")] = None,
    add: Annotated[Path | None, typer.Option("--add", metavar="FILE", help="Add the publishers of a table.")] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Print the list of publishers, or what a NAME or an address is taken for; with --add, add to those of a case.

    The list is a table (TSV) of the columns that --add takes.
    """
    if add is not None:
        if case is None:
            misused("give the case that the publishers are for: rawi sources --add FILE --case DIR")
        with Case.create(case, by=by, verb="sources") as opened:
            rows = add_sources(opened, _text(add))
        typer.echo(f"{shown(case)} now adds {words.count(len(rows), 'publisher')} to the list", err=True)
        return
    own = ""
    if case is not None:
        with Case.open(case) as opened:
            own = own_sources(opened.connection)
    lexicon = load(own)
    if not names:
        rows = tuple(dict.fromkeys(lexicon.outlets.by_name.values()))
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n" if as_json else table_of(rows))
        return
    for name in names:
        _print(name, lexicon, as_json=as_json)


def _print(name: str, lexicon: Lexicon, *, as_json: bool) -> None:
    outlet = outlet_named(lexicon.outlets, name) or outlet_at(lexicon.outlets, name)
    issuer = issuer_at(lexicon.outlets, name) if outlet is None else None
    if as_json:
        found = outlet or (lexicon.actors.rows[issuer] if issuer is not None else None)
        sys.stdout.buffer.write(msgspec.json.encode({"asked": name, "found": found}) + b"\n")
    elif outlet is not None:
        typer.echo(f"{shown(name)}: {_told(outlet, lexicon)}")
    elif issuer is not None:
        row = lexicon.actors.rows[issuer]
        typer.echo(f"{shown(name)}: {row.name_en}, who publishes there itself")
    else:
        typer.echo(f"{shown(name)}: no publisher of the list; rawi sources --add FILE --case DIR adds one")


def _told(outlet: Outlet, lexicon: Lexicon) -> str:
    parts = [outlet.name_en or outlet.name, words.label(outlet.kind)]
    if outlet.run_by is not None:
        row = lexicon.actors.rows.get(outlet.run_by)
        parts.append(f"run by {row.name_en if row else outlet.run_by}")
    return ", ".join(parts)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise IngestError(path, "is not UTF-8", do="save the table as UTF-8 text with tabs") from None
