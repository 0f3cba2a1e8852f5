"""With the core dependencies alone every module imports and the program reads a document."""

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

import rawi

EXAMPLE = Path(__file__).parents[1] / "examples" / "khwein-2018" / "000_f06363eee123f151.txt"

IN_A_BARE_INSTALL = """
import importlib.abc, pkgutil, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in FORBIDDEN:
            raise ModuleNotFoundError(f"{name} is no core dependency")

sys.meta_path.insert(0, Absent())
"""
IMPORT_ALL = """
import rawi
for module in pkgutil.walk_packages(rawi.__path__, "rawi."):
    importlib.import_module(module.name)
print("all")
"""
RUN = """
from rawi.cli import main
main()
"""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def core() -> set[str]:
    """Return the distributions that installing Rawi without extras brings, itself included."""
    seen: set[tuple[str, frozenset[str]]] = set()
    found: set[str] = set()
    todo: list[tuple[str, frozenset[str]]] = [("rawi", frozenset())]
    while todo:
        wanted = todo.pop()
        if wanted in seen:
            continue
        seen.add(wanted)
        name, extras = wanted
        try:
            required = distribution(name).requires or []
        except PackageNotFoundError:
            # For another system or Python.
            continue
        found.add(name)
        for line in required:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                todo.append((canonical(requirement.name), frozenset(requirement.extras)))
    return found


def run(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    allowed = core()
    forbidden = {
        package
        for package, distributions in packages_distributions().items()
        if not any(canonical(name) in allowed for name in distributions)
    }
    assert {"pytest", "hypothesis", "jsonschema", "mypy"} <= forbidden
    assert not {"rawi", "typer", "msgspec", "rich"} & forbidden
    code = f"FORBIDDEN = {sorted(forbidden)!r}\n{IN_A_BARE_INSTALL}\n{program}"
    return subprocess.run(
        [sys.executable, "-I", "-c", code, *arguments], capture_output=True, encoding="utf-8", check=False
    )


def test_every_module_imports() -> None:
    done = run(IMPORT_ALL)
    assert done.stdout == "all\n", done.stderr


def test_it_reads_a_document() -> None:
    done = run(RUN, "read", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('{"type":"document"')


def test_the_version() -> None:
    assert run(RUN, "--version").stdout == f"rawi {rawi.__version__}\n"
