"""When a page came out: what is known of it, what it says itself, and whether the two agree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.lexicon import Lexicon
from rawi.lexicon.shape_words import shape_words
from rawi.model import Document, Published, Span
from rawi.model.document import PublishedBasis
from rawi.read.page.passages import Segmentation
from rawi.read.times import times
from rawi.read.times.times import TimeMention
from rawi.read.times.values import HIJRI_YEARS
from rawi.text import Text, Token, analyse, key
from rawi.text.normalise import MARKS

# In `Document.extra`: the words of a date that a list or a feed gives, and the ISO day (or two with `/` between them)
# that the metadata of a web page state.
AS_GIVEN, OF_THE_PAGE = "published_as_given", "published_in_metadata"
# Where a page says when it came out, the surest first.
_DATED = ("metadata", "dateline", "byline")
# A date stands in a short line of its own among the first or the last.
_HEAD_LINES, _FOOT_LINES = 5, 4
_LONGEST_DATE_LINE = 16
_LONGEST_HEAD_LINE = 18
_SIGNS = frozenset("-–—|/:*•·،,()[]«»")
# A sentence that may name today with its date, and today right before a date.
_TODAY = re.compile(r"(?:ال)?يوم.*\d{4}", re.DOTALL)
_TODAY_BEFORE = re.compile(r"\bاليوم\b")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
# A full date has a year: in digits, or in words with a thousand among them.
_MAY_HOLD_YEAR = re.compile(rf"\d|ل[{MARKS}]*ف")
# A line of a record that says when what it tells of happened: تاريخ الحادثة: …
_WHEN, _INCIDENTS, _LONGEST_WHEN = shape_words("when_label"), shape_words("incident_of_record"), 6
_NEAR = 10
_TODAY_WORD = key("اليوم")
_OF_DAY, _WHERE, _DAYS_SUMMED = frozenset({key("يوم"), _TODAY_WORD}), "في ", shape_words("day_summed_up")
# What a title calls a page that tells of one day, among its first words.
_BULLETINS = shape_words("bulletin_of_a_day")
_BEFORE_BULLETIN = 7
_LONGEST_TITLE = 24
_DASHES = ("-", "–", "—")
# One of these stands beside any date that is set off.
_SETTING_OFF = frozenset({*_DASHES, "|", "["})


# How far two dates of one publication may lie apart: time zones.
_SAME = timedelta(days=1)
_LETTERS = re.compile("[\u0621-\u064a]")


class Publication(NamedTuple):
    """When a page came out, and sentences for the user about it."""

    published: Published
    notes: tuple[str, ...] = ()


def publication(document: Document, text: Text, page: Segmentation, lexicon: Lexicon) -> Publication:
    """Return when a page came out: as it is known, else as a list or a feed gives it, else as the page says.

    What a person decided stays, also where that is to leave it open. The metadata of a web page are written by
    programs, which put the day of a move to another system there: where the page's own line says another day, it is
    open.
    """
    known = page.published
    if known.basis == "judged":
        return Publication(known)
    stated = document.extra.get(OF_THE_PAGE)
    if stated is not None and document.published.basis in ("metadata", "none"):
        own = page.dated if page.dated.start is not None else _by_roles(text, page, lexicon, document.id)
        if own is not None and _differ(own, stated):
            note = f"the page's metadata say that it came out on {stated}, the page itself {own.start}; so it is open"
            return Publication(Published(), (note,))
    if known.start is None and known.end is None:
        known = _as_given(document, lexicon)
    if known.start is None and known.end is None:
        known = _on_page(text, page, lexicon, document.id)
    if known.start is None and known.end is None and known.basis == "none":
        # Newsrooms give the minute of a change, on the day itself; a day alone may be that of a new system.
        minutes = [(start, end) for start, end in page.changed if _CLOCK.search(text.raw, start, end)]
        known = _agreeing(_days(text, minutes, lexicon), document.id, "metadata")
    if known != page.published and _is_of_other_week(text, known, lexicon):
        note = f"the page is headed {known.start}, but what it tells was today on another weekday; so it is open"
        return Publication(Published(), (note,))
    return Publication(known)


def _is_of_other_week(text: Text, known: Published, lexicon: Lexicon) -> bool:
    """Whether the text calls another weekday today than the day above it: that is when somebody looked at the page.

    The day before counts as the same: what happened today is often put there after midnight.
    """
    if known.start is None or known.start != known.end:
        return False
    day = date.fromisoformat(known.start).isoweekday()
    called: set[int] = set()
    for i, token in enumerate(text.tokens[:-2]):
        after = i + 1 + (text.tokens[i + 1].light in ("(", "،", ","))
        named = lexicon.calendar.weekdays.entries.get((text.tokens[after].key,)) if token.key == _TODAY_WORD else None
        if named is not None:
            called.add(named.day)
    return bool(called) and all((day - other) % 7 > 1 for other in called)


def _differ(own: Published, stated: str) -> bool:
    if own.start is None or own.end is None:
        return False
    first, _, last = stated.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return date.fromisoformat(own.start) - end > _SAME or start - date.fromisoformat(own.end) > _SAME


def _as_given(document: Document, lexicon: Lexicon) -> Published:
    """Return the one day that a list or a feed gives in words (12 حزيران 2019); with digits alone it reads two ways."""
    written = document.extra.get(AS_GIVEN, "")
    if not _LETTERS.search(written):
        return Published()
    days = {
        (item.value.start, item.value.end)
        for item in _days(analyse(written), [(0, len(written))], lexicon)
        if item.value.conflict is None
    }
    start, end = days.pop() if len(days) == 1 else (None, None)
    return Published(start, end, "metadata") if start is not None else Published()


def _on_page(text: Text, page: Segmentation, lexicon: Lexicon, document: str) -> Published:
    """Return when a page says it came out: the one full date of its metadata, dateline or byline.

    Else the one date that a short line ends with near the head or the foot of the page, or that signs set off below
    its title, else the one day that is called today with its full date. Where the page gives different days, it is
    open; the day of a change is none.
    """
    named = _by_roles(text, page, lexicon, document)
    if named is not None:
        return named
    edges = {*text.lines[:_HEAD_LINES], *text.lines[-_FOOT_LINES:]}
    short = [text.span(line) for line in sorted(edges) if line[1] - line[0] <= _LONGEST_DATE_LINE]
    titles = [account.span for account in page.passages if account.role == "headline"]
    closing = [
        item
        for item in _unchanged(_days(text, short, lexicon), page)
        if any(0 <= end - item.end <= 1 for _, end in short)
        # A title that ends with a date tells of that day; one that is a date does not.
        and not any(span.start < item.start < span.end for span in titles)
    ]
    closing = closing or _set_off(text, page, lexicon) or _on_title(text, page, lexicon)
    if closing:
        return _agreeing(closing, document, "explicit")
    told = [text.span(sentence) for sentence in text.sentences]
    dated = [(start, end) for start, end in told if _TODAY.search(text.raw, start, end)]
    return _agreeing([item for item in _days(text, dated, lexicon) if _is_today(text, item)], document, "relative")


def _set_off(text: Text, page: Segmentation, lexicon: Lexicon) -> list[TimeMention]:
    """Return the full dates that signs set off on a short line below the title (الوثبة - 3 أيار 2016 | …)."""
    lines = [text.span(line) for line in text.lines[1:_HEAD_LINES] if line[1] - line[0] <= _LONGEST_HEAD_LINE]

    def is_set_off(item: TimeMention, start: int, end: int) -> bool:
        before, behind = text.raw[start : item.start].strip(), text.raw[item.end : end].strip()
        return _is_sign(before[-1:]) and _is_sign(behind[:1])

    return [
        item
        for start, end in lines
        for item in _unchanged(_days(text, [(start, end)], lexicon), page)
        if is_set_off(item, start, end)
    ]


def _on_title(text: Text, page: Segmentation, lexicon: Lexicon) -> list[TimeMention]:
    """Return the full dates at the head of a page that are no part of what is told there.

    One that ends the title of a bulletin but for its place (حصاد الأربعاء 02-10-2024); one that bars or a bracket set
    off in its first line ([صدى الساحل، ص 3، 13.5.2021]); one between dashes that begins a line of any length
    (وطنية - 4/6/2007 - صدر عن …).
    """
    found: list[TimeMention] = []
    for line in text.lines[:_HEAD_LINES]:
        start, end = text.span(line)
        words = [token.key for token in text.tokens[line[0] : line[1]] if token.kind == "word"]
        bulletin = not _BULLETINS.isdisjoint(words[:_BEFORE_BULLETIN]) and line[1] - line[0] <= _LONGEST_TITLE
        if not bulletin and _SETTING_OFF.isdisjoint(text.raw[start:end]):
            continue
        head = text.tokens[min(line[0] + _LONGEST_DATE_LINE, line[1]) - 1].end
        for item in _unchanged(_days(text, [(start, end)], lexicon), page):
            before, behind = text.raw[start : item.start].strip(), text.raw[item.end : end].strip()
            dashed = before[-1:] in _DASHES and behind[:1] in _DASHES and item.end <= head
            barred = "|" in before[-1:] + behind[:1] and _is_sign(before[-1:]) and _is_sign(behind[:1])
            opened = before.rfind("[") > before.rfind("]")
            bracketed = opened and _is_sign(before[-1:]) and behind[:1] == "]"
            # حصيلة يوم الاثنين 14 آذار 2022 في محافظة درعا; تقرير عن مجزرة 5 آذار 2016 في حلب tells of that day.
            heads = [*map(key, before.split())]
            of_day = all(word in _DAYS_SUMMED or word in _OF_DAY for word in heads)
            where = bool(heads) and of_day and behind.startswith(_WHERE) and _ends_with_place(behind, lexicon)
            if dashed or barred or bracketed or (bulletin and (behind in ("", ":") or where)):
                found.append(item)
    return found


def _ends_with_place(written: str, lexicon: Lexicon) -> bool:
    """Whether words behind في are a place to their end: في محافظة درعا."""
    words = analyse(written)
    places = lexicon.places.names.find_all(words)
    return any(place.end_token == len(words.tokens) and place.start_token <= 2 for place in places)


def _is_sign(letter: str) -> bool:
    return letter == "" or letter in _SIGNS


def _by_roles(text: Text, page: Segmentation, lexicon: Lexicon, document: str) -> Published | None:
    """Return what the metadata, the dateline or the byline of a page say, null where none of them holds a day."""
    for role in _DATED:
        lines = [(account.span.start, account.span.end) for account in page.passages if account.role == role]
        inside = _unchanged(_days(text, lines, lexicon), page)
        if inside:
            return _agreeing(inside, document, "metadata" if role == "metadata" else "explicit")
    return None


def _unchanged(dated: Iterable[TimeMention], page: Segmentation) -> list[TimeMention]:
    """Leave out the days on which the page says it was changed."""
    return [item for item in dated if not any(start <= item.start < end for start, end in page.changed)]


def _is_today(text: Text, item: TimeMention) -> bool:
    """Whether a full date is called today: اليوم الثلاثاء 21-2-2017."""
    around = text.raw[max(item.start - _NEAR, 0) : min(item.start + _NEAR, item.end)]
    return _TODAY_BEFORE.search(around) is not None


def _days(text: Text, stretches: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[TimeMention]:
    """Return the full dates in stretches of code points, each read by itself; what is relative is no date."""
    found: list[TimeMention] = []
    for start, end in _not_of_incident(text, stretches):
        if not _MAY_HOLD_YEAR.search(text.raw, start, end):
            continue
        for item in times.find(analyse(text.raw[start:end]), lexicon, published=None):
            if item.value.start is not None and item.value.precision == "day":
                found.append(item._replace(start=item.start + start, end=item.end + start))
    return _without_near_hijri(text, found)


def _not_of_incident(text: Text, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield stretches without the lines that say when something happened (تاريخ الحادثة: 23/08/2018)."""
    told = [text.span(line) for line in text.lines if _is_of_incident(text.tokens[line[0] : line[0] + _LONGEST_WHEN])]
    for start, end in stretches:
        at = start
        for first, last in told:
            if start <= first and last <= end:
                yield at, first
                at = last
        yield at, end


def _is_of_incident(tokens: Sequence[Token]) -> bool:
    if _WHEN.isdisjoint([token.key for token in tokens]):
        return False
    words = [token for token in tokens if token.kind in ("word", "number") or token.light == ":"][:3]
    return len(words) == 3 and words[0].key in _WHEN and words[1].key in _INCIDENTS and words[2].light == ":"


def _without_near_hijri(text: Text, found: list[TimeMention]) -> list[TimeMention]:
    """Leave out a Hijri day that is one off from a Gregorian one beside it: months begin when the moon is seen."""

    def is_hijri(item: TimeMention) -> bool:
        tokens = text.tokens[slice(*text.covering(item.start, item.end))]
        return any(token.light.isdecimal() and int(token.light) in HIJRI_YEARS for token in tokens)

    days = {date.fromisoformat(item.value.start) for item in found if item.value.start and not is_hijri(item)}
    near = {day + off for day in days for off in (_SAME, -_SAME)}
    return [
        item
        for item in found
        if not (item.value.start and date.fromisoformat(item.value.start) in near - days and is_hijri(item))
    ]


def _agreeing(dated: Sequence[TimeMention], document: str, basis: PublishedBasis) -> Published:
    """Return the day that all dates are, open if they differ or there is none."""
    days = {(item.value.start, item.value.end) for item in dated}
    if len(days) != 1:
        return Published()
    first = dated[0]
    span = Span(document, first.start, first.end)
    return Published(start=first.value.start, end=first.value.end, basis=basis, span=span)
