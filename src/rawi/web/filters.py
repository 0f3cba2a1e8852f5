"""The filters that the lists, the timeline, the map and the graph share; they live in the address."""

import re
from collections.abc import Mapping, Sized
from sqlite3 import Connection
from typing import NamedTuple

from rawi.text import key

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ORDERS = {
    "weight": "weight DESC, n",
    "time": "start IS NULL AND end IS NULL, COALESCE(start, end), n",
    "documents": "documents DESC, n",
    "origins": "low DESC, high DESC, n",
    "differ": "contradictions DESC, disagreements DESC, n",
}
SORTS = tuple(_ORDERS)


class Filters(NamedTuple):
    """What is asked for; empty = not narrowed. `place`, `actor`, `source` are ids or names, days are ISO."""

    type: str = ""
    since: str = ""
    until: str = ""
    place: str = ""
    actor: str = ""
    source: str = ""
    one: str = ""
    differ: str = ""
    sort: str = "weight"

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return any(self[:-1])

    def given(self) -> dict[str, str]:
        """Return the filters as parameters of an address."""
        return {name: value for name, value in self._asdict().items() if value and (name, value) != ("sort", "weight")}


def filters_of(query: Mapping[str, str]) -> Filters:
    """Return the filters of an address; what makes no sense is left out."""
    given = {name: query.get(name, "").strip()[:200] for name in Filters._fields}
    for day in ("since", "until"):
        if not _DAY.fullmatch(given[day]):
            given[day] = ""
    if given["sort"] not in _ORDERS:
        given["sort"] = "weight"
    return Filters(**given)


def events_query(connection: Connection, filters: Filters) -> tuple[str, tuple[object, ...]]:
    """Return the FROM and WHERE of a query for the events that the filters leave, and its values."""
    conditions: list[str] = []
    values: list[object] = []
    if filters.type:
        conditions.append("event_type = ?")
        values.append(filters.type)
    # An event counts where it may have happened: an open bound leaves it in.
    if filters.since:
        conditions.append("(end IS NULL OR end >= ?) AND (start IS NOT NULL OR end IS NOT NULL)")
        values.append(filters.since)
    if filters.until:
        conditions.append("(start IS NULL OR start <= ?) AND (start IS NOT NULL OR end IS NOT NULL)")
        values.append(filters.until)
    for name, roles in ((filters.place, ("place",)), (filters.actor, ("agent", "target"))):
        if name:
            ids = _entities(connection, name)
            conditions.append(
                f"id IN (SELECT event FROM lookup_part WHERE entity IN ({_holes(ids)}) AND role IN ({_holes(roles)}))"
            )
            values += [*ids, *roles]
    if filters.source:
        ids = _sources(connection, filters.source)
        conditions.append(
            "id IN (SELECT event FROM lookup_told WHERE document IN"
            f" (SELECT document FROM lookup_narrated WHERE source IN ({_holes(ids)})"
            f" UNION SELECT id FROM lookup_document WHERE source IN ({_holes(ids)})))"
        )
        values += [*ids, *ids]
    if filters.one:
        conditions.append("documents > 1 AND high = 1")
    if filters.differ:
        conditions.append("disagreements > 0")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"FROM lookup_event{where}", tuple(values)


def order_of(filters: Filters) -> str:
    """Return the ORDER BY of the sort that is asked for."""
    return f"ORDER BY {_ORDERS[filters.sort]}"


def _entities(connection: Connection, name: str) -> list[str]:
    if name.startswith("ent-"):
        return [name]
    wanted = _folded(name)
    found = connection.execute("SELECT id, name, name_en FROM lookup_entity").fetchall()
    return [row for row, ar, en in found if wanted in _folded(ar) or (en and name.lower() in en.lower())]


def _sources(connection: Connection, name: str) -> list[str]:
    if name.startswith("sou-"):
        return [name]
    wanted = _folded(name)
    found = connection.execute("SELECT id, name, name_en FROM lookup_source").fetchall()
    return [row for row, ar, en in found if wanted in _folded(ar) or (en and name.lower() in en.lower())]


def _folded(text: str) -> str:
    return " ".join(key(word) for word in text.split())


def _holes(values: Sized) -> str:
    return ", ".join("?" * len(values))
