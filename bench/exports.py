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
    """What an export cost: seconds by the clock and of the processor, MB of memory at most, MB written."""

    seconds: float
    processor: float
    memory: float
    written: float


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
    return Cost(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        sum(path.stat().st_size for path in written) / 1e6,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Time every export of a synthetic case.")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    names = ["jsonl", *(name for name in given.formats if name != "jsonl")]
    costs: dict[str, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        cases = {"whole": Path(scratch) / "whole", "quarter": Path(scratch) / "quarter"}
        build(cases["whole"], documents=given.documents, events=given.events)
        build(cases["quarter"], documents=given.documents // 4, events=given.events // 4)
        if not given.json:
            print(f"{given.events:,} events in {given.documents:,} documents; memory: at a quarter of it in brackets")
            print(f"{'format':<14}{'seconds':>10}{'processor':>11}{'of jsonl':>10}{'MB memory':>16}{'MB written':>12}")
        for name in names:
            output = Path(scratch) / name
            output.mkdir()
            costs[name] = {size: export(case, name, output / size) for size, case in cases.items()}
            if not given.json:
                print(row(name, costs[name], costs["jsonl"]["whole"]), flush=True)
    if given.json:
        print(json.dumps({name: {size: c._asdict() for size, c in held.items()} for name, held in costs.items()}))


def row(name: str, held: dict[str, Cost], baseline: Cost) -> str:
    whole = held["whole"]
    memory = f"{whole.memory:.0f} ({held['quarter'].memory:.0f})"
    ratio = whole.processor / baseline.processor
    return f"{name:<14}{whole.seconds:>10.1f}{whole.processor:>11.1f}{ratio:>10.2f}{memory:>16}{whole.written:>12.0f}"


if __name__ == "__main__":
    main()
