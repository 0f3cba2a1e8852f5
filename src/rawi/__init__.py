"""Rawi reads Arabic reports of conflict: who says what, on whose word, in whose words, and who says otherwise.

For notebooks: `rawi.open("my-case")` gives a case with iterators over everything in it, `rawi.read_text(text)` reads
one text. What they need is imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rawi.api import OpenCase, open, read_text

__version__ = "0.1.0"
__all__ = ["OpenCase", "__version__", "open", "read_text"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("rawi.api"), name)
    raise AttributeError(f"module 'rawi' has no attribute {name!r}")
