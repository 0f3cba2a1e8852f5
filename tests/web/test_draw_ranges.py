"""Figures by account, and disagreements as a matrix."""

import re
from typing import Any

import msgspec
import pytest
from drawn import HOSTILE, account, drawings, event, labels, link, record, source, told

from rawi.model import Disagreement, EventFigure, Figure, Position, Span
from rawi.web.draw.ranges import figure_of, given, svg
from rawi.web.draw.svg import Lang
from rawi.web.matrix import matrix
from rawi.web.view import Record

KILLED = EventFigure(what="killed", low=2, high=None, claims=("c-e-1", "c-e-2", "c-e-3"))


def counted(*values: tuple[float | None, float | None]) -> Record:
    held = record(source("s1", HOSTILE), account(1, narrator="s1"), *(account(n) for n in range(2, len(values) + 1)))
    for number, (low, high) in enumerate(values, start=1):
        figure = Figure(what="killed", low=low, high=high, text="قتلى", span=Span(f"d{number}", 0, 3))
        claim = msgspec.structs.replace(told(number, "e"), quantities=(figure,))
        held.claims[claim.id] = claim
    held.events["e"] = msgspec.structs.replace(event("e", tuple(held.claims)), figures=(KILLED,))
    return held


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_account_has_its_row_and_numbers_grow_to_the_right(lang: Lang) -> None:
    held = counted((2, 2), (3, 5), (4, None))
    drawn = figure_of(held, KILLED, lang=lang, link=link, name="r")
    wide, narrow = drawings(drawn)
    assert "<script" not in drawn
    for root in (wide, narrow):
        said = labels(root)
        assert [s for s in said if re.search(r"^\u2068[\d≥–\u2009 ]+\u2069$", s)] == [
            "\u20682\u2069",
            "\u20683–5\u2069",
            "\u2068≥ 4\u2069",
        ]
        spots = {
            str(e.get("class")): dict(e.attrib) for e in root.iter() if e.get("class") in ("draw-number", "draw-span")
        }
        assert float(spots["draw-number"]["cx"]) < float(spots["draw-span"]["x"])
        assert "0" in said and "5" in said


def test_what_all_give_alike_needs_no_drawing() -> None:
    assert figure_of(counted((2, 2), (2, 2)), KILLED, lang="ar", link=link, name="r") == ""
    assert figure_of(counted((None, None), (None, None)), KILLED, lang="ar", link=link, name="r") == ""
    assert svg(counted((0, 0), (0, 0)), KILLED, lang="ar", link=link, name="r") == ""


def test_another_figure_of_the_same_claim_is_not_counted() -> None:
    held = counted((2, 2), (3, 3))
    assert len(given(held, KILLED)) == 2
    joint: Any = msgspec.structs.replace(KILLED, joint_with=("injured",))
    assert given(held, joint) == []


def test_a_matrix_tells_who_holds_what_and_who_is_silent() -> None:
    held = counted((2, 2), (3, 3), (3, 3))
    positions = (Position(value="2 killed", claims=("c-e-1",)), Position(value="3 killed", claims=("c-e-2",)))
    clash = Disagreement(
        id="g", event="e", about="how_many", nature="contradiction", severity="high", positions=positions
    )
    edit = msgspec.structs.replace(clash, id="h", nature="editorial_change", about="who")
    held.disagreements |= {"g": clash, "h": edit}
    found = matrix(held, held.events["e"])
    assert found is not None
    assert [account.id for account in found.accounts] == ["p1", "p2", "p3"]
    assert [[[one.position for one in cell] for cell in line.cells] for line in found.contradictions] == [
        [[0], [1], []]
    ]
    assert [line.disagreement.id for line in found.edits] == ["h"]
    assert matrix(held, event("other")) is None
