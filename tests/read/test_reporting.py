"""Constructions of real reporting: who only accuses or describes, what is no event, large figures, whose capital."""

import pytest
from telling import told

from rawi.model import QuantityValue
from rawi.read import read_text


def test_who_accuses_does_it() -> None:
    reading = read_text("اتهمت حركة حماس حكومة إسرائيل بالمماطلة والتسويف طوال الوقت.")
    claim = next(item for item in reading.claims if item.event_type == "accusation")
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[item.entity or ""] for item in claim.agents] == ["حركة المقاومة الإسلامية حماس"]
    assert [item.text for item in claim.targets] == ["حكومة إسرائيل"]


WHAT_IS_NO_EVENT = [
    "خاضت القوات جولة وصفتها بالحاسمة في مدينة بارا.",
    "تصف المنظمة الوضع داخل المخيم بالصعب.",
    "وصل أحد عشر جريحا إلى المشفى، نصفهم أطفال.",
]


@pytest.mark.parametrize("sentence", WHAT_IS_NO_EVENT)
def test_a_word_that_only_looks_like_a_killing(sentence: str) -> None:
    assert not [claim for claim in read_text(sentence).claims if claim.event_type == "killing"]


def test_what_came_of_it_is_not_denied() -> None:
    claim = told("تعرض حاجز للشرطة في كركوك لهجوم مسلح، ما أودى بحياة شرطيين.", "killing")
    assert (claim.modality, claim.polarity) == ("asserted", True)


def test_whose_description_it_is() -> None:
    claim = told("قصفت المليشيا كل القرى والمدن، بحسب وصف الجيش السوداني.", "shelling")
    assert claim.attribution[-1].text == "الجيش السوداني"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("أعلنت ذلك وهي مجموعة محلية معنية بتوثيق الانتهاكات.", "محلية"),
        ("شن هجوما على مدينة الفاشر مركز ولاية شمال دارفور.", "مركز"),
        ("قوات يقودها ضباط بقيادة المشير خليفة حفتر.", "بقيادة"),
    ],
)
def test_what_is_no_name(sentence: str, wrong: str) -> None:
    assert not [item.text for item in read_text(sentence).mentions if item.text.startswith((wrong, wrong[1:]))]


@pytest.mark.parametrize(
    ("sentence", "what", "low"),
    [
        ("ارتفع عدد القتلى إلى 30 ألفا 631 قتيلا.", "killed", 30631),
        ("أصيب 72 ألفا و43 شخصا في الحرب، ونزح 85 بالمئة من السكان.", "injured", 72043),
    ],
)
def test_large_figures(sentence: str, what: str, low: float) -> None:
    values = [item.value for item in read_text(sentence).mentions if isinstance(item.value, QuantityValue)]
    assert (what, low) in [(value.what, value.low) for value in values]
    assert not [value for value in values if value.low == 100]


def test_whose_aircraft_is_shot_down() -> None:
    for aircraft in ("سبع طائرات مسيرة لجماعة الحوثي", "طائرة لجماعة الحوثي", "طائرة تجسسية تابعة لجماعة الحوثي"):
        claim = told(f"أعلن الجيش اليمني إسقاط {aircraft} في محافظة مأرب.", "destruction")
        assert not [item for item in claim.agents if "الحوثي" in item.text], aircraft
        assert [item.text for item in claim.targets] == ["جماعة الحوثي"], aircraft


def test_of_what_a_town_is_the_capital() -> None:
    reading = read_text("وصلت القوات إلى مدينة الفاشر عاصمة ولاية شمال دارفور، ثم قصفت المدينة.")
    places = [(item.text, item.entity) for item in reading.mentions if item.kind == "place"]
    assert [text for text, _ in places] == ["مدينة الفاشر", "ولاية شمال دارفور", "المدينة"]
    assert places[2][1] == places[0][1]
