"""Newspapers named beside their day and their page or number: `المجد، الأربعاء 24/9/1997، الصفحة الأولى`."""

from collections.abc import Sequence
from typing import Protocol

from rawi.lexicon.actors import Actors
from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import outlet_shapes
from rawi.read.page.datelines import Part, parts_of
from rawi.read.page.metadata import Known, Line, undecorated
from rawi.text import Text, Token, key

_PAGES, _ISSUES = shape_words("page_or_issue"), shape_words("issue_of_paper")
_DAILY, _WEEKDAYS = shape_words("kind_of_paper"), shape_words("day_in_dateline")
_NAMES = shape_words("name_of_paper")
_KINDS_OF_TEXT = shape_words("kind_of_page_text")
_OF_MEN = shape_words("goes_on_in_name")
_LONGEST, _LONGEST_IMPRINT, _LONGEST_COUNT = 14, 40, 7
_FEWEST_FACTS = 2
_FACTS = ("date", "place", "none", "outlet")
_LONGEST_NAME = 3
_LONGEST_NUMBERED = 3
_ARTICLE = "ال"
# عدد 108 counts the dead, العدد 108 is an issue.
_SO_MANY = key("عدد")


class PaperLexicon(outlet_shapes.NameLexicon, Protocol):
    """The data that a newspaper of no list is told by from what a caption says."""

    @property
    def actors(self) -> Actors:
        """Names of actors."""


def printed(text: Text, line: Line, *, known: Known, lexicon: PaperLexicon) -> tuple[Part, ...] | None:
    """Return newspaper, day and page or number of a line; none where no newspaper is called so, null for other lines.

    `مجزرة في الحولة، الجمعة 25/5/2012، ص 3` says what a picture or a paper of an archive shows.
    """
    tokens = text.tokens
    first, last = undecorated(tokens, line.first, line.last), line.last
    if last - first > _LONGEST or not any(token.key in _PAGES for token in tokens[first:last]):
        return None
    if tokens[last - 1].light in (".", "؟", "?", "!"):
        return None
    name, *rest = parts_of(text, first, last, known=known, outlets=lexicon.outlets, page=lexicon.page)
    numbered = [part for part in rest if part.kind != "date"]
    if name.kind not in ("outlet", "unknown") or not 0 < len(numbered) < len(rest):
        return None
    if not all(_is_numbered(tokens[part.first : part.last]) for part in numbered):
        return None
    issue = any(tokens[part.first].key in _ISSUES for part in numbered)
    day = any(token.key in _WEEKDAYS for token in tokens[name.last : last])
    counted = any(tokens[part.first].key == _SO_MANY for part in numbered)
    called = (
        (issue or day)
        and not counted
        and name.kind == "unknown"
        and _may_be_called(text, name, known, lexicon, issue=issue)
    )
    if name.kind != "outlet" and not called:
        return ()
    return (name._replace(kind="outlet"), *(part._replace(kind="none") if part in numbered else part for part in rest))


def imprint(text: Text, line: Line, *, known: Known, lexicon: PaperLexicon) -> tuple[Part, ...]:
    """Return the parts of a line that says which issue of a paper it is and names no paper, none for other lines.

    `بيروت – السبت 14 آب 1976 – السنة 17 – العدد 5244 – 50 ق. ل.`
    """
    tokens = text.tokens
    first, last = undecorated(tokens, line.first, line.last), line.last
    if last - first > _LONGEST_IMPRINT or not any(token.key in _ISSUES for token in tokens[first:last]):
        return ()
    parts = parts_of(text, first, last, known=known, outlets=lexicon.outlets, page=lexicon.page)
    issues = [part for part in parts if _is_issue(tokens[part.first : part.last])]
    days = [part for part in parts if part.kind == "date"]
    if not issues or len(issues) + bool(days) < _FEWEST_FACTS or len(parts) < _FEWEST_FACTS + 1:
        return ()
    if not all(part.kind in _FACTS or _counts(tokens[part.first : part.last]) for part in parts):
        return ()
    return tuple(part if part.kind in _FACTS else part._replace(kind="none") for part in parts)


def _is_issue(written: Sequence[Token]) -> bool:
    """Whether a part is the number of a year or an issue: السنة الثالثة, العدد 5244."""
    return _is_numbered(written) and written[0].key in _ISSUES


def _counts(written: Sequence[Token]) -> bool:
    """Whether a part is a number and little else: a price, a day of another calendar, an issue."""
    short = len(written) <= _LONGEST_COUNT and any(token.kind == "number" for token in written)
    return short or _is_issue(written)


def _is_numbered(written: Sequence[Token]) -> bool:
    """Whether a part is a page or an issue by its number: ص 4, الصفحة الأولى, العدد رقم 4412."""
    if written[0].key not in _PAGES or not 1 < len(written) <= _LONGEST_NUMBERED:
        return False
    ordinal = len(written) < _LONGEST_NUMBERED and written[1].key.startswith(_ARTICLE)
    return ordinal or written[-1].kind == "number"


def _may_be_called(text: Text, name: Part, known: Known, lexicon: PaperLexicon, *, issue: bool) -> bool:
    """Whether a newspaper of no list may be called so: no word of its name is one that a caption tells with.

    `issue`: its number is given. A page alone may be that of a book: الأزمة السورية، ص 3.
    """
    if outlet_shapes.is_outlets(text, name.first, name.last, lexicon):
        return True
    words = [i for i in range(name.first, name.last) if text.tokens[i].kind != "quote"]
    if len(words) > 1 and text.tokens[words[0]].key in _DAILY:
        words = words[1:]
    written = [text.tokens[i].key for i in words]
    if not 0 < len(written) <= _LONGEST_NAME or known.is_person(written) or known.is_office(written[0]):
        return False
    if speaker_noun(lexicon.cues, written[0]) is not None or written[0] in _OF_MEN:
        return False
    if len(written) == _LONGEST_NAME and not all(word.startswith(_ARTICLE) for word in written):
        return False
    if not issue and any(lexicon.actors.demonym(word) for word in written):
        return False
    return all(_may_stand_in_name(text.tokens[i], lexicon) for i in words) and not any(
        lexicon.actors.names.find(text, i) for i in words
    )


def _may_stand_in_name(token: Token, lexicon: PaperLexicon) -> bool:
    """Whether a word tells neither of an event nor what kind of text stands there."""
    bare = token.key.removeprefix(_ARTICLE)
    told = token.key in function_words() or bare in _KINDS_OF_TEXT or lexicon.triggers.look_up(token.key)
    return token.kind == "word" and (token.key in _NAMES or not told)
