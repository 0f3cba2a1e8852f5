"""Events that no rule tells and learned weights do."""

import pytest

from rawi import read_text
from rawi.read.events import likeliest, likely
from rawi.read.weighing import ALWAYS


def types(text: str) -> list[str]:
    return [claim.event_type for claim in read_text(text, published="2024-05-01").claims]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("وقد أُخليت تسع قرى حدودية في جازان من ساكنيها خلال الأسبوع الماضي.", "displacement"),
        ("طوت الجبهة صفحة الحرب باتفاق سنة 1991.", "agreement"),
    ],
)
def test_a_word_whose_conditions_are_not_met_tells_where_that_is_likely(text: str, event_type: str) -> None:
    assert event_type in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير إلى مكتبه صباح اليوم.",
        "فتح المتجر أبوابه أمام الزبائن.",
        "سيطر الخوف على الجمهور في القاعة.",
    ],
)
def test_elsewhere_it_tells_nothing(text: str) -> None:
    assert not set(types(text)) & {"movement_of_forces", "territory_change", "displacement", "battle"}


def test_without_weights_nothing_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely, "weights", lambda: {ALWAYS: -9.0})
    assert types("وقد أُخليت تسع قرى حدودية في جازان من ساكنيها خلال الأسبوع الماضي.") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("هدأت المدينة بعد حصار دام يومين.", [("duration", 2)]),
        ("عاد الأهالي بعد سريان وقف لإطلاق النار لسبعة أيام.", [("duration", 7)]),
    ],
)
def test_what_goes_on_has_the_stretch_it_lasted(
    text: str, figures: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely, "weights", lambda: {ALWAYS: 9.0})
    told = [[(one.what, one.low) for one in claim.quantities] for claim in read_text(text).claims]
    assert figures in told


@pytest.mark.parametrize(
    ("text", "told"), [("كان الراعي يمشي بين القتلى.", True), ("بقي الراعي بين القتلى: ثمانية وسبعون شخصا.", False)]
)
def test_dead_whose_figure_stands_beside_are_left_out(text: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely, "weights", lambda: {ALWAYS: 9.0})
    assert ("killing" in types(text)) is told


def test_the_table_holds_what_every_candidate_has() -> None:
    assert likely.weights()[ALWAYS] < 0


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("المفوضية: عبور قرابة 15 ألف إيزيدي إلى دهوك اليوم.", "displacement"),
        ("وأكدت القيادة أن قوات البيشمركة لم تتحرك من مواقعها.", "movement_of_forces"),
        ("قال الوزير إن الأسعار عبرت حاجز الألف.", "other"),
        ("وقال المحافظ إن ما أوردته القناة محض افتراء وإن العلوج ينتحرون على الأسوار.", "denial"),
    ],
)
def test_what_is_said_tells_its_likeliest_event(text: str, event_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for least in ("LEAST", "LEAST_OF_FORCE", "LEAST_COUNTED"):
        monkeypatch.setattr(likeliest, least, 0.35)
    assert event_type in {claim.event_type for claim in read_text(text, published="2024-05-16").claims}
