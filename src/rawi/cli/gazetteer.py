"""`rawi gazetteer`: a gazetteer of one's own, for the names that no list of this program holds."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.terminal import fail, guarded
from rawi.ingest import shown
from rawi.lexicon import LexiconError
from rawi.lexicon.gazetteer import import_gazetteer


class Action(StrEnum):
    """What is done to a gazetteer."""

    IMPORT = "import"


@app.command()
@guarded
def gazetteer(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="`import`: add the places of files.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Country dumps of GeoNames, or tables.")],
    to: Annotated[Path, typer.Option("--to", metavar="PATH", help="The gazetteer to write, new or not.")],
) -> None:
    """Add the places of FILE to a gazetteer; the environment variable RAWI_GAZETTEER=PATH makes reading use it."""
    for file in files:
        try:
            count = import_gazetteer(file, to)
        except LexiconError as error:
            fail(str(error))
        typer.echo(f"{shown(file)}: {words.count(count, 'place')} with an Arabic name", err=True)
    typer.echo(f"reading uses them where RAWI_GAZETTEER={shown(to)} is set", err=True)
