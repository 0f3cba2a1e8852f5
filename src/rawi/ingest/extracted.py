"""What the file of a format gives: the documents found in it, and what in it could not be taken in."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from rawi.model import Layer, Published


class Extracted(msgspec.Struct, frozen=True, kw_only=True, tag="extracted"):
    """One document found in a file.

    `text` is what is to be read, and offsets count in it; `part` is where in the file it stands ("message 17",
    "row 5", an inner path; "" is the file itself). `published` is only what metadata states (basis `metadata`),
    never a library's guess. `extra` holds other facts as given (url, source, forwarded_from, reply_to, hash).
    `notes` are sentences for the user.
    """

    text: str
    part: str = ""
    title: str | None = None
    author: str | None = None
    language: str | None = None
    views: int | None = None
    published: Published = Published()
    extra: dict[str, str] = {}
    layers: tuple[Layer, ...] = ()
    extractor: str = ""
    encoding: str | None = None
    encoding_why: str | None = None
    notes: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """A part of a file that could not be taken in: which one, what is wrong with it, what to do."""

    part: str
    what: str
    do: str


Part = Extracted | Refused


class Unpack(Protocol):
    """Takes documents out of a file that lies in another: the same door, one level deeper."""

    def __call__(self, chunks: Iterable[bytes], *, part: str, name: str, declared: str | None = None) -> Iterator[Part]:
        """Yield what the bytes hold, each under `part`; `name` is what the inner file is called.

        `declared` is the encoding that the outer file says a page or text is in.

        Never raises for the inner file: what is wrong with it comes out as `Refused`. Raises `IngestError` where the
        outer file holds more than the limits allow.
        """
