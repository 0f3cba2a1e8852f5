"""The outlet somebody's words came through, speakers by office or as a body's source, entries of a live page."""

import pytest

from rawi.read import read_text


def speakers(text: str, event_type: str = "killing") -> list[str | None]:
    """Return the names of those behind the last claim of a type, the page apart; null where open."""
    reading = read_text(text)
    names = {entity.id: entity.name for entity in reading.entities} | {s.id: s.name for s in reading.sources}
    claim = [item for item in reading.claims if item.event_type == event_type][-1]
    return [names[link.speaker] if link.speaker is not None else None for link in claim.attribution[1:]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نفى مصدر عسكري، في تصريح لوكالة رويترز، أن يكون الطيران قتل مدنيين.", ["وكالة رويترز", None]),
        ("قتل ستة أشخاص، وفق ما أفاد به ضابط في الشرطة المحلية لوكالة رويترز.", ["وكالة رويترز", None]),
        (
            "شبكة الوادي الإخبارية – الأربعاء 5 مايو 2021\n\nوقُتل خمسة رعاة، بحسب بيان لوزارة الخارجية والتعاون "
            "الدولي بثته «وام».",
            ["وكالة أنباء الإمارات", "وزارة الخارجية والتعاون الدولي"],
        ),
        ("وأكد رئيس البلدية مقتل جيرانه، في اتصال هاتفي مع قناة الجزيرة.", ["قناة الجزيرة", None]),
        ("قتل ستة أشخاص، بحسب شاهد تحدث إلى فرانس برس.", ["وكالة الصحافة الفرنسية", None]),
        ("وأعلن القائد أحمد العلي، عبر قناة المسيرة، أن رجاله قتلوا خمسة.", ["قناة المسيرة", "أحمد العلي"]),
        ("قال مصدر أمني لوكالة رويترز إن المعبر أغلق. وأضاف المصدر أن خمسة قتلوا.", ["وكالة رويترز", None]),
    ],
)
def test_words_come_through_an_outlet_wherever_it_is_named(text: str, found: list[str | None]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("رفض وزير الدفاع العراقي الاتهامات الموجهة إلى الجيش، وقال إن خمسة مسلحين قتلوا.", "وزير الدفاع العراقي"),
        ("وقال رئيس مجلس النواب إن خمسة جنود قتلوا.", "رئيس مجلس النواب"),
        ("دعا المبعوث الأممي إلى التهدئة، وقال إن خمسة مدنيين قتلوا.", "المبعوث الأممي"),
        ("وقال والي وسط دارفور إن خمسة جنود قتلوا.", "والي وسط دارفور"),
        ("وقال رئيس البلدية إن خمسة جنود قتلوا.", None),
        ("قال مصدر في شرطة ديالى إن خمسة جنود قتلوا.", "شرطة ديالى"),
        ("قال مصدر طبي في مستشفى الحسين إن خمسة جنود قتلوا.", None),
        ("قال مصدر في قيادة الشرطة إن خمسة جنود قتلوا.", None),
        ("قتل 57 شخصا، بحسب إحصائية جديدة لشبكة أطباء السودان.", "شبكة أطباء السودان"),
        ("أعلن وجهاء من التبانة، عبر مكبرات الصوت، مقتل خمسة.", None),
        ("كشف الناطق سالم العلي، في ندوة صحفية، تفاصيل الكمين الذي قتل فيه خمسة جنود.", "سالم العلي"),
        ("سائق الحافلة، سالم العلي، روى لإذاعة الشرق أن خمسة قتلوا.", "سالم العلي"),
        ("قتل خمسة جنود، حسبما علم من مصدر أمني.", None),
    ],
)
def test_who_speaks_by_office_or_as_source(text: str, found: str | None) -> None:
    assert speakers(text)[-1:] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "تغطية مباشرة\n\n16:30 الهلال الأحمر السوداني: أخلينا الجرحى. وقتل خمسة من رجالنا.",
            ["الهلال الأحمر السوداني"],
        ),
        ("تغطية مباشرة\n\n16:30 الهلال الأحمر السوداني: أخلينا الجرحى.\nقتل خمسة جنود في غارة.", []),
        ("قصف المطار، وفق مسؤول في الوزارة. ولم تقع إصابات بين الجنود.", [None]),
    ],
)
def test_how_far_an_entry_or_a_source_reaches(text: str, found: list[str | None]) -> None:
    assert speakers(text, "injury" if "إصابات" in text else "killing") == found
