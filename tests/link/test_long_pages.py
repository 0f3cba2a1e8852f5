"""A page with very many claims takes time with their number, not with its square, and linking says how far it is."""

import pytest
from case_builder import Page, Says, reuse
from test_events import ARMY, NILE, OMDURMAN, RSF, WADI

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.link.events import events
from rawi.link.events.blocks import REACH
from rawi.link.events.likeness import Likeness, likeness
from rawi.link.events.told import Book, Told
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


def held_against_each_other(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> int:
    times = 0

    def counted(one: Told, other: Told, book: Book) -> Likeness:
        nonlocal times
        times += 1
        return likeness(one, other, book)

    monkeypatch.setattr(events, "likeness", counted)
    assess([reading], (), (), load())
    return times


def test_twice_the_claims_are_held_against_each_other_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("NEAREST", "ASKED"):
        monkeypatch.setattr(events, most, 6)
    for kind in ("near", "charge"):
        monkeypatch.setitem(REACH, kind, 6)
    once, twice = (held_against_each_other(long_page(news), monkeypatch) for news in (40, 80))
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
