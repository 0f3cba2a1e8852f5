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
_LOST = "was not read: its parser lost its way"
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

    def parts(self, path: Path, *, name: str, container: bool = False) -> Iterator[Part]:
        """Yield what a file holds, as it is found; `container`: files may lie in it. Raises `IngestError`.

        Where the process dies while it reads a file in the file, that inner file is refused and the rest goes on.
        """
        task = Task(os.fsencode(path.absolute()), name)
        # What earlier processes gave of the same file, by the hashes of its parts.
        before: set[int] = set()
        for _ in range(LIVES):
            died = yield from self._attempt(task, path, before, container=container)
            if died is None:
                return
            before |= died.given
            yield Refused(died.inner, died.why, _LEAVE_IT)
            task = msgspec.structs.replace(task, without=task.without | {died.inner})
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

    def _attempt(
        self, task: Task, path: Path, before: set[int], *, container: bool
    ) -> "Generator[Part, None, _Death | None]":
        """Yield what a file holds and was not given before; return what the process died of, None if of nothing."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process = self._process or self._start()
        within: list[str] = []
        given: set[int] = set()
        through = False
        try:
            for heard in self._heard(process, task):
                match heard:
                    case Extracted() | Refused():
                        if container:
                            given.add(hash(heard.part))
                        if not before or hash(heard.part) not in before:
                            yield heard
                    case Step(part):
                        _follow(within, part)
                    case Failed(what, do, spent):
                        through = not spent
                        raise IngestError(path, what, do=do)
                    case Done(spent):
                        through = not spent
                        return None
        except _DeathError as death:
            if not within:
                raise IngestError(path, str(death), do=_LEAVE_IT) from None
            return _Death(within[-1], str(death), given)
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
                    raise _DeathError(_LOST)
                if LENGTH < wanted <= len(held):
                    yield _understood(bytes(held[LENGTH:wanted]))
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
    """In which inner file the process died and why, and what it had given of the outer one until then."""

    inner: str
    why: str
    given: set[int]


def _understood(data: bytes) -> Message:
    try:
        return message(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise _DeathError(_LOST) from None


def _follow(within: list[str], part: str | None) -> None:
    """Keep in which inner files the process is, the outermost first, as it enters one (`part`) or leaves it."""
    if part is None:
        return
    if part in within:
        del within[within.index(part) + 1 :]
    elif part:
        within.append(part)
    else:
        within.clear()


def _cause(code: int) -> str:
    if code == -signal.SIGXCPU:
        return f"was not read: its parser did not get on in {CPU_SECONDS} seconds of computing"
    if code < 0:
        return f"was not read: its parser crashed ({signal.Signals(-code).name})"
    return f"was not read: its parser stopped (exit code {code})"
