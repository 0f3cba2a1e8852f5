"""PDF: the text layer in the order people read it, or the page's picture read by a machine, or a clear word."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from ingest.making import STATEMENT, browser_pdf, browser_png, office, page, share_of_words, writer
from rawi.ingest import IngestError, ocr, pdf
from rawi.ingest.extracted import Extracted
from tools import need

WHOLE = "\n".join(STATEMENT)


def _one(path: Path) -> Extracted:
    (found,) = pdf.extract(path, name=path.name)
    assert isinstance(found, Extracted)
    return found


@pytest.mark.parametrize("typeface", [None, "Amiri", "Plex"])
def test_what_a_browser_prints_comes_out_word_for_word(tmp_path: Path, typeface: str | None) -> None:
    need("chromium")
    found = _one(browser_pdf(page(STATEMENT, typeface=typeface), tmp_path / "p.pdf"))
    assert found.text == WHOLE
    (layer,) = found.layers
    assert (layer.kind, layer.start, layer.end, layer.label) == ("page", 0, len(WHOLE), "page 1")
    assert not found.notes and "pypdfium2" in found.extractor


MARKED = (
    "قُتل خمسون قتيلاً وجُرح مئةٌ، ثم أُعدم أسيراً آخر «من المدنيين» يوم ٣ أيار.",
    "وصرّح مسؤولٌ أنّ المسلّحين فجّروا جسراً وأحرقوا منزلاً وسيّارةً، وأن 10-15 مقاتلاً نُقلوا (أحياءً) إلى الشرطة.",
)


@pytest.mark.parametrize("style", ["", "column-count:2", "text-align:justify"])
@pytest.mark.parametrize("typeface", [None, "Plex"])
def test_marks_stay_with_their_letters(tmp_path: Path, typeface: str | None, style: str) -> None:
    need("chromium")
    found = _one(browser_pdf(page(MARKED, typeface=typeface, style=style), tmp_path / "p.pdf"))
    assert found.text.split() == " ".join(MARKED).split()


def test_the_date_of_the_file_is_no_date_of_publication(tmp_path: Path) -> None:
    need("chromium")
    found = _one(browser_pdf(page(STATEMENT), tmp_path / "p.pdf"))
    assert found.published.start is None and found.published.basis == "none"
    assert found.extra["created"].startswith("20")
    assert found.title is None and found.extra["pdf_title"]


@pytest.mark.parametrize("align", ["start", "justify"])
def test_what_an_office_prints_comes_out_word_for_word(tmp_path: Path, align: str) -> None:
    need("soffice")
    found = _one(office(writer(STATEMENT, tmp_path / "p.fodt", align=align), "pdf", tmp_path))
    assert found.text == WHOLE


def test_pages_follow_each_other(tmp_path: Path) -> None:
    need("chromium")
    paged = page(STATEMENT + STATEMENT, style="")
    paged = paged.replace(f"<p>{STATEMENT[0]}</p>", f"<p style='break-before:page'>{STATEMENT[0]}</p>")
    found = _one(browser_pdf(paged, tmp_path / "p.pdf"))
    pages = [layer for layer in found.layers if layer.kind == "page"]
    assert [layer.label for layer in pages][-2:] == [f"page {len(pages) - 1}", f"page {len(pages)}"]
    assert [found.text[layer.start : layer.end] for layer in pages] == [WHOLE, WHOLE]


def test_a_page_without_a_text_layer_is_read_from_its_picture(tmp_path: Path) -> None:
    need("chromium", "tesseract")
    picture = browser_png(page(STATEMENT), tmp_path / "p.png")
    with Image.open(picture) as image:
        image.convert("RGB").save(tmp_path / "scan.pdf", resolution=150)
    found = _one(tmp_path / "scan.pdf")
    assert share_of_words(WHOLE, found.text) > 0.6
    assert [layer.kind for layer in found.layers[:2]] == ["page", "ocr"]
    assert (found.layers[1].start, found.layers[1].end) == (0, len(found.text))
    assert "read from its picture by a machine" in found.notes[0]
    assert "Tesseract" in found.extractor


def test_a_text_layer_out_of_order_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("chromium", "tesseract")
    path = browser_pdf(page(STATEMENT), tmp_path / "p.pdf")
    monkeypatch.setattr(pdf, "joined", lambda lines: "\n".join(line.text[::-1] for line in lines))
    found = _one(path)
    assert share_of_words(WHOLE, found.text) > 0.6
    assert "cannot be trusted" in found.notes[0] and "begin with a letter that only ends words" in found.notes[0]
    assert "نيوخلا" in found.extra["text_layer_of_page_1"]


def test_a_scan_with_a_stamp_is_still_read_from_its_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("chromium", "tesseract")
    picture = browser_png(page(STATEMENT[2:]), tmp_path / "p.png", height=1000)
    stamped = f"<img src='{picture.as_uri()}' style='width:100%'><p>نسخة محفوظة، صفحة 7</p>"
    path = browser_pdf(page(()).replace("</body>", f"{stamped}</body>"), tmp_path / "p.pdf")
    found = _one(path)
    assert share_of_words("\n".join(STATEMENT[2:]), found.text) > 0.6
    assert any(layer.kind == "ocr" and layer.end == len(found.text) for layer in found.layers)
    assert "is a picture with a few words beside it" in found.notes[0]
    assert found.extra["text_layer_of_page_1"] == "نسخة محفوظة، صفحة 7"
    monkeypatch.setattr(ocr, "engine", lambda: None)
    found = _one(path)
    assert found.text == "نسخة محفوظة، صفحة 7"
    assert "its picture is not read: install Tesseract" in found.notes[0]


def test_a_hidden_text_layer_is_somebody_elses_ocr(tmp_path: Path) -> None:
    need("chromium", "tesseract")
    picture = browser_png(page(STATEMENT[2:3]), tmp_path / "p.png")
    subprocess.run(["tesseract", picture, tmp_path / "s", "-l", "ara", "pdf"], check=True, capture_output=True)
    found = _one(tmp_path / "s.pdf")
    ocred = [layer for layer in found.layers if layer.kind == "ocr"]
    assert ocred and (ocred[0].start, ocred[0].end) == (0, len(found.text))
    assert "by a machine" in found.notes[0] or "a machine read" in found.notes[0]


def test_without_tesseract_a_scan_is_left_out_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (600, 400), "white").save(tmp_path / "scan.pdf")
    monkeypatch.setattr(ocr, "engine", lambda: None)
    with pytest.raises(IngestError, match="apt install tesseract-ocr tesseract-ocr-ara"):
        _one(tmp_path / "scan.pdf")


def test_a_locked_pdf_is_named(tmp_path: Path) -> None:
    need("chromium", "soffice")
    source = tmp_path / "p.txt"
    source.write_text(WHOLE, encoding="utf-8-sig")
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    with pytest.raises(IngestError, match="locked with a password"):
        _one(office(source, f"pdf:writer_pdf_Export:{options}", tmp_path))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R>>\n",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 0>>\n",
        b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 200_000,
    ],
)
def test_damage_and_loops_end_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(IngestError, match=r"bad.pdf: is a (damaged )?PDF"):
        _one(path)


def test_a_page_of_a_square_kilometre_is_rendered_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("tesseract")
    data = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000 2000000]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 16>>stream\n0 0 100 100 re f\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )
    path = tmp_path / "vast.pdf"
    path.write_bytes(data)
    monkeypatch.setattr(pdf, "PIXELS", 1_000_000)
    with pytest.raises(IngestError, match="without text"):
        _one(path)


def test_more_pages_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    images = [Image.new("1", (8, 8), 1) for _ in range(3)]
    images[0].save(tmp_path / "three.pdf", save_all=True, append_images=images[1:])
    monkeypatch.setattr(pdf, "PAGES", 2)
    with pytest.raises(IngestError, match="of 3 pages, and more than 2 are not read"):
        _one(tmp_path / "three.pdf")


def test_the_engine_is_found_only_with_arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    need("tesseract")
    assert ocr.engine() is not None
    ocr.engine.cache_clear()
    monkeypatch.setattr(ocr, "_answer", lambda path, question: "List of available languages:\neng\n")
    assert ocr.engine() is None
    monkeypatch.setattr(shutil, "which", lambda name: None)
    ocr.engine.cache_clear()
    assert ocr.engine() is None
    ocr.engine.cache_clear()
