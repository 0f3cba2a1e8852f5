"""Joining by itself, on what careful people see: claims, chains and reuses of the gold in, events and origins out."""

from pathlib import Path

import pytest
from gold_readings import readings_of

from rawi.evaluate.case_scores import score
from rawi.evaluate.gold import find, load
from rawi.evaluate.names import Names
from rawi.evaluate.report import part
from rawi.evaluate.tally import Tally
from rawi.lexicon import load as load_lexicon
from rawi.link.assess import assess
from rawi.model import Links

GOLD = Path(__file__).parents[1] / "gold"


def tally_of(path: Path) -> Tally:
    case = load(path)
    readings, reuses, derivations = readings_of(case)
    events, disagreements = assess(readings, reuses, derivations, load_lexicon())
    links = Links(reuses=reuses, derivations=derivations, events=events, disagreements=disagreements)
    return score(case.gold, readings, links, Names(readings))


def value(tally: Tally, layer: str, metric: str) -> float:
    found = part("", 0, tally).layers[layer][metric].value
    assert found is not None
    return found


def test_the_two_pages() -> None:
    tally = tally_of(GOLD / "cases" / "khwein-2018.gold.json")
    assert value(tally, "events", "f1") >= 0.95
    assert value(tally, "origins", "exact") == 1.0
    assert value(tally, "disagreements", "nature") == 1.0


@pytest.fixture(scope="module")
def clusters() -> Tally:
    whole = Tally()
    for path in find([GOLD / "clusters" / "dev"]):
        whole.add(tally_of(path))
    return whole


def test_clusters_of_other_conflicts(clusters: Tally) -> None:
    assert value(clusters, "events", "f1") >= 0.85
    assert value(clusters, "events.lea", "f1") >= 0.75
    assert value(clusters, "origins", "exact") >= 0.75
    assert value(clusters, "disagreements", "nature") >= 0.9


def test_origins_are_not_counted_twice(clusters: Tally) -> None:
    assert value(clusters, "origins", "not overcounted") >= 0.95
