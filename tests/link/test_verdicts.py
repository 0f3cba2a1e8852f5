"""Quotations held against the text of the one they are attributed to."""

import khwein
import msgspec
import pytest
from link_readings import Name, Part, Quoted, Said, entity_id, reading, together

from rawi.link.derivations.settling import settle
from rawi.link.pairs.align import align
from rawi.link.pairs.verdicts import better
from rawi.model import Entity, PersonValue, Quotation, Reading, Source

ISSUER, SITE, OTHER = "وزارة الدفاع", "موقع الفجر", "محافظ المدينة"
STATEMENT = (
    "تؤكد الوزارة أن قواتها لن تنسحب من معبر الزاوية الحدودي قبل تسليم الأسرى، وأن أي هجوم جديد سيقابل برد قاس "
    "ومباشر. وتحمّل الوزارة الطرف الآخر مسؤولية ما حدث."
)


def _statement() -> Reading:
    text, passages = together([Part("statement", ISSUER, STATEMENT)])
    return reading("s.txt", text, passages, publisher=ISSUER, published="2021-05-02")


def _report(quote: str, *, speaker: str = ISSUER, kind: str = "clause", more: str = "") -> Reading:
    body = f"قالت {speaker} في بيان إن {quote}.{more}"
    text, passages = together([Part("report", SITE, body)])
    said = (Said(more.strip(" ."), (ISSUER,), "قالت"),) if more else ()
    assert kind in ("clause", "echo")
    quoted = (Quoted(quote, "clause" if kind == "clause" else "echo", (speaker,)),)
    return reading("t.txt", text, passages, publisher=SITE, published="2021-05-02", said=said, quoted=quoted)


def _verdict(quote: str, **more: str) -> Quotation:
    (found,) = align(_statement(), _report(quote, **more)).quotations
    return found


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ('"لن تنسحب من معبر الزاوية الحدودي قبل تسليم الأسرى"', "verbatim"),
        ('"أنَّ أيّ هجومٍ جديد سيقابل بردّ قاس"', "verbatim"),
        ("«لن تنسحب من معبر الزاويه الحدودى»", "verbatim"),
        ('"رد قاس ومباشر"', "verbatim"),
        ('"قواتها لن تنسحب (..) قبل تسليم الأسرى"', "abridged"),
        ('"لن تنسحب (..) معبر الزاوية الحدودي"', "abridged"),
        ('"لن تنسحب من معبر الزاوية ... وأن أي هجوم جديد سيقابل برد قاس"', "abridged"),
        ('"قواتها لن تنسحب قبل تسليم الأسرى"', "altered"),
        ('"لن تنسحب من معبر الزاوية الحدودي بعد تسليم الأسرى"', "altered"),
        ('"سنرد على أي هجوم جديد بقسوة"', "altered"),
        ('"لن تنسحب (...) من معبر الزاوية الحدودي"', "altered"),
    ],
)
def test_verdicts(quote: str, verdict: str) -> None:
    found = _verdict(quote)
    assert found.verdict == verdict
    assert found.source_span is not None
    assert (found.changes != ()) == (verdict == "altered")


def test_a_mark_where_nothing_is_left_out_is_false() -> None:
    (mark,) = _verdict('"لن تنسحب (...) من معبر الزاوية الحدودي"').changes
    assert (mark.kind, mark.target_text) == ("false_ellipsis", "(...)")


def test_an_issuer_named_in_the_headline_is_held_to_its_words() -> None:
    parts = [Part("headline", None, f"{ISSUER} في المدينة: بيان عن المعبر"), Part("statement", None, STATEMENT)]
    text, passages = together(parts)
    statement = reading("s.txt", text, passages, published="2021-05-02")
    report = _report('"لن تنسحب من معبر الزاوية الحدودي"')
    # A ministry that no list knows is cited by a source of its own.
    report = msgspec.structs.replace(report, sources=(*report.sources, Source(id=entity_id(ISSUER), name=ISSUER)))
    (found,) = align(statement, report).quotations
    assert found.verdict == "verbatim"


def _unnamed(quote: str) -> Quotation:
    """Return the check of a quotation of which the reading does not say whose it is."""
    whole, passages = together([Part("report", SITE, f"وجاء في البيان: {quote} وأن أي هجوم جديد سيقابل برد قاس.")])
    told = (Said("أي هجوم جديد سيقابل برد قاس", (ISSUER,), "البيان"),)
    quoted = (Quoted(quote, "clause"),)
    report = reading("t.txt", whole, passages, publisher=SITE, said=told, quoted=quoted)
    (found,) = align(_statement(), report).quotations
    return found


def test_where_nobody_is_named_the_words_must_tell_whose_they_are() -> None:
    assert _unnamed('"لن تنسحب من معبر الزاوية الحدودي قبل تسليم الأسرى"').verdict == "verbatim"
    assert _unnamed('"تنسحب القوات خلال يومين بعد تسليم المعدات الثقيلة"').verdict == "unchecked"


def test_words_left_out_without_a_mark_are_named() -> None:
    found = _verdict('"قواتها لن تنسحب قبل تسليم الأسرى"')
    assert [(one.kind, one.source_text) for one in found.changes] == [("dropped", "معبر الزاوية الحدودي")]


def test_words_that_stand_elsewhere_in_the_sentence_are_not_added() -> None:
    whole = '"قبل تسليم الأسرى لن تنسحب قواتها من معبر الزاوية"'
    assert [(one.kind, one.target_text) for one in _verdict(whole).changes if one.kind != "dropped"] == [
        ("moved", "تسليم الأسرى")
    ]
    added = _verdict('"لن تنسحب قواتها العسكرية من معبر الزاوية الحدودي قبل تسليم الأسرى"')
    assert [(one.kind, one.target_text) for one in added.changes] == [("added", "العسكرية")]
    last_first = _verdict('"من معبر الزاوية الحدودي قبل تسليم الأسرى قواتها لن تنسحب أبدا"')
    assert ("moved", "قواتها لن تنسحب") in [(one.kind, one.source_text) for one in last_first.changes]
    assert last_first.source_span is not None
    excerpt = _statement().document.text[last_first.source_span.start : last_first.source_span.end]
    assert "لن تنسحب" in excerpt and "الأسرى" in excerpt


def test_words_that_are_not_there() -> None:
    strange = '"المفاوضات ستبدأ الأسبوع المقبل في العاصمة"'
    assert _verdict(strange).verdict == "unchecked"
    drawn_on = " وأضافت أن أي هجوم جديد سيقابل برد قاس ومباشر"
    assert _verdict(strange, more=drawn_on).verdict == "not_found"


def test_somebody_elses_words_are_not_held_against_the_statement() -> None:
    assert _verdict('"لن تنسحب من معبر الزاوية الحدودي"', speaker=OTHER).verdict == "unchecked"


SPOKESMAN = "العميد سالم"


def _by_spokesman(quote: str, *, side: str | None = ISSUER, signature: str = "") -> tuple[Reading, Reading]:
    """Return a statement and a report that quotes a listed person, of whom the report says for whom he speaks."""
    text, passages = together([Part("statement", ISSUER, f"{STATEMENT}{signature}")])
    names = [Name(SPOKESMAN, (SPOKESMAN,), kind="person")]
    statement = reading("s.txt", text, passages, publisher=ISSUER, published="2021-05-02", names=names)
    body = f"قال {SPOKESMAN} في بيان إن {quote}. وأضاف أن أي هجوم جديد سيقابل برد قاس ومباشر."
    text, passages = together([Part("report", SITE, body)])
    said = (Said("أي هجوم جديد سيقابل برد قاس ومباشر", (SPOKESMAN,), "قال", via="في بيان"),)
    quoted = (Quoted(quote, "clause", (SPOKESMAN,)),)
    report = reading("t.txt", text, passages, publisher=SITE, said=said, quoted=quoted, names=names)
    person = Entity(id=entity_id(SPOKESMAN), kind="person", name=SPOKESMAN, curated=True)
    value = PersonValue(affiliation=entity_id(side) if side else None)
    mentions = tuple(msgspec.structs.replace(mention, value=value) for mention in report.mentions)
    return statement, msgspec.structs.replace(report, entities=(person,), mentions=mentions)


@pytest.mark.parametrize(
    ("side", "signature", "verdict"),
    [
        (ISSUER, "", "verbatim"),
        (None, f"\n\n{SPOKESMAN}", "verbatim"),
        (None, "", "unchecked"),
        (OTHER, "", "unchecked"),
    ],
)
def test_who_speaks_for_the_issuer_is_held_against_its_statement(
    side: str | None, signature: str, verdict: str
) -> None:
    statement, report = _by_spokesman('"لن تنسحب من معبر الزاوية الحدودي"', side=side, signature=signature)
    found = align(statement, report)
    assert [one.verdict for one in found.quotations] == [verdict]
    settled = settle((statement, report), found.reuses, found.quotations, found.derivations)
    outside = [edge.source for edge in settled.derivations if edge.source == entity_id(SPOKESMAN)]
    assert outside == ([entity_id(SPOKESMAN)] if verdict == "unchecked" else [])


def test_a_spokesman_may_have_said_it_elsewhere() -> None:
    strange = '"المفاوضات ستبدأ الأسبوع المقبل في العاصمة"'
    assert [one.verdict for one in align(*_by_spokesman(strange)).quotations] == ["unchecked"]


@pytest.mark.parametrize(("quote", "verdict"), [('"الأسرى"', "verbatim"), ('"قواته"', "altered")])
def test_echoes(quote: str, verdict: str) -> None:
    assert _verdict(quote, kind="echo").verdict == verdict


def test_the_quotations_of_the_seeds() -> None:
    found = align(khwein.page(), khwein.report()).quotations
    assert [(one.kind, one.verdict) for one in found] == [
        ("echo", "verbatim"),
        ("clause", "altered"),
        ("clause", "altered"),
        ("clause", "altered"),
        ("clause", "altered"),
        ("echo", "unchecked"),
    ]


def test_of_two_texts_the_one_that_comes_nearer_decides() -> None:
    quote = '"لن تنسحب من معبر الزاوية الحدودي"'
    exact, nothing = _verdict(quote), _verdict(quote, speaker=OTHER)
    assert better(nothing, exact) is exact
    assert better(exact, nothing) is exact
