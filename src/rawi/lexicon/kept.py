"""Tables made ready, kept in the user's cache folder (`text/copies.py`): to make them takes four times as long.

A copy is made of all tables and of the code that reads them, and only used with the same. It is trusted like the
program's own byte code: whoever may write there as this user may change what the program does. Copies of another
user's, or that others may write to, are not read.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rawi.text.copies import read_copy, write_copy
from rawi.text.word_list import word_list_made_of

T = TypeVar("T")

_ROOT = Path(__file__).parent.parent
_SOURCES = ("data/*.tsv", "lexicon/*.py", "model/*.py", "text/*.py")
# Where the types of tables are.
_OWN = ("rawi.lexicon.", "rawi.model.", "rawi.text.")
# By which the library builds a row that is given by keyword.
_REBUILD = ("msgspec._utils", "rebuild")


def kept(name: str, of: type[object]) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Return a decorator: what a function without arguments gives is read from its copy `name`, where there is one.

    A copy that cannot be read back, or holds something that is not `of` that type, is made anew.
    """

    def decorate(make: Callable[[], T]) -> Callable[[], T]:
        @wraps(make)
        def ready() -> T:
            copy = read_copy(name, _MADE_OF)
            if copy is not None:
                # Other content than what was written may raise whatever building a row may.
                with suppress(Exception):
                    held: T = _OwnTypes(BytesIO(copy)).load()
                    if isinstance(held, of):
                        return held
            made = make()
            if _made_of() == _MADE_OF:
                write_copy(name, _MADE_OF, lambda: pickle.dumps(made, protocol=5))
            return made

        return ready

    return decorate


class _OwnTypes(pickle.Unpickler):
    """Reads rows of Rawi's types, and of plain ones, and refuses to look for anything else.

    That is a second line, and no proof against who writes a copy on purpose: a pickle may also set what a type has, its
    methods too. The first is whose the copy is (`text/copies.py`).

    A name with a dot would lead through a module to what it imports (subprocess.Popen is a type too).
    """

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == _REBUILD:
            return super().find_class(module, name)
        if module.startswith(_OWN) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no type of a table")


def _made_of() -> bytes:
    """Return the digest of what makes the copies: tables, code, word list, versions; nothing if out of reach."""
    words = word_list_made_of()
    made_of = hashlib.sha256(f"{sys.version} {msgspec.__version__} ".encode() + words)
    try:
        for pattern in _SOURCES:
            for path in sorted(_ROOT.glob(pattern)):
                made_of.update(path.read_bytes())
    except OSError:
        return b""
    return made_of.digest() if words else b""


# Taken when the code is loaded: a newer one may be installed while this runs, and what this makes is no copy of that.
_MADE_OF = _made_of()
