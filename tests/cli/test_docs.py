"""Every verb and option is in `docs/cli.md`, and nothing else is."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from rawi.cli import VERBS

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands() -> dict[str, Any]:
    for module in dict.fromkeys(VERBS.values()):
        import_module(f"rawi.cli.{module}")
    group = typer.main.get_command(import_module("rawi.cli.app").app)
    return dict(group.commands)  # type-erased: Typer's own click


def section(verb: str) -> str:
    found = re.search(rf"^## rawi {verb}\n(.*?)(?=^## |\Z)", DOCS, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section on rawi {verb}"
    return found[1]


def test_the_verbs_are_those_of_the_program() -> None:
    assert list(VERBS) == list(commands())
    assert re.findall(r"^## rawi (\w+)$", DOCS, re.MULTILINE) == list(VERBS)
    assert re.findall(r"^rawi (\w+)", DOCS, re.MULTILINE) == list(VERBS)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_argument_and_option_is_documented(verb: str) -> None:
    text = section(verb)
    taken: set[str] = set()
    for parameter in commands()[verb].params:
        assert getattr(parameter, "help", ""), f"rawi {verb}: {parameter.name} has no help"
        if parameter.param_type_name == "option":
            taken.update(name for name in (*parameter.opts, *parameter.secondary_opts) if name != "--help")
        else:
            taken.add(parameter.metavar)
    undocumented = {name for name in taken if f"`{name}`" not in text}
    assert not undocumented, f"docs/cli.md, rawi {verb}: {sorted(undocumented)}"
    unknown = set(re.findall(r"(?<![\w-])(--?[a-z][\w-]*)", text)) - taken
    assert not unknown, f"docs/cli.md, rawi {verb}: no such option {sorted(unknown)}"
