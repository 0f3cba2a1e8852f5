"""The worker process: takes documents out of one untrusted file after the other, below limits it cannot lift.

Started by `rawi.ingest.worker` as `python -m rawi.ingest.working`; tasks come on stdin, messages go to stdout.
"""

import os
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

import msgspec

from rawi.ingest import progress
from rawi.ingest.door import extract
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused
from rawi.ingest.frames import Done, Failed, Message, Step, Task, frame, next_task
from rawi.ingest.limits import CHARACTERS, CHARACTERS_IN_ALL, CPU_SECONDS, MB, MEMORY, PARTS, UNPACKED
from rawi.ingest.unpack import ExhaustedError, unforeseen, unpacker

# Seconds after which the limit of computing is set anew, when work gets on.
_OFTEN = 0.1
_GROWN = MEMORY // 3
_HALVES = "halves of characters in this text stand as U+FFFD"
Say = Callable[[Message], None]


def main() -> None:
    """Do tasks until there are no more."""
    tasks, say = _pipes()
    _limit()
    progress.listen(lambda part: say(Step(part)))
    while True:
        task = tasks.get()
        _rearm()
        say(_do(task, say))


def _do(task: Task, say: Say) -> Done | Failed:
    path = Path(os.fsdecode(task.path))
    try:
        for part in _bounded(path, task):
            say(part)
    except (IngestError, ExhaustedError) as error:
        return Failed(error.what, error.do, spent=_memory_used() > _GROWN)
    except MemoryError:
        return Failed(f"takes more than {MEMORY // MB} MB of memory to read", "leave it out or split it", spent=True)
    except Exception as fault:
        return Failed(*unforeseen(fault), spent=True)
    return Done(spent=_memory_used() > _GROWN)


def _bounded(path: Path, task: Task) -> Iterator[Part]:
    """Yield what the file holds, as long as that is not too much."""
    characters = 0
    for number, part in enumerate(extract(path, name=task.name, unpack=unpacker(without=task.without))):
        if number >= PARTS:
            raise IngestError(path, f"holds more than {PARTS} documents", do="split it")
        if isinstance(part, Extracted):
            if len(part.text) > CHARACTERS:
                what = f"holds a text of more than {CHARACTERS // MB} million characters"
                yield Refused(part.part, what, "split it")
                continue
            characters += len(part.text)
            if characters > CHARACTERS_IN_ALL:
                raise IngestError(path, f"holds more than {CHARACTERS_IN_ALL // MB} million characters", do="split it")
        yield part


def _framed(message: Message) -> bytes:
    """Return a message as it is sent; halves of characters, which no text may hold, become U+FFFD, with a note."""
    try:
        return frame(message)
    except UnicodeEncodeError:
        whole = msgspec.convert(_mended(msgspec.to_builtins(message)), type(message))
        if isinstance(whole, Extracted):
            whole = msgspec.structs.replace(whole, notes=(*whole.notes, _HALVES))
        return frame(whole)


def _mended(value: object) -> object:
    match value:
        case str():
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        case dict():
            return {_mended(key): _mended(held) for key, held in value.items()}
        case list() | tuple():
            return [_mended(held) for held in value]
        case _:
            return value


def _pipes() -> "tuple[SimpleQueue[Task], Say]":
    """Return the tasks as they come, and what sends a message. Whatever else a parser prints goes nowhere."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_receive, args=(incoming, tasks), daemon=True).start()
    armed = 0.0

    def say(message: Message) -> None:
        nonlocal armed
        # At once: what waits here when a parser crashes is lost.
        outgoing.write(_framed(message))
        outgoing.flush()
        if time.monotonic() - armed > _OFTEN:
            armed = time.monotonic()
            _rearm()

    return tasks, say


def _receive(pipe: BinaryIO, tasks: "SimpleQueue[Task]") -> None:
    """Pass tasks on; when there will be none, or the process that gives them is gone, end this one at once."""
    while (task := next_task(pipe)) is not None:
        tasks.put(task)
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    os._exit(0)


def _limit() -> None:
    """Take what cannot be taken back: no more memory, no long files, no core dumps."""
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, UNPACKED),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        lowest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # Not every system has every limit.
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (lowest, lowest))


def _rearm() -> None:
    """Count the seconds of computing anew."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1, hard))


def _memory_used() -> int:
    """Return the most memory this process ever held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
