"""A position of a disagreement in both languages: our words translated, those in quotation marks left as they stand."""

import re
from functools import cache

from markupsafe import Markup

from rawi.web.draw.svg import Lang
from rawi.web.strings import strings

_QUOTED = re.compile(r"(«[^»]*»)")
# The words that `link/dispute.py` puts round days and numbers.
_PHRASES = (
    (re.compile(r"\bfrom (\S+) to (\S+)"), r"من \1 إلى \2"),
    (re.compile(r"\bup to ([\d.,]+)"), r"حتى \1"),
    (re.compile(r"\bmore than ([\d.,]+)"), r"أكثر من \1"),
    (re.compile(r"\b([\d.,]+) or more\b"), r"\1 أو أكثر"),
    (re.compile(r"\babout ([\d.,]+)"), r"نحو \1"),
    (re.compile(r"\ban open number\b"), "عدد غير محدد"),
    (re.compile(r"\ban open time\b"), "زمن غير محدد"),
    (re.compile(r"\bnobody\b"), "لا أحد"),
    (re.compile(r" and "), " و"),
)


def position(value: str) -> Markup:
    """Return a position for both languages; what is in quotation marks is the source's and stands in both."""
    arabic = in_arabic(value)
    if arabic == value:
        return Markup('<bdi dir="auto">{}</bdi>').format(value)
    return Markup(
        '<span class="ar" lang="ar" dir="rtl">{}</span><span class="en" lang="en" dir="ltr">{}</span>'
    ).format(_isolated(arabic), _isolated(value))


def position_in(value: str, lang: Lang) -> Markup:
    """Return a position in one language, what is in quotation marks isolated from our words."""
    said = in_arabic(value) if lang == "ar" else value
    return _isolated(said) if "«" in said else Markup('<bdi dir="auto">{}</bdi>').format(said)


def in_arabic(value: str) -> str:
    """Return a position with our words in Arabic; what is in quotation marks, and names, stand as they are."""
    return "".join(part if part.startswith("«") else _in_arabic(part) for part in _QUOTED.split(value))


def _isolated(value: str) -> Markup:
    return Markup("").join(
        Markup('<bdi dir="auto">{}</bdi>').format(part) if part.startswith("«") else Markup("{}").format(part)
        for part in _QUOTED.split(value)
    )


def _in_arabic(words: str) -> str:
    if not re.search("[A-Za-z]", words):
        return words
    for english, arabic in _openings():
        if words == english or words.startswith(f"{english} "):
            words = arabic + words[len(english) :]
            break
    for pattern, said in _PHRASES:
        words = pattern.sub(said, words)
    return re.sub(r"[a-z_]+", lambda found: _counted().get(found[0], found[0]), words)


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """Return the words that open a position, the longest first."""
    found = [(english, arabic) for key, (arabic, english) in strings().items() if key.startswith("position.")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _counted() -> dict[str, str]:
    return {key.removeprefix("what."): arabic for key, (arabic, _) in strings().items() if key.startswith("what.")}
