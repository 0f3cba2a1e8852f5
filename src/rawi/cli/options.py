"""Options that several verbs have."""

from pathlib import Path
from typing import Annotated

import typer

CaseFolder = Annotated[Path, typer.Option("--case", help="The folder of the case.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
By = Annotated[str | None, typer.Option("--by", help="The name your acts are logged under (default: your login name).")]
