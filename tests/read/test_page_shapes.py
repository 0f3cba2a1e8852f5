"""Pages of many shapes: what is told, who tells it, what stands around it; and that no text breaks the order."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rawi.model import Reading, Span
from rawi.read import read_text

SEEDS = Path(__file__).parents[2] / "examples" / "khwein-2018"
REPORT, ARCHIVE = (
    (SEEDS / name).read_text(encoding="utf-8") for name in ("000_f06363eee123f151.txt", "004_fbd8113b0bef9d78.txt")
)
TITLE = "قتلى في قصف على مدينة تعز"
BODY = (
    "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف استهدف حيا سكنيا شرق مدينة تعز فجر الأحد، بحسب مصادر طبية في المدينة، "
    "فيما تواصلت المعارك على أكثر من محور."
)
SECOND = "وسيطرت القوات الحكومية على تلة تطل على الطريق الرئيسي بعد انسحاب المسلحين منها، وفق مسؤول محلي في المدينة."
STATEMENT = (
    "نعلن لأهلنا أن مقاتلينا سيطروا على التلة المطلة على مدينة مأرب بعد اشتباكات عنيفة دامت يومين، وقتل فيها عشرة من "
    "المهاجمين، وإننا نعاهد شعبنا على أن نواصل القتال حتى تحرير كل المدن."
)


def parts(text: str) -> list[tuple[str, str]]:
    """Return role and words of every passage."""
    return [(p.role, text[p.span.start : p.span.end]) for p in read_text(text).passages]


def zones(text: str) -> list[tuple[str, int, int]]:
    return [(p.role, p.span.start, p.span.end) for p in read_text(text, published="2018-02-13").passages]


def narrators(reading: Reading) -> list[tuple[str, str | None]]:
    names = {source.id: source.name for source in reading.sources}
    return [(p.role, names.get(p.narrator or "")) for p in reading.passages]


# reports


@pytest.mark.parametrize(
    "dateline",
    ["عدن - رويترز", "عدن (رويترز)", "رويترز - عدن", "عدن ــ رويترز", "عدن/رويترز", "رويترز | عدن", "عدن – رويترز"],
)
@pytest.mark.parametrize("byline", ["تحرير: سامر الأحمد", "إعداد: سامر الأحمد", "المصدر\nسامر الأحمد"])
def test_a_report_of_four_parts(dateline: str, byline: str) -> None:
    text = f"{TITLE}\n\n{dateline}\n\n{BODY}\n\n{SECOND}\n\n{byline}"
    assert parts(text) == [
        ("headline", TITLE),
        ("dateline", dateline),
        ("report", f"{BODY}\n\n{SECOND}"),
        ("byline", byline),
    ]
    assert {name for _, name in narrators(read_text(text))} == {"وكالة رويترز"}


@pytest.mark.parametrize("dateline", ["عدن (رويترز) - ", "عدن - رويترز: ", "رويترز - "])
def test_a_dateline_that_the_text_goes_on_from(dateline: str) -> None:
    text = f"{TITLE}\n\n{dateline}{BODY}"
    assert [role for role, _ in parts(text)] == ["headline", "dateline", "report"]
    assert parts(text)[2] == ("report", BODY)
    assert narrators(read_text(text))[2] == ("report", "وكالة رويترز")


def test_a_paragraph_alone_is_a_report() -> None:
    assert parts(BODY) == [("report", BODY)]
    assert narrators(read_text(BODY)) == [("report", None)]
    assert read_text(BODY).document.title is None


@pytest.mark.parametrize("flash", ["#عاجل | {}", "عاجل | {}", "#عاجل {}", "#سوريا #كفر_نبل {}"])
def test_a_post_that_begins_with_a_hashtag_tells_something(flash: str) -> None:
    reading = read_text(flash.format("مقتل سبعة مدنيين بقصف على كفرنبل"))
    assert "shelling" in {claim.event_type for claim in reading.claims}


def test_hashtags_alone_tell_nothing() -> None:
    assert [role for role, _ in parts("#سوريا #كفر_نبل\n#إدلب عنب بلدي")] == ["boilerplate"]


def test_urgent_is_no_dateline_of_the_headline() -> None:
    assert parts(f"عاجل | قصف على كفرنبل\n\n{BODY}")[0] == ("headline", "عاجل | قصف على كفرنبل")


def test_a_headline_is_the_title() -> None:
    assert read_text(f"{TITLE}\n\n{BODY}").document.title == TITLE


def test_lines_end_as_they_may() -> None:
    text = f"{TITLE}\n\nعدن - رويترز\n\n{BODY}\n\n{SECOND}\n\nتحرير: سامر الأحمد\n"
    for end in ("\r\n", "\r"):
        other = text.replace("\n", end)
        assert [(role, words.replace(end, "\n")) for role, words in parts(other)] == parts(text)


def test_a_mark_of_byte_order_and_blank_lines_change_nothing() -> None:
    text = f"{TITLE}\n\n{BODY}"
    assert parts(f"\n\n\n{text}\n\n \n") == parts(text)
    assert [role for role, _ in parts(f"\ufeff{text}")] == ["headline", "report"]


# metadata


def test_lines_of_metadata() -> None:
    lines = "الكاتب: سامر الأحمد\nالتاريخ: 3 آذار 2016\nالمشاهدات: 55"
    text = f"{TITLE}\n{lines}\n\n{BODY}"
    assert parts(text) == [("headline", TITLE), ("metadata", lines), ("report", BODY)]
    document = read_text(text).document
    assert (document.published.start, document.published.basis) == ("2016-03-03", "metadata")
    assert document.views == 55
    assert document.author == "سامر الأحمد"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("التاريخ : ٣ آذار ٢٠١٦", "2016-03-03"),
        ("تاريخ النشر: 3/3/2016", "2016-03-03"),
        ("نشر في: 3 مارس 2016", "2016-03-03"),
        ("نُشر في 3 مارس/آذار 2016", "2016-03-03"),
        ("Published: 2016-03-03", "2016-03-03"),
    ],
)
def test_the_day_of_publication(line: str, day: str) -> None:
    assert read_text(f"{TITLE}\n{line}\n\n{BODY}").document.published.start == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("شبكة الربوة الأم | الخميس 3 مارس 2016 | القراءات 3904", "2016-03-03"),
        ("الراوي الجديد – الخميس 3 مارس 2016 – العدد 4178 – ق. الوطني", "2016-03-03"),
        ("3/3/2016 | الراوي الآن | نقلا عن وكالات", "2016-03-03"),
        ("الراوي الجديد :: 3 آذار 2016 :: 13:00", "2016-03-03"),
        ("شهادات على مجزرة 3 آذار 2016 في البلدة بعد أعوام", None),
        ("الراوي الجديد | 3 آذار 2016 | الطبعة الأولى | 1 آذار 2016 | دمشق", None),
    ],
)
def test_the_day_that_signs_set_off_below_the_title(line: str, day: str | None) -> None:
    assert read_text(f"{TITLE}\n{line}\n\n{BODY}").document.published.start == day


@pytest.mark.parametrize("line", ["المشاهدات: 1204", "المشاهدات : ١٢٠٤", "عدد المشاهدات: 1,204", "Views: 1204"])
def test_the_count_of_views(line: str) -> None:
    assert read_text(f"{TITLE}\n{line}\n\n{BODY}").document.views == 1204


# statements


def test_an_archive_page_has_a_summary_and_the_statement() -> None:
    summary = (
        "أعلنت المقاومة الشعبية السيطرة على تلة قرب مدينة مأرب، مؤكدة مقتل عشرة من المهاجمين خلال الاشتباكات.\n\n"
        "وأشار البيان إلى أن المعارك مستمرة حول المدينة."
    )
    title, lines = "المقاومة تعلن السيطرة على تلة", "الكاتب: المقاومة الشعبية\nالتاريخ: 3 آذار 2016"
    statement = f"بيان صادر عن المقاومة الشعبية\n\n{STATEMENT}\n\nوالنصر لشعبنا"
    text = f"{title}\n{lines}\n\n{summary}\n\n{statement}"
    reading = read_text(text)
    assert parts(text) == [
        ("headline", title),
        ("metadata", lines),
        ("summary", summary),
        ("statement", statement),
    ]
    assert reading.document.genre == "archive_page"
    assert narrators(reading)[2:] == [("summary", None), ("statement", "المقاومة الشعبية")]


def test_a_statement_with_the_basmala_signature_and_date() -> None:
    text = f"بسم الله الرحمن الرحيم\n\nبيان صادر عن المقاومة الشعبية\n\n{STATEMENT}\n\nالمقاومة الشعبية\n12 شباط 2018"
    reading = read_text(text)
    told = [item for item in narrators(reading) if item[0] == "statement"]
    assert told == [("statement", "المقاومة الشعبية")]
    assert reading.document.genre == "statement"
    assert reading.document.published.start == "2018-02-12"
    assert not [p for p in reading.passages if p.role in ("report", "summary")]


@pytest.mark.parametrize(
    "heading", ["بيان صادر عن حركة الشباب", "بيان صحفي صادر عن حركة الشباب", "بيان مهم صادر عن حركة الشباب"]
)
def test_the_heading_names_the_issuer(heading: str) -> None:
    assert ("statement", "حركة الشباب") in narrators(read_text(f"{heading}\n\n{STATEMENT}"))


# what is no account


def test_share_buttons_and_related_links_are_nothing_told() -> None:
    below = "شارك\nفيسبوك\nتويتر\nأخبار ذات صلة\nمقتل جنديين في عدن\nقصف على صنعاء"
    text = f"{TITLE}\n\n{BODY}\n\n{below}"
    assert parts(text) == [("headline", TITLE), ("report", BODY), ("boilerplate", below)]
    start = text.index(below)
    assert all(claim.span.end <= start for claim in read_text(text).claims)


def test_buttons_above_the_text() -> None:
    text = f"الرئيسية\n\n{TITLE}\n\nشارك الخبر\n\n{BODY}"
    told = [(role, words) for role, words in parts(text) if role in ("headline", "report")]
    assert told == [("headline", TITLE), ("report", BODY)]


def test_a_post_that_was_forwarded() -> None:
    text = "Forwarded from: شبكة الفرات\n\nسيطرت قوات الجيش الليبي على مدينة سبها بعد معارك عنيفة.\n\n#ليبيا"
    assert [role for role, _ in parts(text)] == ["metadata", "report", "boilerplate"]
    assert narrators(read_text(text))[1] == ("report", "شبكة الفرات")


# the two first pages


def near(found: list[tuple[str, int, int]], expected: list[tuple[str, int, int]]) -> None:
    assert [role for role, _, _ in found] == [role for role, _, _ in expected]
    for (_, start, end), (role, low, high) in zip(found, expected, strict=True):
        assert abs(start - low) <= 2, role
        assert abs(end - high) <= 2, role


def test_the_zones_of_the_report() -> None:
    near(zones(REPORT), [("headline", 0, 67), ("dateline", 71, 84), ("report", 86, 2099), ("byline", 2104, 2120)])


def test_the_zones_of_the_archive_page() -> None:
    near(
        zones(ARCHIVE),
        [("headline", 2, 94), ("metadata", 95, 173), ("summary", 177, 1184), ("statement", 1188, 2643)],
    )


@pytest.mark.parametrize(("text", "count"), [(REPORT, 19), (ARCHIVE, 2)], ids=["report", "archive"])
def test_the_quotations_of_the_two_pages(text: str, count: int) -> None:
    assert len(read_text(text, published="2018-02-13").quotations) == count


# any text


def spans(reading: Reading) -> list[tuple[Span, str]]:
    """Return every span of a reading with the words it is said to hold."""
    found = [(mention.span, mention.text) for mention in reading.mentions]
    found += [(quotation.span, quotation.text) for quotation in reading.quotations]
    found += [(claim.span, claim.text) for claim in reading.claims]
    for claim in reading.claims:
        found += [(item.span, item.text) for item in (*claim.agents, *claim.targets, *claim.places)]
        found += [(figure.span, figure.text) for figure in claim.quantities]
        if claim.trigger is not None:
            found.append((claim.trigger.span, claim.trigger.text))
        if claim.time is not None and claim.time.span is not None:
            found.append((claim.time.span, claim.time.text or ""))
    for chain in (*(c.attribution for c in reading.claims), *(q.attribution for q in reading.quotations)):
        for link in chain:
            if link.span is not None:
                found.append((link.span, link.text or ""))
            found += [(words.span, words.text) for words in (link.cue, link.via) if words is not None]
    return found


def check(text: str) -> None:
    reading = read_text(text, published="2024-05-10")
    for span, words in spans(reading):
        assert text[span.start : span.end] == words
        assert 0 <= span.start < span.end <= len(text)
    end = 0
    for passage in reading.passages:
        assert end <= passage.span.start < passage.span.end <= len(text)
        end = passage.span.end
    for claim in reading.claims:
        assert any(p.id == claim.passage and p.span.start <= claim.span.start for p in reading.passages)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
@example("\ud800")
@example("\u202e«\u200f»\u0640\u064b")
@example("\r\r\n\n\x0b\x0c\x1c\x85\u2028\u2029")
@example("\x00\ufeff\uffff\U0010ffff")
@example("\ufe77")
def test_any_text_is_read(text: str) -> None:
    check(text)


LINES = [
    TITLE,
    BODY,
    STATEMENT,
    "عدن - رويترز",
    "الكاتب : المقاومة الشعبية",
    "التاريخ: 3 آذار 2016",
    "المشاهدات: 55",
    "بسم الله الرحمن الرحيم",
    "بيان صادر عن حركة الشباب",
    "انتهى البيان",
    "شارك",
    "أخبار ذات صلة",
    "المصدر",
    "سامر الأحمد",
    "#اليمن",
    "## بيان",
    "**والنصر لشعبنا**",
    '"قال الوزير إن «الجيش قصف المدينة',
    "نشرة الأخبار",
    "",
    " ",
    ":",
    "***",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028"]))
def test_lines_in_any_order_are_read(lines: list[str], end: str) -> None:
    check(end.join(lines))


@settings(deadline=None, max_examples=40)
@example(report=0, archive=1944)
@given(st.integers(0, len(REPORT)), st.integers(0, len(ARCHIVE)))
def test_pages_cut_anywhere_are_read(report: int, archive: int) -> None:
    check(REPORT[report:])
    check(ARCHIVE[:archive])


@pytest.mark.parametrize(
    "row", ["فيسبوك تويتر واتساب طباعة", "شارك على فيسبوك", "الرئيسية / أخبار / سوريا", "الرئيسية"]
)
def test_rows_of_buttons_and_of_sections(row: str) -> None:
    assert parts(f"{row}\n\n{TITLE}\n\n{BODY}") == [("boilerplate", row), ("headline", TITLE), ("report", BODY)]


def test_an_editor_in_brackets_below() -> None:
    assert parts(f"{TITLE}\n\n{BODY}\n(تحرير سعاد الخطيب)")[-1] == ("byline", "(تحرير سعاد الخطيب)")


def test_a_name_with_an_initial_below_the_headline() -> None:
    text = f"{TITLE}\n\nب. مولاي\nنشر في جريدة صدى الوادي يوم 27 - 08 - 2024\n\n{BODY}"
    assert [role for role, _ in parts(text)] == ["headline", "byline", "metadata", "report"]


def test_scripture_belongs_to_the_statement() -> None:
    head = "بسم الله الرحمن الرحيم\nبيان صادر عن حركة الوادي"
    verse = "قال تعالى: ﴿إن تنصروا الله ينصركم﴾ صدق الله العظيم"
    assert parts(f"{head}\n\n{verse}\n\n{STATEMENT}") == [("headline", head), ("statement", f"{verse}\n\n{STATEMENT}")]


@pytest.mark.parametrize(
    "imprint",
    [
        "بيروت – السبت ١٤ آب ١٩٧٦ – السنة ١٧ – العدد ٥٢٤٤ – ٥٠ ق. ل.",
        "الخرطوم - الثلاثاء 14 يوليو 1992 - السنة الرابعة - العدد 1187",
    ],
)
def test_the_imprint_of_a_paper_stands_above_its_headline(imprint: str) -> None:
    reading = read_text(f"صدى الساحل\n{imprint}\nخرجوا رافعين المناديل\nكتب المحرر الشعبي:\n{BODY}")
    roles = [(p.role, reading.document.text[p.span.start : p.span.end]) for p in reading.passages]
    assert ("metadata", f"صدى الساحل\n{imprint}") in roles
    assert ("headline", "خرجوا رافعين المناديل") in roles
