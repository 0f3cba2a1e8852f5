"""The word forms of simplemma's Arabic list as keys, kept in the user's cache folder.

To unpack and fold the list takes a third of a second, to read it folded a hundredth. The copy is taken only where its
digest says that it is whole and was made of this list by these rules of folding; else it is made anew. Without a
folder to write to there is none, and nothing else changes.
"""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from rawi.text import normalise

_PACKED = "strategies/dictionaries/data/ar.plzma"
_FILE = "word-forms-2.txt"
# Words that begin with so many letters alike stand on one line of the copy.
_ALIKE, _BETWEEN = 3, "\t"
_NO_FORMS = frozenset[str]()


class WordForms:
    """The keys of the forms; a line of those that begin alike is taken apart when a word that does is asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._alike: dict[str, str | frozenset[str]] = {line[:_ALIKE]: line for line in lines}

    def __contains__(self, word: str) -> bool:
        begins = word[:_ALIKE]
        forms = self._alike.get(begins, _NO_FORMS)
        if isinstance(forms, str):
            forms = self._alike[begins] = frozenset(forms.split(_BETWEEN))
        return word in forms


def word_forms() -> WordForms | frozenset[str]:
    """Return the keys of the forms."""
    made_of = _made_of()
    folder = cache_folder()
    if not made_of or folder is None:
        return _unpacked()
    path = folder / _FILE
    found = _read(path, made_of)
    if found is not None:
        return found
    unpacked = _unpacked()
    _write(path, unpacked, made_of)
    return unpacked


def cache_folder() -> Path | None:
    """Return where this user's programs keep what they can make again, null where that is not known."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        folder = "~/Library/Caches"
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    if folder.startswith("~") and os.environ.get("HOME") == "":
        return None
    base = Path(os.path.expanduser(folder))  # noqa: PTH111 - Path.expanduser raises where there is no home.
    return base / "rawi" if base.is_absolute() else None


def _unpacked() -> frozenset[str]:
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    return frozenset(normalise.keys(factory.DefaultDictionaryFactory().get_dictionary("ar"))) - {""}


def _made_of() -> bytes:
    """Return the digest of what makes a copy: the list, the rules of folding, its layout; nothing if out of reach."""
    package = find_spec("simplemma")
    if package is None or package.origin is None:
        return b""
    made_of = hashlib.sha256(unicodedata.unidata_version.encode())
    try:
        for path in (Path(package.origin).parent / _PACKED, Path(normalise.__file__), Path(__file__)):
            made_of.update(path.read_bytes())
    except OSError:
        return b""
    return made_of.digest()


def _read(path: Path, made_of: bytes) -> WordForms | None:
    """Return the forms of a copy: a line with the digest of all that follows, then lines of those that begin alike."""
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return WordForms(body.decode().split("\n")) if digest == _digest(made_of, body) else None


def _write(path: Path, forms: frozenset[str], made_of: bytes) -> None:
    """Write a copy, whole or not at all; a folder that cannot be written to is left alone."""
    alike = groupby(sorted(forms), key=lambda form: form[:_ALIKE])
    body = "\n".join([_BETWEEN.join(some) for _, some in alike]).encode()
    part = path.with_name(f"{_FILE}.{os.urandom(4).hex()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            part.write_bytes(_digest(made_of, body) + b"\n" + body)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _digest(made_of: bytes, body: bytes) -> bytes:
    return hashlib.sha256(made_of + body).hexdigest().encode()
