"""Lines at the head of a page known by their shape: whose alone it is, when it was put there, who reports from where.

`الأفق الجديد: خاص`, `أُدرجت في: 18 شباط 2019`, `عدن - سالم باوزير`.
"""

from collections.abc import Sequence

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.persons import Persons
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.dateline_days import begins_date
from rawi.read.page.datelines import Part, PartKind
from rawi.read.page.metadata import Known, Line, undecorated, words
from rawi.text import Text, Token, key

_ARCHIVES = shape_words("archive")
_NUMBERS = shape_words("number_of_item")
_URGENT = key("عاجل")
_AGO = frozenset({key("قبل"), key("منذ")})
_PERIODS = shape_words("period_from")
_FROM = key("من")
_UNTIL = shape_words("period_to")
_LONGEST_TIMED = 14
_LONGEST_AGO = 4
_LONGEST_OWN = 7
_LONGEST_PERSON = 4


def framed(text: Text, line: Line, *, known: Known, page: Page) -> tuple[Part, ...]:
    """Return the parts of a line that its shape alone sets apart from what is told, none for any other line."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    if first + 1 >= line.last or tokens[line.last - 1].light in (".", "؟", "?", "!"):
        return ()
    return (
        _own(text, first, line.last, known, page)
        or _timed(text, first, line.last, known)
        or _archived(tokens, first, line.last)
        or (_named_last(text, first, line.last, known) if line.first else ())
    )


def _own(text: Text, first: int, last: int, known: Known, page: Page) -> tuple[Part, ...]:
    """Return outlet and خاص where a colon or a dash parts just these two; a place is no outlet (دمشق – وكالات)."""
    tokens = text.tokens
    signs = [i for i in range(first, last) if tokens[i].kind == "punct"]
    if len(signs) != 1 or last - first > _LONGEST_OWN or not first < signs[0] < last - 1:
        return ()
    sign = signs[0]
    if tokens[sign].light not in (":", "-", "–", "—", "/", "|", "||"):
        return ()
    before, behind = (first, sign), (sign + 1, last)
    for name, kind in ((before, behind), (behind, before)):
        sole = page.furniture.get(" ".join(words(tokens, *kind))) == "no_outlet" and tokens[kind[0]].key != _URGENT
        plain = all(tokens[i].kind in ("word", "quote") for i in range(*name))
        sections = all(page.furniture.get(tokens[i].key) == "no_outlet" for i in range(*name))
        if sole and plain and not sections and name[1] - name[0] <= _LONGEST_PERSON:
            named: PartKind = "place" if known.is_place(text.slice(name)) else "outlet"
            return tuple(sorted((Part(named, *name), Part("none", *kind)), key=lambda part: part.first))
    return ()


def _timed(text: Text, first: int, last: int, known: Known) -> tuple[Part, ...]:
    """Return the parts of a line that says of the text no more than a time: `أُدرجت في: 18 شباط 2019`, `قبل 3 ساعات`.

    Also the days it is about: `الفترة من 1 إلى 15 تشرين الثاني 2006`.
    """
    tokens = text.tokens
    if last - first > _LONGEST_TIMED:
        return ()
    numbered = any(token.kind == "number" for token in tokens[first:last])
    if tokens[first].key in _AGO and last - first <= _LONGEST_AGO and (numbered or last - first == 2):
        return (Part("none", first, last),)
    reach = any(token.key in _UNTIL or token.light in ("-", "–") for token in tokens[first + 2 : last])
    if tokens[first].key in _PERIODS and numbered and reach:
        return (Part("none", first, last),)
    colon = next((i for i in range(first + 1, min(last - 1, first + _LONGEST_PERSON)) if tokens[i].light == ":"), None)
    if colon is None or not begins_date(tokens, colon + 1, last) or known.is_place(text.slice((first, colon))):
        return ()
    return (Part("none", first, colon), Part("date", colon + 1, last))


def _archived(tokens: Sequence[Token], first: int, last: int) -> tuple[Part, ...]:
    """Return archive and number of a line like `أرشيف الوثائق العراقية، رقم 5571`."""
    sign = next((i for i in range(first, last) if tokens[i].kind == "punct"), last)
    numbered = sign + 2 < last and tokens[sign + 1].key in _NUMBERS and tokens[last - 1].kind == "number"
    if tokens[first].key not in _ARCHIVES or not numbered or not 1 < sign - first <= _LONGEST_OWN:
        return ()
    return (Part("outlet", first, sign), Part("none", sign + 1, last))


def _named_last(text: Text, first: int, last: int, known: Known) -> tuple[Part, ...]:
    """Return who reports where a line ends with his name behind a colon: `رسالة أسيوط من: حلمي عبد الجواد`."""
    tokens = text.tokens
    colons = [i for i in range(first, last) if tokens[i].light == ":"]
    if len(colons) != 1 or not 0 < colons[0] - first <= _LONGEST_PERSON or not 2 < last - colons[0] <= _LONGEST_OWN:
        return ()
    behind = tokens[colons[0] + 1 : last]
    named = all(token.kind == "word" for token in behind) and known.is_person([token.key for token in behind])
    if not named or known.is_place(text.slice((first, colons[0]))) or known.is_office(tokens[first].key):
        return ()
    return (Part("author", first, last),)


def signed(text: Text, parts: Sequence[Part], *, persons: Persons, page: Page, titled: bool) -> tuple[Part, ...]:
    """Return the parts of a dateline with what can only be who reports made so: `الجزائر - نور الدين سعيدي`.

    `titled`: another line names the outlet, so that this one need not.
    """
    unknown = [part for part in parts if part.kind == "unknown"]
    found = [part for part in unknown if is_reporter(text.tokens[part.first : part.last], persons, page, sure=titled)]
    whole = [part.kind for part in parts] in (["place", "unknown"], ["outlet", "unknown"])
    if len(found) != 1 or not (whole or len(unknown) > 1):
        return tuple(parts)
    rest = [part for part in unknown if part is not found[0]]
    placed = any(part.kind == "place" for part in parts)
    if any(part.last - part.first == 1 for part in rest) and not placed:
        # One bare word beside who reports may be where he is.
        rest = []

    def read(part: Part) -> Part:
        if part is found[0]:
            return part._replace(kind="author")
        return part._replace(kind="outlet") if rest == [part] else part

    return tuple(read(part) for part in parts)


def is_reporter(written: Sequence[Token], persons: Persons, page: Page, *, sure: bool) -> bool:
    """Whether a part is a name: two to four words, a given name first, none that names an outlet.

    Behind "from" it is who reports (تعز - من فؤاد الشرعبي).
    """
    if len(written) > 1 and written[0].key == _FROM:
        written, sure = written[1:], True
    if not 1 < len(written) <= _LONGEST_PERSON or any(token.kind != "word" for token in written):
        return False
    kinds = {page.furniture.get(token.key) for token in written}
    if kinds & {"outlet_word", "outlet_end", "no_outlet", "bulletin", "statement"}:
        return False
    given = written[0].key in persons.given
    return given and (sure or written[0].key not in persons.common or written[-1].key in persons.families)
