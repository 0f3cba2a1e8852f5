"""Groups named with a plural in the nominative, as posts and papers leave it; people who gather are no group."""

import pytest
from telling import agents, innermost

from rawi.read import read_text


@pytest.mark.parametrize(
    ("raw", "event_type", "doer"),
    [
        ("قتل لواء المجاهدون خمسة جنود في حمص.", "killing", "لواء المجاهدون"),
        ("هاجمت جماعة المجاهدون حاجزا في الأنبار.", "battle", "جماعة المجاهدون"),
        ("هاجمت كتيبة المقاتلون الشيشان موقعا.", "battle", "كتيبة المقاتلون"),
        ("أسر لواء المهاجرون ستة جنود.", "capture", "لواء المهاجرون"),
        ("قصفت كتيبة الفاتحون مواقع الجيش في درعا.", "shelling", "كتيبة الفاتحون"),
        ("وقتلت حركة المقاومون خمسة جنود.", "killing", "حركة المقاومون"),
    ],
)
def test_a_group_keeps_its_name_in_the_nominative(raw: str, event_type: str, doer: str) -> None:
    assert agents(raw, event_type) == [doer]


@pytest.mark.parametrize("verb", ["أعلن", "وأكد"])
def test_a_union_that_says_something_is_named_whole(verb: str) -> None:
    assert innermost(f"{verb} تجمع المجاهدون قتل خمسة جنود.", "قتل") == "تجمع المجاهدون"


@pytest.mark.parametrize(
    "raw",
    [
        "وعندما تجمع المواطنون فجر نفسه.",
        "وحيث تجمع المواطنون أمس قصف الطيران الساحة.",
        "تجمع المواطنون في الساحة، وقصفهم الطيران.",
        "وفي الساحة قصف الطيران خيمة، وتجمع المواطنون حولها.",
        "وقد تحالف المسلحون مع الجيش وقصفوا القرية.",
        "أمس تجمع المواطنون في الساحة فقصفهم الطيران.",
    ],
)
def test_people_behind_a_verb_are_no_name(raw: str) -> None:
    claims = read_text(raw).claims
    named = {item.text for claim in claims for item in (*claim.agents, *claim.targets)}
    assert claims
    assert not any(name.split()[0].endswith(("تجمع", "تحالف")) for name in named)
