"""Whose deed it is that somebody must or can do, is laden with, answers with, or announces besides."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("يتعين على الجيش السوري أن يفرج عن ألف معتقل.", "release", "الجيش السوري"),
        ("وعلى الحوثيين الإفراج عن الصحفيين.", "release", "الحوثيين"),
        ("وأكد أن على حركة حماس أن تفرج عن الرهائن.", "release", "حركة حماس"),
        (
            "قال الوزير إن الحكومة اللبنانية مستعدة لنشر خمسة آلاف جندي في صور.",
            "movement_of_forces",
            "الحكومة اللبنانية",
        ),
        ("وأكد أن حركة حماس قادرة على قصف تل أبيب.", "shelling", "حركة حماس"),
    ],
)
def test_who_must_or_can_do_it_does_it(raw: str, event_type: str, who: str) -> None:
    assert agents(raw, event_type) == [who]


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        # على says at whom, and أن tells of another.
        ("وعلى الجيش هجوم واسع شنته حركة الشباب.", "battle"),
        ("على الحوثيين غارات أمريكية في الحديدة.", "airstrike"),
        ("على إسرائيل أن تعلم أن حركة حماس قتلت جنديا.", "killing"),
    ],
)
def test_whom_it_is_done_to_has_no_duty(raw: str, event_type: str) -> None:
    assert not set(agents(raw, event_type)) & {"الجيش", "لجيش", "إسرائيل", "الحوثيين"}


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("حملت الأمم المتحدة قوات الدعم السريع مسؤولية إحراق القرية.", "destruction", "قوات الدعم السريع"),
        ("حملت حركة حماس الجيش الإسرائيلي مسؤولية مقتل الأسير.", "killing", "الجيش الإسرائيلي"),
        ("وحمّلت الأمم المتحدة حكومة السودان وزر إحراق خمسة منازل.", "destruction", "حكومة السودان"),
        ("وقال الشهود إن من قتله هم «ميليشيا قسد».", "killing", "ميليشيا قسد"),
        ("رد حزب الله بإطلاق عشرين صاروخا على حيفا.", "shelling", "حزب الله"),
        ("وصلت قافلة من ست شاحنات تابعة لبرنامج الأغذية العالمي محملة بالدقيق.", "aid", "برنامج الأغذية العالمي"),
        ("دخل أبيي الجيش السوداني.", "advance", "الجيش السوداني"),
        ("قصفت قوات الدعم السريع القرية، قبل أن تنسحب شمالا.", "retreat", "قوات الدعم السريع"),
        ("اعترفت قسد بالقصف التركي على مواقعها.", "shelling", "التركي"),
    ],
)
def test_who_did_it_by_what_is_said_of_him(raw: str, event_type: str, who: str) -> None:
    assert agents(raw, event_type) == [who]


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        ("حملت حركة حماس إسرائيل مسؤولية سلامة الأسرى بعد مقتل ثلاثة منهم.", "killing"),
        ("أقر الجيش السوري بالهجوم على قاعدته.", "battle"),
        ("وقال المتحدث باسم الجيش المصري إنه تمت تصفية ثلاثة من جنوده.", "killing"),
        ("وقال المتحدث باسم الجيش المصري إنه تم قتل خمسة إرهابيين في غارة.", "killing"),
        ("أعلن الجيش السوداني مقتل خمسة من جنوده واغتنام عشرين عربة.", "killing"),
        ("طوّقت سياراتهم حيا للدليم في بروانة.", "siege"),
    ],
)
def test_nobody_named_did_it(raw: str, event_type: str) -> None:
    assert agents(raw, event_type) == []


def test_what_is_taken_besides_is_the_booty_of_who_tells_it() -> None:
    raw = "أكد الجيش السوداني سقوط المطار واغتنام عشرين عربة."
    assert len(agents(raw, "capture")) == 1


def test_enemies_that_were_done_away_with_fell_to_who_says_so() -> None:
    assert len(agents("وقال المتحدث باسم الجيش المصري إنه تم تصفية 22 إرهابيا.", "killing")) == 1


@pytest.mark.parametrize(
    ("raw", "event_type", "whom"),
    [
        ("اغتيل عضو في حركة فتح برصاص مجهولين.", "killing", "حركة فتح"),
        ("اعتقلت القوات التركية مسؤولا بارزا في حزب العمال الكردستاني.", "detention", "حزب العمال الكردستاني"),
        ("أضرم محتجون النار في مكتب لحركة حماس.", "destruction", "لحركة حماس"),
        ("قصفت الدبابات موقعا للجيش السوري.", "shelling", "لجيش السوري"),
        ("هاجم مسلحون موقعا عسكريا للجيش السوري وأوقعوا خمسة قتلى.", "battle", "لجيش السوري"),
        ("قصفت دبابة موقعين لحركة حماس.", "shelling", "لحركة حماس"),
        ("شن الحوثيون هجوما بمسيرة على تموضع للجيش السوري.", "airstrike", "لجيش السوري"),
        ("طوق الجيش اللبناني منزل القيادي في حزب الله حسن ناصر واعتقله.", "detention", "واعتقله"),
    ],
)
def test_whose_man_or_post_it_was(raw: str, event_type: str, whom: str) -> None:
    assert [item.removeprefix("ل") for item in targets(raw, event_type)] == [whom.removeprefix("ل")]


@pytest.mark.parametrize(
    "raw",
    [
        "ألقت الشرطة القبض على عسكريين متهمين بالتخطيط لانقلاب ضد النقيب إبراهيم تراوري.",
        "عضو بمجلس الأمن طالب باعتقال الجناة.",
    ],
)
def test_who_is_only_spoken_of_was_not_held(raw: str) -> None:
    assert targets(raw, "detention") == []


@pytest.mark.parametrize("harm", ["خمسة قتلى", "إصابات بين المدنيين"])
def test_what_inflicts_harm_is_no_post(harm: str) -> None:
    raw = f"هاجم الجيش السوري البلدة موقعا {harm}."
    assert agents(raw, "killing" if "قتلى" in harm else "injury") == ["الجيش السوري"]


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("وصلت قافلة مساعدات للأمم المتحدة إلى شمال غزة.", "aid", ["لأمم المتحدة"]),
        ("وصلت قافلة للصليب الأحمر إلى مضايا.", "aid", ["لصليب الأحمر"]),
        ("وصلت شحنة أسلحة للجيش اللبناني من فرنسا.", "aid", []),
        ("وصلت قافلة مساعدات لحركة حماس إلى رفح.", "aid", []),
        ("قالت روسيا إنه تم القضاء على ثلاثين مسلحا بغارات للجيش السوري.", "killing", ["لجيش السوري"]),
    ],
)
def test_whose_relief_came_and_whose_raids_killed(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who
