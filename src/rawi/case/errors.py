"""What is said when a case cannot be made, opened, read or written."""

import sqlite3


class CaseError(Exception):
    """A case that cannot be used as asked; `str()` is one sentence: where, what, what to do."""


class UnwritableError(CaseError):
    """A case that cannot be written; it may be one that can be read."""


def said(error: CaseError | sqlite3.Error | OSError) -> str:
    """Return what hindered the work on a case as one sentence: what, what to do."""
    if isinstance(error, CaseError):
        return str(error)
    reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
    what = f"the case could not be read or written ({reason})"
    return f"{what}; check the disk and the rights of the folder, and see rawi verify --case DIR"
