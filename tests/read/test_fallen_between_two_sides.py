"""Who fell in a fight between two sides was killed by nobody that is told; who fell in somebody's ranks is his."""

import pytest
from telling import agents, targets

from rawi import read_text


@pytest.mark.parametrize(
    "raw",
    [
        "قتل أربعة رعاة في اشتباكات بين الجيش النيجيري ومسلحين محليين في زامفارا.",
        "أصيب ستة أشخاص خلال مواجهات عنيفة بين الشرطة الكولومبية ومحتجين غاضبين.",
        "مقتل عشرين شخصا في قتال دار بين مهربين والجيش التشادي قرب الحدود.",
        "دارت معارك بين الجيش الموزمبيقي ومتمردين، ما أسفر، بحسب القرويين، عن مقتل تسعة.",
    ],
)
def test_in_a_fight_between_two_of_whom_one_has_no_name_nobody_is_said_to_have_killed(raw: str) -> None:
    assert agents(raw, "injury" if "أصيب" in raw else "killing") == []


@pytest.mark.parametrize(
    ("raw", "doer"),
    [
        ("قتل أربعة رعاة في قصف للجيش النيجيري بين قريتين في زامفارا.", "لجيش النيجيري"),
        ("قتل جنديان في هجوم شنته حركة الشباب بين كيسمايو وأفمدو.", "حركة الشباب"),
    ],
)
def test_a_blow_between_two_villages_is_no_fight_between_two(raw: str, doer: str) -> None:
    assert agents(raw, "killing") == [doer]


def test_who_fell_in_the_ranks_of_others_is_none_of_those_told_before() -> None:
    fallen = read_text("استشهد ثلاثة من الجيش اللبناني، وسقط في صفوف المعتدين سبعة قتلى.").claims[-1]
    assert (fallen.event_type, fallen.targets) == ("killing", ())
    assert targets("جرح اثنان من الشرطة الكينية وسقط قتيلان في صفوف المحتجين.", "killing") == []
    assert targets("قتل ثلاثة من الجيش اللبناني، وجرح سبعة.", "injury") == ["الجيش اللبناني"]


def test_arms_are_not_those_of_an_officer_taken_before() -> None:
    raw = (
        "قوات الدعم السريع\nبيان\n\n3 مارس 2024\n\nسيطرت قواتنا اليوم على المدينة، وتم أسر تسعين بينهم قائد "
        "اللواء العميد حسن "
        "عبد الله، والاستيلاء على 45 مدرعة."
    )
    seized = next(claim for claim in read_text(raw).claims if "مدرعة" in claim.text)
    assert "حسن" not in " ".join(item.text for item in seized.targets)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (
            "أديس أبابا 3 نوفمبر 2021 – سيطرت قوات تيغراي على مدينة كومبولشا. ثم قصف الجيش الإثيوبي المدينة.",
            "Kombolcha",
        ),
        ("عمان 12 مايو 2023 – هاجم مسلحون مدينة السويداء. ثم قصف الجيش السوري المدينة.", "As-Suwayda"),
    ],
)
def test_the_town_is_not_where_the_report_was_written(raw: str, place: str) -> None:
    assert place in _places(raw, "shelling")


def test_an_orchard_called_after_a_city_is_not_the_city() -> None:
    assert _places("قصف الجيش السوري بستان بغداد.", "shelling") == ["بستان بغداد"]
    assert _places("قصف الجيش السوري بستان زيتون في كفرنبل.", "shelling") == ["Kafr Nabl"]


def _places(raw: str, event_type: str) -> list[str]:
    reading = read_text(raw)
    names = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    claim = next(claim for claim in reading.claims if claim.event_type == event_type)
    return [names.get(place.entity or "", place.text) for place in claim.places]


def test_a_toll_has_no_day_from_those_found_since() -> None:
    raw = "ارتفع عدد الضحايا إلى 29 قتيلا و40 جريحا، بعد وصول ست جثث إلى المستشفى أمس."
    wounded = next(claim for claim in read_text(raw, published="2022-10-19").claims if claim.event_type == "injury")
    assert wounded.time is None


def test_quarters_are_those_of_a_town() -> None:
    raw = "سيطر الجيش السوداني على مدينة بابنوسة بولاية غرب كردفان. وقصفت الطائرات الضواحي والأحياء الغربية."
    assert _places(raw, "airstrike")[-1] == "Babanusa"


@pytest.mark.parametrize(
    ("raw", "died"),
    [
        ("أعلن المستشفى وفاة أحد الجرحى في مأرب.", True),
        ("أعلن المستشفى وفاة راع متأثرا بإصابته بلغم.", True),
        ("أعلن المستشفى وفاة مصاب بكورونا في مأرب.", False),
    ],
)
def test_who_dies_of_his_wounds_is_killed_and_who_dies_of_an_illness_is_not(raw: str, died: bool) -> None:
    assert ("killing" in {claim.event_type for claim in read_text(raw).claims}) is died
