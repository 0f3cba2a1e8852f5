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
    readings = []
    for number, (source, text) in enumerate((("وكالة النيل للأنباء", FIRST), ("موقع صدى كردفان", copy))):
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
