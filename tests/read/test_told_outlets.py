"""Outlets of no list that are named in marks as who was told something."""

import pytest

from rawi.read import read_text


def _actors(raw: str) -> list[str]:
    return [
        item.text
        for item in read_text(raw, published="2021-06-15").mentions
        if item.rule in ("actor.outlet", "actor.source")
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('أمس، قال الناطق باسم الحكومة محمد المومني لـ"البادية": لن نسمح بذلك', "البادية"),
        ("ثم أدلى مصدر أمني لـ«المساء» بروايته، وقال إن القصف توقف، كما أكد لـ«ليل دجلة» أنه بدأ", "ليل دجلة"),
        ('وأضاف المصدر لـ"ثغور المدينة" أن القصف توقف', "ثغور المدينة"),
        ('كما أوضح الطبيب لـ "صوت الرافدين" أن الجرحى عشرة', "صوت الرافدين"),
        ("وأكد شاهد لـ«نبض حلب» أن الطريق مغلق", "نبض حلب"),
    ],
)
def test_who_was_told_is_an_outlet(raw: str, name: str) -> None:
    assert name in _actors(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "تعرضت أربع سفن لـ«عمليات تخريبية» قبالة الفجيرة",
        'شن الطيران غارات على مواقع لـ"داعش" في الرقة',
        'وصلت تعزيزات لـ"منطقة آمنة جديدة شمال البلاد" أمس',
        'قال المتحدث إن البلدة تحولت لـ"منطقة منكوبة" بعد القصف',
        'وأكد الناطق تعرض المدينة لـ"قصف عنيف" أمس',
        "وأكد الناطق تعرض المدنيين لـ«جريمة حرب»",
    ],
)
def test_what_else_is_in_marks_is_none(raw: str) -> None:
    assert _actors(raw) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "قال المتحدث باسم الجيش فيليب أقوير لفرانس برس إن القوات انسحبت.",
            ["فرانس برس", "المتحدث باسم الجيش فيليب أقوير"],
        ),
        ("قال أحمد بدوي لرويترز إن القوات انسحبت.", ["رويترز", "أحمد بدوي"]),
        ("قال محمد لطفي إن القوات انسحبت.", ["محمد لطفي"]),
    ],
)
def test_whom_somebody_speaks_to_is_no_part_of_his_name(text: str, speakers: list[str]) -> None:
    (claim,) = read_text(text, published="2021-05-10").claims
    assert [link.text for link in claim.attribution[1:]] == speakers
    assert all("لفرانس" not in (link.speaker or "") for link in claim.attribution)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل خمسة، بحسب الدفاع المدني والمرصد السوري لحقوق الإنسان.", None),
        ("قتل خمسة، بحسب منظمة أطباء بلا حدود ووزارة الصحة التابعة للحوثيين.", None),
        ("قتل خمسة، بحسب حكومة الوفاق وقوات حفتر.", None),
        ("قتل خمسة، بحسب نقابة الأطباء والجراحين.", "نقابة الأطباء والجراحين"),
    ],
)
def test_two_who_speak_are_neither_a_third_nor_the_first(text: str, name: str | None) -> None:
    reading = read_text(text, published="2021-05-10")
    (claim,) = reading.claims
    names = {item.id: item.name for item in (*reading.entities, *reading.sources)}
    assert names.get(claim.attribution[-1].speaker or "") == name


def test_a_language_a_page_offers_itself_in_is_no_outlet() -> None:
    page = "جودي بريس | العربية | Kurdî | Türkçe\nقتل ثلاثة في قصف على غارا."
    assert "العربية" not in [mention.text for mention in read_text(page).mentions if mention.kind == "actor"]
    told = read_text("قالت قناة العربية إن ثلاثة قتلوا.").mentions
    assert "قناة العربية" in [mention.text for mention in told if mention.kind == "actor"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت الدولة اللبنانية إنها ترفض.", "Lebanese government"),
        ("الدولة المصرية ترفض التهجير.", "Egyptian government"),
        ("قصفت الدولة العبرية بلدة كفرا.", "Israel"),
        ("سيطرت الدولة الإسلامية على تدمر.", "Islamic State"),
        ("قال وزير الدولة القطري إن الهدنة قائمة.", None),
    ],
)
def test_a_state_by_its_adjective(text: str, name: str | None) -> None:
    reading = read_text(text, published="2024-01-01")
    named = {entity.id: entity.name_en for entity in reading.entities}
    actors = [named.get(mention.entity or "") for mention in reading.mentions if mention.kind == "actor"]
    assert actors == ([name] if name else [])
