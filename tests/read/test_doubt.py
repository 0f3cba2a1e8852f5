"""What a machine read from a picture is marked, and what its digits and dates say is open."""

import msgspec

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Document, Layer, Published, QuantityValue, Reading, TimeValue, content_id
from rawi.read import read

TEXT = """قصف على بلدة الزيتونة
تاريخ النشر: ١١ شباط ٢٠١٨
عدد المشاهدات: 417
قال المرصد السوري لحقوق الإنسان إن قصفاً مدفعياً في ١١ شباط ٢٠١٨ استهدف بلدة خان شيخون على بعد 12 كم شمال المدينة، \
ما أدى إلى مقتل ٣٤٠ مدنياً وإصابة 45 آخرين.
"""


OPEN = Published()


def _reading(*layers: Layer, published: Published = OPEN, text: str = TEXT) -> Reading:
    document = Document(
        id=content_id("doc", text, len(layers)),
        path="p",
        sha256="0" * 64,
        text=text,
        layers=layers,
        published=published,
    )
    return read(document, load())


def test_without_a_picture_nothing_is_in_doubt() -> None:
    reading = _reading()
    assert reading.document.published.start == "2018-02-11"
    assert all(mention.doubt is None for mention in reading.mentions)
    assert any(figure.low == 340 for claim in reading.claims for figure in claim.quantities)


def test_no_date_and_no_figure_of_a_picture_is_a_fact() -> None:
    reading = _reading(Layer("ocr", 0, len(TEXT), "page 1"))
    assert reading.document.published.start is None
    assert reading.document.published.basis == "none"
    span = reading.document.published.span
    assert span is not None and TEXT[span.start : span.end] == "١١ شباط ٢٠١٨"
    assert reading.document.views is None
    assert reading.mentions and all(mention.doubt == "ocr" for mention in reading.mentions)
    times = [m for m in reading.mentions if isinstance(m.value, TimeValue)]
    assert times and all(m.value.start is None and m.value.end is None for m in times if isinstance(m.value, TimeValue))
    counted = [m.value for m in reading.mentions if isinstance(m.value, QuantityValue)]
    assert counted and all(value.low is None and value.high is None for value in counted)
    figures = [figure for claim in reading.claims for figure in claim.quantities]
    assert any(figure.text.startswith("٣٤٠ مدنياً") for figure in figures), "the words stay"
    assert all(figure.low is None and figure.high is None for figure in figures)
    assert any(claim.time is not None and claim.time.text == "١١ شباط ٢٠١٨" for claim in reading.claims)
    assert all(claim.doubt == "ocr" for claim in reading.claims)
    assert all(claim.time is None or (claim.time.start, claim.time.end) == (None, None) for claim in reading.claims)
    facts = msgspec.json.encode([row for row in reading.rows() if not isinstance(row, Document)]).decode()
    assert "2018-02-11" not in facts and '"low":340' not in facts


def test_only_what_the_picture_gave_is_in_doubt() -> None:
    head = TEXT.index("قال المرصد")
    reading = _reading(Layer("ocr", head, len(TEXT), "page 2"))
    assert reading.document.published.start == "2018-02-11"
    assert all((mention.doubt == "ocr") == (mention.span.start >= head) for mention in reading.mentions)


def test_a_date_given_with_the_document_stays() -> None:
    given = Published(start="2018-02-13", end="2018-02-13", basis="metadata")
    reading = _reading(Layer("ocr", 0, len(TEXT)), published=given)
    assert reading.document.published == given
    assert all(claim.time is None or claim.time.start is None for claim in reading.claims)


def test_a_name_that_only_a_picture_gives_is_nobody() -> None:
    text = (
        "بيان صادر عن غرفة عمليات النبر\n"
        "قال الناطق باسم غرفة عمليات النبر إن خمسة عناصر من لواء الدرغ قتلوا في خان شيخون، حسب المرصد السوري.\n"
    )
    plain, pictured = _reading(text=text), _reading(Layer("ocr", 0, len(text)), text=text)
    assert any("النبر" in row.name for row in (*plain.sources, *plain.entities))
    assert not any("النبر" in row.name or "الدرغ" in row.name for row in (*pictured.sources, *pictured.entities))
    assert any(entity.curated for entity in pictured.entities), "names of the lists stay, marked"
    rows = {row.id for row in (*pictured.sources, *pictured.entities)}
    assert {mention.entity for mention in pictured.mentions} - {None} <= rows
    chains = [link for claim in pictured.claims for link in claim.attribution]
    assert {link.speaker for link in chains} - {None} <= rows
    fallen = [item for claim in pictured.claims for item in claim.targets]
    assert any(item.entity is None and item.text == "لواء الدرغ" for item in fallen), "the words stay"
    assert {passage.narrator for passage in pictured.passages} - {None} <= rows
    half = _reading(Layer("ocr", text.index("\n"), len(text)), text=text)
    assert any("النبر" in source.name for source in half.sources), "the first line was no picture"


def test_reading_again_gives_the_same() -> None:
    reading = _reading(Layer("ocr", 0, len(TEXT)))
    assert read(reading.document, load()) == reading


def test_a_misreading_is_nobodys_edit() -> None:
    first = TEXT.replace("١١", "١٣").replace("٣٤٠", "٢٤٠")
    reports = (_reading(text=first), _reading(Layer("ocr", 0, len(TEXT))))
    readings, links = link(reports, load(), read=read)
    assert links.reuses, "the picture shows the same report"
    kinds = {change.kind for reuse in links.reuses for change in reuse.changes}
    assert kinds == {"misread"}
    assert not links.disagreements
    assert all(reading.document.published.basis != "linked" for reading in readings)
    _, links = link((reports[0], _reading(text=TEXT + "\n")), load(), read=read)
    assert {change.kind for reuse in links.reuses for change in reuse.changes} - {"misread"}


def test_the_words_of_a_picture_do_not_make_a_quotation_altered() -> None:
    said = "قال قائد لواء النصر في بيان: سنواصل القتال حتى تحرير كل القرى المحتلة في ريف إدلب الجنوبي ولن نتراجع أبداً."
    quoting = (
        'نقلت وكالة النور عن قائد لواء النصر قوله "سنواصل القتال حتى تحرير المدن المحتلة في ريف حلب ولن نتراجع أبداً".'
    )
    held = _reading(text=said)
    for layers, allowed in (
        ((), {"altered", "not_found", "unchecked"}),
        ((Layer("ocr", 0, len(quoting)),), {"unchecked"}),
    ):
        _, links = link((held, _reading(*layers, text=quoting)), load(), read=read)
        verdicts = {quotation.verdict for quotation in links.quotations}
        assert verdicts <= allowed
