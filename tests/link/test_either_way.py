"""Of two copies the earlier is the source; where nothing shows which that is, nobody is called it."""

import pytest
from linked_texts import linked
from msgspec.structs import replace

from rawi import read_text
from rawi.cli.summary import summary
from rawi.lexicon import load
from rawi.link.growing import GrowingCase
from rawi.link.pipeline import link
from rawi.model import Derivation, Links, Reading
from rawi.read import read
from rawi.web.view import arrange

SHELL = (
    "أصيب {} مدنيين بسقوط قذيفة على منزل في منطقة ديلة بالزاوية خلال اشتباكات بين مجموعة الفار ومجموعة الكابوات، وأغلق "
    "الطريق الساحلي عند بوابة الصمود أمام حركة السير حتى إشعار آخر."
)
MORE = " ونقل المصابون إلى مستشفى الزاوية التعليمي حيث يعالجون، بحسب ما قال أطباء فيه، وطالب الأهالي بوقف القتال هناك."


def way(links: Links, readings: tuple[Reading, ...]) -> str:
    """Return from which text to which, and whether that is shown."""
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    (one,) = (edge for edge in links.derivations if isinstance(edge, Derivation))
    return "open" if one.either_way else f"{at[one.source]} > {at[one.target]}"


def told_of(readings: tuple[Reading, ...], links: Links) -> str:
    rows = [row for reading in readings for row in reading.rows()]
    rows += [*links.reuses, *links.derivations, *links.events, *links.disagreements]
    return " ".join(" ".join(summary(arrange(rows))).split())


@pytest.mark.parametrize(
    ("texts", "days", "expected"),
    [
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), (None, None), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), ("2024-08-19", "2024-08-19"), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), (None, "2024-08-19"), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), ("2024-08-20", "2024-08-19"), "1 > 0"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة") + MORE), (None, None), "1 > 0"),
    ],
)
def test_a_letter_more_does_not_show_who_was_first(
    texts: tuple[str, str], days: tuple[str | None, str | None], expected: str
) -> None:
    readings, links = linked(*texts, days=days)
    assert way(links, readings) == expected


def test_the_two_together_are_one_origin_and_neither_dates_the_other() -> None:
    readings, links = linked(SHELL.format("ثلاثة"), SHELL.format("خمسة"), days=(None, "2024-08-19"))
    event = next(event for event in links.events if event.event_type == "injury")
    assert {origin.root for origin in event.origins} == {reading.sources[0].id for reading in readings}
    assert (event.independent.low, event.independent.high) == (1, 1)
    assert readings[0].document.published.start is None
    assert [one.nature for one in links.disagreements] == ["editorial_change"]


def test_it_is_said_so() -> None:
    told = told_of(*linked(SHELL.format("ثلاثة"), SHELL.format("خمسة"), days=(None, None)))
    assert "nothing shows which was first" in told
    assert "1 INDEPENDENT ORIGIN: “صحيفة الوادي 0” or “صحيفة الوادي 1”" in told


HOME = "{}\nالثلاثاء 14 مايو 2019\n\n"
MARKET = (
    "قتل سبعة مدنيين وأصيب عشرة آخرون بقصف مدفعي نفذه الجيش السوري على سوق الخضار في بلدة كفرنبل بريف إدلب صباح اليوم "
    "الثلاثاء{}.\n"
)
ONE, OTHER = HOME.format("وكالة النهرين"), HOME.format("شبكة الفرات")


def linked_pages(*pages: str) -> tuple[tuple[Reading, ...], Links]:
    readings = sorted((read_text(page) for page in pages), key=lambda reading: reading.document.id)
    return link(readings, load(), read=read)


@pytest.mark.parametrize("together", [True, False])
def test_who_copied_once_tells_other_things_for_himself(together: bool) -> None:
    more = (
        "قتل خمسة أشخاص بانفجار سيارة مفخخة في مدينة الباب.\n",
        "أدى تفجير سيارة ملغومة في الباب إلى مقتل تسعة أشخاص، حسبما أفاد مراسلنا.\n",
    )
    market = MARKET.format("")
    pages = [ONE + market, OTHER + market, ONE + more[0], OTHER + more[1]]
    if together:
        pages = [ONE + market + more[0], OTHER + market + more[1]]
    readings, links = linked_pages(*pages)
    assert any(edge.either_way for edge in links.derivations)
    counted = {
        (figure.low, figure.high): (event.independent.low, event.independent.high)
        for event in links.events
        for figure in event.figures
        if figure.what == "killed"
    }
    assert counted == {(7, 7): (1, 1), (5, 9): (2, 2)}
    told = told_of(readings, links)
    assert "2 INDEPENDENT ORIGINS: “" in told and "(a third party); “" in told
    case = GrowingCase(load(), read=read)
    for page in reversed(pages):
        case.add([read_text(page)])
    assert case.links(reading.document.id for reading in readings)[1].events == links.events


def test_of_those_of_no_name_no_more_are_told_than_are_counted() -> None:
    said = MARKET.format("، وفق ما قاله سكان في البلدة")
    told = told_of(*linked_pages(ONE + said, OTHER + said))
    assert "1 INDEPENDENT ORIGIN: “سكان في البلدة” -" in told
    assert "perhaps" not in told


AT = "{}\nالثلاثاء 14 مايو 2019{}\n\n"
TOLD = (
    "قال طبيب في المستشفى{} إن سبعة مدنيين قتلوا وعشرة آخرين أصيبوا بقصف مدفعي نفذه الجيش السوري على سوق الخضار في "
    "بلدة كفرنبل بريف إدلب صباح اليوم الثلاثاء.\n"
)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ((" الساعة 08:10", " الساعة 18:45"), "0 > 1"),
        ((" الساعة 18:45", " الساعة 08:10"), "1 > 0"),
        ((" - 3:20 مساء", " - 11:05 صباحا"), "1 > 0"),
        ((" 18:40", " 18:45"), "0 > 1"),
        # Nobody says whether that is before noon or after.
        ((" الساعة 5:10", " الساعة 15:45"), "open"),
        ((" الساعة 08:10", ""), "open"),
        ((" الساعة 08:10", " الساعة 08:10"), "open"),
    ],
)
def test_the_hour_shows_who_was_first(hours: tuple[str, str], expected: str) -> None:
    pages = [AT.format(name, hour) for name, hour in zip(("وكالة النهرين", "شبكة الفرات"), hours, strict=True)]
    assert way_of(*(page + MARKET.format("") for page in pages)) == expected


def test_the_hour_of_what_is_told_shows_nothing() -> None:
    said = MARKET.format(" عند الساعة 08:10")
    assert way_of(ONE + said, OTHER + said.replace("08:10", "09:30")) == "open"


@pytest.mark.parametrize(
    ("line", "declared"),
    [
        ("\nالمصدر: وكالة النهرين\n", True),
        ("\nنقلا عن وكالة النهرين\n", True),
        (" (وكالة النهرين)\n", True),
        ("\nالمصدر : دمشق - وكالة النهرين\n", True),
        ("\nتابعوا وكالة النهرين على تلغرام\n", False),
        ("\nالمصدر: وكالات\n", False),
    ],
)
def test_whom_a_page_credits_it_copies(line: str, declared: bool) -> None:
    pages = ONE + MARKET.format(""), OTHER + MARKET.format("").strip() + line
    for both, way in ((pages, "0 > 1"), (pages[::-1], "1 > 0")):
        readings, links = in_order(*both)
        assert way_between(links, readings) == (way if declared else "open")
        assert ("and says so" in told_of(readings, links)) is declared


def test_who_is_named_in_what_is_told_is_not_credited() -> None:
    said = MARKET.format(" قرب مكتب وكالة النهرين")
    assert way_of(ONE + said, OTHER + said) == "open"


def test_a_credit_in_brackets_is_of_the_text_that_it_begins_or_ends() -> None:
    told = MARKET.format("").strip()
    assert way_of(ONE + MARKET.format(""), OTHER + f"{told} (وكالة النهرين)") == "0 > 1"
    assert way_of(ONE + MARKET.format(""), OTHER + f"مسعفون ينقلون جريحا (وكالة النهرين)\n\n{told}") == "open"
    links = in_order(ONE + f"{told}\n\nمسعفون في كفرنبل (شبكة الفرات)\n", OTHER + MARKET.format(""))[1]
    assert not any(edge.declared for edge in links.derivations)
    assert way_of(ONE + MARKET.format(""), OTHER + f"{told}\n(وكالة النهرين)\n") == "0 > 1"
    held = f"{told} وكان صحفي (وكالة النهرين) بين الجرحى."
    assert way_of(ONE + held, OTHER + held) == "open"


def test_two_that_credit_each_other_show_nothing() -> None:
    told = MARKET.format("") + "\nالمصدر: {}\n"
    assert way_of(ONE + told.format("شبكة الفرات"), OTHER + told.format("وكالة النهرين")) == "open"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (" لوكالة النهرين", "", "0 > 1"),
        ("", " لشبكة الفرات", "1 > 0"),
        (" لوكالة النهرين", " لوكالة النهرين", "0 > 1"),
        (" لوكالة النهرين", " لشبكة الفرات", "open"),
        ("", "", "open"),
    ],
)
def test_to_whom_it_was_said_was_first(one: str, other: str, expected: str) -> None:
    assert way_of(ONE + TOLD.format(one), OTHER + TOLD.format(other)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("قال طبيب في تصريح خاص لوكالة النهرين إن سبعة مدنيين قتلوا وعشرة آخرين أصيبوا بقصف مدفعي", "0 > 1"),
        ("قتل سبعة مدنيين وأصيب عشرة آخرون بقصف مدفعي، حسبما قال طبيب لوكالة النهرين", "0 > 1"),
        ("قال طبيب في مقابلة مع وكالة النهرين إن سبعة مدنيين قتلوا وعشرة آخرين أصيبوا بقصف مدفعي", "0 > 1"),
        # What is the agency's was not said to it.
        ("قال طبيب إن سبعة مدنيين قتلوا، وأصابت قذيفة مكتبا لوكالة النهرين خلال قصف مدفعي", "open"),
        ("قتل سبعة مدنيين بينهم مصور لوكالة النهرين وأصيب عشرة آخرون بقصف مدفعي", "open"),
        ("أعلنت وزارة الصحة مقتل سبعة مدنيين بينهم مصور لوكالة النهرين بقصف مدفعي", "open"),
    ],
)
def test_only_who_is_spoken_to_was_told_it(told: str, expected: str) -> None:
    said = f"{told} على سوق الخضار في بلدة كفرنبل بريف إدلب صباح اليوم الثلاثاء.\n"
    assert way_of(ONE + said, OTHER + said) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (" 13:15 بتوقيت غرينتش", " 15:30 بتوقيت غرينتش", "0 > 1"),
        (" 13:15 بتوقيت غرينتش", " 15:30 بتوقيت مكة المكرمة", "open"),
        (" 13:15 GMT", " 15:30", "open"),
        (" 13:15\nجميع الأوقات بتوقيت غرينتش", " 15:30", "open"),
        ("\nآخر تحديث: 18:00\nنشر: 09:00", " 14:00", "0 > 1"),
        ("\nآخر تحديث: الثلاثاء 14 مايو 2019 18:00", " 14:00", "open"),
        (" 09:00", "\nآخر تحديث: الثلاثاء 14 مايو 2019 14:00", "open"),
    ],
)
def test_hours_of_two_zones_and_of_changes_show_nothing(one: str, other: str, expected: str) -> None:
    pages = [AT.format(name, hour) for name, hour in (("وكالة النهرين", one), ("شبكة الفرات", other))]
    assert way_of(*(page + MARKET.format("") for page in pages)) == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (("2019-05-14T09:30:00+00:00", "2019-05-14T10:15:00+00:00"), "0 > 1"),
        (("2019-05-14T10:15:00+00:00", "2019-05-14T09:30:00+00:00"), "1 > 0"),
        (("2019-05-14T07:30:00+00:00", None), "open"),
        (("2019-05-14T23:30:00+00:00", None), "open"),
    ],
)
def test_when_a_message_was_sent_is_no_hour_of_a_page(sent: tuple[str | None, ...], expected: str) -> None:
    pages = [AT.format(name, " 11:05 صباحا") + MARKET.format("") for name in ("وكالة النهرين", "شبكة الفرات")]
    documents = [read_text(page).document for page in pages]
    readings = tuple(
        read(replace(document, extra={**document.extra, **({"sent": at} if at else {})}), load())
        for document, at in zip(documents, sent, strict=True)
    )
    assert way_between(link(readings, load(), read=read)[1], readings) == expected


def in_order(*pages: str) -> tuple[tuple[Reading, ...], Links]:
    readings = tuple(read_text(page) for page in pages)
    return link(readings, load(), read=read)


def way_between(links: Links, readings: tuple[Reading, ...]) -> str:
    """Return from which report to which, and whether that is shown."""
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    (one,) = (edge for edge in links.derivations if edge.source in at)
    return "open" if one.either_way else f"{at[one.source]} > {at[one.target]}"


def way_of(*pages: str) -> str:
    readings, links = in_order(*pages)
    return way_between(links, readings)


@pytest.mark.parametrize(
    ("state", "speaker", "expected"),
    [
        ("وكالة الأنباء السعودية", "المتحدث باسم التحالف تركي المالكي", "0 > 1"),
        ("وكالة سانا", "المتحدث باسم الجيش السوري", "0 > 1"),
        ("وكالة سانا", "المتحدث باسم التحالف تركي المالكي", "open"),
        ("وكالة النهرين", "المتحدث باسم التحالف تركي المالكي", "open"),
    ],
)
def test_a_sides_own_agency_has_its_spokesman_from_nobody(state: str, speaker: str, expected: str) -> None:
    said = (
        f"قال {speaker} إن الموقع لم يدرج ضمن قوائم عدم الاستهداف وفق الآلية المعتمدة مع مكتب تنسيق الشؤون الإنسانية، "
        "ولم تبلغ عنه اللجنة الدولية للصليب الأحمر.\n"
    )
    readings, links = in_order(HOME.format(state) + said, OTHER + said)
    assert way_between(links, readings) == expected
    assert all(edge.declared is not edge.either_way for edge in links.derivations)
    # Who was told it himself has it from no agency.
    links = in_order(HOME.format(state) + said, OTHER + said.replace(" إن ", " لشبكة الفرات إن ", 1))[1]
    assert not any(edge.declared and edge.source == readings[0].passages[-1].id for edge in links.derivations)
    # His own interview is no confession that he copied.
    own = said.replace(" إن ", " في مقابلة مع شبكة الفرات إن ", 1)
    links = in_order(HOME.format(state) + said, OTHER + own)[1]
    assert not any(edge.declared and edge.source == readings[0].passages[-1].id for edge in links.derivations)


MINISTRY = (
    "الجمهورية اللبنانية\nوزارة الصحة العامة\n\nصدر عن مركز عمليات طوارئ الصحة العامة بيان أعلن أن غارة العدو "
    "الإسرائيلي على بلدة جويا قضاء صور أدت اليوم الثلاثاء 12 تشرين الثاني 2024 إلى استشهاد سبعة أشخاص وإصابة أحد عشر "
    "آخرين بجروح.\nكما أعلن المركز أن غارة ثانية للعدو على بلدة معروب أدت إلى استشهاد أربعة أشخاص من عائلة واحدة بينهم "
    "طفلتان، وإصابة ثلاثة بجروح.\n"
)
STATES = (
    "الوكالة الوطنية للإعلام\nالثلاثاء 12 تشرين الثاني 2024\n\nالصحة: 7 شهداء في غارة على جويا\n\nوطنية - أعلن مركز "
    'عمليات طوارئ الصحة العامة التابع لوزارة الصحة العامة في بيان، أن "غارة العدو الإسرائيلي على بلدة جويا قضاء صور '
    'أدت اليوم إلى استشهاد سبعة أشخاص وإصابة أحد عشر آخرين بجروح".\n'
)
CITING = (
    "وكالة شرق المتوسط\n13 نوفمبر 2024\n\nقتلى في غارة قرب صور\n\nبيروت - قالت وزارة الصحة اللبنانية إن سبعة أشخاص "
    "قتلوا وأصيب 11 في جويا، فيما قتل أربعة من عائلة واحدة بينهم طفلتان في غارة أخرى على بلدة معروب المجاورة.\n"
)


def test_who_cites_a_side_has_it_from_its_own_text_where_that_is_held() -> None:
    readings, links = in_order(MINISTRY, STATES, CITING)
    assert edges_of(readings, links) == {(0, 1), (0, 2)}
    # Without that text he has it from the state's agency.
    readings, links = in_order(STATES, CITING)
    assert edges_of(readings, links) == {(0, 1)}


def edges_of(readings: tuple[Reading, ...], links: Links) -> set[tuple[int, int]]:
    """Return from which text to which something was taken with a word that says so."""
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    return {(at[one.source], at[one.target]) for one in links.derivations if one.source in at and one.declared}


def test_a_day_left_out_of_a_quotation_is_told_though_the_day_is_the_same() -> None:
    _, links = in_order(MINISTRY, STATES)
    (quotation,) = (one for one in links.quotations if one.verdict == "altered")
    assert [(one.kind, one.source_text) for one in quotation.changes] == [("dropped", "الثلاثاء 12 تشرين الثاني 2024")]


ARMY = (
    "القوات المسلحة السودانية\nمكتب الناطق الرسمي\nالخميس 10 أكتوبر 2024\n\nتصريح صحفي\n\nإن نسور الجو نفذوا أمس "
    "الأربعاء ضربات دقيقة على تجمعات للمليشيا شرق مدينة مليط أسفرت عن تدمير 12 عربة قتالية وشاحنتي ذخيرة.\n"
)
ITEM = (
    "راديو الجزيرة الخضراء\n10 أكتوبر 2024\n\nنشرة أخبار السودان\n\n- كرري: قتل ستة أشخاص في قصف مدفعي.\n"
    "- {}: أعلن الجيش صد هجوم لقوات الدعم السريع على المحور الجنوبي الشرقي للمدينة وتدمير سبع عربات قتالية.\n"
)


@pytest.mark.parametrize(("place", "expected"), [("الفاشر", set()), ("مليط", {(0, 1)}), ("شرق مليط", {(0, 1)})])
def test_a_formula_filled_for_another_place_is_no_word_of_a_statement(
    place: str, expected: set[tuple[int, int]]
) -> None:
    readings, links = in_order(ARMY, ITEM.format(place))
    assert edges_of(readings, links) == expected
    destroyed = [event for event in links.events if event.event_type == "destruction"]
    assert (len(destroyed) == 1) is bool(expected)
