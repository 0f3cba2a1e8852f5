"""Which places of a clause are where it happened: not whose a body is, nor where a deed that is only recalled was."""

import pytest

from rawi.read import read_text


def _places(raw: str) -> list[list[str]]:
    return [[place.text for place in claim.places] for claim in read_text(raw, published="2021-06-15").claims]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("اندلعت اشتباكات في جنين عقب اقتحام مدينة نابلس", "جنين"),
        ("وتظاهر المئات في مدينة طرابلس مطالبين بوقف القتال", "مدينة طرابلس"),
        ("قتل ثلاثة في بلدة نوى حسب ما أعلن المرصد", "بلدة نوى"),
        ("نقل الحزب مئات المقاتلين إلى فليطة عبر الحدود", "فليطة"),
        ("قصف على مدينة إدلب وفق مصادر محلية", "مدينة إدلب"),
    ],
)
def test_a_place_in_which_it_is_told_to_be_speaks_not(raw: str, place: str) -> None:
    assert place in _places(raw)[0]


def test_a_capital_that_speaks_is_no_place() -> None:
    assert not any("دمشق" in places for places in _places("دمشق تتهم أنقرة بقصف مدينة منبج"))


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("إعدام 9 من مرتكبي مجزرة سبايكر في سجن الناصرية", ["سجن الناصرية"]),
        ("اعتقل الجيش منفذي هجوم الكرك في مدينة إربد", ["مدينة إربد"]),
        ("قصفت القوات المسلحة لأرمينيا مدينة غنجة", ["مدينة غنجة"]),
        # The deed itself, and one that the harm comes of.
        ("قتل عشرة في تفجير بغداد", ["بغداد"]),
        ("أصيب خمسة بعد هجوم على حلب", ["حلب"]),
        ("سلم الجيش معدات لأرمينيا", ["أرمينيا"]),
        ("انسحبت القوات الأميركية لقطر.", ["قطر"]),
        ("انتقل مقاتلو داعش لليبيا.", ["ليبيا"]),
        ("دخل الجيش لسوريا وقصف حلب.", ["سوريا"]),
    ],
)
def test_recalled_deeds_and_whose_a_body_is(raw: str, places: list[str]) -> None:
    assert _places(raw)[0] == places


def test_the_place_of_another_deed_is_not_that_of_the_dead() -> None:
    told = _places("في هجوم لداعش شرق تكريت قتل عشرة، بعد يومين على تفجيري بغداد")
    assert told == [["شرق تكريت"], ["شرق تكريت"]]


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("قتل مقاتلان في المواجهات مع إسرائيل.", []),
        ("قتل جنود في الحرب مع تركيا.", []),
        ("في الاشتباكات مع إيران قتل ثلاثة.", []),
        ("قتل ثلاثة مزارعين في قطاف موسم الزيتون.", []),
        ("قتل شاب على الحدود مع لبنان.", ["لبنان"]),
        ("أغار الطيران أمس على معبر العريضة مع لبنان.", ["معبر العريضة", "لبنان"]),
        ("قتل ثلاثة في إسرائيل.", ["إسرائيل"]),
        ("سقطت قذائف على مدينة السويداء، مصدرها بلدة المليحة الشرقية.", ["مدينة السويداء"]),
        ("سقط صاروخ على بلدة عيترون مصدره مدينة نهاريا.", ["بلدة عيترون"]),
        ("سقطت قذائف على مدينة حلب، مصدرها مجهول في بلدة عندان.", ["مدينة حلب", "بلدة عندان"]),
    ],
)
def test_whom_one_fights_and_where_fire_came_from_is_no_place(raw: str, places: list[str]) -> None:
    assert _places(raw)[0] == places


@pytest.mark.parametrize(
    ("raw", "event_type", "places"),
    [
        ("قصفت الطائرات سفينة ترفع علم بنما في خليج عدن.", "airstrike", ["خليج عدن"]),
        ("استهدف الحرس الثوري مقرا في إقليم كردستان العراق.", "battle", ["إقليم كردستان العراق"]),
        ("سيطرت قواتنا على مدينة حماة بعد معارك مع الجيش، وتحرير معتقلين من سجن عدرا.", "battle", ["مدينة حماة"]),
    ],
)
def test_flags_regions_and_what_came_after(raw: str, event_type: str, places: list[str]) -> None:
    found = next(claim for claim in read_text(raw).claims if claim.event_type == event_type)
    assert [item.text for item in found.places] == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("أعلن الجيش الوطني الليبي إسقاط طائرة أقلعت من مصراتة.", []),
        ("أسقطت قوات حكومة الوفاق طائرة مسيرة أقلعت من قاعدة الجفرة.", []),
        ("أعلن الجيش السوداني إسقاط مسيرة أقلعت من نيالا قرب الأبيض.", ["الأبيض"]),
        ("أقلعت طائرات حربية من مطار الشعيرات.", ["مطار الشعيرات"]),
    ],
)
def test_from_where_an_aircraft_took_off_is_not_where_it_was_shot_down(raw: str, places: list[str]) -> None:
    assert _places(raw) == [places]
