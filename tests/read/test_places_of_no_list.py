"""Places that no list has: sites by their noun, an adjective, whom they are called after; nouns that stand alone."""

import pytest

from rawi.lexicon import load
from rawi.read.entities.names import find_names
from rawi.text import analyse


def named(raw: str) -> list[tuple[str, str | None]]:
    drafts, entities = find_names(analyse(raw), load())
    names = {entity.id: entity.name_en or entity.name for entity in entities}
    return [
        (raw[draft.start : draft.end], names[draft.entity] if draft.entity else None)
        for draft in drafts
        if draft.kind == "place"
    ]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("هاجموا موقعا على جبل مزبر. ثم عادوا", "جبل مزبر"),
        ("استعادت القوات تبة عثمان وقرية شليل", "تبة عثمان"),
        ("تسللوا من جهة خلة المحافر فجرا", "خلة المحافر"),
        ("قصف أصاب مستشفى سانت ماري أمس", "مستشفى سانت ماري"),
        ("إلى مدخل كنيسة مريم صهيون قبل", "كنيسة مريم صهيون"),
        ("انفجار في كمين سدرة أبو حجاج أمس", "كمين سدرة أبو حجاج"),
        ("قصفوا منطقة أكرارة الفرسيك", "منطقة أكرارة الفرسيك"),
        ("ضربوا السوق الصغير", "السوق الصغير"),
        ("حاصروا مركز سترة الصحي", "مركز سترة الصحي"),
        ("نازحون في ابوشوك", "ابوشوك"),
        ("قتل في حي الموصل الجديدة غربي المدينة", "حي الموصل الجديدة"),
        ("معارك باتجاه العود قرب قعطبة والضالع في اليمن", "العود"),
    ],
)
def test_a_noun_or_an_adjective_makes_the_name(raw: str, words: str) -> None:
    assert words in [found for found, _ in named(raw)]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("هاجموا منطقة بوغصة المحاصرة", "منطقة بوغصة المحاصرة"),
        ("هذه الساحة العراقية وما فيها", "الساحة العراقية"),
        ("استهدف القصف الموقع العسكري المتقدم", "الموقع العسكري"),
        ("ساروا إلى جبل عال", "جبل عال"),
        ("لاذ نحو سبعمئة من الجنود", "سبعمئة"),
        ("من يخرج من بيته بعد المغرب", "المغرب"),
        ("هاجموا قرية مأهولة بالسكان", "قرية مأهولة"),
        ("قصفوها من امبارح المغرب", "المغرب"),
        ("وصل الجرحى إلى المستشفى", "المستشفى"),
        ("إن صاروخا روسيا أصاب السوق", "روسيا"),
        ("ينفذ إنزالا جويا في بلدة الزر", "جويا"),
        ("أصاب مبنى إداريا أمس", "مبنى إداريا"),
        ("الرجل ذو الوشاح الأبيض من الأبيض الناصع", "الأبيض"),
    ],
)
def test_what_only_looks_like_one(raw: str, words: str) -> None:
    assert words not in [found for found, _ in named(raw)]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("سيطروا على قاعدة الوطية الجوية أمس", ("قاعدة الوطية الجوية", "Al-Watiya Air Base")),
        ("داهموا منزلا في حي الدورة أمس", ("حي الدورة", None)),
        ("داهموا منزلا في حي الدورة في بيروت", ("حي الدورة", "Dora (Beirut)")),
        ("داهموا منزلا في حي الدورة في بغداد", ("حي الدورة", "Dora (Baghdad)")),
    ],
)
def test_what_the_list_has_under_another_name(raw: str, place: tuple[str, str | None]) -> None:
    assert place in named(raw)


def test_a_region_and_a_governorate_of_one_name_are_one() -> None:
    assert {name for _, name in named("في إقليم شبيلي السفلى وفي شبيلي السفلى")} == {"Lower Shabelle Region"}


def test_what_was_called_so_is_meant() -> None:
    found = named("في قرية شليل شمال مدينة قعطبة، وفجروا جسرا يربط القرية بخط الإمداد")
    assert ("القرية", "Shalil") in found


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("هاجم مسلحون قرية الزلاقة. وارتكبت قوات الدعم السريع مجزرة في ود النورة حيث أحرقت القرية.", "Wad al-Noura"),
        ("سيطر الجيش على قرية كفر نبودة. وقصف الطيران مدينة إدلب وقال ناشط إن القرية خالية.", "Kafr Nabudah"),
    ],
)
def test_a_village_of_the_sentence_is_meant_before_an_earlier_one_called_so(raw: str, meant: str) -> None:
    assert ("القرية", meant) in named(raw)


def test_a_country_in_a_dateline_is_its_capital_where_both_have_one_name() -> None:
    assert named("الجزائر - وكالات\nقال الوزير في الجزائر") == [("الجزائر", "Algiers"), ("الجزائر", "Algeria")]


@pytest.mark.parametrize("raw", ["ينبغي لأديس أبابا السماح بدخولهم", "وعلى إريتريا أن تسحب قواتها"])
def test_of_whom_something_is_asked_is_no_place(raw: str) -> None:
    assert named(raw) == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("أصابت غارة مبنى ملاصقا لمدرسة أمس", []),
        ("قصف الطيران مبنى مهجورا وحيا مكتظا أمس", []),
        ("أصاب القصف مبنى إداريا أمس", []),
        # Names that end so.
        ("قصف الطيران قرية مندرا أمس", ["قرية مندرا"]),
        ("قصف الطيران مستشفى سينا أمس", ["مستشفى سينا"]),
    ],
)
def test_an_adjective_in_the_accusative_is_no_name(raw: str, words: list[str]) -> None:
    assert [text for text, _ in named(raw)] == words


@pytest.mark.parametrize("noun", ["مدينة", "بلدة", "قرية"])
@pytest.mark.parametrize("name", ["التحيتا", "تل الخروب"])
def test_a_town_is_called_by_its_name_whatever_it_is_called(noun: str, name: str) -> None:
    assert named(f"قتل خمسة في قصف على {noun} {name}.") == [(f"{noun} {name}", name)]


def test_a_quarter_or_a_subdistrict_keeps_its_noun() -> None:
    assert named("قتل خمسة في قصف على حي الموصل الجديدة.") == [("حي الموصل الجديدة", "حي الموصل الجديدة")]
    assert named("قتل خمسة في قصف على ناحية تل الخروب.") == [("ناحية تل الخروب", "ناحية تل الخروب")]
