"""A statement whose issuer is open rests on whom its page is headed by; who retells it changes its numbers."""

import msgspec
import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.link.texts.voices import issuers_by_heading
from rawi.model import Links, Reading
from rawi.read import read, read_text

STATEMENT = (
    "وزارة الداخلية الروسية - المركز الصحفي\n\nموسكو، 10 نيسان 1995\n\n"
    "طهرت وحدات قوات الداخلية، في الثامن من نيسان، قرية ساماشكي من المسلحين. وأسفرت المعركة عن مقتل مئة وعشرين مسلحا، "
    "وفقدت قواتنا ستة عشر جنديا وأصيب أربعة وأربعون.\n"
)
RETOLD = (
    "صحيفة النبض، 12 نيسان 1995\n\n"
    "أعلنت وزارة الداخلية الروسية أن قواتها دخلت في الثامن من الشهر الجاري قرية ساماشكي، وأن مئة وعشرين مسلحا قتلوا، "
    "فيما خسرت القوات ستة عشر جنديا وأصيب خمسة وأربعون.\n"
)


def _pages() -> tuple[Reading, ...]:
    pages = ((STATEMENT, "1995-04-10"), (RETOLD, "1995-04-12"))
    readings = [read_text(text, published=day) for text, day in pages]
    return tuple(
        msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, path=f"{number}"))
        for number, one in enumerate(readings)
    )


def test_a_number_changed_on_its_speakers_word_is_no_later_toll() -> None:
    links: Links = link(_pages(), load(), read=read)[1]
    injured = [item for item in links.disagreements if any("45" in one.value for one in item.positions)]
    assert {item.nature for item in injured} == {"editorial_change"}


def test_the_one_actor_that_heads_a_statement_issues_it() -> None:
    reading = _pages()[0]
    open_issuer = msgspec.structs.replace(
        reading, passages=tuple(msgspec.structs.replace(one, narrator=None) for one in reading.passages)
    )
    statements = {one.id for one in reading.passages if one.role == "statement"}
    headed = issuers_by_heading([open_issuer])
    assert set(headed) == statements
    assert issuers_by_heading([reading]) == {}


COMMITTEE = (
    "تنسيقية لجان المقاومة - مليط\nالأربعاء 9 أكتوبر 2024\n\nبيان\n\nتعرض سوق مدينة مليط ظهر اليوم الأربعاء لقصف جوي، "
    "حيث ألقت طائرة من طراز أنتونوف ستة براميل متفجرة على قسم الخضار والمواقف الشمالية. وأسفر القصف عن مقتل 23 مدنيا "
    "بينهم خمس نساء وسبعة أطفال، وإصابة أكثر من 40 آخرين.\n"
)
ON_ITS_WORD = (
    "دارفور اليوم\n9 أكتوبر 2024\n\nمقتل 23 مدنيا في سوق مليط\n\nقالت تنسيقية لجان المقاومة في {} إن 23 مدنيا بينهم "
    "خمس نساء وسبعة أطفال قتلوا وأصيب أكثر من 40 آخرين في قصف جوي ظهر اليوم الأربعاء على السوق، "
    "وإن طائرة من طراز أنتونوف "
    "ألقت ستة براميل متفجرة على قسم الخضار.\n"
)


@pytest.mark.parametrize(
    ("seat", "declared"),
    [
        ("مدينة مليط", True),
        ("مليط", True),
        ("مدينة مليط بولاية شمال دارفور", True),
        ("مدينة الفاشر", False),
        ("الفاشر", False),
    ],
)
def test_who_is_cited_with_his_seat_is_who_heads_a_statement_with_it(seat: str, declared: bool) -> None:
    readings = tuple(read_text(text) for text in (COMMITTEE, ON_ITS_WORD.format(seat)))
    said, told = ({one.id for one in reading.passages if one.role in ("statement", "report")} for reading in readings)
    edges = link(readings, load(), read=read)[1].derivations
    assert [one.declared for one in edges if one.source in said and one.target in told] == [declared]


SPOKESMAN = (
    "الصفحة الرسمية للمتحدث العسكري للقوات المسلحة\nالجمعة 7 يوليو 2017\n\nبيان\n\nنجحت قوات إنفاذ القانون "
    "بشمال سيناء في "
    "إحباط هجوم إرهابي على بعض نقاط التمركز جنوب رفح، حيث تمكنت القوات من قتل أكثر من 40 فردا تكفيريا وتدمير 6 عربات.\n"
    "وأسفر انفجار عربات مفخخة في إحدى نقاط التمركز عن استشهاد وإصابة 26 فردا من أبطال القوات المسلحة المصرية. وتستمر "
    "القوات المسلحة في تمشيط المنطقة.\n"
)
DAILY = (
    "بوابة الدلتا\n7-7-2017\n\nالمتحدث العسكري: إحباط هجوم إرهابي جنوب رفح\n\nأعلن المتحدث العسكري للقوات "
    "المسلحة نجاح قوات "
    "إنفاذ القانون بشمال سيناء في إحباط هجوم إرهابي على بعض نقاط التمركز جنوب رفح، وقتل أكثر من 40 تكفيريا وتدمير 6 "
    'عربات.\nوأضاف المتحدث، في بيان، أن "انفجار عربات مفخخة في إحدى نقاط التمركز أسفر عن استشهاد 26 فردا من '
    "أبطال القوات "
    'المسلحة".\n'
)
WIRE = (
    "وكالة المشرق للأنباء\n7 يوليو 2017\n\nهجوم بسيارتين مفخختين في سيناء\n\nالقاهرة - أعلن المتحدث باسم {} "
    "أن القوات أحبطت "
    'هجوما جنوب رفح وقتلت أكثر من 40 "تكفيريا"، مشيرا إلى "استشهاد وإصابة 26" من أفراد الجيش.\n'
)


@pytest.mark.parametrize(("army", "expected"), [("الجيش المصري", {(0, 1), (0, 2)}), ("الجيش الوطني الليبي", {(0, 1)})])
def test_a_spokesmans_page_is_of_the_army_that_it_means_by_its_short_name(
    army: str, expected: set[tuple[int, int]]
) -> None:
    readings = tuple(read_text(text) for text in (SPOKESMAN, DAILY, WIRE.format(army)))
    links = link(readings, load(), read=read)[1]
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    found = {(at[one.source], at[one.target]) for one in links.derivations if one.source in at and one.declared}
    assert found == expected
    roots = {origin.root for event in links.events if event.event_type == "destruction" for origin in event.origins}
    assert len(roots) == 1
    assert not any(position.value == "says «أفراد»" for one in links.disagreements for position in one.positions)


def test_dead_and_wounded_retold_as_dead_are_told_in_the_quotation_and_as_a_change() -> None:
    readings = tuple(read_text(text) for text in (SPOKESMAN, DAILY))
    links = link(readings, load(), read=read)[1]
    (quotation,) = (one for one in links.quotations if one.verdict == "altered")
    assert [(one.kind, one.source_text) for one in quotation.changes] == [("dropped", "وإصابة")]
    what = [{position.value for position in one.positions} for one in links.disagreements if one.about == "what"]
    assert {"26 killed and injured", "26 killed"} in what


HEALTH = (
    "وزارة الصحة الفلسطينية - {}\nالسبت 10 أغسطس 2024\n\nتصريح صحفي\n\nارتكب الاحتلال الإسرائيلي فجر اليوم "
    "مجزرة بشعة بقصف "
    "مدرسة التابعين في حي الدرج شرق مدينة غزة أثناء صلاة الفجر، ووصل إلى المستشفى المعمداني 93 شهيدا بينهم 11 طفلا وست "
    "نساء.\n"
)
AFTER_IT = (
    "وكالة شرق النيل\n10 أغسطس 2024 17:20\n\nعشرات القتلى في غارة إسرائيلية على مدرسة في غزة\n\nغزة - قتل 93 "
    "شخصا بينهم 11 "
    "طفلا وست نساء في غارة إسرائيلية فجر السبت على مدرسة التابعين في حي الدرج شرق مدينة غزة، حسبما أعلنت "
    "وزارة الصحة في "
    "القطاع الذي تديره حماس.\n"
)


@pytest.mark.parametrize(("seat", "origins", "declared"), [("غزة", 1, {(0, 1)}), ("رام الله", 2, set())])
def test_a_ministry_is_that_of_where_its_page_says_it_sits(
    seat: str, origins: int, declared: set[tuple[int, int]]
) -> None:
    readings = tuple(read_text(text) for text in (HEALTH.format(seat), AFTER_IT))
    links = link(readings, load(), read=read)[1]
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    assert {(at[one.source], at[one.target]) for one in links.derivations if one.declared} == declared
    killed = max((event for event in links.events if event.event_type == "killing"), key=lambda one: len(one.claims))
    assert killed.independent.low == origins


POST = (
    "أفيخاي أدرعي - المتحدث باسم الجيش الإسرائيلي\n10 أغسطس 2024\n\nهاجمت طائرات سلاح الجو عناصر تخريبية نشطت "
    "داخل مجمع قيادة "
    "لحماس في مدرسة التابعين بحي الدرج والتفاح.\nوتمت تصفية 19 مخربا على الأقل.\n"
)
CITING = (
    "وكالة شرق النيل\n10 أغسطس 2024 17:20\n\nغارة إسرائيلية على مدرسة في غزة\n\nغزة - {} إنه قتل 19 مسلحا على "
    "الأقل كانوا "
    "ينشطون داخل مجمع قيادة في مدرسة التابعين.\n"
)


@pytest.mark.parametrize(
    ("said", "declared"),
    [("قال الجيش الإسرائيلي", True), ("قال أفيخاي أدرعي", True), ("قال الجيش المصري", False), ("قال مصدر أمني", False)],
)
def test_what_a_spokesman_posts_is_his_sides_word(said: str, declared: bool) -> None:
    readings = tuple(read_text(text) for text in (POST, CITING.format(said)))
    ours = {passage.id for passage in readings[0].passages}
    edges = [one for one in link(readings, load(), read=read)[1].derivations if one.source in ours]
    assert any(one.declared for one in edges) is declared
