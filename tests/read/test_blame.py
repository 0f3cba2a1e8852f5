"""Who is blamed: parts of a toll, doers nobody knows, whose ally a band is, who is answerable, names of sites."""

import pytest

from rawi.model import Claim
from rawi.read import read_text


def claims(sentence: str, event_type: str) -> list[Claim]:
    return [claim for claim in read_text(sentence).claims if claim.event_type == event_type]


def blamed(sentence: str, event_type: str = "killing") -> list[list[str]]:
    return [[item.text for item in claim.agents] for claim in claims(sentence, event_type)]


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        # What is said of a part is not said of the whole.
        (
            "أعلنت الشبكة مقتل 9 مدنيين، سقط 7 منهم إثر قصف لقوات النظام، وطفلان إثر انفجار لغم زرعه داعش.",
            [[], ["قوات النظام"]],
        ),
        ("أعلنت الشبكة مقتل 9 مدنيين، أربعة منهم على يد قوات سوريا الديمقراطية.", [[]]),
        ("قتل 12 مدنيا في درعا، بينهم خمسة في قصف لقوات النظام.", [[]]),
        ("قتل 12 مدنيا في قصف لقوات النظام على درعا، بينهم خمسة أطفال.", [["قوات النظام"]]),
        # Who is unknown is not who was named before.
        ("قتلت الفصائل مدنيا واحدا، كما قتل 65 آخرون بينهم 11 طفلا على يد جهات مجهولة.", [["الفصائل"], []]),
        ("قتلت قوات النظام مدنيا، وقتل آخر على يد مجهولين.", [["قوات النظام"], []]),
        # Who caused it, and who is answerable for it.
        ("قتلت قسد 13 مدنيا، وإن هيئة تحرير الشام تسببت بمقتل ثلاثة مدنيين.", [["قسد"], ["هيئة تحرير الشام"]]),
        ("قال التقرير إن قوات النظام كانت مسؤولة عن مقتل 12 مدنيا هذا الشهر.", [["قوات النظام"]]),
        ("تسببت المعارك بمقتل خمسة مدنيين في الفاشر.", [[]]),
        ("أسفر الهجوم عن مصرع القيادي الحوثي مع أربعة من مرافقيه.", [[]]),
        # Whose ally a band is, has not done it.
        ("قتل خمسة مدنيين بقصف فصائل موالية لتركيا على منبج.", [[]]),
    ],
)
def test_who_killed(sentence: str, doers: list[list[str]]) -> None:
    assert blamed(sentence) == doers


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("من جهته شن الجيش غارات على صور.", [["الجيش"]]),
        ("في المقابل نفذ الطيران الحربي الإسرائيلي سلسلة غارات على صور.", [["الطيران الحربي الإسرائيلي"]]),
        ("وقعت في مواقع الجيش غارات.", [[]]),
        ("استشهد ثلاثة في غارات صهيونية استهدفت مبنى وسط بيروت.", [["صهيونية"]]),
    ],
)
def test_who_struck(sentence: str, doers: list[list[str]]) -> None:
    assert blamed(sentence, "airstrike") == doers


def test_whose_ally_a_band_is_was_not_shot_at() -> None:
    (claim,) = claims("وحدات موالية لحفتر أطلقت قذائف على طرابلس.", "shelling")
    assert not claim.targets


def test_what_a_hospital_is_called_is_no_death() -> None:
    told = "قصف طيران الاحتلال مربعا سكنيا في رفح، ونقل الجرحى إلى مستشفى الشهيد أبو يوسف النجار."
    assert not claims(told, "killing")
    assert claims("نقل جثمان الشهيد إلى مستشفى الشفاء في غزة.", "killing")


def test_drones_are_launched_not_released() -> None:
    told = "أعلن حزب الله إطلاق مسيرات تجاه شمال إسرائيل."
    assert claims(told, "airstrike")
    assert not claims(told, "release")
    assert claims("أعلنت الكتائب إطلاق أسيرين في غزة.", "release")


def test_an_assassination_that_was_tried_is_no_killing() -> None:
    assert not claims("حاول مسلحون اغتيال المحافظ في عدن.", "killing")
    assert claims("اغتال مسلحون المحافظ في عدن.", "killing")


def test_what_a_movement_is_called_is_no_taking() -> None:
    assert not claims("عاصمة الإطار الموحد لحركات تحرير أزواد منذ أحد عشر عاما.", "territory_change")


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت تل أبيب برشقة صاروخية ردا على المجازر الإسرائيلية بحق المدنيين.",
        "إطلاق صواريخ تجاه شمال دولة الاحتلال.",
    ],
)
def test_whom_a_blow_answers_or_is_aimed_at_did_not_strike(sentence: str) -> None:
    assert blamed(sentence, "shelling") == [[]]


@pytest.mark.parametrize(
    "sentence", ["تمكن الجيش من دحر الفصائل المسلحة عن مدينة حلب.", "أعلن الجيش دحر المسلحين في مدينة حلب."]
)
def test_who_was_beaten_back_did_not_attack(sentence: str) -> None:
    (claim,) = claims(sentence, "battle")
    assert not {"الفصائل المسلحة", "المسلحين"} & {item.text for item in claim.agents}


def test_what_another_said_is_no_deed_of_who_denies_it() -> None:
    text = "نفت الحكومة اللبنانية ما قاله حزب الله عن غارة على بلدة كفركلا."
    assert [claim.agents for claim in read_text(text).claims if claim.event_type == "airstrike"] == [()]
    own = "نفت قوات النظام السوري قصف بلدة كفرنبل."
    assert [len(claim.agents) for claim in read_text(own).claims if claim.event_type == "shelling"] == [1]
