"""Places given by learned weights: what is added and says so, and what is never a candidate."""

from collections.abc import Sequence

import pytest

from rawi.lexicon import load
from rawi.model import Claim, PlaceValue, Reading
from rawi.read import read_text
from rawi.read.claims import near_places, ranked_places
from rawi.read.claims.near_places import Told
from rawi.read.claims.place_signs import Seen
from rawi.read.claims.ranked_places import RULE, Account, account, candidates, fill, is_asked
from rawi.read.events.heads import Overlay
from rawi.text import analyse

RAID = "هاجم مسلحون على دراجات نارية سوق الماشية في بلدة جيبو شمالي بوركينا فاسو صباح الثلاثاء. "


def ranked(text: str) -> dict[str, str]:
    """Return the words of each claim that weights gave a place, with the words of that place."""
    claims = read_text(text, published="2024-05-01").claims
    return {c.text: text[i.span.start : i.span.end] for c in claims for i in c.carried if i.rule == RULE}


def account_of(reading: Reading, claims: Sequence[Claim]) -> Account:
    """Return what the ranker knows of a reading whose claims are these."""
    text = analyse(reading.document.text)
    return account(
        text,
        claims,
        load(),
        passages=reading.passages,
        mentions=reading.mentions,
        entities=reading.entities,
        overlay=Overlay(text, reading.mentions),
    )


def seen_by(reading: Reading, number: int) -> set[str]:
    """Return the words of all candidates of a claim, the places of the others as they were read."""
    found = account_of(reading, reading.claims)
    places = [[item.entity for item in claim.places if item.entity] for claim in reading.claims]
    return {one.seen.mention.text for one in candidates(found, number, places)}


def last(text: str) -> tuple[Reading, int]:
    reading = read_text(text, published="2024-05-01")
    return reading, len(reading.claims) - 1


def test_a_place_named_before_is_added_with_its_words_and_rule() -> None:
    head = "هجوم على سوق الماشية في جيبو\nنيامي – وكالة الساحل: 12 مارس 2019\n"
    added = ranked(head + RAID + "وأطلق المهاجمون النار عشوائيا ثم أحرقوا سبعة متاجر.")
    assert added == {"ثم أحرقوا سبعة متاجر": "بلدة جيبو"}


def test_a_claim_keeps_the_place_its_own_words_name() -> None:
    text = RAID + "ثم أحرقوا سبعة متاجر في بلدة أربيندا."
    (claim,) = [claim for claim in read_text(text).claims if "أحرقوا" in claim.text]
    assert [place.text for place in claim.places] == ["بلدة أربيندا"]
    assert not claim.carried


@pytest.mark.parametrize(
    "after",
    [
        "ولم يحرق المهاجمون أي متجر.",
        "وهدد المهاجمون بإحراق المتاجر.",
        "ودعا الوالي إلى إطلاق سراح المحتجزين.",
        "واتهم الوالي الحكومة بالتقصير.",
    ],
)
def test_what_is_denied_said_or_to_come_stays_open(after: str) -> None:
    assert not ranked(RAID + after)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قال مدير أمن المنيا جمال فهمي إن مجهولين أحرقوا سبعة متاجر.", "المنيا"),
        ("وقال طبيب في مدينة سبها إن مسلحين أحرقوا سبعة متاجر.", "مدينة سبها"),
        ("أبرم الطرفان اتفاقا في مدينة سبها، ثم أحرق مسلحون سبعة متاجر.", "مدينة سبها"),
        ("أغار الطيران على بلدة جيبو، فيما أحرق مسلحون سبعة متاجر.", "بلدة جيبو"),
        ("قصف الطيران شرق بلدة جيبو صباح الثلاثاء. ثم أحرق المسلحون سبعة متاجر.", "شرق بلدة جيبو"),
    ],
)
def test_a_speakers_seat_another_scene_and_a_stretch_of_country_are_no_candidates(text: str, place: str) -> None:
    reading, number = last(text)
    assert place in {item.text for item in reading.mentions if isinstance(item.value, PlaceValue)}
    assert place not in seen_by(reading, number)


def test_a_town_named_before_is_a_candidate() -> None:
    reading, number = last("أغار الطيران على بلدة جيبو، ثم أحرق مسلحون سبعة متاجر.")
    assert "بلدة جيبو" in seen_by(reading, number)


def test_prisoners_counted_in_a_row_are_not_asked_where() -> None:
    reading = read_text("أعلنت الفصائل القضاء على مجموعة في بلدة الخوين وأسر المئات منها. وأسر المقاتلون ضابطا.")
    found = account_of(reading, reading.claims)
    asked = {claim.rule: is_asked(found, n) for n, claim in enumerate(reading.claims) if claim.event_type == "capture"}
    assert asked == {"noun:أسر": False, "verb:أسر": True}


def test_each_claim_knows_where_those_before_it_were_put(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_text("هاجم مسلحون بلدة جيبو. وأحرق المهاجمون متجرا. ونهب المهاجمون متجرا.")
    found = account_of(reading, reading.claims)
    signs: list[tuple[str, ...]] = []

    def first(n: int, ones: list[ranked_places.Candidate]) -> list[ranked_places.Candidate]:
        signs.append(ones[0].signs)
        return ones[:1]

    taken = fill(found, first)
    assert len(taken) == len(signs)
    assert all("at-last" in one for one in signs)


def test_a_long_text_is_measured_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Seen] = []
    told = near_places._distance

    def counted(one: Seen, claim: Told, lead: int) -> int:
        seen.append(one)
        return told(one, claim, lead)

    monkeypatch.setattr(near_places, "_distance", counted)
    measured = []
    for times in (10, 40):
        seen.clear()
        read_text("قصف الطيران مدينة سراقب. وقتل خمسة مدنيين. وأصيب عشرة آخرون في المدينة. " * times)
        measured.append(len(seen))
    assert measured[1] <= measured[0] * 5
