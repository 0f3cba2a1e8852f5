"""PDF: its text layer where that can be trusted, page by page; else the page is read from its picture.

The glyphs are put in order by where they stand (`glyphs.py`), then a quality gate decides (`quality.py`). A page that
fails it, or has no text layer, is rendered and read by Tesseract where that is installed; else it is left out, and a
note says so. A text layer that is not shown was made by somebody's OCR from the picture above it, and is as doubtful.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from rawi.ingest import ocr
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.glyphs import STROKE, Glyph, lines
from rawi.ingest.limits import CHARACTERS, GLYPHS, OCR_PAGES, PAGES, PIXELS
from rawi.ingest.paragraphs import joined
from rawi.ingest.progress import step
from rawi.ingest.quality import judged
from rawi.model import Layer

EXTRACTOR = f"PDF text layer, pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}"
DPI, _FEWEST_DPI, _POINTS = 300, 100, 72
# Radians; a line that leans more than this is not in the order of its places.
_LEANS = 0.1
_MOSTLY = 0.5
# Characters; so few beside a picture of a page are a stamp or a number on a scan.
_STRAY = 200
# Heights in sizes of the letters: a space that shows something, and a digit or bracket too thin to be one, are strokes
# that stretch a word; what a file calls these is chance (seen: a zero, a bracket, a space, a control character).
_SOME_INK, _THIN = 0.02, 0.2
_BRACKETS = frozenset("()[]{}<>«»")
# Characters of a text layer that failed, kept beside what was read in its place.
_KEPT = 20_000
_PASSWORD, _FORMAT, _SECURITY = 4, 3, 5
_FACTS = {
    "Title": "pdf_title",
    "Author": "pdf_author",
    "CreationDate": "created",
    "ModDate": "modified",
    "Creator": "made_with",
    "Producer": "pdf_producer",
}
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?")


class _Page(NamedTuple):
    """What a page gave: its text, and whether a machine read it; why its text layer failed, and what that says."""

    text: str
    recognised: ocr.Recognised | None = None
    hidden: bool = False
    note: str | None = None
    rejected: str = ""


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield the one document of a PDF, with a layer for each page.

    The dates of its metadata say when the file was made, not when its text was published: they go to `extra`. Raises
    `IngestError` for a file that is locked or damaged, has too many pages, or holds no text that can be read.
    """
    document = _opened(file)
    try:
        pages = list(_pages(document, file))
        facts = _facts(document)
    finally:
        document.close()
    text = ""
    layers: list[Layer] = []
    for number, page in enumerate(pages, start=1):
        if not page.text:
            continue
        text += "\n\n" if text else ""
        label = f"page {number}"
        layers.append(Layer("page", len(text), len(text) + len(page.text), label))
        if page.recognised is not None:
            layers += ocr.layers(page.recognised, start=len(text), label=label)
        elif page.hidden:
            layers.append(Layer("ocr", len(text), len(text) + len(page.text), label))
        if page.rejected:
            facts[f"text_layer_of_page_{number}"] = page.rejected[:_KEPT]
        text += page.text
    notes = tuple(f"page {number} {page.note}" for number, page in enumerate(pages, start=1) if page.note)
    if not text:
        why = f" that can be read ({notes[0].partition(';')[0]})" if notes else ""
        what = f"is a PDF without text{why}"
        lacks = notes and ocr.engine() is None
        do = f"{ocr.INSTALL}, then run the same command again" if lacks else "there is nothing to read"
        raise IngestError(file, what, do=do)
    engine = ocr.engine()
    by_machine = engine is not None and any(page.recognised is not None for page in pages)
    yield Extracted(
        text=text,
        extra={**facts, "pages": str(len(pages))},
        layers=tuple(layers),
        extractor=f"{EXTRACTOR}; {ocr.extractor(engine)}" if by_machine and engine is not None else EXTRACTOR,
        notes=notes,
    )


def _opened(file: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(file)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            do = "open it with its password and save it without one"
            raise IngestError(file, "is a PDF locked with a password", do=do) from None
        raise IngestError(file, "is a damaged PDF", do="get it again from where it came") from None
    if not 0 < pages <= PAGES:
        document.close()
        what = f"is a PDF of {pages} pages" + (f", and more than {PAGES} are not read" if pages else "")
        raise IngestError(file, what, do="split it" if pages else "get it again from where it came")
    return document


def _pages(document: Any, file: Path) -> Iterator[_Page]:
    """Yield what each page says. Raises `IngestError` where there is more than any document may hold."""
    characters = pictures = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield _Page("", note="is damaged and left out")
            continue
        try:
            read = _layer(page)
            if read.note is not None and not read.hidden:
                read = _pictured(page, read, left=OCR_PAGES - pictures)
                pictures += 1
        except pypdfium2.PdfiumError:
            read = _Page("", note="is damaged and left out")
        finally:
            page.close()
        characters += len(read.text)
        if characters > CHARACTERS:
            what = f"is a PDF of more than {CHARACTERS // 1_000_000} million characters"
            raise IngestError(file, what, do="split it")
        yield read
        step()


def _layer(page: Any) -> _Page:
    """Return the text layer of a page; `note` says why it cannot be trusted."""
    layer = page.get_textpage()
    try:
        if layer.count_chars() > GLYPHS:
            return _Page("", note=f"has more than {GLYPHS} signs")
        glyphs = list(_glyphs(layer))
        if not glyphs:
            # Without text or anything else a page is empty; with something else it is a picture of text.
            empty = next(iter(page.get_objects(max_depth=1)), None) is None
            return _Page("", note=None if empty else "has no text layer")
        text = joined(lines(glyphs))
        verdict = judged(text)
        if not verdict.sound:
            return _Page("", note=f"has a text layer that cannot be trusted ({verdict.why})", rejected=text)
        if _leans(layer):
            return _Page("", note="has text that does not run level", rejected=text)
        if _is_hidden(layer):
            note = f"carries text that a machine read from its picture: {ocr.CHECK}"
            return _Page(text, hidden=True, note=note)
        if len(text) < _STRAY and _covering(page) is not None:
            return _Page(text, note="is a picture with a few words beside it", rejected=text)
        return _Page(text)
    finally:
        layer.close()


def _pictured(page: Any, layer: _Page, *, left: int) -> _Page:
    """Return what the picture of a page says where its text layer cannot be read, or is not all of it."""
    engine = ocr.engine()
    if engine is None:
        return _unread(layer, ocr.INSTALL)
    if left <= 0:
        return _unread(layer, f"only {OCR_PAGES} pages are read from pictures")
    picture = _covering(page)
    scale = min(DPI, _dots(picture) if picture is not None else DPI) / _POINTS
    width, height = page.get_size()
    scale = min(scale, (PIXELS / max(width * height, 1)) ** 0.5)
    try:
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        found = ocr.recognise(bitmap.to_pil(), engine)
    except (ocr.OcrError, MemoryError, ValueError) as error:
        return _unread(layer, f"its picture could not be read: {error}")
    if not found.text:
        # A drawing without words needs no word.
        said = layer.rejected or picture is not None
        return layer._replace(note=f"{layer.note}; no words were found in its picture" if said else None)
    both = "; the text layer is kept beside" if layer.rejected else ""
    note = f"{layer.note} and was read from its picture by a machine{both}: {ocr.CHECK}"
    note += f"; {ocr.GUESSED}" if found.guessed else ""
    return _Page(found.text, recognised=found, note=note, rejected=layer.rejected)


def _unread(layer: _Page, why: str) -> _Page:
    lost = "its picture is not read" if layer.text else "it is left out"
    return layer._replace(note=f"{layer.note}; {lost}: {why}")


def _covering(page: Any) -> Any | None:
    """Return the picture that covers most of a page, or null."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _MOSTLY * width * height:
            return picture
    return None


def _dots(picture: Any) -> float:
    """Return how many dots an inch a picture has as it is shown: more show no more, and are read worse."""
    left, _, right, _ = picture.get_bounds()
    dots: float = picture.get_px_size()[0] * _POINTS / (right - left)
    return max(dots, _FEWEST_DPI)


def _glyphs(layer: Any) -> Iterator[Glyph]:
    """Yield the glyphs of a page that show something, with where they stand."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    low, high, side = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    word = line = before = 0
    for i in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(layer, i)
        if 0xDC00 <= code < 0xE000 and 0xD800 <= before < 0xDC00:
            code = 0x10000 + ((before - 0xD800) << 10) + (code - 0xDC00)
        before = code
        if 0xD800 <= code < 0xDC00:
            continue
        text = chr(code) if 0 < code < 0x110000 and not 0xDC00 <= code < 0xE000 else "\ufffd"
        if text in "\r\n":
            line += 1
            continue
        raw.FPDFText_GetMatrix(layer, i, matrix)
        size = (raw.FPDFText_GetFontSize(layer, i) * (matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
        raw.FPDFText_GetCharBox(layer, i, side, side, low, high)
        ink = (high.value - low.value) / size
        if text.isspace():
            if ink < _SOME_INK:
                word += 1
                continue
            text = STROKE
        elif _SOME_INK < ink < _THIN and _is_never_thin(text):
            text = STROKE
        raw.FPDFText_GetCharOrigin(layer, i, x, y)
        raw.FPDFText_GetLooseCharBox(layer, i, box)
        yield Glyph(text, box.left, box.right, y.value, size, word, line, x.value)


def _is_never_thin(text: str) -> bool:
    if text.isascii() and (text.isalnum() or text < " "):
        return True
    return text in _BRACKETS or unicodedata.category(text) in ("Cc", "Cn", "Co")


def _leans(layer: Any) -> bool:
    """Whether most of the text of a page stands on end or leans."""
    count = layer.count_chars()
    sample = range(0, count, max(1, count // 200))
    leaning: int = sum(_LEANS < abs(raw.FPDFText_GetCharAngle(layer, i)) < 2 * 3.1416 - _LEANS for i in sample)
    return leaning > _MOSTLY * len(sample)


def _is_hidden(layer: Any) -> bool:
    """Whether most of the text of a page is not shown."""
    count = layer.count_chars()
    sample = range(0, count, max(1, count // 200))
    hidden: int = 0
    for i in sample:
        shown = raw.FPDFText_GetTextObject(layer, i)
        if shown and raw.FPDFTextObj_GetTextRenderMode(shown) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            hidden += 1
    return hidden > _MOSTLY * len(sample)


def _facts(document: Any) -> dict[str, str]:
    """Return what the file says of itself, dates in ISO form."""
    found: dict[str, str] = {}
    for name, value in document.get_metadata_dict().items():
        if name in _FACTS and value.strip("\0 "):
            found[_FACTS[name]] = _iso(value.strip("\0 "))[:500]
    return found


def _iso(value: str) -> str:
    found = _PDF_DATE.match(value)
    if found is None:
        return value
    day = "-".join(found.groups()[:3])
    return f"{day}T{':'.join(found.groups()[3:])}" if found[4] else day
