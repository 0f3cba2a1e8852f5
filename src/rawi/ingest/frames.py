"""What the worker process and the one that started it say to each other: msgpack, each message after its length."""

from typing import BinaryIO

import msgspec

from rawi.ingest.extracted import Extracted, Refused


class Task(msgspec.Struct, frozen=True):
    """A file to take documents out of; `name` is what it is called, `without` the inner files that are left out.

    Its path is bytes: not every name of a file is text.
    """

    path: bytes
    name: str
    without: frozenset[str] = frozenset()


class Step(msgspec.Struct, frozen=True, tag="step"):
    """Work gets on; `part` is the inner file that is being read from now on, "" the outer one, null the same."""

    part: str | None


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The file cannot be taken in, or not further. `spent`: the worker should be replaced."""

    what: str
    do: str
    spent: bool = False


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The file is through. `spent`: the worker has grown and should be replaced."""

    spent: bool = False


Message = Extracted | Refused | Step | Failed | Done

LENGTH = 4
_ENCODER = msgspec.msgpack.Encoder()
_TASKS = msgspec.msgpack.Decoder(Task)
_MESSAGES: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)


def frame(message: Task | Message) -> bytes:
    """Return a message as it goes over the pipe. Raises `UnicodeEncodeError` for half a character in it."""
    data = _ENCODER.encode(message)
    return len(data).to_bytes(LENGTH, "big") + data


def message(data: bytes) -> Message:
    """Return what a worker said. Raises `msgspec.MsgspecError`."""
    return _MESSAGES.decode(data)


def next_task(pipe: BinaryIO) -> Task | None:
    """Return the next file to be done, None when there will be none."""
    length = pipe.read(LENGTH)
    if len(length) < LENGTH:
        return None
    data = pipe.read(int.from_bytes(length, "big"))
    return _TASKS.decode(data)
