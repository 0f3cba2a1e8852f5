"""Pictures: read by a machine under layers that keep all of it in doubt, or refused with a clear word."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from ingest.making import STATEMENT, browser_png, page, share_of_words
from rawi.ingest import IngestError, image, ocr
from rawi.ingest.extracted import Extracted
from tools import need

TOLD = STATEMENT[2:]


def _one(path: Path) -> Extracted:
    (found,) = image.extract(path, name=path.name)
    assert isinstance(found, Extracted)
    return found


def test_all_text_of_a_picture_is_in_doubt(tmp_path: Path) -> None:
    need("chromium", "tesseract")
    found = _one(browser_png(page(TOLD), tmp_path / "p.png"))
    assert share_of_words("\n".join(TOLD), found.text) > 0.6
    whole, *unsure = found.layers
    assert (whole.kind, whole.start, whole.end, whole.label) == ("ocr", 0, len(found.text), "picture")
    assert all(layer.kind == "ocr" and "% sure" in layer.label for layer in unsure)
    assert found.published.start is None
    assert "Tesseract 5" in found.extractor
    assert found.notes == (f"read from a picture by a machine: {ocr.CHECK}",)


@pytest.mark.parametrize(("ending", "form"), [("jpg", "JPEG"), ("webp", "WEBP"), ("tiff", "TIFF"), ("bmp", "BMP")])
def test_every_kind_of_picture(tmp_path: Path, ending: str, form: str) -> None:
    need("chromium", "tesseract")
    with Image.open(browser_png(page(TOLD[:1]), tmp_path / "p.png", height=200)) as picture:
        picture.convert("RGB").save(tmp_path / f"p.{ending}", form)
    assert share_of_words(TOLD[0], _one(tmp_path / f"p.{ending}").text) > 0.6


def test_a_small_picture_is_made_larger(tmp_path: Path) -> None:
    need("chromium", "tesseract")
    found = _one(browser_png(page(TOLD), tmp_path / "p.png", scale=1))
    assert share_of_words("\n".join(TOLD), found.text) > 0.5


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_picture_that_lies_on_its_side_is_turned(tmp_path: Path, degrees: int) -> None:
    need("chromium", "tesseract")
    with Image.open(browser_png(page(TOLD), tmp_path / "p.png")) as picture:
        picture.convert("L").rotate(degrees, expand=True).save(tmp_path / "p.jpg")
    assert share_of_words("\n".join(TOLD), _one(tmp_path / "p.jpg").text) > 0.6


def test_a_picture_of_which_little_is_sure_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("tesseract")
    Image.new("L", (300, 100), "white").save(tmp_path / "p.png")
    monkeypatch.setattr(ocr, "recognise", lambda *_: ocr.Recognised("كلام ما", ((0, 4, 20), (5, 7, 10))))
    assert _one(tmp_path / "p.png").notes[1] == f"picture: {ocr.GUESSED}"


def test_the_pages_of_a_tiff(tmp_path: Path) -> None:
    need("chromium", "tesseract")
    pages = []
    for i, paragraph in enumerate(TOLD[:2]):
        with Image.open(browser_png(page((paragraph,)), tmp_path / f"{i}.png", height=200)) as picture:
            pages.append(picture.convert("L"))
    pages[0].save(tmp_path / "p.tiff", save_all=True, append_images=pages[1:])
    found = _one(tmp_path / "p.tiff")
    assert [layer.label for layer in found.layers if layer.kind == "page"] == ["page 1", "page 2"]


def test_a_picture_without_words(tmp_path: Path) -> None:
    need("tesseract")
    Image.new("RGB", (300, 300), "white").save(tmp_path / "p.png")
    with pytest.raises(IngestError, match="no words were found"):
        _one(tmp_path / "p.png")


def test_without_tesseract_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)
    Image.new("RGB", (300, 300), "white").save(tmp_path / "p.png")
    with pytest.raises(IngestError, match="apt install tesseract-ocr tesseract-ocr-ara"):
        _one(tmp_path / "p.png")


def _bomb(width: int, height: int) -> bytes:
    """Return a PNG that says it is large and packs to next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes(1_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (2_000_000, 100), (20_000, 9_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_bomb(width, height))
    with pytest.raises(IngestError, match=r"pixels, and more than 120 million are not read|damaged picture"):
        _one(path)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + b"x" * 50, b"II*\0" + b"\xff" * 20, b""])
def test_damage_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(data)
    with pytest.raises(IngestError, match="is a damaged picture"):
        _one(path)


def test_a_picture_cut_off(tmp_path: Path) -> None:
    need("tesseract")
    Image.effect_noise((400, 400), 50).save(tmp_path / "p.png")
    data = (tmp_path / "p.png").read_bytes()
    (tmp_path / "p.png").write_bytes(data[: len(data) // 2])
    with pytest.raises(IngestError, match="is a damaged picture"):
        _one(tmp_path / "p.png")
