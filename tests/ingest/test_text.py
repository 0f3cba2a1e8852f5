"""What a text file becomes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.ingest import IngestError, document, ingest, known_date, same_content
from rawi.model import Document, Published

PATH = Path("page.txt")


def read(data: bytes | str) -> Document:
    return document(data.encode() if isinstance(data, str) else data, path=PATH)


def test_the_text_is_the_files_own_characters() -> None:
    text = "قال\r\nالبيان  «نصّ»\rآخر\u2028سطر ــ\t\n\n"
    assert read(text).text == text


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    with_mark, without = read(b"\xef\xbb\xbf" + "خبر".encode()), read("خبر")
    assert with_mark.text == without.text == "خبر"
    assert with_mark.sha256 != without.sha256
    assert with_mark.id != without.id


def test_front_matter_gives_known_facts_and_offsets_count_after_it() -> None:
    page = read(
        "---\ntitle: عنوان: فرعي\nsource: وكالة\npublished: 2018-02-13\nauthor: كاتب\nurl: https://example.org/a\n"
        "language: ar\n---\nالنص\n".replace("عنوان: فرعي", '"عنوان: فرعي"')
    )
    assert page.text == "النص\n"
    assert page.title == "عنوان: فرعي"
    assert page.author == "كاتب"
    assert page.language == "ar"
    assert page.published == Published("2018-02-13", "2018-02-13", "metadata")
    assert page.extra == {"source": "وكالة", "url": "https://example.org/a"}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_front_matter_with_any_newline_and_mark(newline: str, mark: bytes) -> None:
    page = read(mark + f"---{newline}title: خبر{newline}---{newline}نص{newline}".encode())
    assert (page.title, page.text) == ("خبر", f"نص{newline}")


@pytest.mark.parametrize(
    "text",
    [
        "---\nنص بين خطين\n---\nنص آخر\n",
        "---\nقال البيان: نص\n---\nنص\n",
        "---\ntitle: no end of the block\n",
        "نص\n---\ntitle: later\n---\n",
        "--- \n\n---\nنص",
        "----\ntitle: a longer rule\n----\nنص",
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    page = read(text)
    assert page.text == text
    assert page.title is None
    assert page.extra == {}


def test_yaml_never_guesses_types() -> None:
    page = read("---\ntitle: 2018-02-13\nauthor: no\nsource: 17\nviews: 0x1F\n---\nنص")
    assert (page.title, page.author) == ("2018-02-13", "no")
    assert page.extra == {"source": "17", "views": "0x1F"}


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("title: [", "not valid YAML (line"),
        ("title: " + "[" * 30_000, "not valid YAML"),
        ("published: أمس", "publication date that is no ISO date: أمس"),
        ("published: 2018-02-30", "has no such day"),
        ("title: !!python/object/apply:os.system [id]", "nothing to read"),
    ],
)
def test_bad_front_matter_is_one_sentence(block: str, said: str) -> None:
    with pytest.raises(IngestError) as error:
        read(f"---\n{block}\n---\n")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_aliases_of_yaml_do_not_grow() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert read("---\ntitle: t\n" + "\n".join(lines) + "\n---\nنص").extra == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"---\ntitle: x\n---\n", "has front matter but no text"),
        (b"\xd9\x85\x00\xd9\x85", "NUL bytes"),
        (b"\xff\xfe\x46", "has the byte order mark of UTF-16-LE and is not in it"),
        (b"\xd9\x86\xd8", "no encoding that can be told"),
        (b"\xed\xa0\x80", "no encoding that can be told"),
        (b"\x01\x02\x03" * 9, "control characters"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "is a PDF"),
        (b"PK\x03\x04abc", "is a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        ("\ufeff\n<!DOCTYPE html><p>نص".encode(), "is a web page"),
        (b"<HTML dir=rtl>", "is a web page"),
        (b'<?xml version="1.0"?><rss/>', "is a feed"),
        (b'<?xml version="1.0"?><kml/>', "is XML of a kind that is not read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "is an SVG drawing"),
        (b"\x1f\x8b\x08\0\0", "is a gzip file"),
        (b"{\\rtf1", "is an RTF file"),
        ('{"text": "نص"}'.encode(), "is JSON of a kind that is not read"),
        ('\n[{"text": "نص"}]\n'.encode(), "is JSON of a kind that is not read"),
        ('{"id": 1, "text": "نص"}\n{"id": 2, "text": "نص"}\n'.encode(), "rawi read --lines"),
    ],
)
def test_what_is_no_text_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(IngestError) as error:
        read(data)
    assert said in str(error.value)
    assert str(error.value).startswith("page.txt: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["[1] هامش", "[صورة]", "{نص}", "[]", "[" * 100_000, "<نص>", "<p>نص</p>", "نص عن %PDF-1.7", '["نص"]']
)
def test_what_only_looks_like_data_is_text(text: str) -> None:
    assert read(text).text == text


def test_bytes_before_names(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_text("نص", encoding="utf-8")
    assert ingest(path).text == "نص"
    assert ingest(path).path == "picture.png"


def test_ids_are_of_the_bytes_and_content_is_of_text_and_facts(tmp_path: Path) -> None:
    here, there = document("نص".encode(), path=tmp_path / "a"), document("نص".encode(), path=tmp_path / "b")
    assert here.id == there.id
    dated = read("---\npublished: 2018-02-13\n---\nنص")
    marked = read(b"\xef\xbb\xbf" + "نص".encode())
    assert same_content(here) == same_content(there) == same_content(marked)
    assert same_content(dated) != same_content(here)


@given(st.text())
def test_any_text_is_kept_or_refused_in_a_sentence(text: str) -> None:
    try:
        page = document(text.encode("utf-8", "surrogatepass"), path=PATH)
    except IngestError as error:
        assert "\n" not in str(error)
    else:
        assert text.removeprefix("\ufeff").endswith(page.text)


@given(st.binary())
def test_any_bytes_never_crash(data: bytes) -> None:
    try:
        document(data, path=PATH)
    except IngestError as error:
        assert str(error).startswith("page.txt: ")


@pytest.mark.parametrize(
    ("given_date", "start", "end"),
    [
        ("2018-02-13", "2018-02-13", "2018-02-13"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02-13T23:30:00+03:00", "2018-02-13", "2018-02-13"),
        ("2018-02-13 08:00", "2018-02-13", "2018-02-13"),
        (" 2018-02-13 / 2018-02-14 ", "2018-02-13", "2018-02-14"),
        ("٢٠١٨-٠٢-١٣", "2018-02-13", "2018-02-13"),
    ],
)
def test_known_dates(given_date: str, start: str, end: str) -> None:
    assert known_date(given_date) == Published(start, end, "metadata")


@pytest.mark.parametrize(
    "given_date", ["", "13/02/2018", "2018-13", "2018-00-01", "2018-02-29", "2018-2-30", "0000", "2018/2017", "أمس"]
)
def test_no_date_is_no_guess(given_date: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        known_date(given_date)


def test_a_headline_with_a_colon_needs_no_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "---\ntitle: الجيش: مقتل 173\nurl: https://example.org/a\nsource: قناة: نشرة\n---\nنص", encoding="utf-8"
    )
    held = ingest(path)
    assert (held.title, held.text) == ("الجيش: مقتل 173", "نص")
    assert held.extra == {"url": "https://example.org/a", "source": "قناة: نشرة"}


def test_half_a_character_in_front_matter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('---\ntitle: "\\ud800"\n---\nنص', encoding="utf-8")
    with pytest.raises(IngestError, match="half a character"):
        ingest(path)


@pytest.mark.parametrize("given", ["2018-02-13/", "/2018-02-13", "2018-02-13T99:99", "2018-02-13T10:00 rubbish"])
def test_half_a_range_or_a_wrong_hour_is_no_date(given: str) -> None:
    with pytest.raises(ValueError, match="no ISO date"):
        known_date(given)


@pytest.mark.parametrize("given", ["2018-02-13T10:00", "2018-02-13 09:05:59.5+03:00", "2018-02-13T10:00Z"])
def test_the_day_counts_as_it_is_written(given: str) -> None:
    assert known_date(given).start == known_date(given).end == "2018-02-13"


def test_a_fact_of_the_wrong_kind_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\npublished: [2018]\ntitle: عنوان\n---\nنص", encoding="utf-8")
    with pytest.raises(IngestError, match="published is a list"):
        ingest(path)
