"""Reading a picture with Tesseract, where it is installed with its Arabic data. Nothing of it counts unreviewed.

Seen with the Arabic model of Debian (5.3): nine words of ten on clean text, but ١٣ read as ١١ or 1 and ٢٠١٨ as ٠١018.
So what comes from here goes under a layer of kind `ocr`, which keeps every date, figure and name in doubt.
"""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PIL import Image

from rawi.ingest.limits import OCR_SECONDS, PIXELS
from rawi.ingest.paragraphs import Line, joined
from rawi.ingest.progress import step
from rawi.model import Layer

LANGUAGE = "ara"
# Tesseract's data that tell which way up a page is, and its answer: degrees to turn it, clockwise.
_DIRECTIONS = "osd"
_TURN = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
INSTALL = "install Tesseract with its Arabic data (Debian: apt install tesseract-ocr tesseract-ocr-ara)"
GUESSED = "the program is not sure of most words that it read there: they may be wrong throughout"
CHECK = "check every figure, date and name against the picture"
# Percent; below it the engine itself does not trust a word.
_SURE = 60
# Pixels; a narrower picture is made larger, at most so many times, for small letters are read badly.
_WIDE, _MOST_TIMES = 2000, 3
_ANSWER_SECONDS = 20
# Marks of direction that the engine puts around numbers; the picture holds none.
_ADDED_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORD_LEVEL = "5"


class Engine(NamedTuple):
    """Where Tesseract is, and its version."""

    path: str
    version: str


class Recognised(NamedTuple):
    """What was read: the text, and the words the engine itself is not sure of (start, end, percent)."""

    text: str
    unsure: tuple[tuple[int, int, int], ...]

    @property
    def guessed(self) -> bool:
        """Whether the engine is not sure of most words: the text is worth little, or the picture lies on its side."""
        return 2 * len(self.unsure) > len(self.text.split())


class OcrError(Exception):
    """A picture that the engine could not read; `str()` says why, as the end of a sentence."""


class _Word(NamedTuple):
    text: str
    left: int
    top: int
    width: int
    height: int
    sure: float


@lru_cache(maxsize=1)
def engine() -> Engine | None:
    """Return Tesseract with Arabic as it is installed on this machine, or null."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    languages = _answer(path, "--list-langs").splitlines()
    if LANGUAGE not in (line.strip() for line in languages):
        return None
    first = (_answer(path, "--version").splitlines() or [""])[0]
    return Engine(path, first.removeprefix("tesseract").strip() or "of unknown version")


def _answer(path: str, question: str) -> str:
    try:
        told = subprocess.run(
            [path, question], capture_output=True, timeout=_ANSWER_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (told.stdout or told.stderr).decode("utf-8", "replace")


def extractor(found: Engine) -> str:
    """Return how the record names the engine."""
    return f"OCR, Tesseract {found.version} ({LANGUAGE})"


def recognise(image: Image.Image, found: Engine) -> Recognised:
    """Return the text of a picture, its lines joined into paragraphs; one that lies on its side is turned.

    Raises `OcrError`.
    """
    prepared = _prepared(image)
    read = _recognised(_run(prepared, found, "-l", LANGUAGE, "--psm", "3", "tsv"))
    if not read.guessed:
        return read
    try:
        step()
        turn = _TURN.search(_run(prepared, found, "-l", _DIRECTIONS, "--psm", "0"))
        if turn is None or turn[1] == "0":
            return read
        step()
        upright = prepared.rotate(-int(turn[1]), expand=True)
        turned = _recognised(_run(upright, found, "-l", LANGUAGE, "--psm", "3", "tsv"))
    except OcrError:
        # The data for directions are a package of their own, and a picture with few letters has none.
        return read
    return turned if turned.text and not turned.guessed else read


def _run(image: Image.Image, found: Engine, *arguments: str) -> str:
    """Return what the engine answers about a picture. Raises `OcrError`."""
    with io.BytesIO() as buffer:
        image.save(buffer, "PNG", compress_level=1)
        data = buffer.getvalue()
    command = [found.path, "stdin", "stdout", *arguments]
    try:
        # One thread: the cores are busy with other documents, and more threads make this engine slower.
        told = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=OCR_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise OcrError(f"Tesseract took more than {OCR_SECONDS} seconds") from None
    except OSError as error:
        raise OcrError(f"Tesseract did not start ({(error.strerror or str(error)).lower()})") from None
    if told.returncode != 0:
        said = told.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {told.returncode}"]
        raise OcrError(f"Tesseract failed ({said[-1][:100]})")
    return told.stdout.decode("utf-8", "replace")


def layers(found: Recognised, *, start: int, label: str) -> Iterator[Layer]:
    """Yield the layers of a text read from a picture that begins at `start`: the whole, and its unsure words."""
    if found.text:
        yield Layer("ocr", start, start + len(found.text), label)
    for low, high, sure in found.unsure:
        yield Layer("ocr", start + low, start + high, f"{label}, {sure} % sure")


def _prepared(image: Image.Image) -> Image.Image:
    """Return a picture in grey on white, made larger where it is small."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    grey = image.convert("L")
    times = min(_MOST_TIMES, max(1, round(_WIDE / grey.width)))
    while times > 1 and grey.width * grey.height * times * times > PIXELS:
        times -= 1
    return grey.resize((grey.width * times, grey.height * times), Image.Resampling.LANCZOS) if times > 1 else grey


def _recognised(table: str) -> Recognised:
    blocks: dict[str, dict[tuple[str, str], list[_Word]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL:
            continue
        text = _ADDED_MARKS.sub("", cells[11]).strip()
        if text:
            left, top, width, height = (int(cell) for cell in cells[6:10])
            word = _Word(text, left, top, width, height, float(cells[10]))
            blocks.setdefault(cells[2], {}).setdefault((cells[3], cells[4]), []).append(word)
    parts = [joined([_line(words) for words in lines.values()]) for lines in blocks.values()]
    text = "\n".join(part for part in parts if part)
    words = [word for lines in blocks.values() for line in lines.values() for word in line]
    return Recognised(text, tuple(_unsure(text, words)))


def _line(words: Sequence[_Word]) -> Line:
    text = " ".join(word.text for word in words)
    rtl = sum("\u0600" <= char <= "\u08ff" for char in text) * 2 >= sum(char.isalpha() for char in text)
    return Line(
        text=text,
        left=min(word.left for word in words),
        right=max(word.left + word.width for word in words),
        base=-sum(word.top + word.height / 2 for word in words) / len(words),
        size=sorted(word.height for word in words)[len(words) // 2],
        first=words[0].width,
        rtl=rtl,
    )


def _unsure(text: str, words: Sequence[_Word]) -> Iterator[tuple[int, int, int]]:
    at = 0
    for word in words:
        start = text.find(word.text, at)
        if start < 0:
            continue
        at = start + len(word.text)
        if word.sure < _SURE:
            yield start, at, max(0, round(word.sure))
