"""The lines of a page, each by itself: labels, furniture, datelines, headings of statements."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rawi.lexicon.actors import Actors
from rawi.lexicon.boilerplate import Kind
from rawi.lexicon.cues import Cues, Form, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.persons import Persons
from rawi.lexicon.shape_words import shape_words
from rawi.model.document import Role
from rawi.read.page import datelines, frame_lines, metadata, outlet_lines, outlet_shapes, papers, statements, subjects
from rawi.read.page.datelines import Part
from rawi.read.page.metadata import Known, Labelled, Line
from rawi.read.page.outlet_shapes import NameLexicon
from rawi.read.times.times import HasTimeWords
from rawi.text import Text, Token, key

LONGEST_ISSUER = 7
LONGEST_BYLINE = 5
_LONGEST_OUTLET = 3
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_LOWEST_OUTLET = 2
_LOWEST_FRAMED, _NEWS_LINES, _YEAR = 4, 2, 4
_OUTLET_OPENINGS = shape_words("outlet_opening")
# A longer line tells something, whatever word it begins with.
_LONGEST_LABELLED, _SHORTEST_NEWS = 12, 3
_DAYS_BACK = shape_words("day_or_hour_of_change")
_SHORT_BELOW = 10
_LONGEST_BARE = 6
# Whose a picture is, in brackets; what it shows has more words.
_LONGEST_CREDIT, _SHORTEST_CAPTION, _SHORTEST_SHOWN = 9, 3, 4
_LONGEST_DESK, _DASHES = 5, frozenset("-–—|")
_CAPTION_OF = (key("تعليق"), key("على"), key("الصورة"))
_CAPTIONS = frozenset({_CAPTION_OF[0], f"ال{_CAPTION_OF[0]}"})
_ARCHIVED = shape_words("picture_of_others")
_LONGEST_BODY = 10
# نص بيان الحركة الشعبية:, النص الكامل
_TEXT_OF, _LONGEST_TEXT_OF, _LONGEST_TEXT_ALONE = shape_words("text_of"), 4, 2
_NO_NAME_OPENS = shape_words("no_name_alone")
# Prepositions that tell where something goes, inside no name.
_LEADS_ON = frozenset({key("إلى"), key("على")})
_LONGEST_BELOW = 12
_OWN = key("خاص")
_THAT = frozenset(map(key, ("أن", "إن", "بأن")))
# Words behind a verb among which it shows whether it is one of saying.
_REACH_OF_SAYING = 16


class PageLexicon(NameLexicon, HasTimeWords, Protocol):
    """The data that passages are found with."""

    @property
    def actors(self) -> Actors:
        """Names of actors."""

    @property
    def persons(self) -> Persons:
        """Given names."""


class Fact(NamedTuple):
    """A line, with what it is by itself. `closed`: it ends as a sentence does.

    `nameless`: whatever stands beside a day, a page or a section there, it names no outlet.
    """

    line: Line
    label: Labelled | None
    furniture: Kind | None
    parts: tuple[Part, ...]
    words: int
    closed: bool
    nameless: bool = False


class Piece(NamedTuple):
    """A stretch with a role: lines `first:last`. Pieces of one account have the same number.

    `outlet`: as a dateline names it; `signature`: the line that signs a statement (code points).
    """

    role: Role
    start: int
    end: int
    account: int
    first: int
    last: int
    outlet: str | None = None
    signature: tuple[int, int] | None = None


def facts_of(text: Text, known: Known, lexicon: PageLexicon) -> list[Fact]:
    """Return the lines of a page, each with what it is by itself."""
    facts: list[Fact] = []
    for line in metadata.lines_of(text):
        facts.append(_fact_of(text, line, facts, known, lexicon))
    for i, fact in enumerate(facts):
        if (i < _NEWS_LINES and _is_news(text, fact, lexicon)) or _is_news_of_place(text, fact, lexicon):
            facts[i] = fact._replace(parts=())
    _settle_unknown(text, facts, lexicon)
    _find_outlet_lines(text, facts, known, lexicon)
    _find_bare_names(text, facts, known, lexicon)
    for i in range(1, len(facts) - 1):
        if _names_outlet(text, facts, i, known, lexicon):
            facts[i] = facts[i]._replace(parts=_parts_of_outlet(text, facts[i]))
    for i, fact in enumerate(facts[:_LOWEST_FRAMED]):
        if _names_none(text, fact, lexicon):
            facts[i] = fact._replace(parts=())
    if facts and _titles_statement(text, facts, lexicon):
        facts[0] = facts[0]._replace(furniture="statement", parts=())
    return facts


def _fact_of(text: Text, line: Line, above: Sequence[Fact], known: Known, lexicon: PageLexicon) -> Fact:
    """Return what a line is by itself; `above` are the lines before it."""
    kind = metadata.furniture(text, line, lexicon.page)
    label = metadata.labelled(text, line, lexicon.page)
    if label is None and kind is None:
        label = _dated_behind(text, line, lexicon)
    if label is not None and label.field == "byline" and not above and not _is_named(text, label, known):
        # تحرير الموصل القديمة, تقرير: ارتفاع عدد الضحايا is what happened.
        label = None
    if label is not None and label.field == "published" and not _is_dated(text, label, line):
        # حررت القوات 12 رهينة
        label = None
    count = len(metadata.words(text.tokens, line.first, line.last))
    long = label is not None and count > _LONGEST_LABELLED and label.field not in ("tags", "category")
    if label is not None and (long or _is_news_since(text, label, line, known, lexicon)):
        # تحديث: ارتفاع العدد إلى خمسة
        label = None
    if kind is None and label is None and above and (_is_caption(text, line, lexicon) or _captions(text, above[-1])):
        kind = "line"
    parts: tuple[Part, ...] = ()
    paper: tuple[Part, ...] | None = None
    if len(above) <= _LOWEST_FRAMED and label is None and kind is None:
        parts = frame_lines.framed(text, line, known=known, page=lexicon.page)
        paper = papers.printed(text, line, known=known, lexicon=lexicon) if not parts else None
    if paper is not None:
        parts = paper
    elif not parts:
        parts = datelines.dateline_parts(text, line, known=known, outlets=lexicon.outlets, page=lexicon.page)
    issue = papers.imprint(text, line, known=known, lexicon=lexicon) if not (parts or label or kind) else ()
    parts = parts or issue
    told = subjects.is_subject(text, parts, known, lexicon)
    closed = text.tokens[line.last - 1].light in (".", "۔", "؟", "?") and not issue
    parts = () if label or kind == "line" or told else parts
    return Fact(line, label, kind, parts, count, closed, nameless=told or paper == ())


def _dated_behind(text: Text, line: Line, lexicon: PageLexicon) -> Labelled | None:
    """Return what says when a page came out behind a name and a dash (مركز الأخبار – نشر في 12 أيار 2022), or null."""
    for i in range(line.first + 1, min(line.first + _LONGEST_DESK, line.last - 1)):
        if text.tokens[i].light in _DASHES:
            label = metadata.labelled(text, Line(text.tokens[i + 1].start, line.end, i + 1, line.last), lexicon.page)
            dated = label is not None and label.field == "published"
            return label if dated and any(token.kind == "number" for token in text.tokens[i:][:_LONGEST_DESK]) else None
    return None


def _is_news_since(text: Text, label: Labelled, line: Line, known: Known, lexicon: PageLexicon) -> bool:
    """Whether words of a change are followed by what has changed, and by no day: not `آخر تحديث: منذ ساعتين`."""
    tokens = text.tokens[label.first : line.last]
    if label.field != "updated" or len(tokens) < _SHORTEST_NEWS or tokens[0].key in _DAYS_BACK:
        return False
    value = Line(tokens[0].start, line.end, label.first, line.last)
    dated = datelines.dateline_parts(text, value, known=known, outlets=lexicon.outlets, page=lexicon.page)
    return not (dated or frame_lines.framed(text, value, known=known, page=lexicon.page))


def _is_dated(text: Text, label: Labelled, line: Line) -> bool:
    """Whether what stands behind a label that may be a verb is a day: a colon parts them, or no sentence ends there."""
    tokens = text.tokens
    parted = any(token.light in (":", "：", "/", "|") for token in tokens[line.first : label.first])
    if parted or label.first == label.last or tokens[line.last - 1].light not in (".", "!", "۔"):
        return True
    return any(token.kind == "number" and len(token.text) == _YEAR for token in tokens[label.first : line.last])


def _captions(text: Text, fact: Fact) -> bool:
    """Whether a line holds but the words that a caption follows: `التعليق على الصورة،`."""
    written = {token.key for token in text.tokens[fact.line.first : fact.line.last] if token.kind == "word"}
    return fact.furniture == "prefix" and bool(written & _CAPTIONS) and fact.words <= len(_CAPTION_OF)


def _is_caption(text: Text, line: Line, lexicon: PageLexicon) -> bool:
    """Whether a line says what a picture shows, and in brackets whose it is: `مقاتلون شرق كيدال (سالم علي/رويترز)`."""
    tokens = text.tokens
    if tokens[line.last - 1].light != ")":
        return False
    last = line.last - 1
    opening = next(
        (i for i in range(last - 1, max(line.first, last - _LONGEST_CREDIT), -1) if tokens[i].light == "("), 0
    )
    inside = tokens[opening + 1 : last]
    if not opening or opening - line.first < _SHORTEST_CAPTION or any(token.kind == "number" for token in inside):
        return False
    listed = outlet_named(lexicon.outlets, text.slice((opening + 1, last))) if inside else None
    shown = tokens[line.first : opening]
    agency = listed is not None and listed.kind == "news_agency" and len(shown) > _SHORTEST_SHOWN
    # القاهرة في 14 مارس (رويترز) is a dateline.
    agency = agency and all(token.kind != "number" for token in shown)
    archived = len(inside) == 1 and inside[0].key in _ARCHIVED
    return agency or archived or any(token.light == "/" for token in inside[1:])


def _settle_unknown(text: Text, facts: list[Fact], lexicon: PageLexicon) -> None:
    """Give a name that no list has, in the first lines, the part it plays beside the lines around it."""
    for i, fact in enumerate(facts[: _LOWEST_FRAMED + 1]):
        if i and any(part.kind == "unknown" for part in fact.parts):
            beside = [part.kind for j in (i - 1, i + 1) if j < len(facts) for part in facts[j].parts]
            titled = "outlet" in beside
            parts = frame_lines.signed(text, fact.parts, persons=lexicon.persons, page=lexicon.page, titled=titled)
            facts[i] = fact._replace(parts=parts)


def _find_outlet_lines(text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon) -> None:
    """Find the outlet beside a day, or by the noun it begins with, in a line below the headline."""
    if not facts or facts[0].label or facts[0].parts or facts[0].furniture:
        return
    for i in range(1, min(len(facts) - 1, _LOWEST_OUTLET + 1)):
        bare = facts[i].label is None and facts[i].furniture is None and facts[i].words > 1
        named = any(part.kind == "outlet" for part in facts[i].parts)
        if not bare or named or datelines.is_place_and_day(text, facts[i].parts):
            continue
        line = facts[i].line
        if facts[i].nameless:
            continue
        parts = outlet_lines.outlet_parts(text, line, known=known, outlets=lexicon.outlets, page=lexicon.page)
        if parts:
            places = tuple(part for part in facts[i].parts if part.kind == "place")
            facts[i] = facts[i]._replace(parts=(*places, *parts))


def _names_none(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether what a line gives as an outlet is no name: a section, behind a preposition, or with a figure in it."""
    tokens = text.tokens
    for part in fact.parts:
        if part.kind != "outlet":
            continue
        figured = any(token.kind == "number" for token in tokens[part.first : part.last - 1])
        listed = outlet_named(lexicon.outlets, text.slice((part.first, part.last))) is not None
        leads = any(token.key in _LEADS_ON for token in tokens[part.first + 1 : part.last])
        written = " ".join(metadata.words(tokens, part.first, part.last))
        section = lexicon.page.furniture.get(written) == "no_outlet"
        if not listed and (tokens[part.first].key in _NO_NAME_OPENS or figured or leads or section):
            return True
    return False


def _is_news(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether what stands beside a section on a line tells the news: `تقرير خاص | قصف على أطراف البلدة`."""
    kinds = {part.kind for part in fact.parts}
    unknown = [part for part in fact.parts if part.kind == "unknown"]
    return (
        "unknown" in kinds
        and kinds <= {"none", "author", "unknown"}
        and any(
            outlet_shapes.tells(text, part.first, part.last, lexicon)
            and not outlet_shapes.is_outlets(text, part.first, part.last, lexicon)
            for part in unknown
        )
    )


def _is_news_of_place(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether behind a place, a dash or a stroke the news stands: `درعا - مقتل مدني برصاص مجهولين`.

    It begins with a word that tells of an event, and goes on with what it tells of: عدن - صدى الانفجار does not.
    """
    places = [part for part in fact.parts if part.kind == "place"]
    told = [
        part for part in fact.parts if part.kind in ("unknown", "author") and places and part.first > places[0].last
    ]
    if not told or any(part.kind in ("outlet", "date") for part in fact.parts):
        return False
    first, last = told[0].first, fact.line.last
    follows = [token for token in text.tokens[first + 1 : last] if token.kind == "word"]
    if not follows or not lexicon.triggers.look_up(text.tokens[first].key):
        return False
    named = text.tokens[first].key.startswith("ال") or text.tokens[first].key in _OUTLET_OPENINGS
    if named or (len(follows) == 1 and follows[0].key.startswith("ال")):
        # صنعاء / الصمود الوطني, تعز - حدث اليوم
        return False
    if text.tokens[first].key in lexicon.persons.given and not any(word.key in function_words() for word in follows):
        # صنعاء - نصر العمري
        return False
    if told[0].kind == "author":
        # بيروت – تحرير أحمد العلي
        return any(token.key in function_words() or lexicon.is_place(token.text) for token in follows)
    return not outlet_shapes.is_outlets(text, first, last, lexicon)


def _find_bare_names(text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon) -> None:
    """Find an outlet's name that stands bare between what is above a text and the text itself.

    Below a day or a byline, or behind a place and a colon below the headline: `نيالا: نافذة دارفور`.
    """
    for i in range(1, min(len(facts) - 1, _LOWEST_FRAMED)):
        fact, above, below = facts[i], facts[i - 1], facts[i + 1]
        if fact.label or fact.parts or fact.furniture or fact.closed or fact.words > _LONGEST_BARE:
            continue
        if any(part.kind == "outlet" for other in facts[: i + 2] for part in other.parts):
            return
        first, last = metadata.undecorated(text.tokens, fact.line.first, fact.line.last), fact.line.last
        colon = next((j for j in range(first, last) if text.tokens[j].light == ":"), None)
        dated = bool(below.parts) or below.label is not None
        told = below.closed or below.words > _LONGEST_BELOW
        if colon is None:
            framed = (above.label is not None and above.label.field in ("byline", "published")) or (
                bool(above.parts) and {part.kind for part in above.parts} <= {"date", "author", "place", "none"}
            )
            if framed and (dated or told) and outlet_shapes.is_outlets(text, first, last, lexicon):
                facts[i] = fact._replace(parts=(Part("outlet", first, last),))
        elif (
            (dated or told)
            and first < colon < last - 1
            and known.is_place(text.slice((first, colon)))
            and outlet_shapes.is_outlets(text, colon + 1, last, lexicon)
        ):
            facts[i] = fact._replace(parts=(Part("place", first, colon), Part("outlet", colon + 1, last)))


def _parts_of_outlet(text: Text, fact: Fact) -> tuple[Part, ...]:
    """Return the parts of a line that is but an outlet's name, a place before it or `خاص` after it."""
    first = metadata.undecorated(text.tokens, fact.line.first, fact.line.last)
    colon = next((j for j in range(first, fact.line.last) if text.tokens[j].light == ":"), first - 1)
    if text.tokens[fact.line.last - 1].key == _OWN and colon > first:
        return Part("outlet", first, colon), Part("none", colon + 1, colon + 2)
    place = (Part("place", first, colon),) if colon > first else ()
    return (*place, Part("outlet", colon + 1, fact.line.last))


def _is_named(text: Text, label: Labelled, known: Known) -> bool:
    """Whether a label on the first line of a page names somebody, or has its value on the next."""
    value = metadata.words(text.tokens, label.first, label.last)
    return not value or (len(value) <= LONGEST_BYLINE and known.is_person(value))


def _names_outlet(text: Text, facts: Sequence[Fact], i: int, known: Known, lexicon: PageLexicon) -> bool:
    """Whether a short line between a headline and a day is but the outlet's name: `بنغازي: بريد المتوسط`."""
    fact, above, below = facts[i], facts[i - 1], facts[i + 1]
    kinds = {part.kind for part in below.parts}
    if i == 1 and kinds == {"date"} and _is_body_alone(text, fact, lexicon):
        return not (above.label or above.parts or above.furniture)
    dated = ("date" in kinds and kinds <= {"date", "place"}) or (
        below.label is not None and below.label.field in ("published", "updated", "byline", "author")
    )
    bare = not (fact.label or fact.parts or fact.furniture or fact.closed)
    listed = bare and i == 1 and not (above.label or above.furniture) and _is_listed(text, fact, lexicon)
    twice = text.raw[fact.line.start : fact.line.end] == text.raw[below.line.start : below.line.end]
    if listed and not twice and (dated or (not below.closed and below.words <= _SHORT_BELOW)):
        # اليونيسف, below the headline of its own report
        return True
    if (
        not bare
        or not dated
        or i > _LOWEST_OUTLET
        or not 1 < fact.words <= (LONGEST_ISSUER if outlet_lines.opens_centre(text, fact.line) else _LONGEST_OUTLET)
        or above.words <= fact.words
    ):
        return False
    if above.label or above.parts or above.furniture:
        return False
    tokens = text.tokens[metadata.undecorated(text.tokens, fact.line.first, fact.line.last) : fact.line.last]
    if lexicon.page.furniture.get(tokens[0].key) in ("bulletin", "statement"):
        # موجز إعلامي, below the name of who publishes it
        return False
    colons = [j for j, token in enumerate(tokens) if token.light == ":"]
    if colons and tokens[-1].key == _OWN and 0 < colons[0] == len(tokens) - 2:
        # سبتمبر نت: خاص
        return True
    if colons:
        return colons == [1] and known.is_place(tokens[0].text)
    return all(token.kind in ("word", "quote") for token in tokens)


def _is_body_alone(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether a line is but the full name of a body: it has a noun for one, and nothing in it tells anything."""
    first = metadata.undecorated(text.tokens, fact.line.first, fact.line.last)
    if not 3 < fact.words <= _LONGEST_BODY or fact.closed or fact.label or fact.parts or fact.furniture:
        return False
    written = text.tokens[first : fact.line.last]
    if any(token.kind != "word" or token.key in _NO_NAME_OPENS for token in written):
        return False
    if any(form_of(lexicon.cues, token.key) is not None for token in written[1:]):
        return False
    return statements.is_organisation(text.slice((first, fact.line.last)), lexicon.cues)


def _is_listed(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether a line is but the name of an outlet or actor of the lists."""
    first = metadata.undecorated(text.tokens, fact.line.first, fact.line.last)
    if first == fact.line.last or fact.words > LONGEST_ISSUER:
        return False
    named = lexicon.actors.names.find(text, first)
    whole = named is not None and (named.start_token, named.end_token) == (first, fact.line.last)
    return whole or outlet_named(lexicon.outlets, text.slice((first, fact.line.last))) is not None


def _titles_statement(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> bool:
    """Whether the first line calls the text a body's statement, and nobody tells below what was said."""
    if facts[0].furniture or facts[0].label or facts[0].closed or title_issuer(text, facts[0], lexicon) is None:
        return False
    below = next((fact for fact in facts[1:] if not fact.parts and not fact.label), None)
    if below is None:
        return False
    written = text.tokens[below.line.first : below.line.last]
    said = [(token.key, form_of(lexicon.cues, token.key)) for token in written]
    return not any(
        form is not None and form.agreement in ("masculine", "feminine") and is_past(word, form) for word, form in said
    )


def is_past(word: str, form: Form) -> bool:
    """Whether a form of the third person (its key) is of the past: تبنت and توعد are, تدين and يدين are not."""
    return word.endswith(("ت", "تا")) if form.feminine else word[:1] != "ي"


def title_issuer(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return whose statement a line says the text is; null for a dateline (`مأرب - بيان عسكري`)."""
    if {part.kind for part in fact.parts} & {"place", "date", "outlet", "author"}:
        return None
    return statements.issuer_titled(text, fact.line, page=lexicon.page, cues=lexicon.cues)


def is_value(facts: Sequence[Fact], i: int) -> bool:
    """Whether line `i` is the value of a label that stands alone on the line before."""
    label = facts[i - 1].label if 0 < i < len(facts) else None
    return label is not None and label.first == label.last and facts[i].words <= LONGEST_BYLINE


def is_apart(text: Text, facts: Sequence[Fact], i: int) -> bool:
    """Whether an empty line stands above line `i`, which is not the first."""
    return bool(_EMPTY_LINE.search(text.raw, facts[i - 1].line.end, facts[i].line.start))


def is_name_alone(fact: Fact) -> bool:
    """Whether a line is short enough to be but the name of who issues what follows."""
    return not fact.nameless and fact.words <= LONGEST_ISSUER and not fact.closed


def heads_text(text: Text, fact: Fact) -> bool:
    """Whether a line only says that the text itself follows: `النص الكامل`, `نص بيان المنظمة:`."""
    tokens = text.tokens[fact.line.first : fact.line.last]
    longest = _LONGEST_TEXT_OF if tokens[-1].light == ":" else _LONGEST_TEXT_ALONE
    return tokens[0].key in _TEXT_OF and fact.words <= longest and not fact.closed


def reports(text: Text, line: Line, cues: Cues) -> bool:
    """Whether a line begins with a verb of saying in the past: somebody else tells it."""
    first = metadata.undecorated(text.tokens, line.first, line.last)
    form = cues.forms.get(text.tokens[first].key) if first < line.last else None
    if form is None or not is_past(text.tokens[first].key, form):
        return False
    if form.agreement == "wary":
        # ألقت القيادة كلمة, not ألقت الطائرات براميل
        written = text.tokens[first + 1 : min(line.last, first + _REACH_OF_SAYING)]
        return any(_is_said(token, cues) for token in written)
    return form.agreement in ("masculine", "feminine")


def _is_said(token: Token, cues: Cues) -> bool:
    """Whether a word shows that something is said: أن, a colon, بيان or كلمة."""
    return token.light == ":" or token.key in _THAT or speaker_noun(cues, token.key) == "carrier"
