"""Lines below a headline that name the outlet beside a day, whatever signs part them.

`البادية نت :: 15 أيلول 2014 :: 13:00`, `بوجمبورا (البحيرات) 6 ماي 2022`, `وكالة أرز لبنان / حاورت الأهالي: ميرا صفير`.
"""

from collections.abc import Iterator

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.outlets import Outlets, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.dateline_days import begins_date
from rawi.read.page.datelines import Part, before_where, is_where
from rawi.read.page.metadata import Known, Line, undecorated, words
from rawi.text import Text, key

_LONGEST_LINE = 30
_ENDS_NAME = shape_words("ends_outlet")
_LONGEST_NAME = 5
_LONGEST_DATED = 9
_LONGEST_UNLISTED = 3
_BRACKETS = {"(": ")", "[": "]", "/": "/"}
_PARTS = frozenset(
    {"-", "--", "–", "—", "ـ", "/", "|", "||", ":", "::", "،", ",", "•", "·", "*", "**", "***", "∣", "◀", "◈"}
)
_IN = key("في")
# What begins a name of the text, or says of the hour, and names nobody.
_TEXTS = shape_words("no_outlet_in_brackets")
_REPORTERS = shape_words("reporter")
_CENTRES = shape_words("centre_or_network")
_BY = shape_words("opens_byline")


def outlet_parts(text: Text, line: Line, *, known: Known, outlets: Outlets, page: Page) -> tuple[Part, ...]:
    """Return the outlet (and the day) of a line that stands below a headline, or nothing where it names none."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    if not 2 < line.last - first <= _LONGEST_LINE or tokens[line.last - 1].light in (".", "؟", "?", "!"):
        return ()
    day = next((i for i in range(first, line.last) if begins_date(tokens, i, line.last)), None)
    named: tuple[int, int] | None = None
    if day is not None:
        named = _before(text, first, day, known=known, outlets=outlets, page=page)
    numbered = any(token.kind == "number" for token in tokens[first : line.last])
    if day is not None or (numbered and line.last - first <= _LONGEST_DATED):
        named = named or _in_brackets(text, first, line.last, known)
    named = named or _by_its_noun(text, first, line.last, page)
    if named is not None:
        named = _without_place(text, named, known)
    if named is not None and named[1] - named[0] > 2 and text.tokens[named[0]].key in _REPORTERS:
        # مراسل شبكة رصد في سبها: خليفة الترهوني
        named = named[0] + 1, before_where(text, named[0] + 1, named[1], known)
    named = named or _of_reporter(text, first, line.last)
    if named is None and day is None:
        named = _beside_reporter(text, first, line.last, known=known, page=page)
    if named is None:
        return ()
    parts = [*_places(text, first, line.last, named, known), Part("outlet", *named)]
    author = _reporter(
        text, first, day if day is not None and day > first else line.last, named, known=known, page=page
    )
    if author is not None:
        parts.append(Part("author", *author))
    if day is not None:
        parts.append(Part("date", day, line.last))
    return tuple(parts)


def _without_place(text: Text, named: tuple[int, int], known: Known) -> tuple[int, int]:
    """Return a name without the place that stands behind it with no sign between: `منار برس بغداد`."""
    first, end = named
    behind = text.tokens[end - 2].key if end - first > 2 else ""
    closed = behind.startswith("ال") or text.tokens[end - 2].key in _ENDS_NAME
    return (first, end - 1) if behind and closed and known.is_place(text.slice((end - 1, end))) else named


def opens_centre(text: Text, line: Line) -> bool:
    """Whether a line begins as the names of those who watch and report do (منظمة، مركز، شبكة)."""
    first = undecorated(text.tokens, line.first, line.last)
    return first < line.last and text.tokens[first].key in _CENTRES


def _places(text: Text, first: int, last: int, named: tuple[int, int], known: Known) -> Iterator[Part]:
    """Yield the places between the signs of a line, the outlet's name left out."""
    for start, end in _split(text, first, last):
        if (start, end) != named and text.tokens[start].kind == "word" and known.is_place(text.slice((start, end))):
            yield Part("place", start, end)


def _reporter(
    text: Text, first: int, last: int, named: tuple[int, int], *, known: Known, page: Page
) -> tuple[int, int] | None:
    """Return who reports: a person's name between the signs, or what stands behind such a label (تقرير: …)."""
    labelled = False
    for start, end in _split(text, first, last):
        if (start, end) == named:
            labelled = False
            continue
        written = words(text.tokens, start, end)
        label = page.labels.get(written[0]) if written else None
        if known.is_person(written) or (labelled and text.tokens[start].kind == "word"):
            return start, end
        labelled = label is not None and label.field in ("byline", "author") and len(written) == 1
    return None


def _in_brackets(text: Text, first: int, last: int, known: Known) -> tuple[int, int] | None:
    """Return a name in brackets after a place: `بوجمبورا (البحيرات) 6 ماي 2022`, `مسقط في 20 سبتمبر /العمانية/`."""
    tokens = text.tokens
    for i in range(first + 1, last - 2):
        closing = _BRACKETS.get(tokens[i].light)
        if closing is None or tokens[i - 1].end == tokens[i].start:
            continue
        end = next((j for j in range(i + 1, min(last, i + 2 + _LONGEST_UNLISTED)) if tokens[j].light == closing), None)
        if end is None or end == i + 1 or any(token.kind != "word" for token in tokens[i + 1 : end]):
            continue
        name = text.slice((i + 1, end))
        if tokens[i + 1].key in _TEXTS:
            continue
        if not known.is_place(name) and not begins_date(tokens, i + 1, end) and tokens[i + 1].key.startswith("ال"):
            return i + 1, end
        if end - i > 2 and not known.is_place(name):
            return i + 1, end
    return None


def _before(text: Text, first: int, day: int, *, known: Known, outlets: Outlets, page: Page) -> tuple[int, int] | None:
    """Return the one name before a day that is no place, no person and no section."""
    tokens = text.tokens
    if day == first or tokens[day - 1].kind != "punct":
        # شهادات على مجزرة 3 آذار 2016: no sign sets the day off.
        return None
    while day > first and (tokens[day - 1].kind == "punct" or tokens[day - 1].key == _IN):
        day -= 1
    found: list[tuple[int, int]] = []
    for start, end in _split(text, first, day):
        written = words(tokens, start, end)
        name = text.slice((start, end))
        listed = outlet_named(outlets, name) is not None
        section = all(page.furniture.get(word) in ("no_outlet", "line", "bulletin") for word in written)
        labelled = page.labels.get(written[0]) is not None or written[0] in _BY or written[0] in _TEXTS
        if not listed and (section or labelled or is_where(text, start, end, known) or known.is_person(written)):
            continue
        found.append((start, end))
    if len(found) != 1 or found[0][1] - found[0][0] > _LONGEST_NAME:
        return None
    start, end = found[0]
    plain = all(token.kind in ("word", "quote") for token in tokens[start:end])
    # مركز قلم لحرية الصحافة
    centre = tokens[start].key in _CENTRES and end - start > 2
    return found[0] if plain and (centre or not known.is_office(tokens[start].key)) else None


def _split(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    tokens = text.tokens
    start: int | None = None
    for i in range(first, last + 1):
        between = i == last or (tokens[i].kind == "punct" and (tokens[i].light in _PARTS or tokens[i].light in "()[]"))
        if between:
            if start is not None:
                yield start, i
            start = None
        elif start is None and tokens[i].kind in ("word", "number", "quote"):
            start = i


def _of_reporter(text: Text, first: int, last: int) -> tuple[int, int] | None:
    """Return the name in marks of whose reporter it is: `مقديشو ـ من موفد «أضواء الخليج»`."""
    tokens = text.tokens
    for i in range(first, last - 2):
        if tokens[i].key not in _REPORTERS or tokens[i + 1].kind != "quote":
            continue
        close = next((j for j in range(i + 2, min(last, i + 3 + _LONGEST_NAME)) if tokens[j].kind == "quote"), None)
        return (i + 2, close) if close is not None and close > i + 2 else None
    return None


def _beside_reporter(text: Text, first: int, last: int, *, known: Known, page: Page) -> tuple[int, int] | None:
    """Return the one name between dashes that is neither place nor person, where one of them is who reports.

    `بيروت – المرصد الصحفي – تقرير: نهى الحسيني`, `باسكنو – سيدي محمد – الأخبار الحرة`.
    """
    tokens = text.tokens
    parts = list(_split(text, first, last))
    found: list[tuple[int, int]] = []
    reported = False
    for start, end in parts:
        written = words(tokens, start, end)
        label = page.labels.get(written[0]) if written else None
        if label is not None or (written and written[0] in _BY) or known.is_person(written):
            reported = True
        elif _may_be_outlet(written, text.slice((start, end)), known=known, page=page):
            found.append((start, end))
    whole = len(parts) > 2 and reported and len(found) == 1 and found[0][1] - found[0][0] <= _LONGEST_NAME
    return found[0] if whole else None


def _may_be_outlet(written: list[str], name: str, *, known: Known, page: Page) -> bool:
    """Whether a part of two words or more may be an outlet's name: definite, or headed by what an outlet is."""
    if len(written) < 2 or written[0] in _TEXTS or known.is_place(name):
        return False
    return written[0].startswith("ال") or page.furniture.get(written[0]) == "outlet_word"


def _by_its_noun(text: Text, first: int, last: int, page: Page) -> tuple[int, int] | None:
    """Return the name before the first sign, where it begins with what an outlet is: `بوابة السرايا — نُشر: …`."""
    tokens = text.tokens
    end = next((i for i in range(first, last) if tokens[i].kind == "punct" or begins_date(tokens, i, last)), last)
    opens = page.furniture.get(tokens[first].key) == "outlet_word"
    return (first, end) if opens and end < last and 1 < end - first <= _LONGEST_NAME else None
