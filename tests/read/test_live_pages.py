"""Live pages: entries below lines with the hour; who is named before a colon is the source of one, no outlet."""

from rawi.read import read_text

PAGE = """مباشر.. حرب غزة في يومها الـ 245
آخر تحديث: 7 يونيو 2024 - 21:40 مكة

21:40
القناة 12 الإسرائيلية: إصابة 4 جنود بجروح خطيرة في معارك رفح

21:15 بتوقيت غرينتش
كتائب القسام: استهدفنا جرافة عسكرية بقذيفة في مخيم الشابورة بمدينة رفح

20:10
البيت الأبيض: نضغط على حماس لقبول المقترح
"""


def test_a_live_page_has_a_headline_of_its_own_and_one_account() -> None:
    reading = read_text(PAGE)
    assert [(p.role, PAGE[p.span.start : p.span.end].split("\n", maxsplit=1)[0]) for p in reading.passages] == [
        ("headline", "مباشر.. حرب غزة في يومها الـ 245"),
        ("metadata", "آخر تحديث: 7 يونيو 2024 - 21:40 مكة"),
        ("report", "21:40"),
    ]
    assert reading.document.source is None


def test_who_stands_before_a_colon_says_an_entry() -> None:
    reading = read_text(PAGE)
    names = {entity.id: entity.name_en for entity in reading.entities} | {s.id: s.name_en for s in reading.sources}
    told = [(claim.event_type, names.get(claim.attribution[-1].speaker or "")) for claim in reading.claims]
    assert ("injury", "Channel 12 (Israel)") in told
    assert ("shelling", "Al-Qassam Brigades") in told


def test_one_hour_above_a_text_makes_no_live_page() -> None:
    text = "مقتل خمسة جنود في انفجار لغم شرق حمص\n21:40\n\nقتل خمسة جنود في انفجار لغم أرضي شرق مدينة حمص.\n"
    roles = [p.role for p in read_text(text).passages]
    assert roles == ["headline", "metadata", "report"]
