"""Lines that say something of the page, not of the conflict: labels with values, datelines, furniture."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rawi.lexicon.boilerplate import Field, Kind, Page, frame_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.disclaimers import disclaimed
from rawi.text import Text, Token, key

_STROKES = frozenset(("|", "||", "•", "·"))
_DECORATION = frozenset("*#_~=>-–—•·▪►◾🔴🔵🟢⚫📌📍|[")
_LONGEST_BARE_VALUE = 12
_LONGEST_HEADING = 18
# Words beside hashtags from which on a line tells something.
_FEWEST_TOLD = 3
_LONGEST_SIGN_OFF = 12
_LONGEST_REPORTER = 4
# A title after بيان: stands right below the name of who issues it; on a first line it is a headline.
_BELOW_LETTERHEAD = 24
_LONGEST_REPORTING = 10
_LONGEST_SIGNED, _LONGEST_CREDITS = 3, 14
_LONGEST_RIGHTS = 14
_LONGEST_BUTTON = 3
# The letter behind an hour that says where it is so late: ت م, ت.غ.
_ENDED, _TIME_OF = key("انتهى"), "ت"
_PUBLICATIONS = shape_words("publication")
# Behind ل for whom.
_COMMITTEES = ("للجنة", "للجان")


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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page before its lines are read.

    `told` are names (keys) that the text was told something by; `is_place` tells the name of a place (as written),
    `is_person` that of a person (the keys of its words); `is_office` whether a word (its key)
    begins the name of those who issue statements, `is_month` whether it is the name of a month.
    """

    outlet: str | None
    author: str | None
    told: frozenset[str]
    is_place: Callable[[str], bool]
    is_person: Callable[[Sequence[str]], bool]
    is_office: Callable[[str], bool]
    is_month: Callable[[str], bool] = frozenset[str]().__contains__


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
    if first < line.last - 1 and tokens[first].light == "(" and tokens[line.last - 1].light == ")":
        # (تحرير سعاد الخطيب)
        line = line._replace(last=line.last - 1)
        first += 1
    best: Labelled | None = None
    if tokens[line.last - 1].light == ":" and _is_reporting(tokens, first, line.last, page):
        return Labelled("byline", first + 1, line.last - 1)
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
    return best or _envoy(tokens, first, line.last, page) or _count_before_label(tokens, first, line.last, page)


def _envoy(tokens: Sequence[Token], first: int, last: int, page: Page) -> Labelled | None:
    """Return who reports in `مبعوثنا إلى يسر: سمير لعماري`, or null."""
    label = page.labels.get(tokens[first].key) if first < last else None
    colon = next(
        (i for i in range(first + 1, min(first + _LONGEST_REPORTER + 1, last)) if tokens[i].light == ":"), None
    )
    if label is None or label.field != "byline" or colon is None:
        return None
    # رسالة أسيوط من: فلان, مراسلة الموقع: فلانة
    outlets = tokens[first + 1].key in _PUBLICATIONS or tokens[colon - 1].key == "من"
    if not outlets and not _is_sent(tokens[first + 1].key):
        return None
    named = tokens[colon + 1 : last]
    short = 1 < len(named) <= _LONGEST_REPORTER and all(token.kind == "word" for token in named)
    return Labelled("byline", colon + 1, last) if short else None


def _is_sent(word: str) -> bool:
    """Whether a word (its key) goes on where somebody was sent, or what for: إلى, في, للنشر."""
    return word in ("الي", "في") or (word.startswith("لل") and len(word) > 3)


def _is_reporting(tokens: Sequence[Token], first: int, last: int, page: Page) -> bool:
    """Whether a line that a colon ends only says who wrote: `كتب المحرر العسكري:`, `كتب – سامح العلي وسعيد فكري:`."""
    label = page.labels.get(tokens[first].key) if first < last else None
    if label is None or label.field != "byline" or not label.bare or not 2 < last - first <= _LONGEST_REPORTING:
        return False
    return all(token.kind == "word" or token.light in ("-", "–", "—", "ـ", "/") for token in tokens[first : last - 1])


def _fits(value: Sequence[Token], field: Field) -> bool:
    if field == "number":
        # العدد 1433, but العدد الإجمالي للقتلى 30
        return value[0].kind == "number" and len(value) <= _LONGEST_REPORTER
    if field == "byline":
        return len(value) <= _LONGEST_REPORTER and all(token.kind == "word" for token in value)
    # تاريخ الحادثة: 23/08/2018 says when it happened.
    named = next((i for i, token in enumerate(value) if token.light == ":" and value[i - 1].kind == "word"), None)
    return named is None and any(token.kind == "number" for token in value)


def _count_before_label(tokens: Sequence[Token], first: int, last: int, page: Page) -> Labelled | None:
    if last - first < 2 or tokens[first].kind != "number":
        return None
    label = page.labels.get(" ".join(words(tokens, first + 1, last)))
    return Labelled("views", first, first + 1) if label is not None and label.field == "views" else None


def undecorated(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the first of the tokens that is not a Markdown mark, a bullet or a dash."""
    while first < last and tokens[first].kind == "punct" and _is_ornament(tokens[first].light[0]):
        first += 1
    return first


def _is_ornament(sign: str) -> bool:
    """Whether a sign is a Markdown mark, a bullet, a dash or a picture; joiners of pictures too."""
    return sign in _DECORATION or (sign != "©" and unicodedata.category(sign) in ("So", "Sk", "Mn", "Cf"))


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
    if disclaimed(tokens, first, line.last, page) is not None:
        return "prefix"
    if _is_signed_off(tokens, first, line.last):
        return "line"
    written = words(tokens, first, line.last)
    if _is_row(page, written) or _are_buttons(tokens, first, line.last, page):
        return "line"
    if len(written) <= _LONGEST_RIGHTS and any(token.light == "©" for token in tokens[first : line.last]):
        return "prefix"
    whole = frame_of(page, written)
    if whole is not None:
        return whole
    heading = first > line.first
    for count in range(min(page.reach.get(written[0], 0) if written else 0, len(written)), 0, -1):
        kind = page.furniture.get(" ".join(written[:count]))
        if kind in ("prefix", "slogan", "opening") or (kind == "block" and count > 2):
            return kind
        # "بيان" also begins sentences; as a heading it has more words of a heading, or a mark.
        titled = count == 1 and 0 < line.first < _BELOW_LETTERHEAD and first + 2 < line.last
        titles = titled and tokens[first + 1].light == ":"
        if kind == "statement" and len(written) <= _LONGEST_HEADING and (count > 1 or heading or titles):
            return kind
    return None


def _is_signed_off(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a line is an agency's end of a text, or its list of those who worked on it: `وام/أحمد ع`, `س.ع/م.م`.

    On the last line whose reports they used may stand behind in brackets: `ع.ح/أ.ح (د ب أ، رويترز)`.
    """
    if _is_stamped(tokens[first:last]):
        return True
    if last == len(tokens) and tokens[last - 1].light == ")":
        opening = next((i for i in range(first + 1, last) if tokens[i].light == "("), last)
        last = opening if last - opening <= _LONGEST_CREDITS else last
    if last - first > _LONGEST_SIGN_OFF or any(token.kind == "number" for token in tokens[first:last]):
        return False
    parts: list[list[Token]] = [[]]
    for token in tokens[first:last]:
        if token.light in ("/", "|", "\\"):
            parts.append([])
        elif token.kind == "word":
            parts[-1].append(token)
    # د. خلف شمو / دهوك is no initial.
    titled = {i for i in range(first, last - 2) if tokens[i + 1].light == "." and len(tokens[i + 2].key) > 1}
    initials = any(len(tokens[i].key) == 1 and tokens[i].kind == "word" and i not in titled for i in range(first, last))
    return len(parts) > 1 and initials and all(len(part) <= _LONGEST_SIGNED for part in parts)


def _is_stamped(line: Sequence[Token]) -> bool:
    """Whether a line is but انتهى between strokes, and the hour with its letters (`// انتهى // 14:02 ت م 0073`)."""
    written = [token.key for token in line if token.kind == "word"]
    ends = _ENDED in written and any(token.light == "/" for token in line)
    zone = written[:1] == [_TIME_OF] and len(written) > 1 and line[0].kind == "number"
    return (ends or zone) and all(word == _ENDED or len(word) == 1 for word in written)


def _is_row(page: Page, written: Sequence[str]) -> bool:
    """Whether a line is a row of buttons (فيسبوك تويتر طباعة), or begins at the site's home (الرئيسية / أخبار)."""
    if written and page.furniture.get(written[0]) == "home":
        return True
    i = 0
    while i < len(written):
        reach = page.reach.get(written[i], 0)
        count = next((n for n in range(reach, 0, -1) if page.furniture.get(" ".join(written[i : i + n])) == "line"), 0)
        if not count:
            return False
        i += count
    return bool(written)


def _are_buttons(tokens: Sequence[Token], first: int, last: int, page: Page) -> bool:
    """Whether strokes part a line into buttons, of which the first is known (طباعة | أرسل لصديق)."""
    strokes = [i for i in range(first, last) if tokens[i].light in _STROKES]
    if not strokes:
        return False
    parts = [tokens[low + 1 : high] for low, high in pairwise((first - 1, *strokes, last))]
    short = all(0 < len(part) <= _LONGEST_BUTTON and all(token.kind == "word" for token in part) for part in parts)
    return short and page.furniture.get(" ".join([token.key for token in parts[0]])) == "line"


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


def without_for(name: str) -> str:
    """Return a name without the ل of whose a page or an organ is, its article written out: للمتحدث العسكري.

    A committee has its ل from itself (للجنة المعتقلين), and an article where it is described (للجنة الوطنية).
    """
    if not name.startswith("لل"):
        return name
    if not name.startswith(_COMMITTEES):
        return f"ا{name[1:]}"
    after = name.split(maxsplit=2)[1:2]
    described = not after or (after[0].startswith("ال") and after[0].endswith("ة"))
    return f"ال{name[1:]}" if described else name[1:]
