"""The program itself; each verb adds itself to it."""

import os
from importlib import import_module
from typing import Annotated

import typer

from rawi import __version__

app = typer.Typer(
    name="rawi",
    help="Read Arabic reports of conflict: who says what, on whose word, in whose words, and who says otherwise.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rawi {__version__}")
        raise typer.Exit


@app.callback()
def rawi(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read Arabic reports of conflict: who says what, on whose word, in whose words, and who says otherwise."""
    own_places = os.environ.get("RAWI_GAZETTEER", "")
    if own_places:
        # Loaded here and no sooner: most calls do without the lexicon. What it raises is a ValueError.
        gazetteer = import_module("rawi.lexicon.gazetteer")
        try:
            gazetteer.check_gazetteer(own_places)
        except ValueError as error:
            typer.echo(f"rawi: RAWI_GAZETTEER: {error}", err=True)
            raise typer.Exit(1) from None
