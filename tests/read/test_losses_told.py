"""The dead that losses come to are those of whoever suffered them, not those whom he killed."""

import pytest
from telling import told

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "doers", "done_to"),
    [
        ("تكبد الجيش السوداني خسائر فادحة بلغت 800 قتيل.", [], ["الجيش السوداني"]),
        ("وتكبدت حركة الشباب خسائر في الأرواح تجاوزت ثلاثين قتيلا.", [], ["حركة الشباب"]),
        ("كبد الجيش السوداني الدعم السريع خسائر بلغت نحو 500 قتيل.", ["الجيش السوداني"], ["الدعم السريع"]),
        ("بلغت خسائر قوات النظام في معارك حماة 20 قتيلا.", [], ["قوات النظام"]),
        ("هاجمت حركة الشباب القاعدة وكبدت الجيش الكيني خسائر بلغت 12 قتيلا.", ["حركة الشباب"], ["الجيش الكيني"]),
        # Whose they are the words leave open.
        ("أسفر القصف عن خسائر بشرية بلغت 20 قتيلا.", [], []),
    ],
)
def test_whose_the_losses_are(text: str, doers: list[str], done_to: list[str]) -> None:
    claim = told(text, "killing")
    assert [item.text for item in claim.agents] == doers
    assert [item.text for item in claim.targets] == done_to


def test_ones_own_losses_are_not_laid_to_oneself() -> None:
    text = "قتل الجيش الصومالي عشرين من حركة الشباب، وبلغت خسائره ثلاثة قتلى."
    first, second = (claim for claim in read_text(text).claims if claim.event_type == "killing")
    assert [item.text for item in first.agents] == ["الجيش الصومالي"]
    assert [item.text for item in second.agents] == []
    assert [item.text for item in second.targets] == ["الجيش الصومالي"]


def test_what_is_lost_with_the_article_is_nobody_killed() -> None:
    assert not [claim for claim in read_text("خسر الحوثيون الموقع.").claims if claim.event_type == "killing"]
