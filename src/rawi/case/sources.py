"""The publishers that the users of a case add to the shipped list: a table in the case, so that it goes with it."""

from rawi.case.errors import CaseError
from rawi.case.store import Case
from rawi.case.stored import own_sources
from rawi.lexicon import LexiconError, load
from rawi.lexicon.outlets import Outlet, load_outlets, own_rows, table_of


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
        case.connection.execute("INSERT OR REPLACE INTO meta VALUES ('sources', ?)", (joined,))
        case.connection.execute("DELETE FROM meta WHERE key = 'linked'")
        case.log("sources", {"added": [outlet.name for outlet in new], "own": len(rows)})
    return rows
