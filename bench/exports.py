"""Each format's export of a synthetic case: seconds, and how memory grows from a quarter of its size to the whole.

`jsonl`, the record as it is, is the baseline in the same run: the ratio says what a format costs beyond reading a case.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from rawi.export import FORMATS

_RUN = "from rawi.cli import main; main()"


class Cost(NamedTuple):
    seconds: float
    megabytes: float
    """Largest resident memory of the process."""
    size: float
    """What was written, in MB."""


def build(folder: Path, *, documents: int, events: int) -> None:
    # By a process of its own: what a process held before it runs another program counts as the other's memory.
    program = Path(__file__).with_name("synthetic.py")
    command = [sys.executable, program, folder, "--documents", str(documents), "--events", str(events)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def export(case: Path, name: str, output: Path) -> Cost:
    command = [sys.executable, "-c", _RUN, "export", "--case", str(case), "--format", name, "-o", str(output)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"rawi export --format {name} failed")
    written = [output] if output.is_file() else [path for path in output.rglob("*") if path.is_file()]
    return Cost(seconds, usage.ru_maxrss / 1024, sum(path.stat().st_size for path in written) / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description="Time every export of a synthetic case.")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    names = ["jsonl", *(name for name in given.formats if name != "jsonl")]
    with tempfile.TemporaryDirectory() as scratch:
        quarter, whole = Path(scratch) / "quarter", Path(scratch) / "whole"
        build(quarter, documents=given.documents // 4, events=given.events // 4)
        build(whole, documents=given.documents, events=given.events)
        costs = {
            name: (export(quarter, name, Path(scratch) / f"q-{name}"), export(whole, name, Path(scratch) / f"w-{name}"))
            for name in names
        }
    if given.json:
        print(json.dumps({name: {"quarter": q._asdict(), "whole": w._asdict()} for name, (q, w) in costs.items()}))
        return
    print(f"{given.events:,} events in {given.documents:,} documents")
    print(f"{'format':<14}{'seconds':>10}{'of jsonl':>10}{'MB of memory':>14}{'at a quarter':>14}{'MB written':>12}")
    for name, (small, large) in costs.items():
        ratio = large.seconds / costs["jsonl"][1].seconds
        print(
            f"{name:<14}{large.seconds:>10.1f}{ratio:>10.2f}{large.megabytes:>14.0f}{small.megabytes:>14.0f}{large.size:>12.0f}"
        )


if __name__ == "__main__":
    main()
