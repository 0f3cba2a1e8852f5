"""The loss table of `docs/exports.md`: it is `docs/exports.loss.tsv`, and each of its cells is checked on the files.

A cell that says where a fact is kept is held against the record; a cell with a dash says that the format has no place.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from interchange import CASES, exported, record
from losses import BOUNDS, FACTS, JOINT, MEANT, OPEN, ORIGINS, PRECISION, READERS, WHO, Found, of_rows

from rawi.case import Case
from rawi.export import FORMATS, naming, telling
from rawi.export.select import select
from rawi.link.texts.wording import days, figure
from rawi.model import Claim, Event

DOCS = Path(__file__).parents[2] / "docs"
HEAD, *ROWS = [line.split("\t") for line in (DOCS / "exports.loss.tsv").read_text("utf-8").splitlines()]
CELLS = [(row[0], fact, cell) for row in ROWS for fact, cell in zip(HEAD[1:], row[1:], strict=True)]
_HELD = TemporaryDirectory()


@cache
def read(form: str, case: str) -> Found:
    folder = Path(_HELD.name) / case
    folder.mkdir(exist_ok=True)
    return READERS[form](exported(form, folder, case=CASES[case]()))


@cache
def truth(case: str) -> Found:
    rows = record(CASES[case]())
    return of_rows([*rows["claim"], *rows["event"]])


@cache
def words(case: str) -> dict[str, dict[str, list[str]]]:
    """Return the words in which each fact of each claim and event is told."""
    found: dict[str, dict[str, list[str]]] = {fact: {} for fact in FACTS}
    with Case.open(CASES[case]()) as opened, select(opened) as selected:
        claims = {}
        for claim in selected.rows(Claim):
            claims[claim.id] = claim
            found[WHO][claim.id] = [naming.chain(selected, claim)]
            found[MEANT][claim.id] = [telling.mark(claim)]
            found[BOUNDS][claim.id] = [figure(held) for held in claim.quantities]
            found[JOINT][claim.id] = [figure(held) for held in claim.quantities if held.joint_with]
        for event in selected.rows(Event):
            mine = [claims[name] for name in event.claims]
            found[WHO][event.id] = [naming.chain(selected, claim) for claim in mine]
            found[MEANT][event.id] = [telling.mark(claim) for claim in mine]
            found[ORIGINS][event.id] = [telling.origins(selected, event)]
            found[BOUNDS][event.id] = [figure(held) for held in event.figures]
            found[JOINT][event.id] = [figure(held) for held in event.figures if held.joint_with]
            found[OPEN][event.id] = [days(event.time.start, event.time.end) if event.time else "date open"]
    return found


def held(fact: str, one: str, value: Any, case: str) -> bool:
    if isinstance(value, str) and fact != PRECISION:
        return all(word in value for word in words(case)[fact][one])
    return bool(value == truth(case)[fact][one])


def test_the_table_has_every_format_and_fact() -> None:
    assert tuple(HEAD[1:]) == FACTS
    assert [row[0] for row in ROWS] == list(READERS)
    assert set(READERS) == set(FORMATS)


def test_the_table_is_in_the_docs() -> None:
    given = re.search(
        r"(?<=<!-- exports.loss.tsv -->\n)(.*?)(?=\n<!-- end -->)", (DOCS / "exports.md").read_text("utf-8"), re.S
    )
    assert given is not None
    made = [HEAD, ["---"] * len(HEAD), *ROWS]
    assert given[0] == "\n".join(f"| {' | '.join(row)} |" for row in made)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("form", "fact", "cell"), CELLS, ids=[f"{form}: {fact}" for form, fact, _ in CELLS])
def test_a_cell_is_true(form: str, fact: str, cell: str, case: str) -> None:
    found = read(form, case)
    if cell == "—":
        assert not found[fact]
    elif form in ("acled", "ged") and fact in (PRECISION, OPEN, MEANT, BOUNDS, JOINT):
        _coded(form, case)
    elif form == "bayanat" and fact in (PRECISION, OPEN):
        _days_of_bulletins(found, case)
    elif form == "label-studio" and fact in (BOUNDS, OPEN):
        _values_of_mentions(found[fact], fact, case)
    else:
        assert found[fact]
        wrong = {one: value for one, value in found[fact].items() if not held(fact, one, value, case)}
        assert not wrong


def _coded(form: str, case: str) -> None:
    """Events that cannot be coded are left out with the reason; no value is made up for those that are."""
    found, rows = read(form, case), {row["id"]: row for row in record(CASES[case]())["event"]}
    claims = {row["id"]: row for row in record(CASES[case]())["claim"]}
    assert all(found["left out"].values())
    for one, row in found["rows"].items():
        event = rows[one]
        start, end = truth(case)[OPEN][one]
        assert start is not None
        assert end is not None
        if form == "ged":
            assert (row["date_start"], row["date_end"]) == (start, end)
        else:
            assert start <= row["event_date"] <= end
        assert row["geo_precision" if form == "acled" else "where_prec"]
        assert any(claims[name]["modality"] == "asserted" and claims[name]["polarity"] for name in event["claims"])
        joint = [f for f in event["figures"] if f["joint_with"]]
        assert bool(row["joint_figures"]) == bool(joint)
        mine = [claims[name] for name in event["claims"]]
        plain = [claim for claim in mine if claim["modality"] == "asserted" and claim["polarity"]]
        dead = [f for claim in plain for f in claim["quantities"] if f["what"] == "killed" and not f["joint_with"]]
        if dead:
            assert found[BOUNDS][one][0] == min((f["low"] for f in dead if f["low"] is not None), default=None)
        else:
            assert found[BOUNDS][one] in ((None, None), (0.0, 0.0))


def _days_of_bulletins(found: Found, case: str) -> None:
    """A day stands in a bulletin only if every claim of its text gives one, and says whether it is sure."""
    claims = {row["id"]: row for row in record(CASES[case]())["claim"]}
    events = {row["id"]: row for row in record(CASES[case]())["event"]}
    for key, event in found["days"].items():
        one, document = key.split(" ")
        mine = [claims[name] for name in events[one]["claims"] if claims[name]["span"]["document"] == document]
        times = [claim["time"] for claim in mine if claim["time"] and (claim["time"]["start"] or claim["time"]["end"])]
        starts = [time["start"] for time in times]
        assert event.get("from_date") == (min(starts) if starts and all(starts) else None)
        exact = len({(time["start"], time["end"]) for time in times}) == 1 and all(
            time["precision"] == "day" and not time["approximate"] for time in times
        )
        assert event.get("estimated") == (not exact if times else None)


def _values_of_mentions(values: dict[str, str], fact: str, case: str) -> None:
    mentions = {row["id"]: row for row in record(CASES[case]())["mention"]}
    assert set(values) == set(mentions)
    for one, row in mentions.items():
        value = row["value"] or {}
        if row["kind"] == "quantity" and fact == BOUNDS:
            bounds = [value["low"], value["high"]]
            numbers = (
                [float(part) if part else None for part in values[one].split("-")] if values[one] != "open" else [None]
            )
            assert numbers == (bounds if bounds[0] != bounds[1] else bounds[:1])
        elif row["kind"] == "time" and fact == OPEN:
            parts = (
                [None if day == ".." else day for day in values[one].split("/")]
                if values[one] != "open"
                else [None] * 2
            )
            assert parts == [value["start"], value["end"]]
        elif row["kind"] in ("actor", "person", "place") and fact == OPEN:
            assert (values[one] == "open") == (row["entity"] is None)
