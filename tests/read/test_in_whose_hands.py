"""Who took what fell into somebody's hands, or was lost to his gain; and who is only believed to be of a side."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("raw", "event_type", "doer", "whom"),
    [
        ("وقع ثلاثة جنود أسرى في أيدي حركة الشباب.", "capture", "حركة الشباب", []),
        ("وقع ثلاثة جنود من الجيش الصومالي في يد حركة الشباب.", "capture", "حركة الشباب", ["الجيش الصومالي"]),
        ("وقعت في قبضة الجيش السوداني عشر مركبات للدعم السريع.", "capture", "الجيش السوداني", ["لدعم السريع"]),
        ("سقط المطار في يد حركة الشباب.", "territory_change", "حركة الشباب", []),
        ("سقط المطار في أيدي حركة الشباب.", "territory_change", "حركة الشباب", []),
        ("بعد خسارة قسد منبج لمصلحة الجيش الوطني السوري.", "territory_change", "الجيش الوطني السوري", ["قسد"]),
    ],
)
def test_in_whose_hands_it_fell(raw: str, event_type: str, doer: str, whom: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == ([doer], whom)


@pytest.mark.parametrize(
    "raw",
    [
        # In whose hands the dead were says not who killed them.
        "قتل خمسة رهائن كانوا في أيدي حركة حماس بغارة للتحالف.",
        "قتل في أيدي الحركة ثلاثة من الرهائن.",
    ],
)
def test_who_holds_them_has_not_killed_them(raw: str) -> None:
    assert not any("حركة" in name for name in agents(raw, "killing"))


@pytest.mark.parametrize(
    ("raw", "event_type", "side"),
    [
        ("قتل مسلحون يعتقد أنهم من حركة الشباب ثلاثة معلمين.", "killing", "حركة الشباب"),
        ("ذبح مسلحون يُعتقد أنهم من تنظيم الدولة عشرة رعاة.", "killing", "تنظيم الدولة"),
        ("خطف مسلحون يعتقد بانتمائهم إلى بوكو حرام عشرين امرأة.", "abduction", "بوكو حرام"),
        ("هاجم مسلحون يشتبه في انتمائهم إلى بوكو حرام قرية في ديفا.", "battle", "بوكو حرام"),
    ],
)
def test_who_is_believed_to_be_of_a_side_did_it_for_that(raw: str, event_type: str, side: str) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == ([side], [])


@pytest.mark.parametrize(
    "raw",
    [
        # What is believed is said of something else.
        "قتل مسلحون ثلاثة معلمين يعتقد أنهم تعاونوا مع حركة الشباب.",
        "قتل مسلحون يعتقد السكان أن حركة الشباب تطاردهم ثلاثة معلمين.",
    ],
)
def test_what_else_is_believed_makes_nobody_a_doer(raw: str) -> None:
    assert agents(raw, "killing") == []


def test_who_trades_fire_with_another_fights_as_he_does() -> None:
    raw = "تبادل مقاتلو حركة حماس إطلاق النار مع حاجز للجيش اللبناني."
    assert agents(raw, "battle") == ["حركة حماس", "لجيش اللبناني"]


def test_who_announces_the_end_of_a_truce_ends_it() -> None:
    assert agents("أعلنت حركة طالبان نهاية وقف إطلاق النار.", "ceasefire") == ["وقف"]


def test_a_blow_comes_from_the_men_of_a_body() -> None:
    assert agents("تعرضت دورية للجيش المالي لهجوم من مسلحي حركة الشباب.", "battle") == ["حركة الشباب"]


@pytest.mark.parametrize(
    ("raw", "doers"),
    [
        ("هاجمت قوات الدعم السريع وجيش تحرير السودان البلدة وقتلت عشرة مدنيين.", 2),
        # A fight between the two: which of them killed is open, or only hers.
        ("هاجمت حركة الشباب والجيش البلدة وقتلت غارة عشرة.", 0),
    ],
)
def test_a_verb_goes_on_about_those_joined_behind_one_of_its_kind(raw: str, doers: int) -> None:
    assert len(agents(raw, "killing")) == doers
