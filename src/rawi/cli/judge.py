"""`rawi judge`: what people decide about a case, its history, and judgements as a table."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from rawi.case import Case, CaseError
from rawi.case import judgements as decisions
from rawi.case.checking import RefusedError
from rawi.case.judged import undone
from rawi.case.judgement_csv import written
from rawi.case.overlay import every
from rawi.case.trace import relink
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, CaseFolder
from rawi.cli.terminal import Progress, fail, guarded, misused, put, words_of_source, wrapped
from rawi.ingest import CASE_FILE, shown
from rawi.model import Judgement, encode
from rawi.model.link import Action


class Deed(StrEnum):
    """What `rawi judge` does."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    LINK = "link"
    UNLINK = "unlink"
    PLACE = "place"
    GRADE = "grade"
    NOTE = "note"
    UNDO = "undo"
    HISTORY = "history"
    ORPHANED = "orphaned"
    IMPORT = "import"
    EXPORT = "export"


_LOOKING = frozenset({Deed.HISTORY, Deed.ORPHANED, Deed.EXPORT})
_WITHOUT_ID = frozenset({Deed.ORPHANED, Deed.EXPORT})


@app.command()
@guarded
def judge(
    action: Annotated[Deed, typer.Argument(metavar="ACTION", help="What to do.", show_default=False)],
    *,
    case: CaseFolder,
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The id of a row or its beginning; a file to import.", show_default=False),
    ] = None,
    given: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="The value, or ids.", show_default=False)
    ] = None,
    field: Annotated[str | None, typer.Option(help="Which value of the row is judged.")] = None,
    value: Annotated[str | None, typer.Option(help="What it is: as typed, or as JSON.")] = None,
    lat: Annotated[float | None, typer.Option(help="Of a place: degrees north.")] = None,
    lon: Annotated[float | None, typer.Option(help="Of a place: degrees east.")] = None,
    radius: Annotated[float | None, typer.Option(help="Of a place: the uncertainty in metres.")] = None,
    source: Annotated[str | None, typer.Option(help="Of a place: from what the position is known.")] = None,
    name: Annotated[str | None, typer.Option(help="Of a place or a new entity: what it is called.")] = None,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    by: Annotated[
        str | None, typer.Option(envvar="RAWI_BY", show_envvar=False, help="Who decides (default: RAWI_BY).")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="For export: the file to write.")] = None,
    later: Annotated[bool, typer.Option("--later", help="Leave linking anew to the next rawi trace.")] = False,
    as_json: AsJson = False,
) -> None:
    """Decide about a row of a case or one value of it; see what was decided; take it back."""
    if (identifier is None) != (action in _WITHOUT_ID):
        misused(f"rawi judge {action} takes {'no id' if identifier else 'an id; see rawi show or rawi export for ids'}")
    if action in _LOOKING:
        with Case.open(case) as opened:
            _look(opened, action, identifier or "", field=field, output=output, as_json=as_json)
        return
    if not (case / CASE_FILE).is_file():
        raise CaseError(f"{shown(case)} holds no case; make one with: rawi trace PATH... --case DIR")
    if by is None or not by.strip():
        raise RefusedError("a judgement needs the name of the person who makes it; give --by or set RAWI_BY")
    assert identifier is not None
    with Case.create(case, by=by, verb="judge") as opened:
        if action is Deed.IMPORT:
            _import(opened, Path(identifier), by)
        elif action is Deed.UNDO:
            _tell(opened, [decisions.undo(opened, identifier, by=by, reason=reason)], as_json=as_json)
        else:
            place = {"lat": lat, "lon": lon, "radius_m": radius, "source": source}
            made = decisions.judge(
                opened,
                by=by,
                action=msgspec.convert(action.value, Action),
                subject=identifier,
                field=field,
                value=_value(value, given or [], place, name),
                reason=reason,
            )
            _tell(opened, [made], as_json=as_json)
        if not later:
            progress = Progress()
            relink(opened, watch=progress)
            progress.close()


def _value(value: str | None, given: list[str], place: dict[str, Any], name: str | None) -> str | None:
    """Return the value as one text, however it was given."""
    if any(each is not None for each in place.values()):
        named = {"name": name} if name is not None else {}
        return msgspec.json.encode({**{key: each for key, each in place.items() if each is not None}, **named}).decode()
    if value is None and given:
        value = ",".join(given)
    if name is not None:
        return msgspec.json.encode({"mentions": value.split(",") if value else [], "name": name}).decode()
    return value


def _look(
    opened: Case, action: Deed, identifier: str, *, field: str | None, output: Path | None, as_json: bool
) -> None:
    if action is Deed.EXPORT:
        put(written(every(opened.connection)), output)
    elif action is Deed.ORPHANED:
        found = decisions.orphaned(opened)
        if not found and not as_json:
            typer.echo("no judgement is without its row", err=True)
        _tell(opened, found, as_json=as_json)
    else:
        rows = opened.find(identifier)
        names = [row.id for row in rows if not isinstance(row, Judgement)] or [identifier]
        if len(names) > 1:
            fail(f"several ids begin with {shown(identifier)}: {', '.join(names)}; give one of them")
        found = decisions.history(opened, names[0], field=field)
        if not found and not as_json:
            fail(f"nothing was decided about {shown(identifier)}")
        _tell(opened, found, as_json=as_json)


def _import(opened: Case, path: Path, by: str) -> None:
    done = decisions.import_csv(opened, path, by=by)
    for problem in done.problems:
        typer.echo(f"rawi: {shown(path)}, {problem}", err=True)
    if done.problems:
        fail(f"nothing was taken over from {shown(path)}: {words.count(len(done.problems), 'line')} to be put right")
    typer.echo(f"{words.count(done.applied, 'judgement')} taken over from {shown(path)}", err=True)


def _tell(opened: Case, judgements: list[Judgement] | tuple[Judgement, ...], *, as_json: bool) -> None:
    gone = undone(every(opened.connection))
    for each in judgements:
        if as_json:
            row = msgspec.json.decode(encode(each))
            sys.stdout.buffer.write(msgspec.json.encode({**row, "undone": each.id in gone}) + b"\n")
        else:
            typer.echo("\n".join(_lines(each, gone=each.id in gone)))


def _lines(judgement: Judgement, *, gone: bool) -> Iterator[str]:
    what = judgement.action + (f" {judgement.field}" if judgement.field else "")
    about = f"{what} of {judgement.subject}" if judgement.undoes is None else f"undo {judgement.undoes}"
    yield wrapped(f"{judgement.id}  {judgement.at}  {about}{'  (undone)' if gone else ''}", hanging=4)
    yield words_of_source(f"by {judgement.by}", indent=4)
    for label, text in (("was", judgement.was), ("now", judgement.value)):
        if text is not None and text not in ("null", "[]"):
            yield words_of_source(f"{label} {text}", indent=4)
    if judgement.reason:
        yield words_of_source(f"because {judgement.reason}", indent=4)
