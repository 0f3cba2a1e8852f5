"""`rawi trace`: the main job, documents in, a traced case out; `rawi watch`: the same for what comes into a folder."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.case.trace import Traced
from rawi.case.trace import trace as trace_paths
from rawi.case.watch import watch_folder
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, By, CaseFolder
from rawi.cli.summary import case_as_json, record_of, summary
from rawi.cli.terminal import INTERRUPTED, Progress, fail, guarded
from rawi.ingest import shown


@app.command()
@guarded
def trace(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)],
    case: CaseFolder,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take in documents, read them, link them, keep all in a case, and tell what is in it.

    Run again it adds what is new.
    """
    progress = Progress()
    with Case.create(case, by=by) as opened:
        try:
            traced = trace_paths(paths, opened, watch=progress)
        except KeyboardInterrupt:
            progress.close()
            held = words.count(len(opened.documents()), "document")
            unlinked = "" if opened.linked() else ", not linked to its end"
            typer.echo(f"rawi: stopped; the case holds {held}{unlinked}; run the same command to go on", err=True)
            raise typer.Exit(INTERRUPTED) from None
        progress.close()
        typer.echo(_what_was_done(traced, case), err=True)
        record = record_of(opened)
    if not traced.added + traced.known:
        fail("nothing was taken in" if traced.failed else "there are no files to take in; check the paths")
    if as_json:
        sys.stdout.buffer.write(case_as_json(record, added=traced.added, known=traced.known, failed=traced.failed))
    else:
        typer.echo("\n".join(summary(record)))


@app.command()
@guarded
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to watch.", show_default=False)],
    case: CaseFolder,
    once: Annotated[bool, typer.Option("--once", help="Take in what is finished now, and stop.")] = False,
    by: By = None,
) -> None:
    """Take in what is in a folder and what comes into it, until Ctrl-C; a file that is still being written waits."""
    progress = Progress()

    def told(traced: Traced) -> None:
        progress.close()
        typer.echo(_what_was_done(traced, case), err=True)

    try:
        watch_folder(folder, case, by=by, once=once, watch=progress, told=told)
    except KeyboardInterrupt:
        progress.close()
        typer.echo("rawi: stopped; what was taken in is in the case", err=True)


def _what_was_done(traced: Traced, case: Path) -> str:
    parts = [f"{words.count(traced.added, 'document')} added to {shown(case)}"]
    if traced.known:
        parts.append(f"{traced.known} there already")
    if traced.failed:
        parts.append(f"{traced.failed} not taken in")
    return ", ".join(parts)
