"""PLOVER: its names and codes, as the manual lists them, and nothing said that the text does not say."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from interchange import CASES, exported, lines, record

from rawi.export.plover import CODES
from rawi.model import EventType

# The manual (openeventdata/PLOVER@a67ea3c): categories with their modes and quad codes.
MODES: dict[str, set[str]] = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    },
    "ASSAULT": {
        *("abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms"),
        *("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "cleansing", "massacre"),
        *("unconventional", "sideAB"),
    },
}
QUADS = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT"}
QUADS |= {3: "REQUEST ACCUSE REJECT SANCTION THREATEN", 4: "PROTEST MOBILIZE COERCE ASSAULT"}
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU"),
    *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
AUXILIARY = {"historical", "future", "hypothetical", "negation"}


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the claims of a case and the records made of them."""
    case = CASES[request.param]()
    return {row["id"]: row for row in record(case)["claim"]}, lines(exported("plover", tmp_path, case=case))


def test_every_event_type_has_its_code_or_none() -> None:
    assert set(CODES) == set(get_args(EventType))
    for code in CODES.values():
        assert code is None or code.mode is None or code.mode in MODES[code.event]


def test_codes_are_those_of_the_manual(made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    assert len(MODES) == 16
    for row in made[1]:
        (event,) = row["event"]
        assert set(row["mode"]) <= MODES[event]
        assert set(row["context"]) <= AUXILIARY
        assert row["quad_code"] is None or event in QUADS[row["quad_code"]].split()
        assert row["actor"]
        for entity in (*row["actor"], *row["recipient"]):
            assert entity["sector"] is None or entity["sector"] in SECTORS
            assert entity["code"] is None or len(entity["code"]) == 3
        for name in ("date", "enddate"):
            assert row[name] is None or date.fromisoformat(row[name])


def test_open_values_stay_open(made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    for row in made[1]:
        time = made[0][row["id"]]["time"] or {"start": None, "end": None}
        assert (row["date"], row["enddate"]) == (time["start"], time["end"])
        if not made[0][row["id"]]["places"]:
            assert row["event_loc"] is None


def test_what_is_not_asserted_is_not_counted(made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    for row in made[1]:
        claim = made[0][row["id"]]
        assert row["comment"].startswith("Claimed, not established. ")
        assert [link["speaker"] for link in row["said_by"]] == [link["speaker"] for link in claim["attribution"]]
        if not claim["polarity"] or claim["modality"] == "denied":
            assert "negation" in row["context"]
        if claim["modality"] == "hypothetical":
            assert "hypothetical" in row["context"]
        if claim["modality"] != "asserted" or not claim["polarity"]:
            assert row["size"] == {}
            assert "not" in row["comment"].split(". ")[1] or "denied" in row["comment"]
        if claim["event_type"] in ("accusation", "denial", "demand", "promise"):
            assert row["size"] == {}
        assert (row["quad_code"] is None) == bool(row["context"])


def test_dead_and_injured_stand_apart_or_together_as_told(made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    for row in made[1]:
        figures = made[0][row["id"]]["quantities"]
        assert [(f["what"], f["joint_with"], f["low"], f["high"]) for f in row["figures"]] == [
            (f["what"], f["joint_with"], f["low"], f["high"]) for f in figures
        ]
        alone = {f["what"] for f in figures if not f["joint_with"]}
        assert ("dead" not in row["size"]) or "killed" in alone
        assert ("injured" not in row["size"]) or "injured" in alone
