"""Whose page it is: what is known before reading, else who datelines, labels, letterheads and the text itself name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rawi.lexicon.boilerplate import Field
from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.outlets import (
    Outlets,
    issuer_at,
    name_key,
    outlet_at,
    outlet_named,
    parted,
    source_called,
    source_named,
    source_of,
)
from rawi.lexicon.shape_words import shape_words
from rawi.model import Document, Source
from rawi.read.page import headline_names, issuing, mastheads, self_described, sign_offs, statements
from rawi.read.page import lines as page_lines
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import without_for, words
from rawi.text import Text

# Between the verb and the name: اطلعت عليه "سنابل", تلقت وكالة "سنابل".
_BETWEEN = shape_words("before_outlet_name")
_OPENING = frozenset(("«", "“", '"', "”"))
_ON = shape_words("on_day")
_APART = re.compile(r"\s{3,}")
_PLUS = re.compile(r"\s[+/|]\s")
_LONGEST_NAME = 5
_LONGEST_VALUE = 5
# So far from a value another may stand on its line, behind a label of so many words.
_WIDE, _LONGEST_LABEL = 3, 3


def known_publisher(document: Document, lexicon: PageLexicon) -> Source | None:
    """Return the publisher known before reading: by name, else by address."""
    name, url = document.extra.get("source"), document.extra.get("url", "")
    if name:
        return source_called(lexicon.outlets, name)
    outlet = outlet_at(lexicon.outlets, url)
    if outlet is not None:
        return source_of(outlet)
    issuer = issuer_at(lexicon.outlets, url)
    return source_named(lexicon.actors.rows[issuer].name) if issuer is not None else None


def reporter(pieces: Sequence[Piece], publisher: Source | None, outlets: Outlets) -> Source | None:
    """Return the outlet that datelines and metadata name; null where they name different ones.

    A part of the publisher's name is the publisher (سنابل of وكالة سنابل).
    """
    found: list[Source] = []
    for piece in pieces:
        if piece.outlet is None:
            continue
        part = name_key(piece.outlet).split()
        whole = name_key(publisher.name).split() if publisher else []
        is_publisher = part == whole[-len(part) :]
        found.append(publisher if publisher and is_publisher else source_called(outlets, piece.outlet))
    return only(found)


def publisher_of(
    text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], lexicon: PageLexicon, *, told: bool
) -> Source | None:
    """Return who publishes a page whose datelines name nobody, the surest sign first, or null.

    `told`: somebody reports there.
    """
    return (
        _named(text, facts, lexicon)
        or _self_described(text, facts, lexicon)
        or (_issuing(text, facts, lexicon) if all(piece.role != "statement" for piece in pieces) else None)
        or _called_in(sign_offs.names(text, facts, lexicon), text, facts, lexicon)
        or _masthead(text, facts, lexicon)
        or _letterhead(text, facts, pieces, lexicon)
        or _at_work(text, facts, pieces, lexicon)
        or (_releasing(text, pieces, lexicon) if told else None)
        or (_in_headline(text, facts, lexicon) if told else None)
    )


def told_of_itself(text: Text, lexicon: PageLexicon) -> Source | None:
    """Return the outlet that a report says has seen a statement or was told something, or null."""
    seen = _that_has_seen(text, lexicon)
    name = headline_names.told(text, lexicon) if seen is None else None
    return source_called(lexicon.outlets, plain(name)) if name else seen


def only(sources: Iterable[Source | None]) -> Source | None:
    """Return the source that they all are, or null."""
    found = {source.id: source for source in sources if source is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def values(text: Text, facts: Sequence[Fact], fields: tuple[Field, ...], *, alone: bool = False) -> Iterator[str]:
    """Yield the values of lines with these labels; `alone`: only those that stand on a line of their own."""
    for i, fact in enumerate(facts):
        if fact.label is None or fact.label.field not in fields:
            continue
        if fact.label.first < fact.label.last:
            if not alone:
                yield plain(text.slice((fact.label.first, _ends_value(text, fact.label.first, fact.label.last))))
        elif page_lines.is_value(facts, i + 1):
            line = facts[i + 1].line
            yield plain(text.raw[line.start : line.end])


def _ends_value(text: Text, first: int, last: int) -> int:
    """Return where a value ends: far before another label or a number, else with the line.

    White space alone may stand inside a name that was copied from a table.
    """
    tokens = text.tokens
    for i in range(first + 1, last):
        if tokens[i].start - tokens[i - 1].end < _WIDE:
            continue
        beside = tokens[i : min(last, i + 1 + _LONGEST_LABEL)]
        if any(token.kind == "number" or token.light in (":", "：") for token in beside):
            return i
    return last


def plain(written: str) -> str:
    """Return words without the marks of a heading or a list around them, those of a hashtag parted."""
    return parted(written.strip(" \t*#_،,."))


def _named(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return the outlet that a line like `المصدر: سانا` or `نشر في جريدة الشروق يوم …` names."""
    for value in values(text, facts, ("source", "url")):
        at = outlet_at(lexicon.outlets, value) if "." in value and " " not in value else None
        if at is not None:
            return source_of(at)
    for value in values(text, facts, ("source",)):
        name = _joined(value, lexicon)
        if name is not None and (outlet_named(lexicon.outlets, name) is not None or _may_publish(name, lexicon)):
            return source_called(lexicon.outlets, name)
    for written in values(text, facts, ("byline", "author")):
        value = written.removeprefix("فريق ").removeprefix("أسرة ")
        opens = name_key(value).split(maxsplit=1)
        if len(opens) > 1 and lexicon.page.furniture.get(opens[0]) == "outlet_word" and opens[0] not in _REPORTERS:
            return source_called(lexicon.outlets, value)
    for fact in facts:
        if fact.label is not None and fact.label.field == "published":
            name = _published_in(text, fact.label.first, fact.label.last, lexicon)
            if name is not None:
                return source_called(lexicon.outlets, name)
    return None


def _joined(value: str, lexicon: PageLexicon) -> str | None:
    """Return the one outlet that stands beside others, places or words for any agency (وكالات + شبكة شام), or null."""
    alone = _APART.split(value)[0]
    if outlet_named(lexicon.outlets, value) is None and outlet_named(lexicon.outlets, alone) is not None:
        # رويترز, far before a place
        return alone
    value = " ".join(value.split())
    parts = [part.strip() for part in _PLUS.split(value)]
    if len(parts) == 1 or outlet_named(lexicon.outlets, value) is not None:
        return value
    listed = [part for part in parts if outlet_named(lexicon.outlets, part) is not None]
    kinds = lexicon.page.furniture
    named = listed or [
        part
        for part in parts
        if not lexicon.is_place(part) and not all(kinds.get(word) == "no_outlet" for word in name_key(part).split())
    ]
    return named[0] if len(named) == 1 else None


def _issuing(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return the body that `الجهة المصدرة: …` names: the page is its own, where a person only wrote it."""
    for value in values(text, facts, ("author",)):
        if speaker_noun(lexicon.cues, name_key(value).partition(" ")[0]) in ("body", "component", "spokesperson"):
            return source_called(lexicon.outlets, value)
    return None


def _may_publish(name: str, lexicon: PageLexicon) -> bool:
    """Whether a source of no list may be an outlet: a short name, not a person's nor of those who issue statements."""
    written = name_key(name).split()
    if not 0 < len(written) <= _LONGEST_VALUE:
        return False
    kinds = [lexicon.page.furniture.get(word) for word in written]
    if "outlet_word" in kinds or kinds[-1] == "outlet_end":
        return len(written) > 1
    speaks = speaker_noun(lexicon.cues, written[0])
    if speaks not in (None, "outlet") or kinds[0] in ("line", "statement") or written[0] in _NO_OUTLETS:
        return False
    if all(kind == "no_outlet" for kind in kinds):
        # أخبار محلية is a section; أرشيف دارفور an archive.
        return False
    return written[0] not in lexicon.persons.given and not written[0].isdigit()


_REPORTERS = shape_words("reporting_account")
_NO_OUTLETS = shape_words("names_no_outlet")


def _published_in(text: Text, first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return the outlet in `جريدة صدى الساحل يوم 27-08-2024`."""
    tokens = text.tokens
    kinds = {lexicon.page.furniture.get(tokens[first].key)} if first < last else set()
    end = first
    while end < last and tokens[end].kind == "word" and tokens[end].key not in _ON:
        end += 1
    return text.slice((first, end)) if "outlet_word" in kinds and 1 < end - first <= _LONGEST_NAME else None


def _letterhead(text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], lexicon: PageLexicon) -> Source | None:
    """Return the body whose name stands alone above the headline, as on its own page."""
    head = pieces[0] if pieces and pieces[0].role == "headline" else None
    inside = [fact for fact in facts if head is not None and fact.line.end <= head.end]
    if len(inside) < 2 or not page_lines.is_name_alone(inside[0]):
        return None
    # المتحدث باسم الجيش: دمرنا الجسر tells what he says.
    alone = [
        fact.line
        for fact in inside
        if page_lines.is_name_alone(fact)
        and fact.furniture is None
        and all(token.light != ":" for token in text.tokens[fact.line.first : fact.line.last - 1])
    ]
    name = statements.issuer_alone(text, alone, page=lexicon.page, cues=lexicon.cues)
    return source_called(lexicon.outlets, name) if name else None


def _releasing(text: Text, pieces: Sequence[Piece], lexicon: PageLexicon) -> Source | None:
    """Return the body that says so itself below a place and a day in brackets, as press releases have it.

    `(نيويورك، 22 سبتمبر/أيلول 2015) - قالت هيومن رايتس ووتش …`.
    """
    account = next((i for i, piece in enumerate(pieces) if piece.role == "report"), 0)
    if not account or text.raw[pieces[account - 1].start : pieces[account - 1].start + 1] != "(":
        return None
    first, last = text.covering(pieces[account].start, pieces[account].end)
    if last - first < 2 or form_of(lexicon.cues, text.tokens[first].key) is None:
        return None
    named = lexicon.actors.names.find(text, first + 1)
    return source_called(lexicon.outlets, text.slice((first + 1, named.end_token))) if named is not None else None


def _called_in(names: Iterable[str], text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return the first of the names that an outlet may have, or that the first line begins with too."""
    line = facts[0].line
    top = f"{name_key(text.raw[line.start : line.end])} "
    name = next((name for name in names if _may_publish(name, lexicon) or top.startswith(f"{name_key(name)} ")), None)
    return source_called(lexicon.outlets, name) if name is not None else None


def _self_described(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return whom the top of a page names beside or above what it is."""
    name = self_described.named(text, facts, lexicon)
    return source_called(lexicon.outlets, plain(name)) if name else None


def _masthead(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return whom the first line names, where it says nothing else."""
    name = mastheads.named_alone(text, facts, lexicon) or mastheads.told_in_headline(text, facts, lexicon)
    if name is None:
        return None
    return source_called(lexicon.outlets, issuing.without_organ(without_for(plain(name)), lexicon))


def _in_headline(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Source | None:
    """Return the outlet beside or above the headline."""
    name = headline_names.named(text, facts, lexicon)
    return source_called(lexicon.outlets, plain(name)) if name else None


def _at_work(text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], lexicon: PageLexicon) -> Source | None:
    """Return the body that the headline begins with, where the account below is of its own people's work."""
    account = next((piece for piece in pieces if piece.role in ("report", "statement")), None)
    if account is None or not pieces or pieces[0].role != "headline":
        return None
    last = text.covering(account.start, account.end)[1]
    name = statements.issuer_at_work(
        text,
        facts[0].line,
        facts[account.first].line,
        last,
        page=lexicon.page,
        cues=lexicon.cues,
        names=lexicon.actors.names,
    )
    return source_called(lexicon.outlets, name) if name else None


def _that_has_seen(text: Text, lexicon: PageLexicon) -> Source | None:
    """Return the outlet that says of itself that it has a copy, or came to know: تلقت "سنابل" نسخة منه."""
    tokens = text.tokens
    found: list[Source] = []
    for i, token in enumerate(tokens):
        if token.key not in lexicon.cues.words["copy"]:
            continue
        first = i + 1
        while first < len(tokens) and tokens[first].key in _BETWEEN:
            first += 1
        if first >= len(tokens) or tokens[first].light not in _OPENING:
            continue
        end = next(
            (j for j in range(first + 1, min(len(tokens), first + 2 + _LONGEST_NAME)) if tokens[j].kind == "quote"), 0
        )
        if end and words(tokens, first + 1, end):
            found.append(source_called(lexicon.outlets, text.slice((first + 1, end))))
    return only(found)
