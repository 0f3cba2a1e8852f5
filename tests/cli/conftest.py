"""Running the program as a user does: a process of its own, its output, its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest
from running import Rawi

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


@pytest.fixture(scope="session")
def rawi() -> Rawi:
    def run(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", "from rawi.cli import main; main()", *map(str, arguments)]
        given = {"capture_output": True, "encoding": "utf-8", "timeout": 300, **options}
        return subprocess.run(command, check=False, **given)

    return run


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def traced(rawi: Rawi, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the case of the example."""
    case = tmp_path_factory.mktemp("traced") / "case"
    done = rawi("trace", EXAMPLE, "--case", case)
    assert done.returncode == 0, done.stderr
    return case
