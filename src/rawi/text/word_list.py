"""The word forms of simplemma's Arabic list as keys, kept in the user's cache folder (`copies.py`).

To unpack and fold the list takes a third of a second, to read it folded a hundredth.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from rawi.text import normalise
from rawi.text.copies import read_copy, write_copy

_PACKED = "strategies/dictionaries/data/ar.plzma"
_COPY = "word-forms"
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
    found = read_copy(_COPY, _MADE_OF)
    if found is not None:
        with suppress(UnicodeDecodeError):
            return WordForms(found.decode().split("\n"))
    unpacked = _unpacked()
    if word_list_made_of() == _MADE_OF:
        write_copy(_COPY, _MADE_OF, lambda: _lines(unpacked))
    return unpacked


def _lines(forms: frozenset[str]) -> bytes:
    alike = groupby(sorted(forms), key=lambda form: form[:_ALIKE])
    return "\n".join([_BETWEEN.join(some) for _, some in alike]).encode()


def _unpacked() -> frozenset[str]:
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    return frozenset(normalise.keys(factory.DefaultDictionaryFactory().get_dictionary("ar"))) - {""}


def word_list_made_of() -> bytes:
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


# Taken when the code is loaded, as for tables (`lexicon/kept.py`).
_MADE_OF = word_list_made_of()
