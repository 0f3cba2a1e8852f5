"""Bytes to characters: what encoding a text is in, and what says so. Where nothing explains the bytes, no text.

Order: a byte order mark; UTF-8 that is valid; what the file declares; UTF-16 without a mark; then the encodings in
which Arabic was written, each judged by the letters and words it gives. Frequencies of letters: rounded counts of
Arabic news, no value that a closer count would change decides anything.
"""

import math
import re
from collections import Counter
from typing import NamedTuple

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Single bytes for Arabic letters: of Windows, of the standard, of DOS.
_ARABIC = ("windows-1256", "iso-8859-6", "cp720")
# What web pages declare and what their authors meant.
_MEANT = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-6-i": "iso-8859-6",
    "cp1256": "windows-1256",
    "x-cp1256": "windows-1256",
    "utf8": "utf-8",
    "unicode": "utf-16",
}
# How often of a hundred letters.
_OFTEN = {
    "ا": 14.0, "ل": 12.0, "ي": 7.5, "م": 6.0, "و": 6.0, "ن": 6.0, "ت": 4.5, "ر": 5.0, "ب": 4.0, "ع": 3.6, "ة": 3.5,
    "د": 3.2, "ه": 3.0, "س": 2.8, "ف": 2.8, "ق": 2.5, "أ": 2.4, "ك": 2.0, "ح": 2.0, "ج": 1.5, "ش": 1.2, "ط": 1.2,
    "إ": 1.0, "ص": 1.0, "ى": 0.9, "خ": 0.9, "ذ": 0.7, "ض": 0.7, "ث": 0.6, "ز": 0.6, "ئ": 0.4, "غ": 0.4, "ء": 0.4,
    "ظ": 0.3, "ؤ": 0.2, "آ": 0.2, "ـ": 0.1, "پ": 0.05, "چ": 0.05, "ژ": 0.05, "گ": 0.05, "ک": 0.1, "ی": 0.1, "ں": 0.02,
}  # fmt: skip
# Beyond letters: marks of vowels (many in a text that has them), digits, the punctuation of print; nothing else.
_SOMETIMES = dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652٠١٢٣٤٥٦٧٨٩،؛؟", 0.8)
_PRINT = dict.fromkeys("«»“”‘’–—…•\xa0\u200c\u200d\u200e\u200f", 0.3)
_FREQUENCY = {**_SOMETIMES, **_PRINT, **_OFTEN}
_RARE = 0.001
_WORDS = frozenset({
    "من", "في", "على", "إلى", "أن", "إن", "التي", "الذي", "عن", "مع", "هذا", "هذه", "ذلك", "قال", "بين", "بعد", "قبل",
    "كان", "لا", "ما", "لم", "كل", "أو", "حتى", "كما", "خلال", "يوم", "قوات",
})  # fmt: skip
# A mark of a vowel that stands on no letter; a doubled letter may carry two.
_MISPLACED = re.compile(
    r"(?<![\u0621-\u064a\u0651\u066e-\u06d3])[\u064b-\u0650\u0652]|(?<![\u0621-\u0650\u066e-\u06d3])\u0651"
)
_VOWELS = re.compile(r"[\u0640\u064b-\u0652]")
_MOST_MISPLACED = 0.01
_WORD = re.compile(r"[\u0621-\u064a\u067e-\u06d3]+")
# A letter beyond ASCII with none of ASCII beside it: no European language is written so, but for one French word.
_LONE = re.compile(r"(?<![A-Za-z])[^\W\d_a-zA-ZàÀ](?![A-Za-z])")
_WESTERN = frozenset("éèêëàâäçôöûùüîïñóíáúßÉÈÊÀÂÄÇÔÖÜÎÑÓÍÁÚ’‘“”„–—…«»°©®€£·•\xa0")
_ARTICLE = re.compile(r"[وفبك]?ال\w\w|لل\w\w")
_MOST_ACCENTS = 0.15
_SAMPLE = 200_000
# The mean log-likelihood of a letter is about -3.2 in Arabic of any kind, and below -4.5 where bytes are misread.
_PLAUSIBLE = -4.2
# How much likelier, in all, the best must be than the next that reads otherwise.
_MARGIN = 6.0
_A_WORD = 3.0
_FEWEST_LETTERS = 5
_MOST_CONTROLS = 0.01
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")


class Decoded(NamedTuple):
    """A text, the encoding its bytes are in, and what says that they are."""

    text: str
    encoding: str
    why: str


class UndecodedError(ValueError):
    """No encoding explains the bytes; `str()` says what is wrong, `do` what to do."""

    def __init__(self, what: str, *, do: str = "save it as UTF-8 text") -> None:
        self.do = do
        super().__init__(what)


def decoded(data: bytes, *, declared: str | None = None, by: str = "") -> Decoded:
    """Return the text of some bytes. `declared` is the name of an encoding that they are said to be in, `by` by what.

    Raises `UndecodedError`.
    """
    marked = _marked(data)
    if marked is not None:
        return marked
    said = _codec(declared)
    plain = _utf8(data, said=said, declared=declared, by=by)
    if plain is not None:
        return plain
    if said is not None and not said.startswith("utf-8"):
        text = _strict(data, said)
        if text is not None and _fits(text):
            return Decoded(text, said, f"declared by {by}")
    prefix = f"{declared}, declared by {by}, does not fit; " if declared else ""
    wide = _utf16(data)
    if wide is not None:
        return wide._replace(why=prefix + wide.why)
    if b"\0" in data:
        raise UndecodedError("is not text (it holds NUL bytes)")
    if len(_CONTROL_BYTES.findall(data)) > _MOST_CONTROLS * len(data):
        raise UndecodedError("is not text (it is full of control characters)")
    found = _latin(data) or _arabic(data)
    if found is not None:
        return found._replace(why=prefix + found.why)
    broken = _broken_at(data)
    raise UndecodedError(
        f"is text in no encoding that can be told (not UTF-8 from byte {broken} on, nor Arabic in any other)",
        do="open it in a program that shows it right and save it as UTF-8",
    )


def utf8(data: bytes) -> str | None:
    """Return the text of bytes that are plain UTF-8 text, None for any others."""
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def doubts(text: str) -> tuple[str, ...]:
    """Return what is to be told of a text that was spoilt before it came here."""
    notes = []
    lost = text.count("\ufffd")
    if lost:
        notes.append(f"{lost} characters were lost before the text came here (U+FFFD)")
    if _spoilt(text):
        notes.append("this text looks decoded wrongly before it came here (mojibake); find another copy")
    return tuple(notes)


def is_machine_data(text: str) -> bool:
    """Whether a text is full of control characters: real ones hold a stray one now and then."""
    return len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)


def _broken_at(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise UndecodedError(f"has the byte order mark of {encoding.upper()} and is not in it")
            return Decoded(text, encoding, "byte order mark")
    return None


def _utf8(data: bytes, *, said: str | None, declared: str | None, by: str) -> Decoded | None:
    text = utf8(data)
    # UTF-16 without spaces may be valid UTF-8: of control characters.
    if text is None or is_machine_data(text):
        return None
    if said == "utf-8":
        return Decoded(text, "utf-8", f"declared by {by}")
    if text.isascii():
        return Decoded(text, "utf-8", "nothing but ASCII")
    but = f", though {by} declares {declared}" if declared else ""
    return Decoded(text, "utf-8", f"valid UTF-8{but}")


def _codec(declared: str | None) -> str | None:
    if declared is None:
        return None
    name = declared.strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    try:
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _utf16(data: bytes) -> Decoded | None:
    """Return UTF-16 without a mark: nearly all code units are Arabic, ASCII or punctuation in one byte order only."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is None:
            continue
        sample = text[:_SAMPLE]
        known = sum("\x20" <= char < "\x7f" or char in "\t\r\n" or char in _FREQUENCY for char in sample)
        if known > 0.95 * len(sample):
            return Decoded(text, encoding, "guessed: its pairs of bytes are Arabic and ASCII letters")
    return None


def _arabic(data: bytes) -> Decoded | None:
    """Return the text in the single-byte encoding that makes the likeliest Arabic of the bytes."""
    judged = []
    for encoding in _ARABIC:
        text = _strict(data, encoding)
        if text is None or len(_letters(text)) < _FEWEST_LETTERS:
            continue
        mean, words = likelihood(text)
        judged.append((mean * len(_letters(text)) + _A_WORD * words, mean, words, encoding, text))
    judged.sort(key=lambda one: -one[0])
    if not judged:
        return None
    total, mean, words, encoding, text = judged[0]
    rivals = [rival[0] for rival in judged[1:] if rival[4] != text]
    if mean < _PLAUSIBLE or not words or (rivals and total - rivals[0] < _MARGIN) or not _fits(text):
        return None
    why = f"guessed: its letters are as frequent as in Arabic, {words} words are common or have the article"
    return Decoded(text, encoding, why)


def likelihood(text: str) -> tuple[float, int]:
    """Return how likely the Arabic of a text is (mean log of the frequencies of its letters), and its sure words."""
    sample = text[:_SAMPLE]
    letters = Counter(_letters(sample))
    total = letters.total()
    if not total:
        return -math.inf, 0
    mean = sum(n * math.log(_FREQUENCY.get(letter, _RARE) / 100) for letter, n in letters.items()) / total
    return mean, sum(word in _WORDS or bool(_ARTICLE.match(word)) for word in _WORD.findall(_VOWELS.sub("", sample)))


def _letters(text: str) -> list[str]:
    """Return the characters beyond ASCII: what a wrong encoding would get wrong."""
    return [char for char in text[:_SAMPLE] if char > "\x7f"]


def _latin(data: bytes) -> Decoded | None:
    """Return text in Latin letters with now and then one of the accents and marks of Western languages."""
    text = _strict(data, "windows-1252")
    if text is None or is_machine_data(text) or _LONE.search(text):
        return None
    beyond = _letters(text)
    if len(beyond) > _MOST_ACCENTS * len(text[:_SAMPLE]) or not _WESTERN.issuperset(beyond):
        return None
    return Decoded(text, "windows-1252", "guessed: Latin letters with Western accents")


def _fits(text: str) -> bool:
    """Whether a text reads like one: no machine data, nothing misread, and if it is Arabic then likely Arabic."""
    if is_machine_data(text) or _spoilt(text):
        return False
    letters = _letters(text)
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    if len(_MISPLACED.findall(text[:_SAMPLE])) > _MOST_MISPLACED * arabic:
        return False
    return arabic < _FEWEST_LETTERS or 2 * arabic < len(letters) or likelihood(text)[0] >= _PLAUSIBLE


def _spoilt(text: str) -> bool:
    """Whether bytes of Arabic were taken for something else: accented Latin, or a ط in every pair of letters."""
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    accented = sum("\xc0" <= char <= "\xff" for char in letters)
    if accented >= _FEWEST_LETTERS and 2 * accented > len(letters):
        return True
    arabic = sum("\u0621" <= char <= "\u064a" for char in letters)
    return arabic >= 2 * _FEWEST_LETTERS and 4 * sum(char in "طظ" for char in letters) > arabic
