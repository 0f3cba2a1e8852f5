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


def told(copy: str, first: str = FIRST) -> list[Disagreement]:
    """Return what was changed on the way from an agency's report to a copy of it."""
    readings = []
    for number, (source, text) in enumerate((("وكالة النيل للأنباء", first), ("موقع صدى كردفان", copy))):
        document = Document(
            id=content_id("doc", source),
            path=f"{number}.txt",
            sha256="",
            text=f"قتلى في قصف على سوق الأبيض\n\n{text}",
            published=Published(start="2024-05-12", end="2024-05-12", basis="explicit"),
            extra={"source": source},
        )
        readings.append(read(document, load()))
    found = link(tuple(readings), load(), read=read)[1].disagreements
    return [one for one in found if one.nature == "editorial_change"]


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


RAID = (
    "ارتفعت حصيلة القصف الجوي{} الذي استهدف سوقا في بلدة الأتارب قرب القاعدة{} في شمال سوريا إلى 61 قتيلا غالبيتهم من "
    "المدنيين، بحسب المرصد السوري لحقوق الإنسان، وبين القتلى خمسة أطفال وثلاث نساء وعناصر من شرطة الفصائل المحلية."
)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (("", ""), (" الروسي", ""), True),
        ((" الروسي", ""), ("", ""), True),
        # Whose a base is says nothing of who struck; nor does it where the source names him.
        (("", ""), ("", " الروسية"), False),
        ((" الذي نفذته طائرات روسية", ""), (" الروسي", ""), False),
    ],
)
def test_whose_the_blow_was_is_told_by_an_adjective(was: tuple[str, str], now: tuple[str, str], expected: bool) -> None:
    found = [one for one in told(RAID.format(*now), RAID.format(*was)) if one.about == "who"]
    assert any(position.value.endswith("says «الروسي»") for one in found for position in one.positions) is expected
