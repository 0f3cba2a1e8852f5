"""Lines that say something of the page, not of the conflict: labels with values, datelines, furniture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rawi.lexicon.boilerplate import Field, Kind, Page, frame_of
from rawi.lexicon.outlets import Outlets, name_key, outlet_named
from rawi.text import Text, Token, key

_SEPARATORS = frozenset({"-", "--", "–", "—", "/", "|", ":", "،", ",", "•", "·", "\\", "(", ")", "[", "]", "||"})
_DECORATION = frozenset("*#_~=>-–—•·▪►◾🔴🔵🟢⚫📌📍|[")
_DATELINE_ENDS = frozenset({"-", "--", "–", "—", "/", "|", ":", "||"})
_INSIDE_NAMES = frozenset({"…", "،", "؟", "”", "“"})
_IN = key("في")
_WEEKDAYS = frozenset(
    key(day) for day in ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "اليوم", "الإثنين")
)
# Longer lines are prose, whatever stands in them.
_LONGEST_DATELINE = 14
_LONGEST_PART = 4
_LONGEST_NAME = 7
_LONGEST_BARE_VALUE = 8
_INLINE_REACH = 14
_LONGEST_HEADING = 18
_LONGEST_DATE = 13
# Words beside hashtags from which on a line tells something.
_FEWEST_TOLD = 3
_YEAR = 4
_CLOCK = 3
_STROKES = ("|", "||", "¦")

PartKind = Literal["outlet", "place", "date", "author", "none", "unknown"]


class Line(NamedTuple):
    """A line of the text without the white space around it: code points `start:end`, tokens `first:last`."""

    start: int
    end: int
    first: int
    last: int


class Labelled(NamedTuple):
    """What a labelled line says: the field, and the value's tokens (an empty range where the line ends first)."""

    field: Field
    first: int
    last: int


class Part(NamedTuple):
    """A part of a dateline: its kind and its tokens."""

    kind: PartKind
    first: int
    last: int


class Inline(NamedTuple):
    """A dateline at the head of a paragraph: its parts, the token after it, and where the report begins."""

    parts: tuple[Part, ...]
    last: int
    after: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page before its lines are read.

    `is_place` tells the name of a place (as written), `is_person` that of a person (the keys of its words).
    """

    outlet: str | None
    author: str | None
    is_place: Callable[[str], bool]
    is_person: Callable[[Sequence[str]], bool]


def lines_of(text: Text) -> tuple[Line, ...]:
    """Return the lines of a text that hold anything."""
    return tuple(Line(*text.span(tokens), *tokens) for tokens in text.lines)


def words(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """Return the keys of the words and numbers among the tokens `first:last`."""
    return [token.key for token in tokens[first:last] if token.kind in ("word", "number")]


def labelled(text: Text, line: Line, page: Page) -> Labelled | None:
    """Return what a line like `التاريخ : ١٣ فبراير` or `204 مشاهدة` says, or null for any other line."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    best: Labelled | None = None
    phrase = ""
    for i in range(first, min(first + page.longest, line.last)):
        if tokens[i].kind not in ("word", "number"):
            break
        phrase = f"{phrase} {tokens[i].key}".strip()
        label = page.labels.get(phrase)
        if label is None:
            continue
        value = undecorated(tokens, i + 1, line.last)
        if value == line.last:
            best = Labelled(label.field, line.last, line.last)
        elif tokens[value].light in (":", "：") or tokens[i + 1].light in (":", "：", "/", "|"):
            best = Labelled(label.field, undecorated(tokens, value + 1, line.last), line.last)
        elif label.bare and line.last - value <= _LONGEST_BARE_VALUE and _fits(tokens[value : line.last], label.field):
            best = Labelled(label.field, value, line.last)
    return best or _count_before_label(tokens, first, line.last, page)


def _fits(value: Sequence[Token], field: Field) -> bool:
    if field == "byline":
        return all(token.kind == "word" for token in value)
    return any(token.kind == "number" for token in value)


def _count_before_label(tokens: Sequence[Token], first: int, last: int, page: Page) -> Labelled | None:
    if last - first < 2 or tokens[first].kind != "number":
        return None
    label = page.labels.get(" ".join(words(tokens, first + 1, last)))
    return Labelled("views", first, first + 1) if label is not None and label.field == "views" else None


def undecorated(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the first of the tokens that is not a Markdown mark, a bullet or a dash."""
    while first < last and tokens[first].kind == "punct" and tokens[first].light[0] in _DECORATION:
        first += 1
    return first


def furniture(text: Text, line: Line, page: Page) -> Kind | None:
    """Return what the words of a line say of the accounts on the page (see `Kind`), or null.

    A heading, an opening or an end counts only where the line says nothing else, or names the issuer.
    """
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    if first == line.last:
        return "line"
    tags = _is_tags(tokens, line.first, line.last)
    if tags or tokens[first].light in ("©", "@") or _is_address(tokens, first, line.last):
        return "prefix"
    written = words(tokens, first, line.last)
    whole = frame_of(page, written)
    if whole is not None:
        return whole
    heading = first > line.first
    for count in range(min(page.longest, len(written)), 0, -1):
        kind = page.furniture.get(" ".join(written[:count]))
        if kind in ("prefix", "slogan", "opening") or (kind == "block" and count > 2):
            return kind
        # "بيان" also begins sentences; as a heading it has more words of a heading, or a mark.
        if kind == "statement" and len(written) <= _LONGEST_HEADING and (count > 1 or heading):
            return kind
    return None


def _is_tags(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a line begins with a hashtag and holds little else: a post may begin with one and tell something."""
    if tokens[first].light != "#" or tokens[first + 1].start != tokens[first].end:
        return False
    others = 0
    inside = False
    for i in range(first, last):
        inside = tokens[i].light == "#" or (inside and tokens[i].start == tokens[i - 1].end)
        others += not inside and tokens[i].kind == "word"
    return others < _FEWEST_TOLD


def _is_address(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a line is nothing but a web address or an account."""
    line = tokens[first:last]
    glued = all(line[i].end == line[i + 1].start for i in range(len(line) - 1))
    return glued and line[0].key in ("http", "https", "www", "t")


def dateline_parts(text: Text, line: Line, *, known: Known, outlets: Outlets, page: Page) -> tuple[Part, ...]:
    """Return the parts of a line like `سمارت ــ إدلب` or `دمشق (رويترز)`; none if the line is no dateline."""
    tokens = text.tokens
    if line.last - line.first > _LONGEST_DATELINE or tokens[line.last - 1].light in (".", ":", "؟", "?", "!"):
        return ()
    if any(tokens[i].light == ":" and not is_clock(tokens, i - 1) for i in range(line.first, line.last)):
        return ()
    parts = _parts(text, line.first, line.last, known=known, outlets=outlets, page=page)
    kinds = [part.kind for part in parts]
    longest = max((part.last - part.first for part in parts if part.kind in ("unknown", "place")), default=0)
    if longest > _LONGEST_PART:
        return ()
    signs = {token.light for token in tokens[line.first : line.last] if token.kind == "punct"}
    most = 0 if signs & {"،", ","} and kinds != ["unknown", "date"] else 1
    if "date" in kinds and signs.intersection(_STROKES):
        most = 2
    # "Urgent" before anything is no dateline: what follows is the news.
    flash = kinds == ["none", "unknown"]
    if kinds in (["date"], ["outlet"]) or (len(kinds) > 1 and kinds.count("unknown") <= most and not flash):
        return parts
    return ()


def has_strokes(tokens: Sequence[Token], line: Line) -> bool:
    """Whether upright strokes part a line, as they do in what stands above a text, not in headlines."""
    return any(token.light in _STROKES for token in tokens[line.first : line.last])


def is_clock(tokens: Sequence[Token], i: int) -> bool:
    """Whether a time of the day (21:40) begins at token `i`."""
    if not 0 <= i < len(tokens) - 2 or tokens[i + 1].light != ":":
        return False
    glued = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    return glued and tokens[i].kind == "number" and tokens[i + 2].kind == "number"


def inline_dateline(text: Text, line: Line, *, known: Known, outlets: Outlets, page: Page) -> Inline | None:
    """Return the dateline that a paragraph begins with (`طرابلس (رويترز) - قال …`), or null."""
    tokens = text.tokens
    found: Inline | None = None
    for i in range(line.first + 1, min(line.first + _INLINE_REACH, line.last - 1)):
        if tokens[i].light not in _DATELINE_ENDS:
            continue
        parts = _parts(text, line.first, i, known=known, outlets=outlets, page=page)
        kinds = {part.kind for part in parts}
        place_only = kinds == {"place"} and tokens[i].light != ":"
        if parts and not kinds & {"unknown", "author"} and (kinds & {"outlet", "none"} or place_only):
            last = i
            while tokens[last - 1].light in _SEPARATORS - {")", "]"}:
                last -= 1
            found = Inline(parts, last, i + 1)
    return found


def _parts(text: Text, first: int, last: int, *, known: Known, outlets: Outlets, page: Page) -> tuple[Part, ...]:
    tokens = text.tokens
    parts: list[Part] = []
    start: int | None = None
    for i in range(first, last + 1):
        between = i == last or _separates(tokens[i]) or _dates(tokens, i, last)
        if between and not _inside_date(tokens, i, first, last):
            if start is not None:
                kind = _kind(text, start, i, known=known, outlets=outlets, page=page)
                parts.append(Part(kind, start, i))
            start = None
        elif start is None and tokens[i].kind in ("word", "number", "quote"):
            start = i
    return tuple(parts)


def _separates(token: Token) -> bool:
    """Whether a sign parts a dateline: dashes, strokes, brackets, and any ornament."""
    ornament = token.kind == "punct" and not token.light.isascii() and token.light not in _INSIDE_NAMES
    return token.light in _SEPARATORS or ornament


def _dates(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a word stands between a place and a date (تونس في 21 أفريل)."""
    return tokens[i].key == _IN and i + 1 < last and (tokens[i + 1].kind == "number" or tokens[i + 1].key in _WEEKDAYS)


def _inside_date(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """Whether a separator stands in a date or a time of the day: 13/2/2018, أيار/مايو, 21:40."""
    if first < i < last - 1 and is_clock(tokens, i - 1):
        return True
    if not first < i < last - 1 or tokens[i].light not in ("/", "-"):
        return False
    glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    numbers = tokens[i - 1].kind == "number" and tokens[i + 1].kind == "number"
    months = tokens[i].light == "/" and any(token.kind == "number" for token in tokens[max(first, i - 3) : i])
    return numbers or (glued and months)


def _is_date(tokens: Sequence[Token]) -> bool:
    """Whether a part begins as dates do (a weekday or a number) and holds a number, or is but a weekday or an hour."""
    if is_clock(tokens, 0):
        return len(tokens) == _CLOCK
    written = [token.key for token in tokens if token.kind in ("word", "number")]
    if set(written) <= _WEEKDAYS:
        return True
    numbers = [token for token in tokens if token.kind == "number"]
    weekday = written[0] in _WEEKDAYS
    begins = weekday or tokens[0].kind == "number"
    settles = weekday or len(numbers) > 1 or any(len(number.text) == _YEAR for number in numbers)
    return begins and settles and bool(numbers) and 1 < len(written) <= _LONGEST_DATE


def _kind(text: Text, first: int, last: int, *, known: Known, outlets: Outlets, page: Page) -> PartKind:
    written = words(text.tokens, first, last)
    name = text.slice((first, last))
    if outlet_named(outlets, name) is not None or _is_known_outlet(written, known):
        return "outlet"
    if known.author is not None and name_key(known.author) == " ".join(written):
        return "author"
    begins = first + 1 if is_bulletin(text.tokens, first, first + 1, page) and last - first > 1 else first
    if _is_date(text.tokens[begins:last]):
        return "date"
    if known.is_place(name):
        return "place"
    kinds = {page.furniture.get(word) for word in written}
    if kinds <= {"no_outlet", "line", "bulletin"}:
        return "none"
    if 1 < last - first <= _LONGEST_NAME and "outlet_word" in kinds and text.tokens[first].kind != "number":
        return "outlet"
    return "author" if "outlet_end" not in kinds and known.is_person(written) else "unknown"


def is_bulletin(tokens: Sequence[Token], first: int, last: int, page: Page) -> bool:
    """Whether the tokens call the page a bulletin (نشرة، موجز): several items follow, each with its headline."""
    return any(page.furniture.get(token.key) == "bulletin" for token in tokens[first:last])


def _is_known_outlet(written: list[str], known: Known) -> bool:
    """Whether the words are the known outlet's name, or its proper part (سنابل of وكالة سنابل)."""
    if known.outlet is None:
        return False
    outlet = name_key(known.outlet).split()
    return written == outlet or (bool(written) and written == outlet[-len(written) :])
