"""Ways back into a case: `rawi import`."""

from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.case.restore import restore
from rawi.case.trace import relink
from rawi.cli.app import app
from rawi.cli.options import By, CaseFolder
from rawi.cli.terminal import Progress, guarded
from rawi.export.from_label_studio import from_label_studio
from rawi.ingest import shown
from rawi.link.texts.wording import count

_ENOUGH_TO_TELL = 4096
_PLURALS = {"entity": "entities"}


@app.command("import")
@guarded
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A record (JSON lines), or corrections (JSON).")],
    case: CaseFolder,
    by: By = None,
) -> None:
    """Make a new case from a record, or take corrections made in Label Studio into the case they are of."""
    if _is_record(file):
        restored = restore(file, case, by=by)
        rows = ", ".join(count(number, name, _PLURALS.get(name)) for name, number in restored.rows.items())
        typer.echo(f"The case in {shown(case)} holds {rows}.")
        typer.echo("Its originals are not in a record; rawi verify says so. A case is handed over whole with: rawi bag")
        if restored.rewritten:
            typer.echo(
                f"rawi: {count(restored.rewritten, 'line')} of another version, written as this one does", err=True
            )
        return
    Case.open(case).close()
    with Case.create(case, by=by, verb="import") as opened:
        taken = from_label_studio(opened, file)
        if taken.made:
            progress = Progress()
            relink(opened, watch=progress)
            progress.close()
    for note in taken.notes:
        typer.echo(f"rawi: {note}", err=True)
    known = f", {count(taken.known, 'change')} known already" if taken.known else ""
    typer.echo(f"{count(taken.made, 'judgement')} made{known}, {count(len(taken.notes), 'thing')} to look at.")


def _is_record(file: Path) -> bool:
    """Whether a file is a record: its first line is an object with a type, not a list or a task."""
    with file.open("rb") as opened:
        start = opened.read(_ENOUGH_TO_TELL).lstrip()
    return not start.startswith(b"[") and not (start.startswith(b"{") and b'"annotations"' in start)
