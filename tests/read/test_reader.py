"""The reader: what a reading is made of, that it repeats itself, and that no text breaks it."""

import cProfile
from itertools import cycle, islice
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.lexicon import load
from rawi.model import Document, Published, QuantityValue, Reading, Span, decode, encode
from rawi.read import read, read_text

SEEDS = Path(__file__).parents[2] / "examples" / "khwein-2018"
REPORT = (SEEDS / "000_f06363eee123f151.txt").read_text(encoding="utf-8")
ARCHIVE = (SEEDS / "004_fbd8113b0bef9d78.txt").read_text(encoding="utf-8")


def test_the_page_says_who_when_and_what_it_is() -> None:
    document = read_text(ARCHIVE).document
    assert (document.published.start, document.published.basis) == ("2018-02-13", "metadata")
    assert document.published.span is not None
    assert document.text[document.published.span.start : document.published.span.end].startswith("١٣ فبراير")
    assert document.views == 204
    assert document.genre == "archive_page"
    assert document.language == "ar"
    assert document.title is not None
    assert document.title.startswith('"دحر الغزاة"')


def test_known_facts_win() -> None:
    document = Document(
        id="doc-1",
        path="a.txt",
        sha256="0",
        text=ARCHIVE,
        title="known",
        author="somebody",
        published=Published(start="2018-03-01", end="2018-03-01", basis="metadata"),
        language="xx",
        genre="statement",
        views=1,
    )
    found = read(document, load()).document
    for name in ("title", "author", "published", "language", "genre", "views", "id", "path", "sha256", "text"):
        assert getattr(found, name) == getattr(document, name)


OPEN = Published()


def dated(text: str, *, published: Published = OPEN, **extra: str) -> Document:
    document = Document(id="doc-1", path="a", sha256="0", text=text, published=published, extra=extra)
    return read(document, load()).document


LINE = "قصف على كفرنبل\n\n{}\n\nقتل سبعة مدنيين وأصيب ثلاثة عشر آخرون جراء قصف مدفعي على بلدة كفرنبل، مساء أمس."


@pytest.mark.parametrize(
    "line",
    ["آخر تحديث: 15 أيار 2019", "تم التحديث في 15 أيار 2019", "آخر تعديل: 15 مايو 2019", "Updated: 15 مايو 2019"],
)
def test_an_update_is_no_publication(line: str) -> None:
    assert dated(LINE.format(line)).published == Published()


@pytest.mark.parametrize(
    ("stated", "line", "start"),
    [
        ("2018-01-01", "الثلاثاء 14 أيار 2019", None),
        ("2018-01-01", "نشر في: 14 أيار 2019", None),
        ("2019-05-15", "الثلاثاء 14 أيار 2019", "2019-05-15"),
        ("2019-05-12", "آخر تحديث: 15 أيار 2019", "2019-05-12"),
    ],
)
def test_a_page_whose_metadata_belie_its_own_line_is_open(stated: str, line: str, start: str | None) -> None:
    known = Published(stated, stated, "metadata")
    found = dated(LINE.format(line), published=known, published_in_metadata=stated)
    assert found.published.start == start
    assert bool(found.notes) == (start is None)
    assert dated(found.text, published=found.published, published_in_metadata=stated).published == found.published


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("12 حزيران 2019", "2019-06-12"),
        ("الثلاثاء 17 جمادى الأولى 1440", "2019-01-22"),
        ("الاثنين 21 أيار 2019", None),
        ("03/04/2019", None),
        ("أمس", None),
        ("أيار 2019", None),
    ],
)
def test_a_date_that_a_list_gives_in_words(written: str, start: str | None) -> None:
    assert dated("قتل سبعة مدنيين.", published_as_given=written).published.start == start


def test_without_a_date_there_is_none() -> None:
    reading = read_text(REPORT)
    assert reading.document.published == Published()
    assert all(claim.time is None or claim.time.start is None for claim in reading.claims)


def test_a_date_of_its_own_line_dates_a_statement() -> None:
    text = "بيان صادر عن حركة أحرار الشام\n\nنعلن انسحاب قواتنا من مدينة دوما.\n\n12 شباط 2018"
    assert read_text(text).document.published.start == "2018-02-12"


@pytest.mark.parametrize(
    ("line", "start"),
    [("3 أيار 2014", "2014-05-03"), ("الثالث من أيار ألفين وأربعة عشر", "2014-05-03"), ("الثالث من أيار", None)],
)
def test_the_year_of_a_date_stands_in_digits_or_in_words(line: str, start: str | None) -> None:
    assert read_text(f"بيان\n\nنعلن السيطرة على القرية.\n\n{line}\n").document.published.start == start


def test_two_dates_that_differ_date_nothing() -> None:
    text = "التاريخ : 12 شباط 2018\nالتاريخ : 20 شباط 2018\n\nقصفت قوات النظام مدينة دوما بالمدفعية الثقيلة أمس."
    assert read_text(text).document.published.start is None


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("سيطرت قوات النظام اليوم الثلاثاء 13 شباط 2018 على مدينة دوما بعد معارك عنيفة.", "2018-02-13", "relative"),
        ("قصف على مدينة دوما\n\nدمشق، 13 شباط 2018\n\nقصفت قوات النظام مدينة دوما أمس.", "2018-02-13", "explicit"),
        ("سيطرت قوات النظام يوم الثلاثاء 13 شباط 2018 على مدينة دوما بعد معارك عنيفة.", None, "none"),
        ("ذكرى معركة 13 شباط 2018\n\nأحيا أهالي مدينة دوما أمس ذكرى المعركة التي دارت في المدينة.", None, "none"),
    ],
)
def test_where_a_page_says_when_it_came_out(text: str, day: str | None, basis: str) -> None:
    published = read_text(text).document.published
    assert (published.start, published.basis) == (day, basis)


@pytest.mark.parametrize("text", [REPORT, ARCHIVE])
def test_spans_repeat_their_slices(text: str) -> None:
    reading = read_text(text, published="2018-02-13")

    def check(span: Span, words: str) -> None:
        assert span.document == reading.document.id
        assert text[span.start : span.end] == words

    for mention in reading.mentions:
        check(mention.span, mention.text)
    for quotation in reading.quotations:
        check(quotation.span, quotation.text)
    for claim in reading.claims:
        check(claim.span, claim.text)
        assert claim.attribution
        assert claim.rule
        assert claim.trigger is not None or claim.rule.startswith("speech:")
        if claim.trigger is not None:
            check(claim.trigger.span, claim.trigger.text)
        for participant in (*claim.agents, *claim.targets, *claim.places):
            check(participant.span, participant.text)
        for figure in claim.quantities:
            check(figure.span, figure.text)
        if claim.time is not None and claim.time.span is not None:
            check(claim.time.span, claim.time.text or "")
        for link in claim.attribution:
            if link.span is not None:
                check(link.span, link.text or "")


@pytest.mark.parametrize("text", [REPORT, ARCHIVE])
def test_ids_are_unique_and_all_that_is_named_is_there(text: str) -> None:
    reading = read_text(text, published="2018-02-13")
    ids = [row.id for row in reading.rows()]
    assert len(ids) == len(set(ids))
    known = {row.id for row in (*reading.entities, *reading.sources)}
    passages = {passage.id for passage in reading.passages}
    mentions = {mention.id for mention in reading.mentions}
    assert {m.entity for m in reading.mentions if m.entity} <= known
    assert {source.entity for source in reading.sources if source.entity} <= known
    for claim in reading.claims:
        assert claim.passage in passages
        assert set(claim.mentions) <= mentions
        assert {link.speaker for link in claim.attribution if link.speaker} <= known
        assert {item.entity for item in (*claim.agents, *claim.targets, *claim.places) if item.entity} <= known
    assert reading.document.source is None or reading.document.source in known


@pytest.mark.parametrize("text", [REPORT, ARCHIVE])
def test_reading_repeats_itself(text: str) -> None:
    first, second = (read_text(text, published="2018-02-13") for _ in range(2))
    assert [encode(row) for row in first.rows()] == [encode(row) for row in second.rows()]
    assert all(decode(encode(row)) == row for row in first.rows())


def timeless(reading: Reading) -> list[object]:
    """Return the rows of a reading without ids and times."""
    mentions = [(m.span, m.kind, m.entity, m.rule) for m in reading.mentions]
    claims = [
        (c.span, c.event_type, c.agents, c.targets, c.places, c.quantities, c.polarity, c.attribution, c.rule)
        for c in reading.claims
    ]
    return [reading.sources, reading.passages, reading.entities, mentions, claims]


def test_another_date_changes_times_and_nothing_else() -> None:
    undated = read_text(REPORT)
    linked = msgspec.structs.replace(
        undated.document, published=Published(start="2018-02-13", end="2018-02-13", basis="linked")
    )
    again = read(linked, load())
    assert timeless(again) == timeless(undated)
    assert [q.id for q in again.quotations] == [q.id for q in undated.quotations]
    days = {claim.time.start for claim in again.claims if claim.time is not None}
    assert {"2018-02-12", "2017-12-21"} <= days


def test_a_quantity_counts_what_its_event_counts() -> None:
    reading = read_text("قُتل سبعة جنود وأصيب عشرون قرب مدينة منبج.")
    counted = [m.value.what for m in reading.mentions if isinstance(m.value, QuantityValue)]
    assert counted == ["killed", "injured"]
    assert {name for claim in reading.claims for name in claim.mentions} <= {m.id for m in reading.mentions}


def test_a_source_is_the_actor_of_its_name() -> None:
    reading = read_text(ARCHIVE)
    issuers = [source for source in reading.sources if source.entity is not None]
    assert any("دحر الغزاة" in source.name for source in issuers)


def test_quotations_wait_for_their_verdict() -> None:
    for quotation in read_text(REPORT).quotations:
        said = quotation.kind in ("echo", "clause")
        assert quotation.verdict == ("unchecked" if said else None)


def test_a_text_of_no_words_is_read() -> None:
    for text in ("", " ", "\n\n", "...", "«»", "123"):
        assert read_text(text).claims == ()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_text(text, published="2018-02-13")
    for row in reading.rows():
        encode(row)


PIECES = [
    "قتل",
    "وأسر",
    "في",
    '"',
    "«",
    "»",
    "،",
    ".",
    "من",
    "التنظيم",
    "قوات النظام",
    "أن",
    "قالت",
    "إلى",
    "بـ",
    "\n",
    "12",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*PIECES, "مدينة حلب", "لم", "الذي", "سيطرت", "عشرة", "أمس", "و", "تمكنت", "قصف"])))
def test_no_order_of_words_breaks_the_reader(words: list[str]) -> None:
    read_text(" ".join(words), published="2018-02-13")


@pytest.mark.parametrize(
    "text", ["أوقف مستوطنون شاحنة وأوسعوا سائقها ضربا، وفق ما روى لنا", "نناشد كسر الطوق إن لم يصل ووعد"]
)
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    assert read_text(text).document.text == text


@pytest.mark.parametrize(
    "lines",
    [
        ("قتل مدنيان في حلب.", "وقال المتحدث إن الجيش انسحب.", "محمد أحمد الحسن", "سيطرت الفصائل على القرية"),
        ("محمد أحمد الحسن", "محمد الحسن", "خالد بن سعيد العمر"),
        ("- قصف مدفعي على بلدة الخوين", "- غارات جوية على مدينة إدلب", "- مقتل ثلاثة عناصر من الجيش"),
        ("بيان صادر عن القيادة العامة", "يا أبناء شعبنا", "قصفت قواتنا مواقع العدو", "والله أكبر"),
        ("خبر", "تحديث", "شاهد", "المزيد"),
    ],
)
def test_a_page_of_many_lines_is_read_in_proportion(lines: tuple[str, ...]) -> None:
    def calls(count: int) -> float:
        text, profile = "\n".join(islice(cycle(lines), count)), cProfile.Profile()
        profile.runcall(read_text, text)
        return sum(entry.callcount for entry in profile.getstats()) / count

    calls(50)
    assert calls(1_200) < 1.3 * calls(300)
