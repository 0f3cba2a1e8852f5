"""Two layers over untouched text: `light` for analysis, `key` for matching only. Both know their way back.

light: presentation forms opened, invisible marks and tatweel taken out, digits and Persian letters made Arabic,
hamza and accents composed. A detached run of tatweel is a dash ("منهم ــ المئات ــ في") and becomes one.
key: light, and vowel signs taken out, alef, hamza seats, alef maqsura and ta marbuta folded, Latin in lower case.

A word that is parted to get past a filter (مقـ ـتل، قـ.ـصف) is one word in both.

Both are idempotent; neither touches white space but inside such a word. Scripts other than Arabic and Latin pass as
they are.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from rawi.text.remembered import remembered

Layer = Literal["light", "key"]

DASH = "–"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
# What parts a word that is one, between the tatweel of its two halves.
PARTING = r"(?:[ \t]{1,2}|[ \t]?[./|*_·•-]{1,2}[ \t]?)"
INVISIBLE = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_FORMS = "\ufb50-\ufdfb\ufdfd\ufe70-\ufefc"

_LIGHT_LETTERS = str.maketrans(
    {
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "ک": "ك",
        "ی": "ي",
        "ھ": "ه",
        "ہ": "ه",
        "ە": "ه",
        "\u200b": " ",
    }
)
# Hamza seats differ by school (مسؤول، مسئول) and by case (حلفاؤه، حلفائه), so they fold onto the bare hamza.
_KEY_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        "ى": "ي",
        "ة": "ه",
        "ۃ": "ه",
        "ؤ": "ء",
        "ئ": "ء",
        **{chr(c): chr(c).lower() for c in range(0x41, 0x250) if len(chr(c).lower()) == 1},
    }
)


# Letters that the light layer leaves as they are, as most words and names are written.
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a ]*")
# All that the key changes of those.
_PLAIN_KEYS = {old: new for old, new in _KEY_LETTERS.items() if _PLAIN.fullmatch(chr(old))}
_LONG = 100
_JOINING = re.compile(f"[^\\W\\d_ـ]|[{MARKS}]")


def _nfkc(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _nfc(match: re.Match[str]) -> str:
    # Sorted beforehand: the library sorts marks by insertion, in quadratic time on a hostile run of them.
    marks = sorted(match[0][1:], key=unicodedata.combining)
    composed = unicodedata.normalize("NFC", match[0][0] + "".join(marks))
    # Marks that are only put in another order would not lead back to themselves.
    return composed if len(composed) < len(match[0]) else match[0]


def _tatweel(match: re.Match[str]) -> str:
    start, end = match.span()
    touches = (start > 0 and _JOINING.match(match.string, start - 1)) or _JOINING.match(match.string, end)
    return "" if touches else DASH


_Edit = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_Step = dict[int, str] | _Edit

_COMPOSE_LATIN: _Edit = (re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+"), _nfc)
_LIGHT: tuple[_Step, ...] = (
    (re.compile(f"[{_FORMS}]"), _nfkc),
    (re.compile(f"[{INVISIBLE}]+"), lambda _: ""),
    _LIGHT_LETTERS,
    (re.compile(rf"(?<=[^\W\d_ـ])ـ{PARTING}ـ(?=[^\W\d_ـ])"), lambda _: ""),
    (re.compile("ـ+"), _tatweel),
    (re.compile("[اويۀهے][\u064b-\u065f\u0670]+"), _nfc),
    _COMPOSE_LATIN,
)
_KEY: tuple[_Step, ...] = (
    *_LIGHT,
    (re.compile(f"[{MARKS}]+"), lambda _: ""),
    _KEY_LETTERS,
    _COMPOSE_LATIN,
)
_STEPS: dict[Layer, tuple[_Step, ...]] = {"light": _LIGHT, "key": _KEY}


class _Offsets(NamedTuple):
    """Where the stretches of one layer begin (`to`), where they came from (`of`); a copied stretch moves along.

    A stretch of `to[i]:to[i + 1]` stands for `of[i]:of[i + 1]`; equal lengths mean letter for letter.
    """

    to: list[int]
    of: list[int]

    def back(self, offset: int, *, end: bool) -> int:
        i = bisect_right(self.to, offset) - 1
        if end and i > 0 and self.to[i] == offset:
            i -= 1
        if i + 1 == len(self.to):
            return self.of[i]
        if self.to[i + 1] - self.to[i] == self.of[i + 1] - self.of[i]:
            return self.of[i] + offset - self.to[i]
        return self.of[i + 1] if end else self.of[i]


class Normalised(NamedTuple):
    """Text of one layer with the way back to the raw text it was made from."""

    text: str
    offsets: tuple[_Offsets, ...]
    raw_length: int

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw code points `start:end` of this layer stand for; an opened ligature counts as one.

        Raises `ValueError` unless 0 <= start <= end <= length of the layer.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is not inside a text of {len(self.text)} code points")
        low, high = start, end
        for step in reversed(self.offsets):
            if low == high:
                low = high = step.back(low, end=False)
            else:
                low, high = step.back(low, end=False), step.back(high, end=True)
        return low, high


def _edit(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> tuple[str, _Offsets | None]:
    pieces: list[str] = []
    to, of = [0], [0]
    written = read = 0
    for match in pattern.finditer(text):
        new = replace(match)
        if new == match[0]:
            continue
        before = match.start() - read
        pieces += (text[read : match.start()], new)
        if before:
            written += before
            to.append(written)
            of.append(match.start())
        written += len(new)
        read = match.end()
        to.append(written)
        of.append(read)
    if not pieces:
        return text, None
    if read < len(text):
        pieces.append(text[read:])
        to.append(written + len(text) - read)
        of.append(len(text))
    return "".join(pieces), _Offsets(to, of)


def normalise(raw: str, layer: Layer) -> Normalised:
    """Return `raw` in the layer `light` or `key`, with the offsets back into `raw`."""
    text = raw
    offsets: list[_Offsets] = []
    for step in _STEPS[layer]:
        if isinstance(step, dict):
            text = _exchanged(text, step)
            continue
        text, moved = _edit(text, *step)
        if moved:
            offsets.append(moved)
    return Normalised(text, tuple(offsets), len(raw))


def _layer(text: str, steps: tuple[_Step, ...]) -> str:
    for step in steps:
        text = _exchanged(text, step) if isinstance(step, dict) else step[0].sub(step[1], text)
    return text


def _exchanged(text: str, letters: dict[int, str]) -> str:
    """Return a text with letters exchanged; none of `letters` is exchanged for another of them."""
    if len(text) < _LONG:
        return text.translate(letters)
    # In a long text a search for each letter takes less time than a look-up for each character.
    for old, new in letters.items():
        text = text.replace(chr(old), new)
    return text


def is_plain(s: str) -> bool:
    """Whether nothing but Arabic letters and spaces is in `s`: then its words stand between spaces."""
    return _PLAIN.fullmatch(s) is not None


@remembered
def light(s: str) -> str:
    """Return `s` in the layer for analysis: the spelling stays, the typography goes."""
    return s if _PLAIN.fullmatch(s) else _layer(s, _LIGHT)


@remembered
def key(s: str) -> str:
    """Return `s` in the layer for matching: spellings of one word that differ by habit become equal."""
    return s.translate(_KEY_LETTERS) if _PLAIN.fullmatch(s) else _layer(s, _KEY)


def keys(words: Iterable[str]) -> list[str]:
    """Return the keys of many words, none with a line feed in it, at once: a call for each takes four times as long."""
    folded = [w if _PLAIN.fullmatch(w) else key(w) for w in words]
    return _exchanged("\n".join(folded), _PLAIN_KEYS).split("\n") if folded else []
