"""Bytes of Arabic in the encodings people hold, and what is not to be guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.ingest import IngestError
from rawi.ingest.encoding import Decoded, UndecodedError, decoded, doubts
from rawi.ingest.text import extract

REPORT = (
    "أعلنت غرفة عمليات محلية، الثلاثاء، أسر عدد من المسلحين في بلدة قرب المدينة.\r\n"
    "وقال المتحدث باسمها إن الاشتباكات استمرت ثلاثة أيام، بين 11 و13 شباط 2018، وإن القتلى «بالعشرات»."
)


@pytest.mark.parametrize(
    ("encoding", "why"),
    [
        ("utf-8", "valid UTF-8"),
        ("windows-1256", "guessed: its letters are as frequent as in Arabic"),
        ("iso-8859-6", "guessed: its letters are as frequent as in Arabic"),
        ("cp720", "guessed: its letters are as frequent as in Arabic"),
        ("utf-16-le", "guessed: its pairs of bytes are Arabic and ASCII letters"),
        ("utf-16-be", "guessed: its pairs of bytes are Arabic and ASCII letters"),
    ],
)
@pytest.mark.parametrize("words", [6, 12, 100])
def test_arabic_without_a_declaration(encoding: str, why: str, words: int) -> None:
    data = " ".join(REPORT.split(" ")[:words]).encode(encoding, "ignore")
    found = decoded(data)
    assert (found.text, found.encoding) == (data.decode(encoding), encoding)
    assert found.why.startswith(why)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_arabic_with_its_vowels(encoding: str) -> None:
    text = "أَعْلَنَ الجَيْشُ يَوْمَ الثُّلاثَاءِ السَّيْطَرَةَ عَلَى المَدِينَةِ"
    assert decoded(text.encode(encoding))[:2] == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark(encoding: str) -> None:
    assert decoded(REPORT.encode(encoding))[::2] == (REPORT, "byte order mark")


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "why"),
    [
        (REPORT.encode("windows-1256"), "windows-1256", "windows-1256", "declared by <meta>"),
        (REPORT.encode("windows-1256"), "CP1256", "windows-1256", "declared by <meta>"),
        (REPORT.encode("utf-8"), "windows-1256", "utf-8", "valid UTF-8, though <meta> declares windows-1256"),
        (REPORT.encode("windows-1256"), "utf-8", "windows-1256", "utf-8, declared by <meta>, does not fit; guessed"),
        (REPORT.encode("windows-1256"), "iso-8859-1", "windows-1256", "iso-8859-1, declared by <meta>, does not"),
        (REPORT.encode("windows-1256"), "iso-8859-6", "windows-1256", "iso-8859-6, declared by <meta>, does not"),
        (REPORT.encode("windows-1256"), "no such thing", "windows-1256", "no such thing, declared by <meta>, does not"),
        (b"The army said", "iso-8859-6", "utf-8", "nothing but ASCII"),
        ("L’armée a déclaré".encode("cp1252"), "iso-8859-1", "windows-1252", "declared by <meta>"),
    ],
)
def test_a_declaration_counts_where_it_fits(data: bytes, declared: str, encoding: str, why: str) -> None:
    found = decoded(data, declared=declared, by="<meta>")
    assert found.encoding == encoding
    assert found.text == data.decode(encoding)
    assert found.why.startswith(why)


def test_latin_letters_with_accents() -> None:
    text = "L’armée a déclaré mardi que les combats près de la ville étaient terminés."
    found = decoded(text.encode("cp1252"))
    assert found.text == text
    assert found.why == "guessed: Latin letters with Western accents"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)),
        b"\xe4\xd5",
        b"\xd9\x86\xd8",
        "Wojska zajęły miejscowość, zginęło łącznie trzydzieści osób".encode("cp1250"),
        "Ο στρατός ανακοίνωσε ότι κατέλαβε την πόλη".encode("cp1253"),
        "Ordu şehri üç gün sonra ele geçirdiğini açıkladı".encode("cp1254"),
        "軍は三日間の戦闘の末に町を制圧した".encode("shift_jis"),
        "Советские войска".encode("cp1251"),
        "город после".encode("koi8-r"),
        "он рассказал".encode("cp866"),
        "הצבא הודיע ביום".encode("cp1255"),
        "שלום עולם".encode("cp1255"),
        REPORT.encode("cp864", "ignore"),
        REPORT.encode("utf-8")[:-2],
    ],
)
def test_what_no_encoding_explains_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodedError):
        decoded(data)


def test_text_spoilt_before_is_told() -> None:
    as_windows = REPORT.encode().decode("windows-1256")
    as_latin = REPORT.encode().decode("latin-1")
    for spoilt in (as_windows, as_latin):
        assert "mojibake" in doubts(spoilt)[0]
    assert doubts("نص \ufffd\ufffd") == ("2 characters were lost before the text came here (U+FFFD)",)
    assert doubts(REPORT) == ()


def test_a_text_file_says_how_it_was_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"---\ntitle: x\n---\n" + REPORT.encode("windows-1256"))
    (part,) = extract(path, name="a.txt")
    assert (part.text, part.title, part.encoding) == (REPORT, "x", "windows-1256")
    path.write_bytes(b"\xff\x00\x01")
    with pytest.raises(IngestError, match="NUL bytes"):
        next(extract(path, name="a.txt"))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        found = decoded(data)
    except UndecodedError as error:
        assert str(error)
    else:
        assert isinstance(found, Decoded)
