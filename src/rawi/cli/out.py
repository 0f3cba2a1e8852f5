"""Ways out of a case: `rawi export`, `rawi report`."""

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.cli.app import app
from rawi.cli.options import CaseFolder
from rawi.cli.terminal import guarded, put
from rawi.export.jsonl import jsonl
from rawi.ingest import shown
from rawi.model import ROW_TYPES, Row
from rawi.web.report import render_case


class Format(StrEnum):
    """The formats of `rawi export`."""

    JSONL = "jsonl"


@app.command()
@guarded
def export(
    case: CaseFolder,
    form: Annotated[Format, typer.Option("--format", help="jsonl: the record, one JSON object a line.")] = Format.JSONL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write (default: stdout).")] = None,
) -> None:
    """Write the record of a case: every row of every type, in the order of the record."""
    with Case.open(case) as opened:
        warn_if_unlinked(opened)
        with closing({Format.JSONL: jsonl}[form](opened)) as lines:
            put(lines, output)


@app.command()
@guarded
def report(
    case: CaseFolder,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
) -> None:
    """Write the case as one HTML page that needs no network: events, origins, chains, texts side by side."""
    with Case.open(case) as opened:
        warn_if_unlinked(opened)
        rows: list[Row] = [row for row_type in ROW_TYPES for row in opened.rows(row_type)]
    put([render_case(rows, name=case.resolve().name).encode()], output)
    typer.echo(f"The report is in {shown(output)}", err=True)


def warn_if_unlinked(case: Case) -> None:
    """Say when the links are not those of all documents, as after an interruption."""
    if not case.linked():
        typer.echo("rawi: the case is not linked to its end; run rawi trace again", err=True)
