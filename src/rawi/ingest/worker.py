"""The process that parses untrusted files, seen from the one it works for: started, watched, killed, replaced."""

import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused
from rawi.ingest.frames import LENGTH, Done, Failed, Message, Step, Task, frame, message
from rawi.ingest.limits import CPU_SECONDS, LIVES, LONGEST_MESSAGE, SILENT_SECONDS

_LEAVE_IT = "leave it out, or open it in another program and save it anew"
_PIPE = 1 << 20


class Worker:
    """A process for files that are not plain text, started with the first of them and used for many.

    `silent` is how many seconds it may give no sign of progress, `program` the module that it runs. To be closed, or
    used as a context.
    """

    def __init__(self, *, silent: float = SILENT_SECONDS, program: str = "rawi.ingest.working") -> None:
        self._silent = silent
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def parts(self, path: Path, *, name: str) -> Iterator[Part]:
        """Yield what a file holds, as it is found. Raises `IngestError`.

        Where the process dies while it reads a file in the file, that inner file is refused and the rest goes on.
        """
        task = Task(os.fspath(path.absolute()), name)
        for _ in range(LIVES):
            died = yield from self._attempt(task, path)
            if died is None:
                return
            yield Refused(died.inner, died.why, _LEAVE_IT)
            # What that inner file had given before does not come again, what came before it need not.
            task = msgspec.structs.replace(task, given=died.given, without=task.without | {died.inner})
        raise IngestError(path, f"holds more than {LIVES} files that its parsers failed on", do="unpack it")

    def close(self) -> None:
        """End the process and all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        # The process leads a group of its own, in which its own children are.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _attempt(self, task: Task, path: Path) -> "Generator[Part, None, _Death | None]":
        """Yield what a file holds; return which inner file the process died of, None where the file is through."""
        process = self._process = self._process or self._start()
        place = _Place(task.given)
        through = False
        try:
            for heard in self._heard(process, task):
                match heard:
                    case Extracted() | Refused():
                        place.given += 1
                        yield heard
                    case Step(part):
                        place.step(part)
                    case Failed(what, do, spent):
                        through = not spent
                        raise IngestError(path, what, do=do)
                    case Done(spent):
                        through = not spent
                        return None
        except _DeathError as death:
            inner, given = place.inner()
            if not inner:
                raise IngestError(path, str(death), do=_LEAVE_IT) from None
            return _Death(inner, given, str(death))
        finally:
            if not through:
                self.close()
        raise AssertionError("a worker either ends a file or dies")

    def _start(self) -> "subprocess.Popen[bytes]":
        self._folder = tempfile.mkdtemp(prefix="rawi-")
        return subprocess.Popen(
            # Safe path: no module is taken from the folder one happens to stand in, which may hold what was downloaded.
            [sys.executable, "-P", "-m", self._program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": self._folder},
            start_new_session=True,
        )

    def _heard(self, process: "subprocess.Popen[bytes]", task: Task) -> Iterator[Message]:
        """Give a task and yield what the process says, without end. Raises `_DeathError`."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(frame(task))
            process.stdin.flush()
        except BrokenPipeError:
            raise _DeathError(_cause(process.wait())) from None
        source = process.stdout.fileno()
        held = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(source, selectors.EVENT_READ)
            while True:
                wanted = LENGTH + int.from_bytes(held[:LENGTH], "big") if len(held) >= LENGTH else LENGTH
                if wanted > LONGEST_MESSAGE:
                    raise _DeathError("was not read: its parser lost its way")
                if LENGTH < wanted <= len(held):
                    yield message(bytes(held[LENGTH:wanted]))
                    del held[:wanted]
                    continue
                if not selector.select(self._silent):
                    raise _DeathError(f"was not read: its parser did not get on for {self._silent:g} seconds")
                read = os.read(source, _PIPE)
                if not read:
                    raise _DeathError(_cause(process.wait()))
                held += read


class _DeathError(Exception):
    """The process is gone, or to be killed; `str()` says why."""


class _Death(NamedTuple):
    """In which inner file the process died, how much it had given before that file, and why it died."""

    inner: str
    given: int
    why: str


class _Place:
    """Where in a file the process is: in which file in which file, and how much it had given when each began."""

    def __init__(self, given: int) -> None:
        self.given = given
        self._begun: list[tuple[str, int]] = []

    def step(self, part: str | None) -> None:
        if part is None:
            return
        for depth, (begun, _) in enumerate(self._begun):
            if begun == part:
                del self._begun[depth + 1 :]
                return
        if part:
            self._begun.append((part, self.given))
        else:
            self._begun.clear()

    def inner(self) -> tuple[str, int]:
        return self._begun[-1] if self._begun else ("", 0)


def _cause(code: int) -> str:
    if code == -signal.SIGXCPU:
        return f"was not read: its parser did not get on in {CPU_SECONDS} seconds of computing"
    if code < 0:
        return f"was not read: its parser crashed ({signal.Signals(-code).name})"
    return f"was not read: its parser stopped (exit code {code})"
