"""Where a clause is that names no place itself: what it points back to, and the deed told just before it."""

import pytest
from telling import told

from rawi.read import read_text

WHERE = [
    ("طالب المجلس بإخلاء ميناكا التي انتزعتها حركة غاتيا في 27 أبريل.", "انتزعتها", ["ميناكا"], "place:there"),
    ("تقدم الجيش نحو مدينة بارا التي شهدت معارك عنيفة الأسبوع الماضي.", "معارك", ["مدينة بارا"], "place:there"),
    ("طوقت قوات الدعم السريع قرية التكينة ثم قصفتها بالمدفعية.", "قصفتها", ["قرية التكينة"], "place:there"),
    ("دخل الجيش مدينة سنجة عقب قصفها بالطيران.", "قصفها", ["مدينة سنجة"], "place:there"),
    ("هاجم مسلحون بلدة بيتا واختطفوا سبعة من سكانها.", "واختطفوا", ["بلدة بيتا"], "place:deed"),
    ("وقال طبيب في مستشفى سبها إن المسلحين اختطفوا اثنين من زملائه.", "اختطفوا", [], ""),
    ("أبرم الطرفان اتفاقا في الدوحة، وأفرجت الحركة عن عشرين أسيرا.", "وأفرجت", [], ""),
    ("دخلت القوات مخيم بلاطة قبل أن تنسحب منه.", "تنسحب", ["مخيم بلاطة"], "place:there"),
    ("قصفت القوات مخيم السويداء، فيما أصيب آخرون بشظايا.", "أصيب", ["مخيم السويداء"], "place:harm"),
    ("اقتحمت قوة بلدة بيتا، فيما اعتقل الجيش ثلاثة شبان.", "اعتقل", [], ""),
]


@pytest.mark.parametrize(("sentence", "trigger", "places", "rule"), WHERE)
def test_where_a_clause_is_that_names_no_place(sentence: str, trigger: str, places: list[str], rule: str) -> None:
    claims = read_text(sentence, published="2024-05-16").claims
    (claim,) = [item for item in claims if item.trigger is not None and item.trigger.text == trigger]
    assert [place.text for place in claim.places] == places
    assert {item.rule for item in claim.carried if item.slot == "places"} == ({rule} if rule else set())


def test_what_a_place_is_fired_at_is_where_the_shell_falls() -> None:
    claim, _ = read_text("أدى قصف قوات النظام لبلدة كفرنبل إلى دمار واسع.", published="2016-05-16").claims
    assert [place.text for place in claim.places] == ["بلدة كفرنبل"]


def test_a_bearing_of_the_town_told_of_only_locates() -> None:
    text = "وصلت وفود إلى مأرب. قصف الحوثيون مخيم السويداء للنازحين شمالي المدينة."
    assert [place.text for place in told(text, "shelling").places] == ["مخيم السويداء"]


def test_what_is_kept_from_a_place_is_kept_from_it_there() -> None:
    assert [place.text for place in told("منعت القوات دخول الشاحنات إلى بيدوا.", "siege").places] == ["بيدوا"]


def test_where_a_shell_fell_the_verb_for_who_fired_it_says() -> None:
    text = "سقطت قذيفة هاون أطلقتها حركة الشباب على مطار مقديشو."
    assert [place.text for place in told(text, "shelling").places] == ["مطار مقديشو"]


def test_a_headline_that_ends_with_a_place_has_it_whoever_speaks_in_the_next_line() -> None:
    told = read_text("قصف مدينة عدن\n\nقال شهود إن القصف استمر ساعة كاملة ليلة أمس وأصاب الناس بالرعب.\n")
    assert [place.text for place in told.claims[0].places] == ["مدينة عدن"]
    # A capital right before a word of saying speaks.
    assert not read_text("قصف عنيف وموسكو تقول إنه دقيق.\n").claims[0].places


def test_a_state_that_acts_is_no_place() -> None:
    (claim,) = read_text("وكانت تركيا قد بدأت توغلها في المنطقة في العشرين من يناير.", published="2018-03-01").claims
    assert "تركيا" not in [place.text for place in claim.places]
    (fallen,) = read_text("كانت سرت قد سقطت بيد التنظيم في مايو.", published="2018-03-01").claims
    assert [place.text for place in fallen.places] == ["سرت"]
