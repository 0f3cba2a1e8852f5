"""What the core says to a user is told in Arabic on Arabic pages: every sentence of it has a template."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from apps import TestClient, csrf

import rawi
from rawi.export import FORMATS
from rawi.ingest import IngestError
from rawi.web.sentences import templates, told

ROOT = Path(rawi.__file__).parent
# What of the core a page can come to say, beside all of `ingest/`.
SAYING = (
    *(
        "checking",
        "connect",
        "errors",
        "fields",
        "incoming",
        "judgements",
        "lock",
        "reading",
        "redact",
        "archive",
        "seal",
    ),
    *("search", "store", "stored", "trace", "values", "wal"),
)
# Strings of several words that are no sentences for a user: queries, patterns, types, names of extractors and parts,
# why an encoding was taken, the words of the redaction profiles (which have theirs in strings.tsv).
NO_SENTENCES = re.compile(
    r"SELECT|INSERT|UPDATE |DELETE|CREATE|PRAGMA|ORDER BY|JOIN |VALUES|\bWHERE\b|(first|last) [<>]= "
    r"|\\|\^|<saved|\| None|tuple\[|a worker either|a transaction is open"
    r"|, lxml|, trafilatura|, openpyxl|, feedparser|, ijson|, pypdfium2|Python's email|^OCR, |^of unknown version"
    r"|^rows of a CSV|^its (sender|header)$|^the XML declaration|^application/"
    r"|^guessed|^valid UTF-8|declared by|declares|^nothing but ASCII|^byte order mark|^not stated: |^yes, from"
    r"|^everything, as|^for those who|^for the public|^what it leaves|^to 0\.1|^not included|^by their hashes"
    r"|^addresses and|^paths and|^judgements of|^(person|author|document|reviewer) \{\}$|^by hand$|^deleted\{\}"
    r"|^\{\} message\{\}|^Page saved|^saved "
)


def sentences_of(source: str) -> Iterator[str]:
    """Yield the strings of a module that say several words, with `{}` where a value goes in."""
    tree = ast.parse(source)
    apart = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and isinstance(node.body[0], ast.Expr)
    }
    apart |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        said = ""
        if isinstance(node, ast.JoinedStr):
            said = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value
        said = re.sub(r"^[;,]? +|[; ]+$", "", said)
        if id(node) not in apart and re.search(r"[a-z]{2,}.* .*[a-z{]|[a-z]{3,} ", said):
            yield said


def _modules() -> list[Path]:
    return [*sorted((ROOT / "ingest").glob("*.py")), *(ROOT / "case" / f"{name}.py" for name in SAYING)]


@pytest.mark.parametrize("module", _modules(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_sentence_of_the_core_has_an_arabic_one(module: Path) -> None:
    said = set(sentences_of(module.read_text(encoding="utf-8")))
    assert {text for text in said if text not in templates() and not NO_SENTENCES.search(text)} == set()


def test_no_arabic_sentence_is_left_over() -> None:
    said = {text for path in ROOT.rglob("*.py") for text in sentences_of(path.read_text(encoding="utf-8"))}
    # What counts says one or many of what the core counts: the noun alone stands there.
    modules = "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    left = {
        text for text in templates() if text not in said and max(text.split("{}"), key=len).strip("s ") not in modules
    }
    assert left == set()


def test_what_a_format_is_about_is_told_too() -> None:
    assert {form.about for form in FORMATS.values()} <= set(templates())


@pytest.mark.parametrize(
    ("sentence", "arabic"),
    [
        (str(IngestError("a; b: c.pdf", "is a damaged PDF", do="split it")), "ملف PDF تالف؛ قسّمه"),
        (str(IngestError("x.pdf", "has 70 MB, and files of 64 MB and more are not read", do="split it")), "70"),
        ("x.zip#y.doc: is an old Office file (DOC, XLS, MSG); save it as DOCX, XLSX or EML", "Office قديم"),
        ("page 3 has a text layer that cannot be trusted (years stand backwards); its picture is not read", "مقلوبة"),
        (
            "x.pdf: is a PDF without text that can be read (page 1 has no text layer); there is nothing to read",
            "بلا طبقة نص",
        ),
        ("the last day 2018-01-01 is before the first 2019-01-01; turn them round", "2019-01-01"),
        (
            "not taken in from this chat export: 3 messages of the service (who joined, what was pinned), "
            "1 message without text (pictures, voice, polls)",
            "الخدمة",
        ),
        ("holds 3 hidden stretches that no page shows; not read", "المقاطع"),
        ("eve-1: 'xx' is no figure; give 340, 340-400, 200-, >340, <400, ~340 or open", "ليس رقماً"),
    ],
)
def test_a_sentence_is_told_in_arabic_with_its_values(sentence: str, arabic: str) -> None:
    said = told(sentence, "ar")
    assert arabic in said
    assert re.findall(r"\b(?:is|it|the|and|not|that)\b", re.sub(r"<[^>]*>", "", said)) == []
    assert told(sentence, "en").striptags() == " ".join(sentence.split())


def test_an_arabic_name_does_not_turn_an_english_sentence_round() -> None:
    said = told("تقرير.pdf: is a damaged PDF; split it", "en")
    assert said == '<bdi dir="auto">تقرير.pdf</bdi>: is a damaged PDF; split it'


def test_what_fills_a_sentence_stays_text() -> None:
    said = told('"><script>alert(1)</script>.pdf: is a damaged PDF; split it', "ar")
    assert "<script" not in said and "&lt;script" in said
    assert "<b>" not in told("<b>nothing of ours</b>", "ar")


def test_arabic_pages_speak_arabic_when_something_is_refused(own: TestClient) -> None:
    page = own.get("/search?q=الجيش&since=2019-01-01&until=2018-01-01&lang=ar").text
    assert "قبل الأول" in page and "turn them round" not in page
    event = re.search(r"/events/(eve-\w+)", own.get("/events").text)
    assert event
    form = {"csrf": csrf(own), "subject": event[1], "action": "merge", "reason": "x", "with": event[1]}
    answer = own.post("/judge", data=form)
    assert answer.status_code == 400 and "معرّفات" in answer.text and "give the ids" not in answer.text
    assert "جداول السجل" in own.get("/export").text


def test_the_table_is_sorted_and_whole() -> None:
    lines = files("rawi.web").joinpath("sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(templates()) == len(lines)
