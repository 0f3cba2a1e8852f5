"""Imports run one way only: a layer may not import from a layer above it."""

import ast
from pathlib import Path

import pytest

import rawi

PACKAGE = Path(rawi.__file__).parent
BELOW = {
    "model": set(),
    "text": {"model"},
    "data": set(),
    "lexicon": {"model", "text", "data"},
    "ingest": {"model", "text", "lexicon"},
    "read": {"model", "text", "lexicon"},
    "link": {"model", "text", "lexicon"},
    "case": {"model", "text", "lexicon", "ingest", "read", "link"},
    "export": {"model", "text", "lexicon", "ingest", "read", "link", "case"},
    "web": {"model", "text", "lexicon", "ingest", "read", "link", "case", "export"},
    "evaluate": {"model", "text", "lexicon", "ingest", "read", "link", "case"},
}

# Folders of a layer, each with those it may import from; single files beside them are shared by all.
FOLDERS = {
    "read": {
        "times": set(),
        "quantities": {"times"},
        "page": {"times"},
        "names": set(),
        "places": {"names"},
        "entities": {"names", "places"},
        "speech": set(),
        "events": set(),
        "roles": {"events", "names"},
        "claims": {"events", "roles"},
    },
    "link": {
        "texts": set(),
        "pairs": {"texts"},
        "derivations": {"texts", "pairs"},
        "events": {"texts"},
        "differences": {"texts", "events"},
    },
}


def imported_layers(path: Path) -> set[str]:
    """Return the layers of rawi that a file imports from."""
    return {name.split(".")[1] for name in imported(path)}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return {name for name in names if name.startswith("rawi.")}


def test_every_folder_is_a_known_layer() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders - {"cli"} == set(BELOW)


@pytest.mark.parametrize("layer", sorted(BELOW))
def test_imports_run_downwards(layer: str) -> None:
    allowed = BELOW[layer] | {layer, "__version__"}
    for path in (PACKAGE / layer).rglob("*.py"):
        upward = imported_layers(path) - allowed
        assert not upward, f"{path.relative_to(PACKAGE)} imports {sorted(upward)}"


@pytest.mark.parametrize(("layer", "folder"), [(layer, name) for layer, names in FOLDERS.items() for name in names])
def test_folders_of_a_layer_import_one_way(layer: str, folder: str) -> None:
    allowed = FOLDERS[layer][folder] | {folder}
    for path in (PACKAGE / layer / folder).rglob("*.py"):
        names = {name.split(".")[2] for name in imported(path) if name.startswith(f"rawi.{layer}.")}
        upward = (names & set(FOLDERS[layer])) - allowed
        assert not upward, f"{path.relative_to(PACKAGE)} imports {sorted(upward)}"


@pytest.mark.parametrize("layer", FOLDERS)
def test_every_folder_of_a_layer_has_its_place(layer: str) -> None:
    assert {p.parent.name for p in (PACKAGE / layer).glob("*/*.py")} == set(FOLDERS[layer])
