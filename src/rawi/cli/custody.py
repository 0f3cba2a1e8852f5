"""Keeping a case as evidence: `rawi verify`, `rawi bag`, `rawi unbag`, `rawi timestamp`."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rawi.case import Case
from rawi.case import timestamp as timestamps
from rawi.case.bag import bag as bag_case
from rawi.case.bag import unbag as unbag_case
from rawi.case.verify import Verified
from rawi.case.verify import verify as verify_case
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, By, CaseFolder
from rawi.cli.terminal import Progress, fail, guarded, put
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
        typer.echo(f"{_count(found)} looked at{'' if found.problems else ': all as they were left'}")
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
    redact: Annotated[
        str | None, typer.Option(metavar="PROFILE", help="Only the record, masked as the profile says.")
    ] = None,
    by: By = None,
) -> None:
    """Write a case as a BagIt bag: originals, derived texts, the record, judgements, the audit log."""
    progress = Progress()
    done = bag_case(case, output, profile=redact, watch=progress, by=by)
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


@app.command()
@guarded
def timestamp(
    case: CaseFolder,
    tsa: Annotated[str | None, typer.Option("--tsa", help="The address of an authority to ask.")] = None,
    request: Annotated[
        Path | None, typer.Option("--request", help="Write the request to this file, to be sent from elsewhere.")
    ] = None,
    response: Annotated[Path | None, typer.Option("--response", help="Keep the answer in this file.")] = None,
    root: Annotated[
        Path | None, typer.Option("--root", help="The root certificate of the authority that you trust (PEM).")
    ] = None,
    by: By = None,
) -> None:
    """Have an authority confirm (RFC 3161) that the audit log was there by now; only a hash leaves the machine."""
    if sum(given is not None for given in (tsa, request, response)) != 1:
        raise typer.BadParameter("give one of --tsa URL, --request FILE, --response FILE")
    if request is not None:
        with Case.open(case) as opened:
            put([timestamps.request(opened)], request)
        typer.echo(
            f"the request is in {shown(request)}; send it to an authority, then keep the answer: --response FILE"
        )
        return
    Case.open(case).close()
    with Case.create(case, by=by, verb="timestamp") as opened:
        if tsa is not None:
            typer.echo(f"asking {shown(tsa)}; only the hash of the head of the audit log leaves the machine", err=True)
            answer = timestamps.ask(tsa, timestamps.request(opened))
        else:
            answer = response.read_bytes() if response is not None else b""
        done = timestamps.keep(opened, answer, root=root.read_bytes() if root is not None else None)
    typer.echo(f"row {done.act} of the audit log was there by {done.at}; the token is {done.file}")
    if root is None:
        typer.echo("who signed it was not checked; give the authority's certificate with --root", err=True)


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
