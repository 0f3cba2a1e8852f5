"""How a page is laid out: its lines sorted into headline, metadata, accounts and what stands below them.

A line is first taken by itself, then by where it stands. Who narrates an account is not settled here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from rawi.lexicon.actors import Actors
from rawi.lexicon.boilerplate import Kind, Page, frame_of
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.outlets import Outlets, name_key
from rawi.lexicon.persons import Persons
from rawi.model.document import Role
from rawi.read import metadata, statements
from rawi.read.metadata import Known, Labelled, Line, Part
from rawi.read.times import HasTimeWords
from rawi.text import Text, key

_LONGEST_HEADLINE = 32
_LONGEST_SECOND_HEADLINE = 20
_MOST_HEADLINES = 4
_LONGEST_ISSUER = 7
_LONGEST_RELATED = 25
_LONGEST_BYLINE = 5
# A page's summary of a statement is shorter than the statement, or not much longer.
_LONGEST_SUMMARY = 1.5
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_TOLD = frozenset(key(word) for word in ("لـ", "ل", "لوكالة", "لموقع", "لشبكة", "لصحيفة", "لقناة", "مراسل", "مراسلة"))
_IN_BODY = frozenset({"published", "updated", "views", "source", "url", "author", "tags", "category", "comments"})


class PageLexicon(HasTimeWords, Protocol):
    """The data that passages are found with."""

    @property
    def outlets(self) -> Outlets:
        """Publishers."""

    @property
    def page(self) -> Page:
        """Labels and furniture."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""

    @property
    def actors(self) -> Actors:
        """Names of actors."""

    @property
    def persons(self) -> Persons:
        """Given names."""

    def is_place(self, name: str) -> bool:
        """Whether a name as written is that of a place."""


class Fact(NamedTuple):
    """A line, with what it is by itself. `closed`: it ends as a sentence does."""

    line: Line
    label: Labelled | None
    furniture: Kind | None
    parts: tuple[Part, ...]
    words: int
    closed: bool


class Piece(NamedTuple):
    """A stretch with a role: lines `first:last`. Pieces of one account have the same number.

    `outlet`: as a dateline names it.
    """

    role: Role
    start: int
    end: int
    account: int
    first: int
    last: int
    outlet: str | None = None


def facts_of(text: Text, known: Known, lexicon: PageLexicon) -> list[Fact]:
    """Return the lines of a page, each with what it is by itself."""
    facts: list[Fact] = []
    for line in metadata.lines_of(text):
        label = metadata.labelled(text, line, lexicon.page)
        kind = metadata.furniture(text, line, lexicon.page)
        parts = metadata.dateline_parts(text, line, known=known, outlets=lexicon.outlets, page=lexicon.page)
        count = len(metadata.words(text.tokens, line.first, line.last))
        closed = text.tokens[line.last - 1].light in (".", "۔", "؟", "?")
        facts.append(Fact(line, label, kind, () if label else parts, count, closed))
    if facts and _titles_statement(text, facts, lexicon):
        facts[0] = facts[0]._replace(furniture="statement", parts=())
    return facts


def _titles_statement(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> bool:
    """Whether the first line calls the text a body's statement, and nobody tells below what was said."""
    if facts[0].furniture or facts[0].label or facts[0].closed or title_issuer(text, facts[0], lexicon) is None:
        return False
    below = next((fact for fact in facts[1:] if not fact.parts and not fact.label), None)
    if below is None:
        return False
    written = text.tokens[below.line.first : below.line.last]
    said = [(token, form_of(lexicon.cues, token.key)) for token in written if token.key[0] not in "يت"]
    return not any(form is not None and form.agreement in ("masculine", "feminine") for _, form in said)


def title_issuer(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return whose statement a line says the text is; null for a dateline (`مأرب - بيان عسكري`)."""
    if {part.kind for part in fact.parts} & {"place", "date", "outlet", "author"}:
        return None
    return statements.issuer_titled(text, fact.line, page=lexicon.page, cues=lexicon.cues)


def pieces_of(text: Text, facts: list[Fact], known: Known, lexicon: PageLexicon) -> list[Piece]:
    """Return the stretches of the page in order: what stands above the accounts, the accounts, what stands below."""
    roles = _roles(text, facts, known, lexicon.page, lexicon.cues)
    return [*_grouped(text, facts, roles, known, lexicon)]


def _roles(text: Text, facts: list[Fact], known: Known, page: Page, cues: Cues) -> list[tuple[Role, int]]:
    """Return role and account of each line."""
    tail = _tail(text, facts, known)
    head, stated = _head(text, facts, tail)
    roles: list[tuple[Role, int]] = [*head]
    bulletin = _is_bulletin(text, facts, head, page)
    account = 0
    role: Role = "statement" if stated else "report"
    fresh = True
    if stated and len(head) < tail and reports(text, facts[len(head)].line, cues):
        # An editor tells of the statement first: it begins where the telling ends.
        account = 1
        while len(roles) < tail - 1 and reports(text, facts[len(roles)].line, cues):
            roles.append(("summary", 0))
    for i in range(len(roles), tail):
        fact = facts[i]
        begins = fact.furniture in ("statement", "opening") and not _is_reported(text, facts, i, tail, cues)
        if begins and (role != "statement" or not fresh):
            role, account, fresh = "statement", account + 1, True
        elif fact.furniture in ("line", "prefix"):
            roles.append(("boilerplate", account))
            continue
        elif fact.label is not None and fact.label.field in _IN_BODY and not fact.closed:
            roles.append(("metadata", account))
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
    roles += [(below, account) for below in _below(text, facts, tail, known)]
    return roles


def _is_bulletin(text: Text, facts: list[Fact], head: Sequence[tuple[Role, int]], page: Page) -> bool:
    """Whether what stands above the accounts says that several items follow."""
    lines = [facts[i].line for i, (role, _) in enumerate(head) if role in ("metadata", "dateline")]
    return any(metadata.is_bulletin(text.tokens, line.first, line.last, page) for line in lines)


def _heads_item(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line of a bulletin is the headline of its next item: short, in a paragraph of its own, text below."""
    fact = facts[i]
    if fact.closed or not 1 < fact.words <= _LONGEST_SECOND_HEADLINE or i + 1 >= tail or not facts[i - 1].closed:
        return False
    above = _EMPTY_LINE.search(text.raw, facts[i - 1].line.end, fact.line.start)
    below = _EMPTY_LINE.search(text.raw, fact.line.end, facts[i + 1].line.start)
    return bool(above and below) and facts[i + 1].closed and facts[i + 1].words > 2 * fact.words


def _is_reported(text: Text, facts: list[Fact], i: int, tail: int, cues: Cues) -> bool:
    """Whether below a marked heading like `**بيان الجيش**` somebody tells what was said, rather than saying it."""
    return i + 1 < tail and reports(text, facts[i + 1].line, cues)


def reports(text: Text, line: Line, cues: Cues) -> bool:
    """Whether a line begins with a verb of saying in the past: somebody else tells it."""
    first = metadata.undecorated(text.tokens, line.first, line.last)
    form = cues.forms.get(text.tokens[first].key) if first < line.last else None
    return (
        form is not None
        and form.agreement in ("masculine", "feminine", "wary")
        and text.tokens[first].key[0] not in "يت"
    )


def _tail(text: Text, facts: list[Fact], known: Known) -> int:
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
        if not (fact.label or names or fact.furniture in ("line", "prefix") or _is_author(text, fact, known)):
            break
        tail -= 1
    return tail


def is_value(facts: Sequence[Fact], i: int) -> bool:
    """Whether line `i` is the value of a label that stands alone on the line before."""
    label = facts[i - 1].label if 0 < i < len(facts) else None
    return label is not None and label.first == label.last and facts[i].words <= _LONGEST_BYLINE


def _is_author(text: Text, fact: Fact, known: Known) -> bool:
    if known.author is None:
        return False
    written = metadata.words(text.tokens, fact.line.first, fact.line.last)
    return " ".join(written) == name_key(known.author)


def _head(text: Text, facts: list[Fact], tail: int) -> tuple[list[tuple[Role, int]], bool]:
    """Return the roles of the lines above the first account, and whether that is announced as a statement."""
    roles: list[tuple[Role, int]] = []
    headlines: list[int] = []
    stated = False
    for i, fact in enumerate(facts[:tail]):
        if fact.label is not None or (i and is_value(facts, i)):
            roles.append(("metadata", 0))
        elif fact.parts and not (stated and not headlines):
            roles.append((_dateline_role(fact.parts), 0))
        elif fact.furniture in ("line", "prefix"):
            roles.append(("boilerplate", 0))
        elif fact.furniture in ("opening", "statement"):
            titled = any(not facts[j].furniture and not is_name_alone(facts[j]) for j in headlines)
            if titled and _is_kind_of_text(facts, i, tail):
                roles.append(("metadata", 0))
            elif titled or i + 1 == tail:
                break
            else:
                roles.append(("headline", 0))
                headlines.append(i)
            stated = True
        elif _is_headline(text, facts, i, tail, headlines, stated=stated):
            roles.append(("headline", 0))
            headlines.append(i)
        else:
            break
    return _bylines(facts, roles), stated and len(roles) < tail


def _is_kind_of_text(facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line like `بيان صحفي` under a headline only says what the text is: a date or a label follows."""
    return i + 1 < tail and facts[i].words <= 2 and (facts[i + 1].label is not None or bool(facts[i + 1].parts))


def is_name_alone(fact: Fact) -> bool:
    """Whether a line is short enough to be but the name of who issues what follows."""
    return fact.words <= _LONGEST_ISSUER and not fact.closed


def _is_headline(text: Text, facts: list[Fact], i: int, tail: int, headlines: list[int], *, stated: bool) -> bool:
    """Whether a line above the accounts is a headline: short, not a sentence, something longer below.

    A second line goes on with it, before any date or label; after a statement's heading only in its own paragraph.
    """
    fact = facts[i]
    letters = sum(t.kind == "word" and len(t.key) > 1 for t in text.tokens[fact.line.first : fact.line.last])
    longest = _LONGEST_SECOND_HEADLINE if headlines else _LONGEST_HEADLINE
    if letters < 2 or fact.words > longest or len(headlines) >= _MOST_HEADLINES:
        return False
    if fact.closed and (headlines or not _asks_above(text, facts, i, tail)):
        return False
    if metadata.is_clock(text.tokens, metadata.undecorated(text.tokens, fact.line.first, fact.line.last)):
        # The hour at which a live page tells something.
        return False
    below = facts[i + 1 : tail]
    if not headlines:
        return any(not later.label and not later.parts and later.words > 1 for later in below)
    if headlines[-1] != i - 1 or (stated and _EMPTY_LINE.search(text.raw, facts[i - 1].line.end, fact.line.start)):
        return False
    return any(later.words > 2 * fact.words and later.words > _LONGEST_SECOND_HEADLINE for later in below)


def _asks_above(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line is a question in a paragraph of its own, with text below."""
    asks = text.tokens[facts[i].line.last - 1].light in ("؟", "?")
    return asks and i + 1 < tail and bool(_EMPTY_LINE.search(text.raw, facts[i].line.end, facts[i + 1].line.start))


def _dateline_role(parts: tuple[Part, ...]) -> Role:
    kinds = {part.kind for part in parts}
    if "author" in kinds:
        return "byline"
    return "dateline" if "place" in kinds or ("unknown" in kinds and not kinds & {"date", "none"}) else "metadata"


def _bylines(facts: list[Fact], roles: list[tuple[Role, int]]) -> list[tuple[Role, int]]:
    """Return the roles with a labelled name that stands apart from other labelled lines made a byline."""
    made = list(roles)
    for i, (role, account) in enumerate(roles):
        label = facts[i].label
        beside = [roles[j][0] for j in (i - 1, i + 1) if 0 <= j < len(roles)]
        if role == "metadata" and label is not None and label.field == "byline" and "metadata" not in beside:
            made[i] = ("byline", account)
    return made


def _below(text: Text, facts: list[Fact], tail: int, known: Known) -> Iterator[Role]:
    block = False
    for i in range(tail, len(facts)):
        fact = facts[i]
        block = block or fact.furniture == "block"
        if block or fact.furniture in ("line", "prefix"):
            yield "boilerplate"
        else:
            labelled = fact.label is not None and (fact.label.field == "byline" or is_value(facts, i + 1))
            named = _is_author(text, fact, known) or is_value(facts, i)
            yield "byline" if labelled or named else "metadata"


def _grouped(
    text: Text, facts: list[Fact], roles: list[tuple[Role, int]], known: Known, lexicon: PageLexicon
) -> Iterator[Piece]:
    """Yield the pieces: neighbouring lines of one role and account; a dateline inside a first line is cut off."""
    begun: set[int] = set()
    told = _told_names(text)
    i = 0
    while i < len(roles):
        role, account = roles[i]
        end = i + 1
        while end < len(roles) and roles[end] == roles[i]:
            end += 1
        start = facts[i].line.start
        if role == "report" and account not in begun:
            begun.add(account)
            inline = metadata.inline_dateline(
                text, facts[i].line, known=known, outlets=lexicon.outlets, page=lexicon.page
            )
            if inline is not None:
                stop = text.tokens[inline.last - 1].end
                yield Piece("dateline", start, stop, account, i, i, _outlet(text, inline.parts, told))
                start = text.tokens[inline.after].start
        told_by = (
            metadata.inline_dateline(text, facts[i].line, known=known, outlets=lexicon.outlets, page=lexicon.page)
            if role == "statement"
            else None
        )
        titled = any(above == "headline" for above, _ in roles[:i])
        outlets = [
            _outlet(text, fact.parts, told) or _unlisted(text, fact, lexicon.page, titled=titled)
            for fact in facts[i:end]
            if role in ("byline", "dateline", "metadata")
        ]
        if told_by is not None:
            outlets.append(_outlet(text, told_by.parts, told))
        yield Piece(role, start, facts[end - 1].line.end, account, i, end, next(filter(None, outlets), None))
        i = end


def _outlet(text: Text, parts: Sequence[Part], told: frozenset[str]) -> str | None:
    """Return the outlet that a dateline names; a part that is not known counts if the text names itself so."""
    named = [part for part in parts if part.kind == "outlet"]
    kinds = {part.kind for part in parts}
    if not named:
        dated = {"place", "date"} <= kinds
        named = [part for part in parts if part.kind == "unknown" and (dated or _name(text, part) in told)]
    return text.slice((named[0].first, named[0].last)) if named else None


def _unlisted(text: Text, fact: Fact, page: Page, *, titled: bool) -> str | None:
    """Return the outlet of no list that stands with a date or a section, or after a place as a name with the article.

    `titled`: a headline stands above; a first line may be one itself, unless strokes or a section mark it.
    """
    kinds = [part.kind for part in fact.parts]
    unknown = [part for part in fact.parts if part.kind == "unknown"]
    written = metadata.words(text.tokens, unknown[0].first, unknown[0].last) if unknown else []
    heading = frame_of(page, written[:2]) == "statement"
    if not written or heading or text.tokens[unknown[0].first].kind == "number":
        return None
    name = text.slice((unknown[0].first, unknown[0].last))
    if "place" in kinds:
        definite = unknown[0].last - unknown[0].first == 1 and name.startswith("ال")
        return name if titled and kinds == ["place", "unknown"] and definite else None
    marked = "none" in kinds or metadata.has_strokes(text.tokens, fact.line)
    if titled:
        return name if "date" in kinds or "none" in kinds else None
    return name if "date" in kinds and marked else None


def _name(text: Text, part: Part) -> str:
    return " ".join(metadata.words(text.tokens, part.first, part.last))


def _told_names(text: Text) -> frozenset[str]:
    """Return the names that the text says it was told something by (قال لـ"سنابل"), as outlets say of themselves."""
    words = metadata.words(text.tokens, 0, len(text.tokens))
    told = [i + 1 for i, word in enumerate(words) if word in _TOLD]
    return frozenset(" ".join(words[i : i + count]) for i in told for count in range(1, _LONGEST_BYLINE))


def settled(text: Text, facts: list[Fact], pieces: list[Piece], *, by_news: bool, lexicon: PageLexicon) -> list[Piece]:
    """Return the pieces with statements told from reports, summaries from reports, signatures from statements.

    `by_news`: the page is known to be a news outlet's, so that who says we there is quoted.
    """
    roles = {piece.role for piece in pieces}
    datelined = by_news or "dateline" in roles or any(piece.outlet for piece in pieces)
    found: list[Piece] = []
    longest = [0]
    for piece in reversed(pieces):
        longest.append(max(longest[-1], piece.end - piece.start if piece.role == "statement" else 0))
    for i, piece in enumerate(pieces):
        told = piece
        if piece.role == "report":
            first, last = text.covering(piece.start, piece.end)
            as_we = not datelined and statements.speaks_as_we(text, first, last, page=lexicon.page, cues=lexicon.cues)
            if as_we or (not by_news and announcer(text, facts, first, last, lexicon) is not None):
                told = piece._replace(role="statement")
            elif "dateline" not in roles and piece.end - piece.start <= _LONGEST_SUMMARY * longest[-i - 2]:
                told = piece._replace(role="summary")
        found += _without_signature(text, facts, told, lexicon) if told.role == "statement" else [told]
    return found


def announcer(text: Text, facts: Sequence[Fact], first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return who announces something on a page of its own, in the headline and at the head of the tokens, or null."""
    names = lexicon.actors.names
    return statements.issuer_announcing(text, facts[0].line, first, last, cues=lexicon.cues, names=names)


def _without_signature(text: Text, facts: list[Fact], piece: Piece, lexicon: PageLexicon) -> list[Piece]:
    """Return a statement, and after it the lines of its signature and its date."""
    lines = facts[piece.first : piece.last]
    signed: list[Piece] = []
    while len(lines) > 2:
        fact = lines[-1]
        if not _EMPTY_LINE.search(text.raw, lines[-2].line.end, fact.line.start):
            break
        dated = fact.label is not None or [part.kind for part in fact.parts] in (["date"], ["place", "date"])
        name = not fact.furniture and statements.is_signature(
            text, fact.line, issuer=None, outlets=lexicon.outlets, cues=lexicon.cues
        )
        if not dated and not name:
            break
        lines.pop()
        at = piece.first + len(lines)
        role: Role = "metadata" if dated else "byline"
        signed.insert(0, Piece(role, fact.line.start, fact.line.end, piece.account, at, at + 1))
    return [piece._replace(end=lines[-1].line.end, last=piece.first + len(lines)), *signed]
