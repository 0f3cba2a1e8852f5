"""The trace that the app starts: a process of its own, so that pages stay fast and a fault in it stops nothing."""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

# Sentences about files that could not be taken in; the last ones are kept for the page.
_PROBLEMS_KEPT = 200


class Progress(NamedTuple):
    """How a job stands. `stage`: read, link, done or failed ("" = none yet); `problems`: sentences for the user."""

    stage: str = ""
    done: int = 0
    total: int | None = None
    added: int = 0
    known: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the process is at work."""
        return self.stage not in {"", "done", "failed"}


class Job:
    """The one trace that runs at a time, and how it stands."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._progress = Progress()
        self._problems: deque[str] = deque(maxlen=_PROBLEMS_KEPT)

    def progress(self) -> Progress:
        """Return how the last job stands."""
        with self._lock:
            return self._progress._replace(problems=tuple(self._problems))

    def start(self, case: Path, paths: Sequence[Path], *, by: str, verb: str = "serve") -> bool:
        """Start tracing `paths` (none: link anew) into the case; False where a job is at work already."""
        with self._lock:
            if self._progress.running:
                return False
            self._problems.clear()
            self._progress = Progress(stage="read")
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "rawi.web.tracing", case, by, verb, *paths],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            threading.Thread(target=self._follow, args=(self._process,), daemon=True).start()
        return True

    def stop(self) -> None:
        """End the job; what it has committed stays, and the next one goes on from there."""
        with self._lock:
            process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait(10)

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                told: dict[str, Any] = msgspec.json.decode(line)
                problem = told.pop("problem", None)
                with self._lock:
                    if problem is not None:
                        self._problems.append(str(problem))
                    self._progress = self._progress._replace(**told)
        process.wait()
        with self._lock:
            if self._progress.stage != "done":
                self._progress = self._progress._replace(stage="failed")
