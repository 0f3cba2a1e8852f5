"""Whom "them" means: the men of the one side named before, and the band that stands before its verb."""

import pytest
from telling import agents, targets

THEM: list[tuple[str, str, list[str]]] = [
    ("أفرج عن خمسة من موظفي الأمم المتحدة كان مسلحون قد اختطفوهم في أبين.", "abduction", ["اختطفوهم"]),
    ("لاذ سبعمئة من جنود الجيش السوري بالبادية فتعقبتهم مفارز الدولة الإسلامية.", "battle", ["فتعقبتهم"]),
    ("سلم أربعة عشر جنديا من الجيش السوري أنفسهم، وأطلقت الحركة خمسة منهم.", "release", ["منهم"]),
    (
        "كان خمسة من جنود الجيش السوري هناك حين جاء مسلحون وأطلقوا عليهم النار.",
        "attack_on_civilians",
        ["عليهم"],
    ),
    # Of several sides, of none, of those who did it.
    ("اعتقلت الفصائل ثلاثة من عناصر حركة حماس وخمسة من عناصر حركة فتح ثم أعدمتهم.", "killing", []),
    ("أوقف المسلحون خمسة مدنيين ثم أعدموهم.", "killing", []),
    ("هاجم مقاتلو حركة الشباب قرية مدنيين وقتلوهم.", "killing", []),
]
BANDS: list[tuple[str, str, list[str], list[str]]] = [
    ("رصدوا رتلا تركيا أغارت عليه طائرات مجهولة.", "airstrike", [], ["تركيا"]),
    ("قوة إسرائيلية هاجمها مسلحون قرب جنين.", "battle", [], ["إسرائيلية"]),
    ("مسيرة أمريكية أسقطها الحوثيون فوق مأرب.", "destruction", ["الحوثيون"], ["أمريكية"]),
    ("سفينة تجارية بريطانية هاجمها الحوثيون.", "attack_on_civilians", ["الحوثيون"], []),
    ("قوة إسرائيلية هاجمت مدينة جنين.", "battle", ["إسرائيلية"], []),
    ("مقتل ثلاثة جنود أتراك قرب عفرين.", "killing", [], ["أتراك"]),
    ("قصف جنود أتراك القرية.", "shelling", ["أتراك"], []),
    ("قتل خمسة تجار أتراك في انفجار.", "killing", [], []),
    ("أعدم جنود ماليون ومقاتلون من فاغنر مئات الرجال.", "killing", ["ماليون", "فاغنر"], []),
    ("قتل جندي ومقاتلون من حزب الله في غارة.", "killing", [], ["حزب الله"]),
]
DRESSED: list[tuple[str, str, list[str]]] = [
    ("تسلل ستة شبان يرتدون زي الشرطة إلى المعبد وقتلوا خفيرين.", "killing", []),
    ("هاجم عناصر الشرطة المعبد وقتلوا خفيرين.", "killing", ["الشرطة"]),
    ("كمن مسلحون في قرية السعدونية وأوقفوا رتلا للحشد الشعبي، فنحروا سبعة من الجنود.", "killing", []),
]
HARMS: list[tuple[str, list[str]]] = [
    ("دخلت القوات الإثيوبية مدينة أكسوم إثر قصف أودى بحياة خمسة أشخاص.", []),
    ("قصفت القوات الإثيوبية مدينة أكسوم، ما أودى بحياة خمسة أشخاص.", ["القوات الإثيوبية"]),
    ("قصفت القوات الإثيوبية مدينة أكسوم فعثر على جثث خمسة أشخاص.", []),
    ("حشدت حكومة الوفاق مقاتليها جنوب طرابلس، حيث حصدت المعارك 25 قتيلا.", []),
]


@pytest.mark.parametrize(("text", "event_type", "whom"), THEM)
def test_they_are_the_men_of_the_one_side_named(text: str, event_type: str, whom: list[str]) -> None:
    assert targets(text, event_type) == whom


@pytest.mark.parametrize(("text", "event_type", "doers", "whom"), BANDS)
def test_a_band_is_hit_by_whom_its_pronoun_stands_with(
    text: str, event_type: str, doers: list[str], whom: list[str]
) -> None:
    assert [agents(text, event_type), targets(text, event_type)] == [doers, whom]


@pytest.mark.parametrize(("text", "event_type", "doers"), DRESSED)
def test_whose_dress_they_wore_and_whom_they_stopped_did_nothing(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "doers"), HARMS)
def test_the_dead_are_those_of_their_own_blow(text: str, doers: list[str]) -> None:
    assert agents(text, "killing") == doers


def test_his_man_joined_to_him_is_not_the_speakers() -> None:
    assert targets("استشهد صحفي ومصوره في غزة، حسب الدفاع المدني.", "killing") == []


def test_who_is_called_an_aggressor_dealt_the_blow() -> None:
    assert agents("نفذ العدو الإسرائيلي عدوانا جويا على دمشق.", "airstrike") == ["العدو الإسرائيلي"]
