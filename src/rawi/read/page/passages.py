"""What a page is made of: headline, dateline, metadata, accounts with one narrator each, byline, furniture.

Lines are sorted by what they are by themselves, then by where they stand. Source of the roles: the project's
guide for annotators (docs/gold.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.outlets import name_key, source_called
from rawi.lexicon.shape_words import shape_words
from rawi.model import Document, Passage, Published, Source, Span, identified
from rawi.model.document import Genre
from rawi.read import shapes
from rawi.read.page import (
    archives,
    datelines,
    forums,
    introduced,
    issuing,
    layout,
    mastheads,
    owner_signs,
    publishers,
    ranked_owners,
    statements,
)
from rawi.read.page import lines as page_lines
from rawi.read.page.headline_names import is_party
from rawi.read.page.layout import Laid
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import Known, without_for
from rawi.read.page.passed_on import passed_on_from
from rawi.read.page.ranked_owners import Ruled
from rawi.read.times import times
from rawi.text import Text, analyse, key

_NEWS = ("news_agency", "outlet", "monitor", "archive")
_HEADING_LINES = 4
_GREETS, _STATES = shape_words("greets"), shape_words("state")
_GREETING = 5
# So many labelled lines file a statement in an archive.
_FILED = 3
_EDITORS, _PEN = shape_words("editor"), key("بقلم")
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The passages of a document in order, the sources they name, and what the page says of itself.

    `source` is the id of the publisher; null where the page does not settle it, as are all other values. `published`
    is what is known, else `dated`, the day that a labelled line gives; `changed` are the lines (code points) that say
    when the page was changed. `passed_on` is the id of whose text somebody passes on here (منقول من الأخ …). With the
    `teller` chains begin: the publisher, or the member who writes in his forum.
    """

    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]
    title: str | None
    author: str | None
    published: Published
    dated: Published
    changed: tuple[tuple[int, int], ...]
    views: int | None
    genre: Genre
    source: str | None
    teller: str | None
    passed_on: str | None = None


def segment(document: Document, text: Text, lexicon: PageLexicon) -> Segmentation:
    """Return what the page of `document` is made of. `text` is its analysed text.

    Known facts of the document (front matter, options) win over what the page says.
    """
    publisher = publishers.known_publisher(document, lexicon)
    before = known(document, text, lexicon)
    facts = page_lines.facts_of(text, before, lexicon)
    by_news = publisher is not None and (publisher.kind in _NEWS or _is_outlet(publisher.name, lexicon))
    laid = layout.laid_out(text, facts, before, lexicon, by_news=by_news)
    pieces = laid.weighed
    author = document.author or _author(text, facts)
    issuers = _issuers(text, facts, pieces, author, lexicon)
    told = any(piece.role in ("report", "summary") for piece in pieces)
    reporter = None
    likely = False
    filed = archives.filed_for(text, facts, pieces)
    others = bool(filed) or _is_speech(text, facts)
    if publisher is not None:
        reporters = (publishers.reporter(each, publisher, lexicon.outlets) for each in laid)
        reporter = next(filter(None, reporters), None)
    elif facts:
        ruled = ruled_owner(document, text, facts, laid, lexicon)
        keeps = _keeps_statement(laid) or _is_filed(text, facts, issuers)
        if keeps and ruled is not None and ruled.source in issuers.values():
            # Who keeps a statement and says in short what it says did not issue it.
            ruled = None
        if ruled is not None and name_key(ruled.source.name) in filed:
            ruled = None
        found = ranked_owners.candidates(text, facts, pieces, lexicon, before, ruled)
        found = [one for one in found if name_key(one.name) not in filed and not _names_nobody(one, lexicon)]
        if keeps:
            found = [one for one in found if not _may_issue(one, issuers)]
        publisher = ranked_owners.owner(found, ruled, ranked_owners.weights(), lexicon, told=told)
        likely = ruled is None or publisher != ruled.source
    member = forums.member(text, facts, pieces, publisher, lexicon)
    teller = member or reporter or publisher
    # Who speaks as we on a page with no other account is whose page it is.
    # A name that is only likely does not speak where the lines above a statement tell of another.
    own = None if told or (likely and _tells_of_another(text, facts, pieces, publisher, lexicon)) else publisher
    # A message is his from whom it was forwarded, passed on by the channel.
    forwarded = document.extra.get("forwarded_from", "").strip()
    own = source_called(lexicon.outlets, forwarded) if forwarded and own is not None else own
    passages = tuple(
        identified(
            Passage(
                id="",
                span=Span(document.id, piece.start, piece.end),
                role=piece.role,
                # What an archive has filed of another's may be told by either, a speech is his who holds it.
                narrator=_id(
                    (issuers[piece.account] or own)
                    if piece.role == "statement"
                    else None
                    if piece.role == "report" and others
                    else teller
                ),
            )
        )
        for piece in pieces
    )
    dated = _dated(document, text, facts, lexicon)
    author_of_text = (forwarded or passed_on_from(text, facts, lexicon)) if told else None
    passed_on = source_called(lexicon.outlets, author_of_text) if author_of_text else None
    sources = {
        source.id: source
        for source in (publisher, reporter, teller, passed_on, own, *issuers.values())
        if source is not None
    }
    return Segmentation(
        passages=passages,
        sources=tuple(sources[name] for name in sorted(sources)),
        title=document.title or _title(text, facts, pieces, sources, lexicon),
        author=author,
        published=document.published if document.published.basis != "none" else dated,
        dated=dated,
        changed=tuple(_changed(facts)),
        views=_views(text, facts),
        genre=_genre(pieces, publisher),
        source=_id(publisher),
        teller=_id(member if member is not None and member.kind == "unknown" else publisher),
        passed_on=_id(passed_on),
    )


def known(document: Document, text: Text, lexicon: PageLexicon) -> Known:
    """Return what is known of a page before its lines are read."""
    publisher = publishers.known_publisher(document, lexicon)
    return Known(
        publisher.name if publisher else None,
        document.author,
        frozenset(name for name in datelines.told_names(text) if not is_party(name, lexicon)),
        lexicon.is_place,
        lambda written: shapes.opens_name(written, lexicon.persons),
        lambda word: word in lexicon.cues.words["office_noun"],
        lexicon.calendar.months.reach.__contains__,
    )


def _is_filed(text: Text, facts: Sequence[Fact], issuers: dict[int, Source | None]) -> bool:
    """Whether labels on a page say whose statement it is, and more of it, as archives file it."""
    if not issuers or sum(fact.label is not None for fact in facts) < _FILED:
        return False
    named = {name_key(value) for value in publishers.values(text, facts, ("author",))}
    return any(issuer is not None and name_key(issuer.name) in named for issuer in issuers.values())


def _is_speech(text: Text, facts: Sequence[Fact]) -> bool:
    """Whether a line of its own greets those to whom somebody speaks: السيد الرئيس، أيها الإخوة."""
    tokens = text.tokens
    return any(
        tokens[fact.line.first].key in _GREETS and fact.words <= _GREETING and tokens[fact.line.last - 1].light in "،,"
        for fact in facts
        if fact.line.first < fact.line.last
    )


def _may_issue(one: ranked_owners.Candidate, issuers: dict[int, Source | None]) -> bool:
    """Whether a name on a page that keeps a statement is rather who issued it: a listed actor, or part of his name."""
    name = f" {name_key(one.name)} "
    named = [f" {name_key(issuer.name)} " for issuer in issuers.values() if issuer is not None]
    return "actor" in one.signs or any(name in other or other in name for other in named)


def _tells_of_another(
    text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], publisher: Source | None, lexicon: PageLexicon
) -> bool:
    """Whether the lines above a statement name an actor of the list that is not the page's owner."""
    first = next((piece.first for piece in pieces if piece.role == "statement"), 0)
    own = f" {name_key(publisher.name)} " if publisher is not None else ""
    tokens = range(facts[0].line.first, facts[first - 1].line.last) if first else range(0)
    found = (lexicon.actors.names.find(text, i) for i in tokens)
    return any(
        each is not None and f" {name_key(text.slice((each.start_token, each.end_token)))} " not in own
        for each in found
    )


def _keeps_statement(laid: Laid) -> bool:
    """Whether a page says in short what a statement below says, as archives do."""
    return any({"summary", "statement"} <= {piece.role for piece in pieces} for pieces in laid)


def ruled_owner(document: Document, text: Text, facts: list[Fact], laid: Laid, lexicon: PageLexicon) -> Ruled | None:
    """Return whose page the rules say it is: as they lay it out, else as it is laid out with learned weights.

    Who is named around the text goes before whom the text tells of, and who issues all that is there.
    """
    author = document.author or _author(text, facts)
    ways = laid[:1] if laid.ruled is laid.weighed else laid
    found = (_by_rules(text, facts, pieces, lexicon, author) for pieces in ways)
    named = (next((one for one in owners if not _is_nobodys(one.source, lexicon)), None) for owners in found)
    owners = [*filter(None, named)]
    return next((owner for owner in owners if owner.how in ("line", "named")), next(iter(owners), None))


def _issuers(
    text: Text, facts: list[Fact], pieces: Sequence[Piece], author: str | None, lexicon: PageLexicon
) -> dict[int, Source | None]:
    """Return who issues each statement, by its account."""
    stated: dict[int, list[Piece]] = {piece.account: [] for piece in pieces if piece.role == "statement"}
    for piece in pieces:
        if piece.account in stated and piece.role in ("headline", "statement"):
            stated[piece.account].append(piece)
    return {
        account: _issuer(text, facts, own, author, lexicon, titled=account == min(stated))
        for account, own in stated.items()
    }


def _by_rules(
    text: Text, facts: list[Fact], pieces: list[Piece], lexicon: PageLexicon, author: str | None
) -> Iterator[Ruled]:
    """Yield whose page the rules say it is, laid out so, the surest sign first."""
    told = any(piece.role in ("report", "summary") for piece in pieces)
    archive = archives.named(text, facts)
    if archive is not None and archives.filed_for(text, facts, pieces):
        yield Ruled(source_called(lexicon.outlets, archive), "named")
    at_work = mastheads.at_its_work(text, facts[0].line)
    if at_work is not None:
        yield Ruled(source_called(lexicon.outlets, at_work), "named")
    reporter = publishers.reporter(pieces, None, lexicon.outlets)
    if reporter is not None and not _is_translated(text, facts, reporter, lexicon):
        yield Ruled(reporter, "line")
    named = publishers.publisher_of(text, facts, pieces, lexicon, told=told)
    if named is not None:
        yield Ruled(named, "named")
    own = publishers.told_of_itself(text, lexicon) if told and len(facts) > 1 else None
    if own is not None:
        yield Ruled(own, "told")
    issuers = _issuers(text, facts, pieces, author, lexicon)
    if not issuers and author and statements.is_organisation(author, lexicon.cues):
        # A body named as the author of a page without statements is whose page it is.
        yield Ruled(source_called(lexicon.outlets, author), "issuer")
    # Nothing but statements of one issuer is the issuer's own page.
    issuer = None if told else publishers.only(issuers.values())
    if issuer is not None:
        yield Ruled(issuer, "issuer")


def _is_translated(text: Text, facts: list[Fact], reporter: Source, lexicon: PageLexicon) -> bool:
    """Whether behind a paper stands who wrote in it, below the body that translates: `«المساء» – بقلم: فلان`."""
    top = facts[0].line
    parted = any(datelines.separates(token) for token in text.tokens[top.first + 1 : top.last - 1])
    named = statements.is_organisation(text.raw[top.start : top.end], lexicon.cues)
    for fact in facts[1:_HEADING_LINES]:
        tokens = text.tokens[fact.line.first : fact.line.last]
        written = f" {' '.join(token.key for token in tokens if token.kind == 'word')} "
        if any(token.key == _PEN for token in tokens[1:]) and f" {name_key(reporter.name)} " in written:
            return parted and named
    return False


def _is_nobodys(source: Source, lexicon: PageLexicon) -> bool:
    """Whether words of no list name nobody: which organ or who of a paper it is, a section, or what somebody does."""
    # الإعلام alone is no more.
    unnamed = statements.is_unnamed_organ(source.name) or statements.is_unnamed_organ(f"مكتب {source.name}")
    unnamed = (
        unnamed or name_key(source.name).partition(" ")[0] in _EDITORS or owner_signs.is_no_owner(source.name, lexicon)
    )
    return source.kind == "unknown" and unnamed


def _names_nobody(one: ranked_owners.Candidate, lexicon: PageLexicon) -> bool:
    """Whether a candidate of no list is no name."""
    return bool(one.signs) and _is_nobodys(source_called(lexicon.outlets, one.name), lexicon)


def _is_outlet(name: str, lexicon: PageLexicon) -> bool:
    """Whether a publisher of no list calls itself an outlet (شبكة بردى الإخبارية)."""
    return any(lexicon.page.furniture.get(word) == "outlet_word" for word in name_key(name).split())


def _id(source: Source | None) -> str | None:
    return source.id if source else None


def _author(text: Text, facts: Sequence[Fact]) -> str | None:
    """Return the author a label names, or the name below a label that stands alone."""
    named = next(iter(publishers.values(text, facts, ("author", "byline"))), None)
    return named or next(iter(publishers.values(text, facts, ("source",), alone=True)), None)


def _title(
    text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], sources: Mapping[str, Source], lexicon: PageLexicon
) -> str | None:
    """Return the first line of the headline that is no pious formula, nor only a name or a genre, if another is."""
    named = [{*name_key(source.name).split()} for source in sources.values()]
    told = next((n for n, piece in enumerate(pieces) if piece.role in ("report", "statement")), len(pieces))
    lines = [
        fact
        for piece in pieces[: told or len(pieces)]
        if piece.role == "headline"
        for fact in facts[piece.first : piece.last]
        if fact.furniture != "opening"
    ]
    titles = (fact for fact in lines if fact.words > 2 and not fact.parts and not _is_name(text, fact, named, lexicon))
    bodies = (fact for fact in lines if text.tokens[fact.line.first].key not in _STATES)
    fact = next(titles, next(bodies, next(iter(lines), None)))
    return publishers.plain(text.raw[fact.line.start : fact.line.end]) if fact is not None else None


def _is_name(text: Text, fact: Fact, named: Sequence[set[str]], lexicon: PageLexicon) -> bool:
    """Whether a line of the headline only names a body: of the list, or with the words of one of those `named`."""
    line = text.raw[fact.line.start : fact.line.end]
    words = {*name_key(line).split()}
    listed = lexicon.actors.names.find(text, fact.line.first)
    own = any(words <= name or (name <= words and len(words) == len(name) + 1) for name in named)
    state = name_key(line).partition(" ")[0] in _STATES
    return (
        own or state or statements.is_unnamed_organ(line) or (listed is not None and listed.end_token == fact.line.last)
    )


def _changed(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield the lines that say when the page was changed, with the line below a label that stands alone."""
    for i, fact in enumerate(facts):
        if fact.label is not None and fact.label.field == "updated":
            last = i + 1 if fact.label.first == fact.label.last and page_lines.is_value(facts, i + 1) else i
            yield fact.line.start, facts[last].line.end


def _dated(document: Document, text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Published:
    """Return the one day that lines like `تاريخ النشر: …` give; an update is not published.

    Else the day beside the outlet at the head of a page (شريط الأخبار – قناة شط العرب – الجمعة 8 آب 2014).
    """
    labelled = [
        (fact.label.first, fact.label.last)
        for fact in facts
        if fact.label is not None and fact.label.field == "published" and fact.label.first < fact.label.last
    ]
    headed = [
        (part.first, part.last)
        for fact in facts[:1]
        for part in fact.parts
        if part.kind == "date" and any(other.kind == "outlet" for other in fact.parts)
    ]
    found: dict[tuple[str | None, str | None], Published] = {}
    for tokens in labelled or headed:
        start, end = text.span(tokens)
        for item in times.find(analyse(text.raw[start:end]), lexicon, published=None):
            if item.value.precision == "day" and item.value.start is not None:
                span = Span(document.id, start + item.start, start + item.end)
                days = item.value.start, item.value.end
                found.setdefault(days, Published(start=days[0], end=days[1], basis="metadata", span=span))
    return next(iter(found.values())) if len(found) == 1 else Published()


def _views(text: Text, facts: Sequence[Fact]) -> int | None:
    """Return the page's own count of its readers, if one line gives it."""
    for fact in facts:
        if fact.label is not None and fact.label.field == "views":
            digits = [t.light for t in text.tokens[fact.label.first : fact.label.last] if t.kind != "quote"]
            count = "".join(part for part in digits if part not in (",", "."))
            if count.isascii() and count.isdigit() and len(count) <= _MOST_DIGITS:
                return int(count)
    return None


def _issuer(
    text: Text, facts: Sequence[Fact], own: Sequence[Piece], author: str | None, lexicon: PageLexicon, *, titled: bool
) -> Source | None:
    """Return who issues a statement: by its heading, the page's author, the text as we, or the signature.

    `titled`: it is the first statement of the page, whose heading is its own.
    """
    start, end = own[0].start, own[-1].end
    said_by = _introduced(text, facts, own, lexicon)
    if said_by is not None:
        return said_by
    filed = archives.labelled(text, facts, own, lexicon) if titled else None
    if filed is not None:
        return source_called(lexicon.outlets, issuing.without_organ(filed, lexicon))
    inside = facts[own[0].first : own[-1].last]
    above = facts[: min(own[0].first, _HEADING_LINES)] if titled else ()
    headings = (*(fact for fact in above if fact.furniture == "statement"), *inside[:_HEADING_LINES])
    name = statements.issuer_in_heading(text, [fact.line for fact in headings], page=lexicon.page)
    if name is not None and titled and speaker_noun(lexicon.cues, name_key(name).split()[0]) == "official":
        # نادي الأسير، below it تصريح صادر عن رئيس النادي: whose page it is.
        name = mastheads.named_alone(text, facts, lexicon) or name
    if name is None and titled:
        first, last = text.covering(*_told(own))
        name = page_lines.title_issuer(text, facts[0], lexicon) or layout.announcer(text, facts, first, last, lexicon)
    if name is None and author is not None and _signs(text, author, start, end, lexicon):
        name = author
    if name is None:
        name = next(
            filter(None, (mastheads.who_writes(text, fact.line, lexicon) for fact in inside[:_HEADING_LINES])), None
        )
    if name is None:
        name = statements.issuer_speaking(text, *text.covering(start, end), cues=lexicon.cues)
    if name is None:
        heading = [
            fact.line
            for fact in (*facts[:_HEADING_LINES], *inside[:_HEADING_LINES])
            if fact.label is None and page_lines.is_name_alone(fact)
        ]
        name = statements.issuer_alone(text, heading, page=lexicon.page, cues=lexicon.cues)
        owner = mastheads.named_alone(text, facts, lexicon) if titled else None
        written = text.raw[facts[0].line.start : facts[0].line.end]
        if owner is not None and (name is None or owner in name or name in written):
            name = owner
    signature = next((piece.signature for piece in own if piece.signature is not None), None)
    if name is None and signature is not None:
        name = publishers.plain(text.raw[slice(*signature)])
    if name is None:
        name = issuing.announcing(text, *text.covering(*_told(own)), lexicon)
    if name is None:
        name = issuing.issued_above(text, facts, own[0].first, lexicon)
    if name is None and titled and facts[0].furniture is None:
        name = issuing.of_heading(text, facts[0], lexicon)
    if name is not None and statements.is_unnamed_organ(name):
        # مكتب الناطق الرسمي, below it or above it the body's own name
        name = mastheads.named_alone(text, facts, lexicon) if titled else None
    return source_called(lexicon.outlets, issuing.without_organ(without_for(name), lexicon)) if name else None


def _introduced(text: Text, facts: Sequence[Fact], own: Sequence[Piece], lexicon: PageLexicon) -> Source | None:
    """Return whom the line that introduces a statement names, above it or as its first."""
    first = next(piece.first for piece in own if piece.role == "statement")
    for i in (first, first - 1):
        if i >= 0 and introduced.introduction(text, facts, i, lexicon) is not None:
            name = introduced.issuer(text, facts[i], lexicon)
            return source_called(lexicon.outlets, name) if name else None
    return None


def _told(own: Sequence[Piece]) -> tuple[int, int]:
    """Return the code points of the statement itself, without headline and signature."""
    return next((piece.start, piece.end) for piece in own if piece.role == "statement")


def _signs(text: Text, author: str, start: int, end: int, lexicon: PageLexicon) -> bool:
    """Whether the page's author is who issues the statement, not who put it there: a body, or named inside it."""
    inside = " ".join(token.key for token in text.tokens[slice(*text.covering(start, end))] if token.kind == "word")
    return statements.is_organisation(author, lexicon.cues) or name_key(author) in inside


def _genre(pieces: Sequence[Piece], publisher: Source | None) -> Genre:
    roles = {piece.role for piece in pieces}
    if "summary" in roles or (publisher is not None and publisher.kind == "archive"):
        return "archive_page"
    if "report" in roles:
        return "report"
    return "statement" if "statement" in roles else "other"
