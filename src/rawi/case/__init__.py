"""The case on disk: one folder with a SQLite database, the originals by hash, and a search index.

What is named here is imported when it is first used: reading without a case needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rawi.case.errors import CaseError
    from rawi.case.files import write_whole
    from rawi.case.intake import Item
    from rawi.case.store import Case, Read

__all__ = ["Case", "CaseError", "Item", "Read", "write_whole"]

_WHERE = {"Case": "store", "CaseError": "errors", "Item": "intake", "Read": "store", "write_whole": "files"}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"rawi.case.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'rawi.case' has no attribute {name!r}")
