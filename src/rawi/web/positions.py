"""A position of a disagreement in both languages: our words translated, those in quotation marks left as they stand."""

import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from rawi.web.draw.svg import Digits, Lang, digits, is_arabic, with_digits
from rawi.web.strings import strings

_QUOTED = re.compile(r"(«[^»]*»)")
# Letters that are in none of our words: a name stands here, and its number is a part of it.
_NAME = re.compile(r"[^\W\d_a-z]")
# How many, then of what: in Arabic the noun's form hangs on the number, so what is counted stands first, as a label.
_COUNT = re.compile(
    r"^((?:(?:from \S+ to|up to|more than|about) )?[\d.,–-]+(?: or more)?|an open number) ([a-z_]+(?: and [a-z_]+)*)"
)
# The words that `link/differences/dispute.py` puts round days and numbers.
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


def position(value: str, *, kind: Digits = "latn") -> Markup:
    """Return a position for both languages; what is in quotation marks is the source's and stands in both.

    `kind`: the digits of what is not the source's.
    """
    if in_arabic(value) == value:
        return position_in(value, with_digits("ar", kind))
    return Markup(
        '<span class="ar" lang="ar" dir="rtl">{}</span><span class="en" lang="en" dir="ltr">{}</span>'
    ).format(*(_isolated(_parts(value, with_digits(language, kind))) for language in ("ar", "en")))


def position_in(value: str, lang: Lang) -> Markup:
    """Return a position in one language and its digits, what is in quotation marks isolated from our words."""
    parts = _parts(value, lang)
    return _isolated(parts) if "«" in value else Markup('<bdi dir="auto">{}</bdi>').format("".join(parts))


def in_arabic(value: str) -> str:
    """Return a position with our words in Arabic; what is in quotation marks, and names, stand as they are."""
    return "".join(_parts(value, "ar"))


def _parts(value: str, lang: Lang) -> list[str]:
    """Return the pieces of a position, those in quotation marks by themselves and as they are."""
    return [part if part.startswith("«") else _said(part, lang) for part in _QUOTED.split(value)]


def _said(part: str, lang: Lang) -> str:
    said = _in_arabic(part) if is_arabic(lang) else part
    return said if _NAME.search(part) else digits(said, lang)


def _isolated(parts: Sequence[str]) -> Markup:
    return Markup("").join(
        Markup('<bdi dir="auto">{}</bdi>').format(part) if part.startswith("«") else Markup("{}").format(part)
        for part in parts
    )


def _in_arabic(words: str) -> str:
    if not re.search("[A-Za-z]", words):
        return words
    words = _COUNT.sub(r"\2: \1", words)
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
