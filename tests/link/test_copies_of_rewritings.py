"""A copy of what a newsroom made of somebody's statement: the statement explains its words, not those around them."""

import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Document, Links, Published, content_id
from rawi.read import read

REWRITTEN = (
    "قال المتحدث العسكري المصري العقيد تامر الرفاعي إن القوات المسلحة أحبطت الثلاثاء هجوما على نقطة أمنية في منطقة "
    "بئر العبد بشمال سيناء وقتلت {} مسلحا ودمرت أربع عربات.\n\nوأضاف في بيان على فيسبوك أن {} وأصيب أربعة آخرون."
)
# Who writes of the same statement himself.
OWN = (
    "أعلن المتحدث باسم الجيش المصري تامر الرفاعي مقتل 18 مسلحا في إحباط هجوم على نقطة أمنية قرب بئر العبد، مشيرا في "
    "بيان إلى مقتل جنديين وإصابة أربعة."
)
CITED = (
    "قتل أربعة جنود إماراتيين وضابط بحريني في هجوم استهدف معسكر الجنرال غوردون في مقديشو، وفق ما ذكرت وكالة أسوشيتد "
    "برس نقلا عن مسؤول صومالي. "
)
STATEMENT = (
    "إن قواتها دمرت مقر قيادة لكتائب القسام في حي الشجاعية شرق مدينة غزة وقتلت 12 مسلحا كانوا بداخله وصادرت عتادا "
    "عسكريا ووثائق استخبارية"
)


def linked(*texts: str, days: tuple[str, ...] = ("2020-07-22", "2020-07-22")) -> Links:
    readings = []
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        document = Document(
            id=content_id("doc", number, text),
            path=f"{number}.txt",
            sha256="",
            text=text,
            published=Published(start=day, end=day, basis="explicit"),
            extra={"source": f"صحيفة الوادي {number}"},
        )
        readings.append(read(document, load()))
    return link(tuple(readings), load(), read=read)[1]


def copies(links: Links) -> list[str]:
    return [one.kind for one in links.derivations if one.source.startswith("pas-")]


@pytest.mark.parametrize("days", [("2020-07-22", "2020-07-22"), ("2020-07-22", "2020-07-23")])
def test_who_has_the_words_of_saying_too_has_them_from_the_other(days: tuple[str, str]) -> None:
    links = linked(REWRITTEN.format(18, "جنديين قتلا"), REWRITTEN.format(28, "جنديا واحدا استشهد"), days=days)
    assert copies(links) == ["copies"]
    numbers = [one for one in links.disagreements if one.about == "how_many"]
    assert {one.nature for one in numbers} == {"editorial_change"}
    assert any({"18", "28"} <= {place.value.split()[0] for place in one.positions} for one in numbers)


def test_who_writes_of_one_statement_in_his_own_words_copies_nobody() -> None:
    assert copies(linked(REWRITTEN.format(18, "جنديين قتلا"), OWN)) == []


def test_a_sentence_that_cites_in_the_same_words_is_a_copy() -> None:
    other = CITED + "وقالت حركة الشباب إن منفذ الهجوم أحد أعضائها الذين جندوا في المعسكر."
    claimed = CITED + "وأعلنت حركة الشباب مسؤوليتها عن الهجوم وقالت إنها قتلت 17 جنديا."
    assert copies(linked(claimed, other)) == ["copies"]


def test_a_statement_that_two_give_word_for_word_shows_no_copy() -> None:
    one = f"قالت قوات الاحتلال في بيان صحفي {STATEMENT}."
    other = f"ذكرت قوات الاحتلال في بيان {STATEMENT}."
    assert copies(linked(one, other)) == []
