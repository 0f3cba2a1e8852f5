"""The dateline that a paragraph begins with: `طرابلس (رويترز) - قال …`, `موسكو - سبوتنيك. قال …`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.outlets import Outlets
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.datelines import SEPARATORS, Part, parts_of
from rawi.read.page.metadata import Known, Line
from rawi.text import Text, Token

_ENDS = frozenset({"-", "--", "–", "—", "/", "|", ":", "||"})
_CLOSING = frozenset({".", ")"})
_REACH = 18
_LONGEST_ENCLOSED = 3
_YEAR = 4
_LEAST = 2
_HEADS = shape_words("place_noun")
_HOST = re.compile(r"((?:[a-z0-9-]+\.)+[a-z]{2,}) ?: ", re.IGNORECASE)


class Inline(NamedTuple):
    """A dateline at the head of a paragraph: its parts, the token after it, and where the report begins."""

    parts: tuple[Part, ...]
    last: int
    after: int


def inline_dateline(text: Text, line: Line, *, known: Known, outlets: Outlets, page: Page) -> Inline | None:
    """Return the dateline that a paragraph begins with (`طرابلس (رويترز) - قال …`), or null."""
    tokens = text.tokens
    found = _from_host(text, line)
    for i in range(line.first + 1, min(line.first + _REACH, line.last - 1)):
        closing = tokens[i].light in _CLOSING
        if tokens[i].light not in _ENDS and not closing:
            continue
        parts = parts_of(text, line.first, i, known=known, outlets=outlets, page=page)
        kinds = {part.kind for part in parts}
        if closing:
            # موسكو - سبوتنيك. قال, نجامينا (شينخوا) قتل: no dash parts them from the report.
            if tokens[i].light == ")" and kinds == {"date", "unknown"} and _is_acronym(tokens, parts):
                # 23 أغسطس 2025 (PNA) أعلنت
                parts = (*parts[:-1], parts[-1]._replace(kind="outlet"))
                kinds = {"date", "outlet", "place"}
            named = (
                parts[-1:]
                and parts[-1].kind == "outlet"
                and {"outlet", "place"} <= kinds <= {"outlet", "place", "date"}
            )
            opened = tokens[parts[-1].first - 1].light == "(" if named else False
            if not named or opened != (tokens[i].light == ")") or (found is not None and found.last > i):
                continue
            found = Inline(parts, i + opened, i + 1)
            continue
        # محافظة دير الزور – heads a part of what is told.
        headed = bool(parts) and tokens[parts[0].first].key in _HEADS
        headed = headed and not known.is_place(text.slice((parts[0].first, parts[0].last)))
        place_only = kinds == {"place"} and tokens[i].light != ":" and not headed
        dated = kinds == {"place", "date"} and parts[0].kind == "place" and _settles_year(tokens[line.first : i])
        if (
            len(parts) > 1
            and parts[-1].kind == "unknown"
            and (parts[-2].kind == "date" or (parts[-2].kind == "place" and parts[-1].last - parts[-1].first > 1))
            and _is_enclosed(tokens, parts[-1])
        ):
            # بئر الحلو، 20 نوفمبر 2020 (واص) -, بغداد (نبأ الرافدين) -
            parts = (
                *(part._replace(kind="place") for part in parts[:-2]),
                parts[-2],
                parts[-1]._replace(kind="outlet"),
            )
            kinds = {part.kind for part in parts}
        elif [part.kind for part in parts] == ["unknown", "date"] and _is_enclosed(tokens, parts[0]):
            # (مسارات) 18 فبراير 2026 –
            parts = (parts[0]._replace(kind="outlet"), parts[1])
            kinds = {"outlet", "date"}
        if _opens_somewhere(tokens, parts):
            # العظيم (العراق) 22-4-2023 (أ ف ب) -
            parts = (parts[0]._replace(kind="place"), *parts[1:])
            kinds = {part.kind for part in parts}
        # صور ("الوقائع"، أ ف ب) - …
        marked = [part for part in parts if part.kind == "unknown" and tokens[part.first].kind == "quote"]
        if len(marked) == 1 and "outlet" in kinds and kinds & {"place", "none"}:
            parts = tuple(part._replace(kind="outlet") if part is marked[0] else part for part in parts)
            kinds = {part.kind for part in parts}
        if parts and not kinds & {"unknown", "author"} and (kinds & {"outlet", "none"} or place_only or dated):
            last = i
            while tokens[last - 1].light in SEPARATORS - {")", "]"}:
                last -= 1
            found = Inline(parts, last, i + 1)
    return found


def _from_host(text: Text, line: Line) -> Inline | None:
    """Return the site that stands with a colon before a paragraph: `alnahr.net: قالت …`."""
    host = _HOST.match(text.raw, line.start, line.end)
    if host is None:
        return None
    colon = next(i for i in range(line.first, line.last) if text.tokens[i].start >= host.end(1))
    return Inline((Part("outlet", line.first, colon),), colon, colon + 1) if colon + 1 < line.last else None


def _is_enclosed(tokens: Sequence[Token], part: Part) -> bool:
    """Whether brackets or strokes stand around a short part: (واص), / بنا /."""
    before, after = tokens[part.first - 1].light, tokens[part.last].light
    short = part.last - part.first <= _LONGEST_ENCLOSED and tokens[part.first].kind != "number"
    return short and (before, after) in (("(", ")"), ("[", "]"), ("/", "/"))


def _opens_somewhere(tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Whether words that no list knows can only say from where: an agency in brackets ends what they begin."""
    if len(parts) < _LEAST or parts[0].kind != "unknown" or parts[-1].kind != "outlet":
        return False
    first, between = parts[0], {part.kind for part in parts[1:-1]}
    short = first.last - first.first <= _LONGEST_ENCLOSED and tokens[first.first].kind == "word"
    return short and between <= {"place", "date"} and _is_enclosed(tokens, parts[-1])


def _is_acronym(tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Whether brackets around Latin capitals stand behind a day: so agencies are called."""
    part = parts[-1]
    sole = part.kind == "unknown" and part.last - part.first == 1 and _is_enclosed(tokens, part)
    return sole and tokens[part.first].text.isascii() and tokens[part.first].text.isupper()


def _settles_year(tokens: Sequence[Token]) -> bool:
    """Whether a year stands among the tokens: (بيروت، 3 مارس/آذار 2016) – …."""
    return any(token.kind == "number" and len(token.text) == _YEAR for token in tokens)
