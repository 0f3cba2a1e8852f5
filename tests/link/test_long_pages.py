"""A page with very many claims takes time with their number, not with its square, and linking says how far it is."""

from typing import Any

import pytest
from case_builder import Page, Says, reuse
from test_events import ARMY, NILE, OMDURMAN, RSF, WADI

from rawi.lexicon import load
from rawi.link.assess import assess, assess_book
from rawi.link.differences import disagreements
from rawi.link.differences.counts import of_one_telling
from rawi.link.events import events, incidents
from rawi.link.events.blocks import REACH
from rawi.link.events.likeness import Likeness, likeness
from rawi.link.events.sites import best
from rawi.link.events.told import Book, Told, book
from rawi.link.pipeline import link
from rawi.model import Reading
from rawi.read import read


def long_page(news: int) -> Reading:
    """A page that tells so many times of one blow, and each time that it was denied."""
    told = [
        (
            Says(f"قصفت قوات الدعم السريع سوق أم درمان {number}", "shelling", agents=[RSF], at=[OMDURMAN]),
            Says(f"نفت القوات قصف السوق {number}", "shelling", agents=[RSF], modality="denied"),
            Says(f"قتل جندي {number}", "killing", targets=[ARMY]),
        )
        for number in range(news)
    ]
    return Page("a", NILE, "2023-05-17", [say for says in told for say in says]).reading()


def held_against_each_other(reading: Reading) -> int:
    times = 0

    def counted(one: Told, other: Told, case: Book) -> Likeness:
        nonlocal times
        times += 1
        return likeness(one, other, case)

    assess_book(book([reading], load().entities), (), (), ask=counted)
    return times


def test_twice_the_claims_are_held_against_each_other_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("NEAREST", "ASKED"):
        monkeypatch.setattr(events, most, 6)
    for kind in ("near", "charge"):
        monkeypatch.setitem(REACH, kind, 6)
    once, twice = (held_against_each_other(long_page(news)) for news in (40, 80))
    assert twice < 2.4 * once


def test_copies_do_not_push_out_what_they_repeat_where_few_answer_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "ASKED", 2)
    told = Says("قذائف تسقط على سوق أم درمان", "shelling", at=[OMDURMAN], day="2023-05-16")
    copies = [Page(path, WADI, "2023-05-17", [Says(f"{path} رشقات", "shelling")]) for path in ("a", "c")]
    first = Page("b", NILE, "2023-05-17", [told])
    other = Page("d", WADI, "2023-05-17", [Says("قصف على أم درمان", "shelling", at=[OMDURMAN], day="2023-05-16")])
    pages = [copies[0], first, copies[1], other]
    reuses = [reuse(first, told.words, copy, copy.tells[0].words) for copy in copies]
    assert len(assess([page.reading() for page in pages], reuses, (), load())[0]) == 1


def test_linking_says_how_far_it_is() -> None:
    heard: dict[str, list[tuple[int, int]]] = {}

    def step(stage: str, done: int, total: int) -> None:
        heard.setdefault(stage, []).append((done, total))

    page = long_page(40)
    assert link([page], load(), read=read, step=step) == link([page], load(), read=read)
    assert heard["link"] == [(0, 1)]
    assert len(heard["events"]) > 1
    assert all(steps == sorted(steps) and steps[-1][0] < steps[-1][1] for steps in heard.values())


def test_a_list_of_many_dead_is_not_compared_with_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"telling": 0, "place": 0}

    def telling(one: Told, other: Told) -> bool:
        asked["telling"] += 1
        return of_one_telling(one, other)

    def place(*sites: Any) -> Any:
        asked["place"] += 1
        return best(*sites)

    monkeypatch.setattr(disagreements, "of_one_telling", telling)
    monkeypatch.setattr(incidents, "best", place)
    monkeypatch.setitem(REACH, "near", 6)
    counts: list[dict[str, int]] = []
    for many in (30, 60):
        dead = [
            Says(f"قتل جندي {n}", "killing", targets=[ARMY], at=[OMDURMAN], count=[("killed", 1, 1)])
            for n in range(many)
        ]
        asked.update(telling=0, place=0)
        found, _ = assess([Page("a", NILE, "2023-05-17", dead).reading()], (), (), load())
        assert len(found) == 1
        counts.append(dict(asked))
    assert counts[1]["telling"] == 0
    assert counts[1]["place"] < 2.4 * counts[0]["place"]
