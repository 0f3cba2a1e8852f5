"""What is said when a file cannot be taken in: one sentence with where, what, and what to do."""

import unicodedata
from pathlib import Path

# Control and format characters (bidi overrides among them), line and paragraph separators, lone surrogates.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST_NAME = 120


def shown(path: Path | str) -> str:
    """Return a path as it may be put into a line of text: nothing in it breaks the line or turns its direction.

    Control, format and undecodable characters become escapes; a very long path loses its middle.
    """
    escaped = "".join(_escaped(char) if unicodedata.category(char) in _UNSAFE else char for char in str(path))
    if len(escaped) <= _LONGEST_NAME:
        return escaped
    half = _LONGEST_NAME // 2
    return f"{escaped[:half]}…{escaped[-half:]}"


def _escaped(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x80 else char.encode("ascii", "backslashreplace").decode("ascii")


class IngestError(Exception):
    """A file that cannot be taken in; `str()` is one sentence: where, what, what to do."""

    def __init__(self, path: Path | str, what: str, *, do: str) -> None:
        self.path, self.what, self.do = path, what, do
        super().__init__(f"{shown(path)}: {self.words}")

    @property
    def words(self) -> str:
        """The sentence without the path: what, what to do."""
        return f"{self.what}; {self.do}"
