"""The publishers that the users of a case add to the shipped list: a table in the case, so that it goes with it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from rawi.case.errors import CaseError
from rawi.lexicon import LexiconError, load
from rawi.lexicon.outlets import Outlet, load_outlets, own_rows, table_of

if TYPE_CHECKING:
    # The store reads with these publishers.
    from rawi.case.store import Case

_KEY = "sources"


def own_sources(connection: sqlite3.Connection) -> str:
    """Return the table of the case's own publishers (`lexicon.load` takes it), empty where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return row[0] if row else ""


def add_sources(case: Case, table: str) -> tuple[Outlet, ...]:
    """Add the publishers of a table to those of the case, in place of such with the same name; returns all of them.

    They count for what is read from now on, and for the interest of origins once the case is linked again, which the
    next trace does. Raises `CaseError` for a table that cannot be used, with its line and what to do.
    """
    with case.transaction():
        try:
            before = {outlet.name: outlet for outlet in own_rows(own_sources(case.connection) or table_of(()))}
            new = own_rows(table)
            rows = tuple((before | {outlet.name: outlet for outlet in new}).values())
            joined = table_of(rows)
            load_outlets(joined)
        except LexiconError as error:
            raise CaseError(str(error)) from None
        actors = load().actors.rows
        for outlet in new:
            if outlet.run_by is not None and outlet.run_by not in actors:
                raise CaseError(
                    f"the table of sources: {outlet.name} is run by {outlet.run_by!r}, which is no actor's key; "
                    "see the column run_by of rawi sources, or leave it empty"
                )
        case.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, joined))
        case.connection.execute("DELETE FROM meta WHERE key = 'linked'")
        case.log("sources", {"added": [outlet.name for outlet in new], "own": len(rows)})
    return rows
