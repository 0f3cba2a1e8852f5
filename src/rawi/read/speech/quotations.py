"""What stands in quotation marks: where it begins and ends, and whether it is a name, a distance or somebody's words.

Marks are paired by shape and by what they touch, not by glyph alone: Arabic pages close with the opening mark, leave a
space before the closing one, glue it to the next word, or forget it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from rawi.model import Attribution, Mention, Passage, Quotation, Source, Span, identified
from rawi.model.claim import QuotationKind
from rawi.read.speech import names_in_marks
from rawi.read.speech.names_in_marks import PROCLITICS
from rawi.text import Text

_FAMILIES = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "〝", "〞", "″", "＂", "''", "``", ",,", "،،"), "double"),
    **dict.fromkeys(("«", "»", "<<", ">>"), "angle"),
    **dict.fromkeys(("‹", "›"), "single angle"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`"), "single"),
}
# Two of these are a mark.
_DOUBLED = frozenset((",", "،"))
_OPENERS = frozenset(("«", "<<", "‹", "„", "‚"))
_CLOSERS = frozenset(("»", ">>", "›"))
_OPEN_SIGNS = frozenset("([{<-–—:،,/؛;.…|*\n\r\t ")
_MARK_SIGNS = frozenset("\"“”„«»‹›'‘’")
_THAT = frozenset(("ان", "بان", "فان"))
_CLOSE_SIGNS = frozenset(")]}>.،,؛;:!?؟…-–—/|*")
# Deeper nesting is not writing but noise; it also bounds the work per mark.
_DEEPEST = 6
_CLAUSE = 3


class _Mark(NamedTuple):
    """A mark of one or two tokens; `opens`, `closes`: whether what it touches lets it."""

    family: str
    first: int
    last: int
    opens: bool
    closes: bool


class Draft(msgspec.Struct, frozen=True):
    """A quotation by its marks: code points `start:end` with them, tokens `first:last` between them.

    `kind` is settled for names; scare, echo and clause depend on who speaks (see `attributed`). `closed`: both marks
    are there; else it ends with its paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    words: int
    kind: QuotationKind
    closed: bool = True


def find(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    lexicon: names_in_marks.NameLexicon,
    *,
    sources: Sequence[Source] = (),
) -> tuple[Draft, ...]:
    """Return what stands in quotation marks inside the passages, in order; nested ones after the one around them.

    Names are known from the mentions, the page's own sources, the outlets' list and the nouns before them. Takes time
    in proportion to the marks, paired or not.
    """
    named = names_in_marks.known(text, mentions, sources)
    drafts: list[Draft] = []
    for passage in passages:
        for opening, closing, end in _pairs(text, *text.covering(passage.span.start, passage.span.end)):
            first = opening.last + 1
            words = sum(token.kind in ("word", "number") for token in text.tokens[first:end])
            if not words or (closing is None and words < _CLAUSE):
                continue
            last = closing.last if closing else end - 1
            marks = opening.first, last + 1
            name = names_in_marks.is_name(text, marks, (first, end), words, named=named, lexicon=lexicon)
            kind: QuotationKind = "name" if name else "clause" if words >= _CLAUSE else "scare"
            span = text.tokens[opening.first].start, text.tokens[last].end
            drafts.append(Draft(*span, first, end, words, kind, closing is not None))
    return tuple(sorted(drafts, key=lambda draft: (draft.start, -draft.end)))


def attributed(
    drafts: Sequence[Draft],
    text: Text,
    document: str,
    chain: Callable[[int, int], tuple[bool, tuple[Attribution, ...]]],
) -> tuple[Quotation, ...]:
    """Return the quotations of the record.

    `chain` tells of a span of code points whether somebody other than its narrator speaks there, and by which chain.
    One or two words are an echo where somebody speaks, else they mark a distance.
    """
    return tuple(_attributed(draft, text, document, *chain(draft.start, draft.end)) for draft in drafts)


def _attributed(draft: Draft, text: Text, document: str, spoken: bool, chain: tuple[Attribution, ...]) -> Quotation:
    kind = draft.kind
    if kind == "scare" and spoken:
        kind = "echo"
    said = kind in ("echo", "clause")
    quotation = Quotation(
        id="",
        span=Span(document, draft.start, draft.end),
        text=text.raw[draft.start : draft.end],
        kind=kind,
        attribution=chain if said and spoken else (),
        verdict="unchecked" if said else None,
    )
    return identified(quotation, without=("verdict", "source_span", "changes"))


def _pairs(text: Text, low: int, high: int) -> Iterator[tuple[_Mark, _Mark | None, int]]:
    """Yield opening mark, closing mark and the token at which the quotation ends, for the tokens `low:high`.

    A quotation that its paragraph does not close goes on where the next one begins with an opening mark or closes it;
    else it ends with its paragraph, if something there introduces it.
    """
    waiting: tuple[_Mark, int] | None = None
    for start, end in text.paragraphs[bisect_right(text.paragraphs, low, key=lambda tokens: tokens[1]) :]:
        if start >= high:
            break
        first, last = max(start, low), min(end, high)
        marks = _marks(text, first, last)
        if waiting is not None and marks and marks[0].first == first and marks[0].family == waiting[0].family:
            marks = marks[1:]
        elif waiting is not None and not _closes_first(marks, waiting[0].family):
            yield waiting[0], None, waiting[1]
            waiting = None
        stack: list[_Mark] = [waiting[0]] if waiting is not None else []
        for i, mark in enumerate(marks):
            level = _matching(stack, mark)
            if level is not None and _closes(mark, stack[level], marks, i):
                yield stack[level], mark, mark.first
                del stack[level:]
            elif mark.opens and len(stack) < _DEEPEST:
                if level is not None and not _nests(mark, marks, i):
                    del stack[level:]
                stack.append(mark)
        open_ = next((mark for mark in stack if _is_introduced(text, mark, first)), None)
        waiting = (open_, last) if open_ is not None else None
    if waiting is not None:
        yield waiting[0], None, waiting[1]


def _closes_first(marks: Sequence[_Mark], family: str) -> bool:
    """Whether the first mark of the family in a paragraph can only close."""
    first = next((mark for mark in marks if mark.family == family), None)
    return first is not None and first.closes and not first.opens


def _matching(stack: Sequence[_Mark], mark: _Mark) -> int | None:
    return next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)


def _closes(mark: _Mark, opened: _Mark, marks: Sequence[_Mark], i: int) -> bool:
    """Whether a mark closes the one that is open, rather than opening another inside it."""
    if mark.closes and not mark.opens:
        return True
    if not mark.closes and mark.opens:
        # `"الدولة "شرق`: a stray space before the closing mark makes it look like an opening one.
        following = marks[i + 1] if i + 1 < len(marks) else None
        return not (following is not None and following.family == mark.family and following.closes)
    return mark.first > opened.last + 1


def _nests(mark: _Mark, marks: Sequence[_Mark], i: int) -> bool:
    """Whether after an opening mark inside a quotation two closing ones follow: its own, and the outer one's."""
    following = [later for later in marks[i + 1 : i + 3] if later.family == mark.family]
    return len(following) == 2 and all(later.closes and not later.opens for later in following)


def _marks(text: Text, first: int, last: int) -> list[_Mark]:
    """Return the marks among the tokens `first:last`, each with what its neighbours let it be."""
    tokens = text.tokens
    marks: list[_Mark] = []
    i = first
    while i < last:
        end = i + 1
        token = tokens[i]
        sign = token.light
        if token.kind != "quote" and sign not in _DOUBLED:
            i = end
            continue
        if sign in _DOUBLED and end < last and tokens[end].light == sign and tokens[end].start == token.end:
            sign, end = sign * 2, end + 1
        family = _FAMILIES.get(sign) if token.kind == "quote" or len(sign) == 2 else None
        if family is not None:
            mark = _mark(text, family, sign, i, end - 1)
            if mark is not None:
                marks.append(mark)
        i = end
    return marks


def _mark(text: Text, family: str, sign: str, first: int, last: int) -> _Mark | None:
    raw, tokens = text.raw, text.tokens
    start, end = tokens[first].start, tokens[last].end
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if family == "single" and (before.isdigit() or (before.isalnum() and after.isalnum() and before.isascii())):
        return None
    attached = first > 0 and tokens[first - 1].end == start and tokens[first - 1].key in PROCLITICS
    free_before = not before or before in _OPEN_SIGNS or before.isspace() or attached or before in _MARK_SIGNS
    free_after = not after or after in _CLOSE_SIGNS or after.isspace() or after in _MARK_SIGNS
    spaced = bool(after) and after.isspace()
    opens = free_before and not spaced and bool(after)
    closes = not (before.isspace() or not before) and not attached and before not in "([{"
    if opens and closes:
        # Touches words on neither side, or signs on both: the glyph decides.
        closes = free_after and sign not in _OPENERS
        opens = not closes or sign in _OPENERS
    if not opens and not closes:
        # A space on both sides: it closes if something is open, else it opens (على تويتر " وقع صباح …").
        closes = sign not in _OPENERS
        opens = sign in _OPENERS or sign == '"'
    if sign in _CLOSERS and closes:
        opens = False
    return _Mark(family, first, last, opens, closes)


def _is_introduced(text: Text, mark: _Mark, first: int) -> bool:
    """Whether a mark stands where speech begins: at the head of a paragraph, after a colon or أن."""
    if mark.first == first:
        return True
    before = text.tokens[mark.first - 1]
    return before.light == ":" or before.key in _THAT
