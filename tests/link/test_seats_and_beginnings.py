"""A headline may call a governorate by its seat; who denies to have begun it denies no shell; several are no "
"three."""

import pytest
from linked_texts import linked

from rawi.link.pairs.retold import numbers
from rawi.model import Links, Reading
from rawi.read import read_text


def together(readings: tuple[Reading, ...], links: Links, *words: str) -> bool:
    """Whether claims that begin with some words, in the order of the texts, are of one event."""
    ids = [
        claim.id for word in words for claim in [next(c for r in readings for c in r.claims if c.text.startswith(word))]
    ]
    return any(set(ids) <= set(event.claims) for event in links.events)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("مقتل سبعة مسلحين في صعدة", "قتل سبعة مسلحين يوم الاثنين في كمين بمديرية رازح بمحافظة صعدة، بحسب الأهالي."),
        ("مقتل تسعة جنود في إدلب", "قتل تسعة جنود أمس في كمين قرب بلدة سراقب بمحافظة إدلب، بحسب الأهالي."),
    ],
)
def test_a_headline_may_call_a_governorate_by_its_seat(head: str, body: str) -> None:
    readings, links = linked(f"{head}\n\n{body}", days=("2019-05-07",))
    assert together(readings, links, head[:9], body[:8])
    assert "where" not in {one.about for one in links.disagreements}


def test_a_headline_that_says_which_town_means_the_town() -> None:
    text = (
        "مقتل سبعة مسلحين في مدينة صعدة\n\nقتل سبعة مسلحين يوم الاثنين في كمين بمديرية رازح بمحافظة صعدة، بحسب الأهالي."
    )
    readings, links = linked(text, days=("2019-05-07",))
    assert not together(readings, links, "مقتل", "قتل")


ARMY = "سقطت أربع قذائف يوم الأحد على مواقع الجيش في مخيم اليرموك، ما أدى إلى إصابة جنديين."
FACTION = "نفى لواء شام الرسول أن يكون قد بدأ إطلاق النار يوم الأحد في مخيم اليرموك."
CHARGE = "قال الجيش السوري إن لواء شام الرسول أطلق النار يوم الأحد على مواقعه في مخيم اليرموك."


def test_who_denies_to_have_begun_it_denies_no_shell_that_fell() -> None:
    _, links = linked(ARMY, FACTION, days=("2013-07-15", "2013-07-15"))
    assert not links.disagreements


def test_several_are_no_three() -> None:
    told, said = (read_text(text).claims[0] for text in ("قتل ثلاثة جنود في كمين.", "قتل عدد من الجنود في كمين."))
    assert numbers(told).isdisjoint(numbers(said))
    assert numbers(told) == numbers(read_text("مصرع ثلاثة جنود.").claims[0])


def test_who_is_told_by_name_may_be_one_of_the_group_in_the_headline() -> None:
    text = (
        "مقتل تسعة من القاعدة في أبين\n\nقتل تسعة مسلحين يوم الاثنين في غارة بمديرية المحفد بمحافظة أبين، بينهم "
        "القيادي صالح العولقي."
    )
    readings, links = linked(text, days=("2014-05-07",))
    assert together(readings, links, "مقتل تسعة", "قتل تسعة")


def test_one_by_name_and_soldiers_of_another_page_are_two() -> None:
    first = "قتل الصحفي سامر الهادي في خان يونس يوم الجمعة 15 ديسمبر 2023."
    other = "قتل خمسة من الجيش الإسرائيلي في خان يونس يوم الجمعة 15 ديسمبر 2023."
    readings, links = linked(first, other, days=("2023-12-15", "2023-12-16"))
    assert not together(readings, links, "قتل الصحفي", "قتل خمسة")
