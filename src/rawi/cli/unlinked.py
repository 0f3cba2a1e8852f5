"""What verbs say of a case whose links are not those of all its documents."""

import typer

from rawi.case import Case
from rawi.case.store import UNLINKED


def warn_if_unlinked(case: Case) -> None:
    """Say when the links are not those of all documents, as after an interruption."""
    if not case.linked():
        typer.echo(f"rawi: {UNLINKED}", err=True)
