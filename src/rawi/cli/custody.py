"""Keeping a case as evidence: `rawi verify`, `rawi bag`, `rawi unbag`."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rawi.case.bag import bag as bag_case
from rawi.case.bag import unbag as unbag_case
from rawi.case.verify import Verified
from rawi.case.verify import verify as verify_case
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, By, CaseFolder
from rawi.cli.terminal import Progress, fail, guarded
from rawi.ingest import shown


@app.command()
@guarded
def verify(case: CaseFolder, by: By = None, as_json: AsJson = False) -> None:
    """Compute everything in a case anew and name what is not as it was left; exit code 1 where something is not."""
    progress = Progress()
    found = verify_case(case, watch=progress, by=by)
    progress.close()
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(_as_json(found)) + b"\n")
    else:
        for problem in found.problems:
            typer.echo(f"CHANGED  {problem}")
        for note in found.notes:
            typer.echo(f"note     {note}")
        typer.echo(f"{_count(found)} looked at")
        if found.head is not None:
            typer.echo(f"head of the audit log: {found.head} (row {found.acts})")
        if not found.logged:
            typer.echo("this verification is not in the audit log: the case cannot be written, or is damaged", err=True)
    if found.problems:
        fail(f"{shown(case)} is not as it was left: {words.count(len(found.problems), 'problem')}")


@app.command()
@guarded
def bag(
    case: CaseFolder,
    output: Annotated[Path, typer.Option("--output", "-o", help="The new folder for the bag.")],
    by: By = None,
) -> None:
    """Write a case as a BagIt bag: originals, derived texts, the record, judgements, the audit log."""
    progress = Progress()
    done = bag_case(case, output, watch=progress, by=by)
    progress.close()
    typer.echo(f"{words.count(done.files, 'file')}, {done.bytes} bytes in {shown(output)}", err=True)
    typer.echo(f"head of the audit log in it: {done.head}")


@app.command()
@guarded
def unbag(
    source: Annotated[Path, typer.Argument(metavar="BAG", help="The folder of a bag.", show_default=False)],
    case: CaseFolder,
    by: By = None,
) -> None:
    """Make the case that a bag holds; its audit log goes on where the bag's ended."""
    progress = Progress()
    documents = unbag_case(source, case, watch=progress, by=by)
    progress.close()
    typer.echo(f"{words.count(documents, 'document')} in {shown(case)}, verified", err=True)


def _count(found: Verified) -> str:
    parts = [words.count(found.originals, "original")]
    if found.documents is not None:
        parts.append(words.count(found.documents, "document"))
    if found.acts is not None:
        parts.append(words.count(found.acts, "act") + " of the audit log")
    return ", ".join(parts)


def _as_json(found: Verified) -> dict[str, object]:
    return {
        "whole": not found.problems,
        "problems": [problem._asdict() for problem in found.problems],
        "notes": [note._asdict() for note in found.notes],
        "originals": found.originals,
        "documents": found.documents,
        "acts": found.acts,
        "head": found.head,
        "logged": found.logged,
    }
