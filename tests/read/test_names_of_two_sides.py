"""Whose forces a name means that two sides of a country bear: the page settles it, else it is open."""

import sys

import pytest

from rawi.lexicon import load
from rawi.lexicon.sides import Side, sides_of
from rawi.read import read_text

HOUTHIS, GOVERNMENT = "Ansar Allah armed forces", "Yemeni government forces"
GNA, LNA = "Government of National Accord forces", "Libyan National Army"


def _meant(raw: str, name: str = "القوات المسلحة اليمنية", *, published: str | None = "2021-03-03") -> set[str | None]:
    reading = read_text(raw, published=published)
    names = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    return {names.get(item.entity or "") for item in reading.mentions if name in item.text and item.kind == "actor"}


@pytest.mark.parametrize(
    ("raw", "whose"),
    [
        (
            "القوات المسلحة اليمنية\nبيان\n\nنفذت قواتنا عملية نوعية واسعة في الساحل الغربي.\n\nصنعاء 12 محرم 1439هـ",
            HOUTHIS,
        ),
        (
            "القوات المسلحة اليمنية\nبيان\n\nنفذت قواتنا عملية نوعية واسعة في الساحل الغربي.\n\nعدن 12 مارس 2021",
            GOVERNMENT,
        ),
        (
            "بيان صادر عن القوات المسلحة اليمنية\n\nاستهدفت قواتنا سفينة في البحر الأحمر.\n\nالله أكبر\nالنصر لليمن",
            HOUTHIS,
        ),
        ("بيان صادر عن القوات المسلحة اليمنية\n\nدحرت قواتنا مليشيا الحوثي من مواقعها غرب مأرب.", GOVERNMENT),
        ("بيان صادر عن القوات المسلحة اليمنية\n\nقتلت قواتنا عشرين من الحوثيين في صرواح.", GOVERNMENT),
        ("قال ناطق القوات المسلحة اليمنية العميد يحيى سريع إن صاروخا أصاب هدفه.", HOUTHIS),
        ("قال المتحدث باسم القوات المسلحة اليمنية العميد عبده مجلي إن الهجوم صد.", GOVERNMENT),
        ("أعلنت القوات المسلحة اليمنية التابعة للحوثيين إسقاط طائرة.", HOUTHIS),
        ("نعى سلاح الجو المسير في القوات المسلحة اليمنية أحد ضباطه.", HOUTHIS),
        ("بينما تحدثت القوات المسلحة اليمنية عن صد هجوم، أعلن الحوثيون أنهم انتزعوا الجبل.", GOVERNMENT),
        ("اتهم الحوثيون القوات المسلحة اليمنية بقصف الحديدة.", GOVERNMENT),
        ("شنت القوات المسلحة اليمنية هجوما على إيلات، وقالت جماعة الحوثي إنه أصاب هدفه.", None),
        ("قالت القوات المسلحة اليمنية إنها قصفت سفينة، بينما قالت أميركا إنها قصفت مواقع للحوثيين.", None),
        ("أعلنت القوات المسلحة اليمنية مهاجمة سفينة، وقتل ثلاثة من الحوثيين في قصف أميركي.", None),
        ("أعلنت القوات المسلحة اليمنية صد هجوم شنته القوات السعودية، وقال الحوثيون إنهم قتلوا عشرة.", None),
        ("قصف الطيران مواقع القوات المسلحة اليمنية في الحديدة بعد هجوم للحوثيين على إيلات.", None),
        ("قتل عشرة جنود من القوات المسلحة اليمنية بهجوم للحوثيين في مأرب.", GOVERNMENT),
        ("أعلنت القوات المسلحة اليمنية، بحسب قناة المسيرة التابعة للحوثيين، إسقاط طائرة.", None),
        ("معارك بين القوات المسلحة اليمنية والحوثيين غرب مأرب.", GOVERNMENT),
        ("استهدفت القوات المسلحة اليمنية سفينة في البحر الأحمر، وقال الحوثيون إنها إسرائيلية.", None),
        ("أعلنت القوات المسلحة اليمنية إسقاط طائرة، وبارك أنصار الله العملية.", None),
        ("أعلنت القوات المسلحة اليمنية التي يقودها الحوثيون إسقاط طائرة.", None),
        ("أعلنت القوات المسلحة اليمنية مقتل خمسة من جنودها بلغم في حيس.", None),
        (
            "قال يحيى سريع إن طائرة أسقطت. وقال عبده مجلي إن هجوما صد.\n\nولم تعلق القوات المسلحة اليمنية على الحادث.",
            None,
        ),
    ],
)
def test_forces_that_two_sides_claim(raw: str, whose: str | None) -> None:
    assert _meant(raw) == {whose}


@pytest.mark.parametrize(
    ("seat", "told", "whose"),
    [
        ("مأرب", "دمر الجيش خمس عربات في تعز باليمن.", GOVERNMENT),
        ("صنعاء", "دمر الجيش خمس عربات في تعز باليمن.", HOUTHIS),
        ("عدن", "خاضت قواتنا معارك ضد ميليشيا الحوثي باليمن.\n\nودمرت مدفعية الجيش خمس عربات.", GOVERNMENT),
        ("بنغازي", "دمرت مدفعية الجيش في سرت بليبيا خمس عربات.", LNA),
        # The seat is of one side and the words are of the other; another army stands before.
        ("صنعاء", "خاضت قواتنا معارك ضد ميليشيا الحوثي باليمن.\n\nودمرت مدفعية الجيش خمس عربات.", None),
        ("عدن", "قصف الجيش السعودي صعدة باليمن.\n\nودمرت مدفعية الجيش خمس عربات.", None),
    ],
)
def test_the_army_in_a_statement_of_armed_forces_is_their_own(seat: str, told: str, whose: str | None) -> None:
    raw = f"بيان صادر عن المركز الإعلامي للقوات المسلحة\n\n{seat} - الخميس 4 نوفمبر 2021\n\n{told}"
    reading = read_text(raw, published="2021-11-04")
    names = {entity.id: entity.name_en for entity in reading.entities}
    assert [names.get(agent.entity or "") for agent in reading.claims[-1].agents] == [whose]


def test_before_there_were_two_sides_there_was_one() -> None:
    raw = "أعلنت القوات المسلحة اليمنية مقتل خمسة من جنودها في أبين."
    assert _meant(raw, published="2011-06-01") == {GOVERNMENT}
    raw = "أعلن الجيش الليبي مقتل خمسة من جنوده في درنة."
    assert _meant(raw, "الجيش الليبي", published="2011-06-01") == {"Libyan Armed Forces"}


def test_a_seat_shows_no_side_on_a_page_of_no_year() -> None:
    raw = "القوات المسلحة اليمنية\nبيان\n\nنفذت قواتنا عملية نوعية واسعة في الساحل الغربي.\n\nصنعاء"
    assert _meant(raw, published=None) == {None}


@pytest.mark.parametrize(
    ("raw", "whose"),
    [
        ("الجيش الليبي\nبيان\n\nصدت قواتنا هجوما لمليشيات حفتر على عين زارة.\n\nطرابلس 3 مايو 2019", GNA),
        ("الجيش الليبي\nبيان\n\nسيطرت قواتنا على ترهونة ودحرت مليشيات الوفاق.\n\nبنغازي 3 مايو 2019", LNA),
        ("قال المتحدث باسم الجيش الليبي اللواء أحمد المسماري إن قواته تقدمت.", LNA),
        ("قال المتحدث باسم الجيش الليبي العقيد محمد قنونو إن قواته تقدمت.", GNA),
        ("أعلن الجيش الليبي مقتل أربعة من جنوده قرب غريان.", None),
    ],
)
def test_libyan_armies(raw: str, whose: str | None) -> None:
    assert _meant(raw, "الجيش الليبي", published="2019-05-04") == {whose}


@pytest.mark.parametrize(
    ("top", "organ", "whose"),
    [
        ("قناة المسيرة\n\nصنعاء", "وزارة الصحة", "Ministry of Health (Sana'a-based government)"),
        (
            "وكالة الأنباء اليمنية سبأ\n\nصنعاء - سبأ",
            "وزارة الداخلية",
            "Ministry of Interior (Sana'a-based government)",
        ),
        ("وكالة الأنباء اليمنية سبأ\n\nعدن - سبأ", "وزارة الصحة", "Yemeni Ministry of Health"),
        ("وكالة فرانس برس\n\nصنعاء", "وزارة الصحة", None),
    ],
)
def test_ministries_of_whose_page_it_is(top: str, organ: str, whose: str | None) -> None:
    raw = f"{top}\n\nقالت {organ} إن خمسة مدنيين قتلوا في الحديدة، ونددت بالقصف على المدينة."
    assert _meant(raw, organ) == {whose}


@pytest.mark.parametrize("side", [side for country in ("LY", "YE") for side in sides_of(country) if side.example])
def test_each_side_is_known_by_its_words(side: Side) -> None:
    name = "الجيش الليبي" if side.country == "LY" else "القوات المسلحة اليمنية"
    wanted = load().actors.entities[side.forces].name_en
    assert _meant(side.example or "", name, published="2019-05-04") == {wanted}
    assert _meant(side.counter or "", name, published="2019-05-04") == {None}


def test_a_digest_takes_time_by_its_length() -> None:
    line = "أعلن الجيش الليبي تقدم قواته نحو سبها ومرزق.\n"
    asked = 0

    def count(*_: object) -> None:
        nonlocal asked
        asked += 1

    counts = []
    for times in (40, 80):
        asked = 0
        sys.setprofile(count)
        read_text(line * times, published="2019-05-04")
        sys.setprofile(None)
        counts.append(asked)
    assert counts[1] < 3 * counts[0]
