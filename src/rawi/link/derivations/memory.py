"""What linking found out of documents and pairs, so that who links them again need not ask again.

By what a document is found, who tells something in it and what it says around its claims depends on its reading alone,
what one takes from another on the two readings. Both are kept under fingerprints of the readings, never under ids: a
document that reads otherwise is another one.
"""

import hashlib
import zlib
from array import array
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from rawi import __version__
from rawi.link.derivations.candidates import Keys
from rawi.link.derivations.outside import Held
from rawi.link.pairs.align import Alignment
from rawi.link.texts.surroundings import Around
from rawi.model import Reading

# Fingerprints of a source and a target; of a document and nothing where its own is kept.
Known = Mapping[tuple[str, str], bytes]
# Of what is kept: another one makes other fingerprints.
_FORMAT = 2


class Own(NamedTuple):
    """What a document is by itself: by what it is found, who tells something in it, what stands around its claims."""

    keys: Keys
    held: Held
    around: tuple[Around, ...]


_OWN = msgspec.msgpack.Decoder(Own)
_ALIGNMENT = msgspec.msgpack.Decoder(Alignment)


def fingerprint(reading: Reading) -> str:
    """Return a hash of a reading, and of the version of Rawi that links it."""
    by = f"{_FORMAT} {__version__}".encode()[:16]
    hashed = hashlib.blake2b(msgspec.msgpack.encode(reading), digest_size=16, person=by)
    return hashed.hexdigest()


class Memory:
    """What is known from before, and what is asked for now: the latter is what `kept` returns."""

    def __init__(self, known: Known | None = None) -> None:
        self._known = dict(known or {})
        self._own: dict[str, Own] = {}
        self._alignments: dict[tuple[str, str], Alignment | None] = {}

    def own(self, document: str, make: Callable[[], Own]) -> Own:
        """Return what a document (a fingerprint) is by itself; `make` finds it out."""
        if document not in self._own:
            before = self._known.get((document, ""))
            found = _OWN.decode(before) if before is not None else make()
            self._own[document] = found._replace(keys=found.keys._replace(marks=array("q", found.keys.marks)))
        return self._own[document]

    def derives(self, source: str, target: str, make: Callable[[], bool]) -> bool:
        """Whether a document may take something from another (fingerprints), or was asked before; `make` finds out.

        Where it may not, nothing is what it takes.
        """
        pair = source, target
        if pair in self._known or self._alignments.get(pair) is not None or make():
            return True
        self._alignments[pair] = None
        return False

    def alignment(self, source: str, target: str, make: Callable[[], Alignment]) -> Alignment | None:
        """Return what one document takes from another (fingerprints), null for nothing; `make` finds it out."""
        pair = source, target
        if pair not in self._alignments:
            before = self._known.get(pair)
            if before is not None:
                found = _ALIGNMENT.decode(zlib.decompress(before)) if before else None
            else:
                made = make()
                found = made if made.derivations or made.quotations or made.reuses else None
            self._alignments[pair] = found
        return self._alignments[pair]

    def kept(self) -> dict[tuple[str, str], bytes]:
        """Return what was asked for, to be known the next time, in the order of the fingerprints."""
        for document, own in self._own.items():
            if (document, "") not in self._known:
                marks = list(own.keys.marks)
                self._known[document, ""] = msgspec.msgpack.encode(own._replace(keys=own.keys._replace(marks=marks)))
        for pair, alignment in self._alignments.items():
            if pair not in self._known:
                self._known[pair] = _packed(alignment)
        asked = [*((document, "") for document in self._own), *self._alignments]
        return {key: self._known[key] for key in sorted(asked)}


def _packed(alignment: Alignment | None) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(alignment), 1) if alignment is not None else b""
