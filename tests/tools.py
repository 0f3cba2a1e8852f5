"""Programs and packages that some tests need and a machine may lack."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def need(*programs: str) -> None:
    """Leave the test out where a program is not installed; under continuous integration it must be there."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(missing)}; .ci/run must install it")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def need_package(name: str) -> None:
    """Leave the test out where a package is not installed; under continuous integration it must be there."""
    if importlib.util.find_spec(name) is not None:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{name} is not installed; the locks of the development environment must bring it")
    pytest.skip(f"{name} is not installed")


EXAMPLE = Path(__file__).parents[1] / "examples" / "khwein-2018"


class Silent:
    """Watches the work and tells nobody; a problem is a fault of the test."""

    def problem(self, where: Path | str, what: str) -> None:
        raise AssertionError(f"{where}: {what}")

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass
