"""`rawi serve` as a process of its own, as a user starts it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START = "from rawi.web import limits, running; {given}; from rawi.cli import main; main()"


@contextmanager
def served(case: Path, *arguments: str, **given: float) -> Iterator[str]:
    """Give the address that the program prints, token and all; `given` are limits set to other values."""
    settings = "; ".join(f"limits.{name} = {value}" for name, value in given.items()) or "pass"
    command = [sys.executable, "-c", _START.format(given=f"running.LOOK_EVERY = 0.2; {settings}")]
    process = subprocess.Popen(
        [*command, "serve", "--case", str(case), "--no-browser", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline().strip()
        assert line.startswith("http"), line + process.stdout.read()
        yield line
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
