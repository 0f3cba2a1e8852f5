"""Pictures (PNG, JPEG, TIFF, WebP, GIF, BMP): read by Tesseract where it is installed. The picture is the original."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from rawi.ingest import ocr
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.limits import OCR_PAGES, PIXELS
from rawi.ingest.progress import step
from rawi.model import Layer

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")
_DAMAGE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError, EOFError, Image.DecompressionBombError)
# Above its own limit Pillow warns, above twice as many pixels it refuses.
Image.MAX_IMAGE_PIXELS = PIXELS
# Names of EXIF fields that are kept as they are given: a camera's clock dates nothing.
_KEPT = {0x0132: "created", 0x010F: "camera_maker", 0x0110: "camera", 0x0131: "software"}


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield the one document of a picture; the pages of a TIFF are its pages.

    All its text lies under layers of kind `ocr`. Raises `IngestError` for a picture that is damaged or has too many
    pixels, that holds no words, or that nothing here can read.
    """
    engine = ocr.engine()
    with warnings.catch_warnings():
        # What Pillow warns of is looked at here: how many pixels there are, and whether anything can be read.
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=FORMATS) as image:
                _refuse_bomb(image, file)
                if engine is None:
                    what = "is a picture, and there is no program here that reads Arabic from pictures"
                    raise IngestError(file, what, do=f"{ocr.INSTALL}, then run the same command again")
                extra = _facts(image)
                pages = list(_pages(image, engine, file))
        except _DAMAGE as error:
            reason = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
            raise IngestError(file, f"is a damaged picture ({reason})", do="save it again from where it came") from None
    text = ""
    layers: list[Layer] = []
    notes: list[str] = []
    for number, page in enumerate(pages, start=1):
        label = f"page {number}"
        if isinstance(page, str):
            notes.append(f"{label} could not be read: {page}")
            continue
        if not page.text:
            continue
        if page.guessed:
            notes.append(f"{label if len(pages) > 1 else 'picture'}: {ocr.GUESSED}")
        text += "\n\n" if text else ""
        if len(pages) > 1:
            layers.append(Layer("page", len(text), len(text) + len(page.text), label))
        layers += ocr.layers(page, start=len(text), label=label if len(pages) > 1 else "picture")
        text += page.text
    if not text:
        why = f" ({notes[0]})" if notes else ""
        raise IngestError(file, f"is a picture in which no words were found{why}", do="there is nothing to read")
    yield Extracted(
        text=text,
        extra=extra,
        layers=tuple(layers),
        extractor=ocr.extractor(engine),
        notes=(f"read from a picture by a machine: {ocr.CHECK}", *notes),
    )


def _refuse_bomb(image: Image.Image, file: Path) -> None:
    width, height = image.size
    if width * height > PIXELS:
        what = f"is a picture of {width} x {height} pixels, and more than {PIXELS // 1_000_000} million are not read"
        raise IngestError(file, what, do="save it smaller")


def _pages(image: Image.Image, engine: ocr.Engine, file: Path) -> Iterator[ocr.Recognised | str]:
    """Yield what each page says, or why it could not be read. Of what moves, only the first picture is read."""
    frames = ImageSequence.Iterator(image) if image.format == "TIFF" else iter((image,))
    for number, frame in enumerate(frames):
        if number == OCR_PAGES:
            yield f"only the first {OCR_PAGES} pages of a picture are read"
            return
        _refuse_bomb(frame, file)
        try:
            yield ocr.recognise(ImageOps.exif_transpose(frame), engine)
        except ocr.OcrError as error:
            yield str(error)
        step()


def _facts(image: Image.Image) -> dict[str, str]:
    """Return what the picture file says of itself; none of it is a date of publication."""
    found = {"pixels": f"{image.width} x {image.height}"}
    for tag, name in _KEPT.items():
        value = image.getexif().get(tag)
        if isinstance(value, str) and value.strip("\0 "):
            found[name] = value.strip("\0 ")[:200]
    return found
