"""The way out of a case: `rawi export`."""

import signal
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.case.store import note
from rawi.cli.app import app
from rawi.cli.options import By, CaseFolder
from rawi.cli.terminal import Progress, guarded, misused
from rawi.cli.unlinked import warn_if_unlinked
from rawi.export import FORMATS
from rawi.export.deliver import deliver
from rawi.export.select import select
from rawi.ingest import shown


@app.command()
@guarded
def export(
    case: CaseFolder,
    form: Annotated[
        str, typer.Option("--format", help="; ".join(f"{form.name}: {form.about}" for form in FORMATS.values()) + ".")
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file, folder or .zip to write (default: stdout, for one text file)."),
    ] = None,
    events: Annotated[str, typer.Option(help="Only these events: ids, or their beginnings, with commas.")] = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only events that may have happened on this day or later.")
    ] = None,
    redact: Annotated[str | None, typer.Option(metavar="PROFILE", help="Mask what the profile says.")] = None,
    ids: Annotated[Path | None, typer.Option(help="bayanat: the filled ids.json of an earlier export.")] = None,
    by: By = None,
) -> None:
    """Write a case in a format of other tools; what a format cannot carry is in docs/exports.md."""
    if form not in FORMATS:
        misused(f"--format {shown(form)}: no such format; one of: {', '.join(FORMATS)}")
    # Whoever ends the process by its usual signal gets the same clean end as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    progress = Progress()
    with Case.open(case) as opened:
        warn_if_unlinked(opened)
        with select(
            opened,
            events=[word for part in events.split(",") if (word := part.strip())],
            since=_day(since),
            profile=redact,
            watch=progress,
        ) as selected:
            selected.ids = ids
            try:
                said = deliver(FORMATS[form], selected, output or sys.stdout.buffer)
            finally:
                progress.close()
    sys.stdout.buffer.flush()
    note_redacted(case, form=form, profile=redact, output=output, by=by)
    for sentence in said:
        typer.echo(f"rawi: {sentence}", err=True)
    if output is not None:
        typer.echo(f"The export is in {shown(output)}", err=True)


def note_redacted(case: Path, *, form: str, profile: str | None, output: Path | None, by: str | None) -> None:
    """Note in the audit log that something redacted went out; say so where the case cannot be written."""
    if profile is None:
        return
    detail: dict[str, object] = {"format": form, "profile": profile, "output": output.name if output else "-"}
    if not note(case, "exported", detail, by=by, verb="export"):
        typer.echo("rawi: the case cannot be written, so this export is not in its audit log", err=True)


def _day(given: str | None) -> str | None:
    """Return an ISO day as it is given; stop where it is none."""
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        misused(f"--since {given}: not a day; give it as YYYY-MM-DD")
