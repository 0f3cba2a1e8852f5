"""The trace that the app starts: a process of its own, so that pages stay fast and a fault in it stops nothing.

It stays for a while, ready for what is added next.
"""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rawi.web.tracing import Task

# Sentences about files that could not be taken in; the last ones are kept for the page.
_PROBLEMS_KEPT = 200
# Whoever adds one document after the other does so within minutes; then the memory is let go.
_STAYS_SECONDS = 600.0


class Progress(NamedTuple):
    """How a job stands. `stage`: of the trace, done or failed ("" = none yet); `problems`: sentences for the user."""

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
        self._leaving = threading.Timer(_STAYS_SECONDS, self._let_go)
        self._progress = Progress()
        self._problems: deque[str] = deque(maxlen=_PROBLEMS_KEPT)

    def progress(self) -> Progress:
        """Return how the last job stands."""
        with self._lock:
            return self._progress._replace(problems=tuple(self._problems))

    def start(self, case: Path, paths: Sequence[Path], *, by: str, verb: str = "serve") -> bool:
        """Start tracing `paths` (none: link anew) into the case, each time the same; False where a job is at work."""
        with self._lock:
            if self._progress.running:
                return False
            self._problems.clear()
            self._progress = Progress(stage="read")
            self._leaving.cancel()
            task = msgspec.json.encode(Task(tuple(map(os.fsencode, paths)), by, verb)) + b"\n"
            if not self._hand_over(task):
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", "rawi.web.tracing", case],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
                threading.Thread(target=self._follow, args=(self._process,), daemon=True).start()
                self._hand_over(task)
        return True

    def _hand_over(self, task: bytes) -> bool:
        """Give a task to the process; False where there is none any more."""
        if self._process is None or self._process.poll() is not None:
            return False
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(task)
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def _let_go(self) -> None:
        """Let the process end by itself."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None and not self._progress.running:
                with suppress(OSError):
                    self._process.stdin.close()
                self._process = None

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
                    if not self._progress.running:
                        self._leaving = threading.Timer(_STAYS_SECONDS, self._let_go)
                        self._leaving.daemon = True
                        self._leaving.start()
        process.wait()
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        with self._lock:
            if self._progress.running and self._process is process:
                self._progress = self._progress._replace(stage="failed")
