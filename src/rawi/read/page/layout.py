"""How a page is laid out: its lines sorted into headline, metadata, accounts and what stands below them.

A line is first taken by itself, then by where it stands. Who narrates an account is not settled here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.cues import Cues
from rawi.lexicon.outlets import name_key
from rawi.lexicon.shape_words import shape_words
from rawi.model.document import Role
from rawi.read.page import (
    dateline_days,
    datelines,
    frame_lines,
    issuing,
    live,
    mastheads,
    metadata,
    sections,
    sign_offs,
    statements,
)
from rawi.read.page.frame_parts import parts_of_frame
from rawi.read.page.heads import head_of
from rawi.read.page.inline_datelines import inline_dateline
from rawi.read.page.introduced import goes_on, is_dated, says_out
from rawi.read.page.introduced import introduction as introduced_by
from rawi.read.page.line_roles import Learned, revised, weights
from rawi.read.page.lines import Fact, PageLexicon, Piece, heads_text, is_apart, is_value, reports
from rawi.read.page.metadata import Known
from rawi.text import Text, key

_LONGEST_SECOND_HEADLINE = 20
_LONGEST_RELATED = 25
_BULLETS = frozenset("•-–—*▪●◦·")
_LONGEST_POINT = 30
_FEWEST_POINTS = 2
_MOST_CLOSING = 2
_FEWEST_TOLD = 12
# A page's summary of a statement is shorter than the statement, or not much longer.
_LONGEST_SUMMARY = 1.5
_NOTES = shape_words("note_heading")
_LONGEST_NOTE = 4
_LETTERHEAD = 6
_MOST_NOTED = 16
_STATEMENTS, _SUMMARIES = shape_words("statement_told"), shape_words("summary_word")
_TO, _LONGEST_ADDRESS = key("إلى"), 8
_THAT_IS = key("الموافق")
_IN_BODY = frozenset({"published", "updated", "views", "source", "url", "author", "tags", "category", "comments"})


class Laid(NamedTuple):
    """The stretches of a page in order, as rules alone lay it out, and with what learned weights are surer of."""

    ruled: list[Piece]
    weighed: list[Piece]


def laid_out(
    text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon, *, by_news: bool, learned: Learned | None = None
) -> Laid:
    """Return the stretches of the page: what stands above the accounts, the accounts, what stands below.

    `by_news`: the page is known to be a news outlet's, so that who says we there is quoted. `learned` are other weights
    of lines than those of the data.
    """
    before = ruled(text, facts, known, lexicon)
    entry = live.first_entry(text, facts)
    if entry is not None:
        entries = [*_grouped(text, facts, live.entered(facts, before, entry), known, lexicon)]
        entries = settled(text, facts, entries, by_news=by_news, lexicon=lexicon)
        return Laid(entries, entries)
    roles = revised(text, facts, before, lexicon, learned or weights())
    by_rules = settled(text, facts, [*_grouped(text, facts, before, known, lexicon)], by_news=by_news, lexicon=lexicon)
    if roles == before:
        return Laid(by_rules, by_rules)
    for i, (role, _) in enumerate(roles):
        if role in ("metadata", "dateline", "byline") and before[i][0] != role and not facts[i].parts:
            parts = parts_of_frame(text, facts[i], known, lexicon)
            facts[i] = facts[i]._replace(parts=parts)
    pieces = [*_grouped(text, facts, roles, known, lexicon)]
    return Laid(by_rules, settled(text, facts, pieces, by_news=by_news, lexicon=lexicon))


def ruled(text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon) -> list[tuple[Role, int]]:
    """Return role and account of each line, as far as rules know."""
    page, cues = lexicon.page, lexicon.cues
    tail = _tail(text, facts, known, lexicon)
    for i in range(tail, len(facts)):
        if _is_byline(text, facts[i], lexicon):
            facts[i] = facts[i]._replace(
                parts=tuple(part._replace(kind="author") if part.kind == "unknown" else part for part in facts[i].parts)
            )
    head, stated = _head(text, facts, tail, known, lexicon)
    roles: list[tuple[Role, int]] = [*head]
    bulletin = _is_bulletin(text, facts, head, page)
    account = 0
    passed = bool(head) and introduced_by(text, facts[:tail], len(head) - 1, lexicon) == "told"
    role: Role = "statement" if stated or passed else "report"
    fresh = True
    if stated and _is_edited(text, facts[:tail], len(head), cues):
        # An editor tells of the statement first: it begins where the telling ends.
        account = 1
        while len(roles) < tail - 1 and _tells(text, facts[len(roles)], cues):
            roles.append(("summary", 0))
    roles += [("summary", account)] * _summary(text, facts, len(roles), tail)
    stated_from, passed_on, above = len(head), False, facts[:tail]
    for i in range(len(roles), tail):
        fact = facts[i]
        if role == "statement" and goes_on(text, facts, stated_from, i, passed_on=passed_on):
            role, account, passed_on = "report", account + 1, False
        stated_yet = role == "statement" and any(each == "statement" for each, _ in roles)
        introduced = None if stated_yet else introduced_by(text, above, i, lexicon)
        if introduced is not None:
            roles.append(("report", account) if introduced == "told" else ("statement", account + 1))
            role, account, fresh, stated_from, passed_on = "statement", account + 1, False, i + 1, True
            continue
        heads = fact.furniture in ("statement", "opening") or (role == "report" and _addresses(text, above, i))
        begins = _labels_text(text, fact, roles) or (heads and not _is_reported(text, facts, i, tail, cues))
        if begins and (role != "statement" or not fresh):
            role, account, fresh, stated_from = "statement", account + 1, True, i
        elif fact.furniture in ("line", "prefix") or sections.is_scrap(text, facts, i):
            roles.append(("boilerplate", account))
            continue
        elif fact.label is not None and fact.label.field in _IN_BODY and not (fact.closed or _is_other_day(text, fact)):
            roles.append(("metadata", account))
            continue
        elif fact.label is not None and fact.label.field == "byline" and not _is_told(roles):
            roles.append(("byline", account))
            continue
        elif bulletin and role == "report" and i > len(head) and _heads_item(text, facts, i, tail):
            account += 1
            roles.append(("headline", account))
            continue
        elif not begins:
            fresh = False
        roles.append((role, account))
        if fact.furniture == "end":
            role, account, fresh = "report", account + 1, True
    roles += [(below, account) for below in _below(text, facts, tail, known, lexicon)]
    return roles


def _head(
    text: Text, facts: list[Fact], tail: int, known: Known, lexicon: PageLexicon
) -> tuple[list[tuple[Role, int]], bool]:
    """Return what stands above the accounts, and whether a statement follows that nobody passes on."""
    head, stated = head_of(text, facts, tail, lexicon.page, known)
    out = next((i for i in range(len(head)) if says_out(text, facts[i], lexicon)), None)
    last = len(head) - 1
    dated = out is None and bool(head) and is_dated(text, facts[last])
    if dated and introduced_by(text, facts[:tail], last, lexicon) == "told":
        out = last
    return (head, stated) if out is None else (head[:out], False)


def _is_edited(text: Text, facts: list[Fact], first: int, cues: Cues) -> bool:
    """Whether below the heading of a statement somebody tells of it first, and not its issuer under his letterhead."""
    if first >= len(facts) or mastheads.is_partys_page(text, facts) or not _tells(text, facts[first], cues):
        return False
    # حركة العدل والمساواة, below it تابعت الحركة; القيادة العامة للقوات المسلحة, below it نفت القوات المسلحة
    told = text.tokens[facts[first].line.first + 1].key
    heads = [fact.line for fact in facts[:first]]
    names = {text.tokens[line.first].key for line in heads}
    names |= {
        word.removeprefix("ل")
        for line in heads
        if line.last - line.first <= _LETTERHEAD
        for word in metadata.words(text.tokens, line.first + 1, line.last)
        if word.startswith("لل")
    }
    return all(told.removeprefix("ال") != name.removeprefix("ال").removeprefix("ل") for name in names)


def _labels_text(text: Text, fact: Fact, roles: Sequence[tuple[Role, int]]) -> bool:
    """Whether a line says that the text of a statement follows: `نص بيان المنظمة:`, below a summary `النص الكامل`.

    Without a colon only where a statement was spoken of: a report has a full text too.
    """
    if not heads_text(text, fact):
        return False
    tokens = text.tokens[fact.line.first : fact.line.last]
    closed = tokens[-1].light == ":"
    if closed and any(token.key in _STATEMENTS for token in tokens[1:]):
        return True
    spoken_of = closed or any(token.key in _STATEMENTS for token in text.tokens[: fact.line.first])
    return spoken_of and any(role == "summary" for role, _ in roles)


def _sums_up(text: Text, fact: Fact) -> bool:
    """Whether a line says in short what follows, behind a word that says so: `ملخص: يزعم البيان أن …`."""
    first, last = fact.line.first, min(fact.line.last - 2, fact.line.first + _LONGEST_NOTE)
    colon = next((i for i in range(first + 1, last) if text.tokens[i].light == ":"), None)
    return colon is not None and text.tokens[first].key in _SUMMARIES


def _is_told(roles: Sequence[tuple[Role, int]]) -> bool:
    """Whether an account has begun among the lines so far."""
    return any(role in ("report", "statement") for role, _ in roles)


def _addresses(text: Text, facts: list[Fact], i: int) -> bool:
    """Whether a short line in front of a paragraph says to whom a statement is: `إلى أهالي طوز خورماتو الكرام`."""
    fact = facts[i]
    short = 2 < fact.words <= _LONGEST_ADDRESS and not (fact.closed or fact.parts or fact.label)
    if not i or i + 1 >= len(facts) or not short or text.tokens[fact.line.first].key != _TO:
        return False
    return is_apart(text, facts, i + 1)


def _summary(text: Text, facts: list[Fact], first: int, tail: int) -> int:
    """Return how many lines from `first` on say in short what the text below says: a list, mostly under a heading."""
    summed = first
    while summed + 1 < tail and _sums_up(text, facts[summed]):
        summed += 1
    if summed > first:
        return summed - first
    headed = first < tail and facts[first].furniture == "summary"
    end = first + headed
    while end < tail and _is_point(text, facts[end]):
        end += 1
    points = end - first - headed
    if headed and not points:
        while end < tail and not (is_apart(text, facts, end) or heads_text(text, facts[end])):
            end += 1
    if end == tail or (not headed and (first == 0 or points < _FEWEST_POINTS)):
        return 0
    if headed and heads_text(text, facts[end]):
        return end - first
    # بغداد may head the first part of what is told; who wrote it, and when, may stand between.
    body = end
    while headed and body < tail and (facts[body].label or facts[body].parts):
        body += 1
    told = any(fact.words > _FEWEST_TOLD for fact in facts[body : min(tail, body + 2)])
    return end - first if told or facts[end].parts else 0


def _is_point(text: Text, fact: Fact) -> bool:
    """Whether a line is a point of a list, and no entry of a live page, which begins with its hour."""
    tokens, line = text.tokens, fact.line
    listed = tokens[line.first].light in _BULLETS and fact.words <= _LONGEST_POINT
    return listed and not dateline_days.is_clock(tokens, metadata.undecorated(tokens, line.first, line.last))


def _is_bulletin(text: Text, facts: list[Fact], head: Sequence[tuple[Role, int]], page: Page) -> bool:
    """Whether what stands above the accounts says that several items follow."""
    lines = [facts[i].line for i, (role, _) in enumerate(head) if role in ("metadata", "dateline")]
    return any(datelines.is_bulletin(text.tokens, line.first, line.last, page) for line in lines)


def _heads_item(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line of a bulletin is the headline of its next item: short, in a paragraph of its own, text below."""
    fact = facts[i]
    if fact.closed or not 1 < fact.words <= _LONGEST_SECOND_HEADLINE or i + 1 >= tail or not facts[i - 1].closed:
        return False
    above = is_apart(text, facts, i)
    below = is_apart(text, facts, i + 1)
    return bool(above and below) and facts[i + 1].closed and facts[i + 1].words > 2 * fact.words


def _is_reported(text: Text, facts: list[Fact], i: int, tail: int, cues: Cues) -> bool:
    """Whether below a marked heading like `**بيان الجيش**` somebody tells what was said, rather than saying it."""
    return i + 1 < tail and reports(text, facts[i + 1].line, cues)


def _tells(text: Text, fact: Fact, cues: Cues) -> bool:
    """Whether a line tells what somebody said, and is no scripture (قال تعالى)."""
    return fact.furniture != "slogan" and reports(text, fact.line, cues)


def _tail(text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon) -> int:
    """Return the index of the first line below the accounts."""
    tail = len(facts)
    for i in range(len(facts) - 1, 0, -1):
        if facts[i].words > _LONGEST_RELATED:
            break
        if facts[i].furniture == "block":
            tail = i
    while tail > 1:
        fact = facts[tail - 1]
        names = tail > 1 and is_value(facts, tail - 1)
        if _is_other_day(text, fact):
            break
        signs = tail == len(facts) and _is_outlet_alone(text, facts, tail - 1, lexicon)
        signs = signs or _is_note(text, facts, tail - 1) or _closes_post(text, facts, tail - 1, lexicon)
        if not (fact.label or names or signs or fact.furniture in ("line", "prefix") or _is_author(text, fact, known)):
            break
        tail -= 1
    return tail


def _is_outlet_alone(text: Text, facts: list[Fact], i: int, lexicon: PageLexicon) -> bool:
    """Whether the last line, in a paragraph of its own below a sentence, is but the outlet's name."""
    apart = is_apart(text, facts, i) and facts[i - 1].closed
    return apart and sign_offs.is_signature(text, facts[i].line, lexicon.outlets, lexicon.page)


def _is_note(text: Text, facts: list[Fact], i: int) -> bool:
    """Whether a line in a paragraph of its own says something of the text: `ملاحظة: …`, `مصادر الأرقام: …`."""
    first, last = facts[i].line.first, facts[i].line.last
    colon = next((j for j in range(first + 1, min(last, first + _LONGEST_NOTE)) if text.tokens[j].light == ":"), None)
    apart = is_apart(text, facts, i)
    short = facts[i].words <= _MOST_NOTED
    return colon is not None and short and apart and text.tokens[first].key in _NOTES


def _closes_post(text: Text, facts: list[Fact], i: int, lexicon: PageLexicon) -> bool:
    """Whether a last line in a paragraph of its own gives but the day, or who wrote and from where."""
    fact = facts[i]
    kinds = [part.kind for part in fact.parts]
    if not is_apart(text, facts, i):
        return False
    return (bool(kinds) and set(kinds) <= {"date", "none"}) or _is_byline(text, fact, lexicon)


def _is_byline(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether a line is a person's name and a place: `د. خلف شمو / دهوك`."""
    kinds = [part.kind for part in fact.parts]
    if sorted(kinds) == ["author", "place"]:
        return True
    if sorted(kinds) != ["place", "unknown"]:
        return False
    first, last = next((part.first, part.last) for part in fact.parts if part.kind == "unknown")
    if last - first > 2 and len(text.tokens[first].key) == 1 and text.tokens[first + 1].light == ".":
        first += 2
    return frame_lines.is_reporter(text.tokens[first:last], lexicon.persons, lexicon.page, sure=True)


def _is_other_day(text: Text, fact: Fact) -> bool:
    """Whether a line gives the day of another calendar: it goes with the day above it, in a signature too."""
    return fact.label is not None and text.tokens[fact.line.first].key == _THAT_IS


def _is_author(text: Text, fact: Fact, known: Known) -> bool:
    if known.author is None:
        return False
    written = metadata.words(text.tokens, fact.line.first, fact.line.last)
    return " ".join(written) == name_key(known.author)


def _below(text: Text, facts: list[Fact], tail: int, known: Known, lexicon: PageLexicon) -> Iterator[Role]:
    block = False
    for i in range(tail, len(facts)):
        fact = facts[i]
        block = block or fact.furniture == "block"
        signed = fact.label is not None and fact.label.field == "byline" and not block
        if not signed and (block or fact.furniture in ("line", "prefix") or _is_note(text, facts, i)):
            yield "boilerplate"
        elif fact.parts and fact.label is None:
            yield "byline" if _is_byline(text, fact, lexicon) else "metadata"
        else:
            labelled = fact.label is not None and (fact.label.field == "byline" or is_value(facts, i + 1))
            named = _is_author(text, fact, known) or is_value(facts, i)
            yield "byline" if labelled or named else "metadata"


def _grouped(
    text: Text, facts: list[Fact], roles: list[tuple[Role, int]], known: Known, lexicon: PageLexicon
) -> Iterator[Piece]:
    """Yield the pieces: neighbouring lines of one role and account; a dateline inside a first line is cut off."""
    begun: set[int] = set()
    headline = next((n for n, (role, _) in enumerate(roles) if role == "headline"), len(roles))
    i = 0
    while i < len(roles):
        role, account = roles[i]
        end = i + 1
        while end < len(roles) and roles[end] == roles[i]:
            end += 1
        start = facts[i].line.start
        if role == "report" and account not in begun:
            begun.add(account)
            inline = inline_dateline(text, facts[i].line, known=known, outlets=lexicon.outlets, page=lexicon.page)
            if inline is not None:
                stop = text.tokens[inline.last - 1].end
                outlet = datelines.outlet_of(text, facts[i].line, inline.parts, lexicon.page, titled=True)
                yield Piece("dateline", start, stop, account, i, i, outlet)
                start = text.tokens[inline.after].start
        told_by = (
            inline_dateline(text, facts[i].line, known=known, outlets=lexicon.outlets, page=lexicon.page)
            if role == "statement"
            else None
        )
        titled = headline < i
        outlets = [
            datelines.outlet_of(text, fact.line, fact.parts, lexicon.page, titled=titled)
            for fact in facts[i:end]
            if role in ("dateline", "metadata", "byline", "headline")
        ]
        if told_by is not None:
            outlets.append(datelines.outlet_of(text, facts[i].line, told_by.parts, lexicon.page, titled=True))
        yield Piece(role, start, facts[end - 1].line.end, account, i, end, next(filter(None, outlets), None))
        i = end


def settled(text: Text, facts: list[Fact], pieces: list[Piece], *, by_news: bool, lexicon: PageLexicon) -> list[Piece]:
    """Return the pieces with statements told from reports, summaries from reports, signatures from statements.

    `by_news`: the page is known to be a news outlet's, so that who says we there is quoted.
    """
    roles = {piece.role for piece in pieces}
    owner = None if by_news or "statement" in roles else mastheads.named_alone(text, facts, lexicon)
    outlets = owner is not None and lexicon.page.furniture.get(name_key(owner).split()[0]) == "outlet_word"
    # Where a byline says who wrote, as we an outlet's own people speak.
    datelined = by_news or outlets or bool(roles & {"dateline", "byline"}) or any(piece.outlet for piece in pieces)
    partys = owner is not None and mastheads.is_partys(owner)
    partys = partys or (not by_news and mastheads.is_partys_page(text, facts))
    signed = by_news or any(piece.outlet for piece in pieces)
    found: list[Piece] = []
    longest = [0]
    for piece in reversed(pieces):
        longest.append(max(longest[-1], piece.end - piece.start if piece.role == "statement" else 0))
    for i, piece in enumerate(pieces):
        told = piece
        if piece.role == "report":
            first, last = text.covering(piece.start, piece.end)
            as_we = not datelined and statements.speaks_as_we(text, first, last, page=lexicon.page, cues=lexicon.cues)
            as_we = as_we or (partys and not reports(text, facts[piece.first].line, lexicon.cues))
            if as_we or (not signed and announcer(text, facts, first, last, lexicon) is not None):
                told = piece._replace(role="statement")
            elif (
                text.raw[piece.end - 1] != ":"
                and "dateline" not in roles
                and piece.end - piece.start <= _LONGEST_SUMMARY * longest[-i - 2]
            ):
                told = piece._replace(role="summary")
        found.append(_signed(text, facts, told, lexicon) if told.role == "statement" else told)
    return _closed(facts, found)


def _closed(facts: list[Fact], pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the day and place below a statement made part of it: `صدر في درنة، الأربعاء …`."""
    if len(pieces) < 2 or pieces[-1].role != "metadata" or pieces[-2].role != "statement":
        return pieces
    below, last = pieces[-1], pieces[-2]
    lines = facts[below.first : below.last]
    if len(lines) > _MOST_CLOSING or not all(_is_dated(fact) for fact in lines):
        return pieces
    return [*pieces[:-2], last._replace(end=below.end, last=below.last)]


def _is_dated(fact: Fact) -> bool:
    """Whether a line gives but a day, with or without a label."""
    if fact.label is not None:
        return fact.label.field == "published"
    return any(part.kind == "date" for part in fact.parts)


def announcer(text: Text, facts: Sequence[Fact], first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return who announces something on a page of its own, in the headline and at the head of the tokens, or null."""
    names = lexicon.actors.names
    heading = next((fact for fact in facts[:3] if fact.furniture not in ("opening", "statement")), facts[0])
    named = statements.issuer_announcing(text, heading.line, first, last, cues=lexicon.cues, names=names)
    return named or issuing.announced_twice(text, heading, first, last, lexicon)


def _signed(text: Text, facts: list[Fact], piece: Piece, lexicon: PageLexicon) -> Piece:
    """Return a statement with the name of who signs it known; the day it was issued may stand around it."""
    return piece._replace(signature=issuing.signer(text, facts, piece.first, piece.last, lexicon))
