"""A worker whose parser does what a file tells it to: the program that the tests of `Worker` run."""

import ctypes
import os
import time
from collections.abc import Iterator
from pathlib import Path

from rawi.ingest import door, progress, working
from rawi.ingest.extracted import Extracted, Part, Refused, Unpack


def extract(file: Path, *, name: str, unpack: Unpack) -> Iterator[Part]:
    """Obey each line: `text WORDS`, `inner NAME LINE;LINE`, or one of the faults below."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()[1:], start=1):
        match line.split(" ", 2):
            case ["text", *words]:
                yield Extracted(text=" ".join(words), part=f"line {number}")
            case ["inner", called, lines]:
                yield from unpack([b"obey\n" + lines.replace(";", "\n").encode()], part=called, name=called)
            case ["refuse"]:
                yield Refused(f"line {number}", "is refused", "leave it")
            case ["raise"]:
                raise LookupError("odd\nfile")
            case ["crash"]:
                ctypes.string_at(0)
            case ["exit"]:
                os._exit(3)
            case ["sleep", seconds]:
                time.sleep(float(seconds))
            case ["slow", times]:
                for _ in range(int(times)):
                    time.sleep(0.2)
                    progress.step()
            case ["memory"]:
                yield Extracted(text=" " * len(bytearray(4_000_000_000)))
            case ["print"]:
                os.write(1, b"noise on stdout")
            case ["half"]:
                yield Extracted(text="نصف \ud800")


def _obeys(head: bytes, name: str) -> bool:
    return head.startswith(b"obey\n")


if __name__ == "__main__":
    import sys

    sys.modules["rawi.ingest.faulty"] = sys.modules["__main__"]
    door.FORMATS = (door.Format("an order", _obeys, "faulty", 1_000_000, container=True), *door.FORMATS)
    working.main()
