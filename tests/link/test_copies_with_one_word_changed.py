"""Copies in which one word says something else: told as what was changed on the way, and how grave it is."""

import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Disagreement, Document, Published, content_id
from rawi.read import read

FIRST = (
    "قتل تسعة مدنيين وأصيب أكثر من عشرين آخرين، صباح الأحد، في قصف مدفعي نفذته قوات الدعم السريع على سوق الخضار في "
    "مدينة الأبيض، وفق ما أفاد مصدر طبي في المستشفى التعليمي.\n\n"
    "ونفت قوات الدعم السريع مسؤوليتها عن القصف، واتهمت الجيش بقصف السوق من قاعدته الجوية."
)


def told(copy: str) -> list[Disagreement]:
    """Return what was changed on the way from an agency's report to a copy of it."""
    return [one for one in disagreements("قتلى", FIRST, "قتلى", copy) if one.nature == "editorial_change"]


def disagreements(counted: str, first: str, counted_again: str, copy: str) -> tuple[Disagreement, ...]:
    """Return where an agency's report and a copy of the day after differ, each with a headline that says how many."""
    readings = []
    pages = (("وكالة النيل للأنباء", counted, first), ("موقع صدى كردفان", counted_again, copy))
    for number, (source, toll, text) in enumerate(pages):
        document = Document(
            id=content_id("doc", source),
            path=f"{number}.txt",
            sha256="",
            text=f"{toll} في قصف على سوق الأبيض\n\n{text}",
            published=Published(start=f"2024-05-1{2 + number}", end=f"2024-05-1{2 + number}", basis="explicit"),
            extra={"source": source},
        )
        readings.append(read(document, load()))
    return link(tuple(readings), load(), read=read)[1].disagreements


@pytest.mark.parametrize(
    ("was", "now", "about"),
    [
        ("تسعة مدنيين", "تسعة جنود", "whom"),
        ("تسعة مدنيين", "تسعة مسلحين", "whom"),
        ("نفذته قوات الدعم السريع", "نفذه الجيش", "who"),
    ],
)
def test_one_word_that_says_something_else(was: str, now: str, about: str) -> None:
    found = [one for one in told(FIRST.replace(was, now, 1)) if one.about == about]
    assert any(one.severity != "low" for one in found)


def test_another_word_for_the_same_is_none() -> None:
    assert told(FIRST.replace("تسعة مدنيين", "9 مدنيين")) == []


def test_a_number_changed_in_a_copy_is_no_later_toll_in_its_headline_either() -> None:
    found = disagreements("9 قتلى", FIRST, "14 قتيلا", FIRST.replace("تسعة", "أربعة عشر", 1))
    assert {one.nature for one in found if one.about == "how_many"} == {"editorial_change"}
