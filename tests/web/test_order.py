"""What weighs the same stands in the same order each time a page is opened."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import rawi.web
from rawi.web.views.graph import _weightiest

MODULES = sorted(Path(rawi.web.__file__).parent.rglob("*.py"))


def orders_of(source: str) -> Iterator[str]:
    """Yield by what each query of a module orders, with `{}` where a value goes in."""
    for node in ast.walk(ast.parse(source)):
        query = ""
        if isinstance(node, ast.JoinedStr):
            query = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            query = node.value
        yield from re.findall(r"ORDER BY (.+?)(?: LIMIT|\)|$)", query)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_query_leaves_the_order_of_equal_rows_open(module: Path) -> None:
    orders = set(orders_of(module.read_text(encoding="utf-8")))
    # Measures are ordered from the most down; what only one row has decides between equal ones.
    assert {order for order in orders if order.endswith(" DESC") and order != "n DESC"} == set()


def test_of_events_that_weigh_the_same_the_first_of_the_record_comes_first() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE lookup_event (id TEXT, n INTEGER, weight INTEGER)")
        connection.execute("CREATE TABLE lookup_told (document TEXT, event TEXT)")
        for identifier, n, weight in (("c", 2, 5), ("a", 3, 7), ("b", 1, 5), ("d", 0, 5)):
            connection.execute("INSERT INTO lookup_event VALUES (?, ?, ?)", (identifier, n, weight))
            connection.execute("INSERT INTO lookup_told VALUES ('doc', ?)", (identifier,))
        assert _weightiest(connection, ("doc",)) == ["a", "d", "b", "c"]
    connection.close()
