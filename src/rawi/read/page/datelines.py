"""Datelines: lines that say from where, by whom and when a report comes.

A part of a line that no list knows is an outlet where the text names itself so (قال لـ"سنابل"), or where what stands
beside it leaves nothing else: a place, a date, متابعات.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rawi.lexicon.boilerplate import Page, frame_of
from rawi.lexicon.outlets import Outlets, name_key, outlet_named, parted
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.dateline_days import begins_date, inside_date, is_clock, is_date, is_dated
from rawi.read.page.metadata import Known, Line, undecorated, words
from rawi.text import Text, Token, attested, key, segment

SEPARATORS = frozenset({"-", "--", "–", "—", "/", "|", ":", "،", ",", "•", "·", "\\", "(", ")", "[", "]", "||"})
_INSIDE_NAMES = frozenset({"…", "،", "؟", "”", "“"})
_CRUMBS = frozenset(("»", "›", ">", ">>"))
_STROKES = ("|", "||", "¦")
_FROM = key("عن")
# Before a name with ل or as its genitive: somebody was told, or sees, for the outlet.
_TOLD = shape_words("told_outlet")
_OWN, _IN = shape_words("own_reporter"), key("في")
_BY = shape_words("written_by")
_OF_OUTLETS = shape_words("ends_outlet")
_STATEMENTS = shape_words("statement_told")
_SAYS = shape_words("says_at_head")
_WHERE = shape_words("where_in_country")
_PLACE_NOUNS = shape_words("place_noun")
_CALLED = shape_words("place_noun_alone")
_LONGEST_PLACE = 3
_OPENING = frozenset(('"', "«", "“", "”", "(", "'"))
_WRITTEN = ("word", "number")
_URGENT = key("عاجل")
# Spaces in a row that set two things of one line apart.
_WIDE = 3
# Longer lines are prose, whatever stands in them.
_LONGEST = 18
_LONGEST_PART = 4
_LONGEST_NAME = 7
_LONGEST_TOLD = 4
_YEAR = 4
_FEWEST_UNPARTED = 4
_OF_CALENDAR = frozenset({key("م"), key("هـ")})
_OFFICE, _OF_OFFICE = key("مكتب"), 2
_LONGEST_LABEL = 3
_OUT_OF, _SPECIAL = key("من"), shape_words("special_to_outlet")
_LONGEST_MONTH = 4
_AGENCY, _FEWEST_LETTERS = "و", 3

_ON_PLATFORM = re.compile(r" (?:على|عبر) (?:تلغرام|تليغرام|تيليغرام|تلجرام|فيسبوك|تويتر|إكس|يوتيوب)$")

_COMMA_PARTED = (["unknown", "date"], ["place", "unknown", "date"])

PartKind = Literal["outlet", "place", "date", "author", "none", "unknown"]


class Part(NamedTuple):
    """A part of a dateline: its kind and its tokens."""

    kind: PartKind
    first: int
    last: int


def dateline_parts(text: Text, line: Line, *, known: Known, outlets: Outlets, page: Page) -> tuple[Part, ...]:
    """Return the parts of a line like `سمارت ــ إدلب` or `دمشق (رويترز)`; none if the line is no dateline."""
    tokens = text.tokens
    if tokens[line.last - 1].light in (":", "::") and line.last - line.first > 2:
        # (القدس العربي) - غزة - من أشرف الهور:
        parts = dateline_parts(text, line._replace(last=line.last - 1), known=known, outlets=outlets, page=page)
        return parts if {"outlet", "place"} <= {part.kind for part in parts} else ()
    if line.last - line.first > _LONGEST or tokens[line.last - 1].light in (".", ":", "؟", "?", "!"):
        return ()
    colons = [
        i
        for i in range(line.first, line.last)
        if tokens[i].light == ":"
        and not is_clock(tokens, i - 1)
        and not _is_label(tokens, i, line.first, page)
        and not begins_date(tokens, i + 1, line.last)
    ]
    parts = parts_of(text, line.first, line.last, known=known, outlets=outlets, page=page)
    kinds = [part.kind for part in parts]
    if kinds == ["place", "unknown"] and _is_month(tokens[parts[1].first : parts[1].last], known):
        return (parts[0], parts[1]._replace(kind="date"))
    if kinds[:3] == ["place", "unknown", "unknown"] and _has_strokes_only(tokens, line):
        # أنقرة / سنان قره داغ / البوسفور: who reports, and for whom
        return (parts[0], parts[1]._replace(kind="none"), parts[2]._replace(kind="outlet"), *parts[3:])
    if colons and not _is_signed(text, parts):
        return ()
    if kinds == ["author", "unknown"] and known.is_office(tokens[parts[1].first].key):
        # Somebody and his office: whose page it is.
        return ()
    unknown = [part for part in parts if part.kind == "unknown"]
    if "outlet" in kinds and any(page.furniture.get(tokens[part.first].key) == "statement" for part in unknown):
        return ()
    if any(part.last - part.first > _LONGEST_PART for part in parts if part.kind in ("unknown", "place")):
        return ()
    signs = {token.light for token in tokens[line.first : line.last] if token.kind == "punct"}
    commas = bool(signs & {"،", ","}) and not _part_places(tokens, parts)
    most = 0 if commas and kinds not in _COMMA_PARTED else 1
    below = line.first > 0 and kinds[:1] == ["unknown"] and parts[0].last - parts[0].first <= _LONGEST_PART
    if "date" in kinds and (signs.intersection(_STROKES) or (below and not signs & {"،", ","})):
        most = 2
    if sum(_is_crumb(tokens, i) for i in range(line.first, line.last)) > 1 and kinds[:1] in (["outlet"], ["unknown"]):
        steps = (part if part.kind == "date" else part._replace(kind="none") for part in parts[1:])
        return (parts[0]._replace(kind="outlet"), *steps)
    if set(kinds) == {"none"} and any(_is_crumb(tokens, i) for i in range(line.first, line.last)):
        # الصفحة الرئيسية >> العالم العربي
        return parts
    if kinds in (["date"], ["outlet"]) or (
        len(kinds) > 1 and kinds.count("unknown") <= most and not _is_flash(tokens, parts, line)
    ):
        return parts
    return ()


def _part_places(tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Whether the commas of a line stand between places alone: بغداد، أربيل – وكالة الجسر."""
    places = {part.last for part in parts if part.kind == "place"} & {part.first - 1 for part in parts}
    after = {part.first - 1 for part in parts if part.kind == "place"}
    commas = {i for i in range(parts[0].first, parts[-1].last) if tokens[i].light in ("،", ",")} if parts else set()
    return bool(commas) and commas <= places & after


def _is_month(tokens: Sequence[Token], known: Known) -> bool:
    """Whether a part is a month and its year, as behind a place: `الخرطوم، تشرين الأول 2022`."""
    year = tokens[-1].kind == "number" and len(tokens[-1].text) == _YEAR
    return year and len(tokens) <= _LONGEST_MONTH and known.is_month(tokens[0].key)


def _has_strokes_only(tokens: Sequence[Token], line: Line) -> bool:
    """Whether slashes alone part a line."""
    return {token.light for token in tokens[line.first : line.last] if separates(token)} == {"/"}


def _is_label(tokens: Sequence[Token], colon: int, first: int, page: Page) -> bool:
    """Whether a label stands before a colon (كتب: …, نُشر: …), so that it parts nothing from a headline."""
    return any(
        " ".join(words(tokens, i, colon)) in page.labels and (i == first or separates(tokens[i - 1]))
        for i in range(max(first, colon - _LONGEST_LABEL), colon)
    )


def _is_signed(text: Text, parts: Sequence[Part]) -> bool:
    """Whether after a place and a colon stands who reports: an outlet in marks, a person's name."""
    if len(parts) != 2 or parts[0].kind != "place":
        return False
    marked = text.tokens[parts[1].first].kind == "quote"
    return parts[1].kind in ("author", "outlet") or (marked and parts[1].kind == "unknown")


def _is_flash(tokens: Sequence[Token], parts: Sequence[Part], line: Line) -> bool:
    """Whether a line calls itself urgent, or stands under a section, and tells the news: `عاجل - …`."""
    if [part.kind for part in parts] != ["none", "unknown"]:
        return False
    first, told = parts
    if (
        separates(tokens[line.last - 1])
        and told.last - told.first < _LONGEST_PART
        and tokens[first.first].key != _URGENT
    ):
        # أمن ـ المنبر ـ
        return False
    own = tokens[first.first].key in _OWN and told.last - told.first < _LONGEST_PART
    return not own or tokens[first.first].key == _URGENT


def has_strokes(tokens: Sequence[Token], line: Line) -> bool:
    """Whether upright strokes part a line, as they do in what stands above a text, not in headlines."""
    return any(token.light in _STROKES for token in tokens[line.first : line.last])


def parts_of(text: Text, first: int, last: int, *, known: Known, outlets: Outlets, page: Page) -> tuple[Part, ...]:
    """Return the parts of the tokens `first:last` between dashes, strokes, commas and brackets, each by its kind."""
    tokens = text.tokens
    parts: list[Part] = []
    start: int | None = None
    for i in range(first, last + 1):
        between = i == last or separates(tokens[i]) or is_dated(tokens, i, last) or _is_crumb(tokens, i)
        if between and start is not None and i < last and tokens[i].kind == "word":
            # قناة تي في 5 موند
            between = outlet_named(outlets, text.slice((start, last))) is None
        if start is not None and i < last and tokens[i].start - tokens[i - 1].end >= _WIDE:
            parts += _read(text, start, i, known=known, outlets=outlets, page=page)
            start = None
        if between and not inside_date(tokens, i, first, last):
            if start is not None:
                parts += _read(text, start, i, known=known, outlets=outlets, page=page)
            start = None
        elif start is None and tokens[i].kind in ("word", "number", "quote"):
            start = i
    return tuple(parts)


def _read(text: Text, first: int, last: int, *, known: Known, outlets: Outlets, page: Page) -> Iterator[Part]:
    """Yield a part by its kind; a place before a date (دمشق 3/9/2014) is a part, خاص before an outlet is left out."""
    kind = _kind(text, first, last, known=known, outlets=outlets, page=page)
    split = _unparted(text, first, last, known=known, outlets=outlets) if kind in ("unknown", "date") else ()
    if split:
        yield from split
        return
    agencies = last - first > 1 and page.furniture.get(text.tokens[last - 1].key) == "no_outlet"
    if kind == "unknown" and agencies and known.is_place(text.slice((first, last - 1))):
        # دمشق وكالات
        yield Part("place", first, last - 1)
        yield Part("none", last - 1, last)
        return
    if kind == "unknown":
        for i in range(first + 1, min(last, first + _LONGEST_PART)):
            if is_date(text.tokens[i:last], known) and known.is_place(text.slice((first, i))):
                yield Part("place", first, i)
                yield Part("date", i, last)
                return
    own = first + (kind in ("outlet", "unknown") and last - first > _OF_OFFICE and text.tokens[first].key == _OUT_OF)
    while kind in ("outlet", "unknown") and own < last - 1 and text.tokens[own].key in _OWN:
        own += 1
    if own > first and own < last - 1 and text.tokens[last - 1].key in _SPECIAL:
        # من مندوب جريدة النضال الخاص
        last -= 1
    if own == first + 1 and text.tokens[first].key == _OUT_OF:
        own = first
    if kind == "unknown" and last - first == _OF_OFFICE and text.tokens[first].key == _OFFICE:
        # بغداد - مكتب المحيط
        own += 1
    if kind == "outlet" and last - first > _OF_OFFICE and _ends_before_place(text, last, known):
        # منار برس بغداد
        yield Part("outlet", first, last - 1)
        yield Part("place", last - 1, last)
        return
    if own > first:
        end = before_where(text, own, last, known)
        named = _kind(text, own, end, known=known, outlets=outlets, page=page)
        yield Part("outlet" if named == "unknown" else named, own, end)
        if end < last:
            yield Part("place", end + 1, last)
        return
    yield Part(kind, first, last)


def before_where(text: Text, first: int, last: int, known: Known) -> int:
    """Return where a name ends behind which it says where its reporter is: `مراسل صدى الساحل في درنة`, else `last`."""
    for i in range(first + 1, last - 1):
        if text.tokens[i].key == _IN and known.is_place(text.slice((i + 1, last))):
            return i
    return last


def _ends_before_place(text: Text, last: int, known: Known) -> bool:
    """Whether a place stands behind a word that names of outlets end with."""
    return text.tokens[last - 2].key in _OF_OUTLETS and known.is_place(text.slice((last - 1, last)))


def _unparted(text: Text, first: int, last: int, *, known: Known, outlets: Outlets) -> tuple[Part, ...]:
    """Return place, date and outlet where no sign parts them: `جازان 25 شوال 1439 هـ الموافق 09 يوليو 2018 م واس`.

    An agency may stand there by its letters (م و ج ر).
    """
    tokens = text.tokens
    if last - first < _FEWEST_UNPARTED:
        return ()
    own = (
        last - 1 if outlet_named(outlets, text.slice((last - 1, last))) is not None else _initials(tokens, first, last)
    )
    if own is None:
        return ()
    place = next((i for i in range(first + 1, own) if tokens[i].kind == "number"), first)
    apart = tokens[own - 1].kind == "number" or tokens[own - 1].key in _OF_CALENDAR
    if place == first or not apart or not known.is_place(text.slice((first, place))):
        return ()
    return (Part("place", first, place), Part("date", place, own), Part("outlet", own, last))


def _initials(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return where an agency's letters begin that a dateline ends with: و for وكالة and more of them; else null."""
    own = last
    while own > first and tokens[own - 1].kind == "word" and len(tokens[own - 1].key) == 1:
        own -= 1
    own += own < last and tokens[own].key in _OF_CALENDAR
    return own if last - own >= _FEWEST_LETTERS and tokens[own].key == _AGENCY else None


def separates(token: Token) -> bool:
    """Whether a sign parts a dateline: dashes, strokes, brackets, and any ornament."""
    ornament = token.kind == "punct" and not token.light.isascii() and token.light not in _INSIDE_NAMES
    return token.light in SEPARATORS or ornament


def _is_crumb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark with spaces around it parts the steps of a path: بوابة الوادي » أخبار » الثلاثاء."""
    apart = 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start
    return apart and tokens[i].text in _CRUMBS


def _kind(text: Text, first: int, last: int, *, known: Known, outlets: Outlets, page: Page) -> PartKind:
    written = words(text.tokens, first, last)
    name = text.slice((first, last))
    if not written:
        return "unknown"
    if outlet_named(outlets, name) is not None or _is_known_outlet(written, known):
        return "outlet"
    if known.author is not None and name_key(known.author) == " ".join(written):
        return "author"
    labelled = _labelled(written, page) if written[0] not in _OWN else None
    if labelled is not None:
        return labelled
    begins = first + 1 if is_bulletin(text.tokens, first, first + 1, page) and last - first > 1 else first
    if is_date(text.tokens[begins:last], known):
        return "date"
    kinds = {page.furniture.get(word) for word in written}
    label = page.labels.get(written[0])
    numbered = label is not None and label.field == "number" and all(word.isdigit() for word in written[1:])
    if (
        kinds <= {"no_outlet", "line", "bulletin"}
        or numbered
        or page.furniture.get(" ".join(written)) in ("no_outlet", "home")
    ):
        return "none"
    if " ".join(written) in known.told and not known.is_office(written[0]):
        return "outlet"
    if is_where(text, first, last, known):
        return "place"
    if page.furniture.get(written[0]) == "no_outlet" and written[1:2] == [_FROM]:
        # ترجمة عن الإنجليزية
        return "none"
    if known.is_office(written[0]):
        return "unknown"
    if 1 < last - first <= _LONGEST_NAME and "outlet_word" in kinds and text.tokens[first].kind != "number":
        # بيان من تنسيقية الحي says whose statement follows, قالت تنسيقية الحي: what she says.
        return "unknown" if written[0] in _STATEMENTS or written[0].lstrip("وف") in _SAYS else "outlet"
    if len(written) > 1 and page.furniture.get(written[-1]) == "outlet_end" and len(written) < _LONGEST_PART:
        return "outlet"
    signed = page.labels.get(written[0])
    bare = written[-1].removeprefix("ال")
    if len(written) == _OF_OFFICE and bare != written[1] and not (attested(bare) or segment(bare)):
        # علا المدهون: no word of the language ends it.
        return "author"
    by = 1 if len(written) > 1 and (written[0] in _BY or (signed is not None and signed.field == "byline")) else 0
    return "author" if known.is_person(written[by:]) else "unknown"


def is_where(text: Text, first: int, last: int, known: Known) -> bool:
    """Whether a part is a place, as listed, by where it lies or by its kind: تعز, جنوب شرق تركيا, بلدة كتم."""
    if known.is_place(text.slice((first, last))):
        return True
    start = first
    while start < last - 1 and text.tokens[start].key in _WHERE:
        start += 1
    if start < last - 1 and text.tokens[start].key in _PLACE_NOUNS:
        start += 1
    called = text.tokens[first].key in _CALLED and 1 < last - first <= _LONGEST_PLACE
    return start > first and (called or known.is_place(text.slice((start, last))))


def _labelled(written: Sequence[str], page: Page) -> PartKind | None:
    """Return what a part is that begins with a label: who wrote, or nothing (آخر تحديث 22:05, العدد 4178)."""
    for count in range(min(_LONGEST_LABEL, len(written)), 0, -1):
        label = page.labels.get(" ".join(written[:count]))
        if label is None:
            continue
        if label.field in ("author", "byline"):
            if count == len(written):
                return "none"
            if _FROM in written[count:]:
                # ترجمة عن الإنكليزية
                return "none"
            # تقرير الحالة الإنسانية رقم 26 names nobody.
            return None if any(word.isdigit() for word in written) else "author"
        if label.field in ("updated", "published", "views", "number", "reading_time", "comments"):
            return "date" if label.field == "published" and count < len(written) else "none"
        return "none" if count == len(written) else None
    return None


def is_bulletin(tokens: Sequence[Token], first: int, last: int, page: Page) -> bool:
    """Whether the tokens call the page a bulletin (نشرة، موجز): several items follow, each with its headline."""
    return any(page.furniture.get(token.key) == "bulletin" for token in tokens[first:last])


def _is_known_outlet(written: list[str], known: Known) -> bool:
    """Whether the words are the known outlet's name, or its proper part (سنابل of وكالة سنابل)."""
    if known.outlet is None:
        return False
    outlet = name_key(known.outlet).split()
    return written == outlet or (bool(written) and written == outlet[-len(written) :])


def outlet_of(text: Text, line: Line, parts: Sequence[Part], page: Page, *, titled: bool) -> str | None:
    """Return the outlet that a dateline names, or null.

    `titled`: a headline stands above; else a first line may be one itself, unless a section or strokes mark it.
    """
    kinds = [part.kind for part in parts]
    named = next((part for part in parts if part.kind == "outlet"), None)
    if named is not None:
        return _bare(_plain(text.slice((named.first, named.last))), page)
    if is_place_and_day(text, parts):
        return None
    unknown = [
        part
        for i, part in enumerate(parts)
        if part.kind == "unknown"
        and text.tokens[part.first].kind != "number"
        and text.tokens[part.first].key != _OUT_OF
        and not (i and _is_byline(text, parts[i - 1], page))
    ]
    if (
        not unknown
        or (len(unknown) > 1 and "date" not in kinds)
        or frame_of(page, words(text.tokens, unknown[0].first, unknown[0].last)[:2]) == "statement"
    ):
        return None
    bare = unknown[0].last - unknown[0].first == 1 and not text.tokens[unknown[0].first].key.startswith("ال")
    if bare and set(kinds) == {"author", "unknown"}:
        # One bare word beside who reports may be where he is.
        return None
    section = any(
        part.kind == "none" and page.furniture.get(text.tokens[part.first].key) == "no_outlet" for part in parts
    )
    begins = undecorated(text.tokens, line.first, line.last)
    marked = section or has_strokes(text.tokens, line) or (text.tokens[begins].kind == "quote")
    dated = {"place", "date"} <= set(kinds)
    if kinds == ["place", "unknown"] and text.tokens[unknown[0].first].kind == "quote":
        # بيروت – «السفير»
        dated = True
    beside = {"place", "date", "none", "author"}.intersection(kinds)
    if not (dated or section or "author" in kinds or ((titled or (marked and "place" not in kinds)) and beside)):
        return None
    return _plain(text.slice((unknown[0].first, unknown[0].last)))


def is_place_and_day(text: Text, parts: Sequence[Part]) -> bool:
    """Whether one word that no list knows stands before a comma and a day, as places do: `بانغي، 3 أيار 2017`.

    With the article it may be a paper: `المرفأ، الجمعة 30 آب 2013`.
    """
    if [part.kind for part in parts] != ["unknown", "date"] or parts[0].last - parts[0].first != 1:
        return False
    word = text.tokens[parts[0].first]
    return text.tokens[parts[0].last].light in ("،", ",") and word.kind == "word" and not word.key.startswith("ال")


def _bare(name: str, page: Page) -> str:
    """Return a name without the ل behind خاص: لصوت الأهواز."""
    if name.startswith("لـ"):
        return _plain(name[2:])
    opens = name_key(name[1:]).split()[:1] if name.startswith("ل") else []
    return name[1:] if opens and page.furniture.get(opens[0]) == "outlet_word" else name


def _is_byline(text: Text, part: Part, page: Page) -> bool:
    """Whether a part only says that who wrote follows: `بيروت – تقرير: نهى الحسيني`."""
    label = page.labels.get(" ".join(words(text.tokens, part.first, part.last)))
    return label is not None and label.field in ("author", "byline")


def _plain(name: str) -> str:
    return _ON_PLATFORM.sub("", parted(name.strip(' "«»“”#')))


def told_names(text: Text) -> frozenset[str]:
    """Return the names that the text says it was told something by (قال لـ"سنابل"), as outlets say of themselves."""
    tokens = text.tokens
    found: set[str] = set()
    for i, token in enumerate(tokens[:-1]):
        if token.key not in _TOLD and token.key not in _OWN:
            continue
        first = i + 1
        marked = tokens[first].kind in ("quote", "punct") and tokens[first].light in _OPENING
        first += marked
        reach = min(len(tokens), first + _LONGEST_TOLD)
        end = next((j for j in range(first, reach + 1) if j == len(tokens) or tokens[j].kind not in _WRITTEN), reach)
        for last in (end,) if marked else range(first + 1, end + 1):
            if last > first:
                found.add(" ".join(words(tokens, first, last)))
    return frozenset(found)
