"""Who is asked for a deed does it, and who asks does not; whoever does it is nobody; a state strikes a place abroad."""

import pytest
from telling import agents, targets

from rawi import read_text


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("دعت الأمم المتحدة الجيش السوداني إلى أن يفرج عن الأسرى.", "release", "الجيش السوداني"),
        ("طلبت الأمم المتحدة من حركة الشباب أن تفرج عن الرهائن.", "release", "حركة الشباب"),
        ("طالب أهالي الأسرى حركة حماس بأن تفرج عنهم.", "release", "حركة حماس"),
        # Another is named who is to do it.
        ("طالبت الأمم المتحدة بأن تفرج إسرائيل عن الأسرى.", "release", "إسرائيل"),
    ],
)
def test_who_is_asked_is_to_do_it(raw: str, event_type: str, who: str) -> None:
    assert agents(raw, event_type) == [who]


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        ("وحضّت لجنة حماية الصحافيين على تحقيق مستقل.", "investigation"),
        ("طالب حزب الله بانسحاب إسرائيل.", "retreat"),
        # The verb does not agree with whom it could mean.
        ("دعا الجيش السوداني السكان إلى أن يغادروا المدينة.", "demand"),
    ],
)
def test_who_asks_has_not_done_it(raw: str, event_type: str) -> None:
    assert agents(raw, event_type) == []


@pytest.mark.parametrize(
    ("raw", "event_type", "doers", "whom"),
    [
        ("توعدت إسرائيل بملاحقة كل من يموّل حزب الله.", "alliance_or_collusion", [], ["حزب الله"]),
        ("يعاقب القانون كل من يقتل جنديا من الجيش اللبناني.", "killing", [], ["الجيش اللبناني"]),
        ("الجيش السوري هو من قصف المدينة.", "shelling", ["الجيش السوري"], []),
        ("الحوثيون هم من قصفوا المدينة.", "shelling", ["الحوثيون"], []),
    ],
)
def test_whoever_does_it_is_nobody(raw: str, event_type: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        ("جاء ردا على قصف مصر مدينة درنة.", ["مصر"]),
        ("جاء ردا على قصف إسرائيل مدينة غزة.", ["إسرائيل"]),
        ("وأدان البيان قصف إيران أربيل.", ["إيران"]),
        # Its own city, or nothing behind it: there the blow fell.
        ("وأدان البيان قصف سوريا مدينة حلب.", []),
        ("أدان مجلس الأمن قصف اليمن.", []),
    ],
)
def test_a_state_strikes_what_lies_abroad(raw: str, who: list[str]) -> None:
    assert agents(raw, "shelling") == who


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("تورط الجيش السوداني في تصفية مواطنين.", "killing", ["الجيش السوداني"]),
        ("تورطت قوات الدعم السريع في قصف السوق.", "shelling", ["قوات الدعم السريع"]),
        ("نفى الحشد تورط عناصره في قصف القاعدة.", "shelling", []),
        ("مشاركة حزب الله في حصار مضايا.", "siege", ["حزب الله"]),
        ("تسيير دوريات مشتركة بين الجيش السوداني والشرطة السودانية.", "movement_of_forces", None),
        # What somebody stopped is the subject of nothing.
        ("هاجمت حركة الشباب دورية وأوقفت رتلا للجيش الصومالي وقتلت خمسة.", "killing", ["حركة الشباب"]),
        ("وقالت إن رتلا للجيش السوري دخل القرية وقتل خمسة.", "killing", ["لجيش السوري"]),
        ("هاجمت سرايا القدس الموقع وقتلت خمسة.", "killing", ["سرايا القدس"]),
    ],
)
def test_whose_part_it_is(raw: str, event_type: str, who: list[str] | None) -> None:
    found = agents(raw, event_type)
    assert len(found) == 2 if who is None else found == who


def test_two_that_a_pronoun_means_are_no_single_man() -> None:
    raw = "ناشط من باب الهوى، أبو خالد، يرجح أن داعش تعتقلهما."
    assert all(not claim.targets for claim in read_text(raw).claims)
