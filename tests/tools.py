"""Programs that some tests need and a machine may lack."""

import os
import shutil

import pytest


def need(*programs: str) -> None:
    """Leave the test out where a program is not installed; under continuous integration it must be there."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(missing)}; .ci/run must install it")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
