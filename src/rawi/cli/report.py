"""`rawi report`: the case, or chosen events of it, as one page that needs no network; on wish as PDF too."""

from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.case.redact import PROFILES
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import By, CaseFolder
from rawi.cli.out import note_redacted
from rawi.cli.terminal import fail, guarded, put
from rawi.cli.unlinked import warn_if_unlinked
from rawi.ingest import shown
from rawi.web.draw.svg import Lang
from rawi.web.handover import Scope
from rawi.web.pdf import PdfError, browser, print_pdf
from rawi.web.report import report_of


@app.command()
@guarded
def report(
    case: CaseFolder,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
    events: Annotated[str, typer.Option(help="Only these events: ids, or their beginnings, with commas.")] = "",
    redact: Annotated[
        str | None, typer.Option(metavar="PROFILE", help=f"Mask what the profile says: {', '.join(PROFILES)}.")
    ] = None,
    lang: Annotated[
        Lang, typer.Option(help="The language it opens and prints in; with -u-nu-arab its numbers are ٠١٢٣.")
    ] = "ar",
    pdf: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Print it to this PDF too, through an installed Chromium.")
    ] = None,
    by: By = None,
) -> None:
    """Write the case as one HTML page that needs no network: events, origins, chains, texts side by side."""
    try:
        if pdf is not None:
            # Said before the work, not after it.
            browser()
        with Case.open(case) as opened:
            warn_if_unlinked(opened)
            wanted = [word for part in events.split(",") if (word := part.strip())]
            page, scope = report_of(opened, name=case.resolve().name, events=wanted, profile=redact, lang=lang)
        put([page.encode()], output)
        note_redacted(case, form="report", profile=redact, output=output, by=by)
        typer.echo(f"The report is in {shown(output)}{_of(scope)}", err=True)
        if pdf is not None:
            print_pdf(output, pdf)
            typer.echo(f"The PDF is in {shown(pdf)}", err=True)
    except PdfError as error:
        fail(str(error))


def _of(scope: Scope) -> str:
    """Return what the report is of, where it is not the whole case."""
    if scope.kind == "all":
        return ""
    which = "chosen" if scope.kind == "asked" else "the weightiest"
    return f" ({which}: {scope.events} of {words.count(scope.all_events, 'event')}; the rest stays in the case)"
