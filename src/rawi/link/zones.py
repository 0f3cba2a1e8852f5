"""Whose words a sentence claims to tell: what is attributed to the source is searched hard, the rest strictly.

The words of saying themselves (who said it, how, in what) are no part of what was said and are taken out.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rawi.link.features import Forms
from rawi.link.voices import Voice, attributed_to, cites, is_open
from rawi.model import Attribution, Passage, Reading, Span, Words

# told: on the source's word. retold: nobody else's, in a passage that as a whole tells what the source said, or on the
# word of somebody left open. near: unattributed, in a passage that cites the source elsewhere. own: nothing says so.
Standing = Literal["told", "retold", "near", "own"]


class Zone(NamedTuple):
    """Words (by number) of one sentence that may be searched together."""

    rows: tuple[int, ...]
    standing: Standing


def zones(target: Forms, passage: Passage, who: Voice, *, retells: bool) -> list[Zone]:
    """Return the zones of a passage, sentence by sentence: what it tells on the word of `who`, then the rest.

    `retells`: the passage as a whole tells what `who` said, as the summary above a statement does.
    """
    rows = target.passage(passage)
    if not rows:
        return []
    told = _told(target, passage, who)
    rest: Standing = "retold" if retells else "near" if told.mine else "own"
    headline = passage.role == "headline" and _told_anywhere(target.reading, who)
    found: dict[tuple[int, Standing], list[int]] = {}
    for row in rows:
        if row in told.cues:
            continue
        standing: Standing = rest
        if row in told.others:
            standing = "own"
        elif headline or row in told.mine:
            standing = "told"
        elif row in told.unnamed:
            standing = "retold"
        found.setdefault((target.words[row].sentence, standing), []).append(row)
    return [Zone(tuple(part), standing) for (_, standing), part in found.items()]


def whole_sentences(target: Forms, passage: Passage, parts: Iterable[Zone]) -> list[Zone]:
    """Return the sentences of which no part is told on the source's word and that saying splits, each in one.

    Who copies a report copies its words of saying too.
    """
    found: dict[int, list[int]] = {}
    for row in target.passage(passage):
        found.setdefault(target.words[row].sentence, []).append(row)
    for zone in parts:
        sentence = target.words[zone.rows[0]].sentence
        if zone.standing == "told" or len(zone.rows) == len(found.get(sentence, ())):
            found.pop(sentence, None)
    return [Zone(tuple(rows), "own") for rows in found.values()]


class _Told(NamedTuple):
    """Words told on the word of the source, of somebody else, of somebody left open; and the words of saying."""

    mine: set[int]
    others: set[int]
    unnamed: set[int]
    cues: set[int]


def _told_anywhere(reading: Reading, who: Voice) -> bool:
    chains = [claim.attribution for claim in reading.claims] + [quote.attribution for quote in reading.quotations]
    return any(attributed_to(reading, chain, who) for chain in chains)


def _told(target: Forms, passage: Passage, who: Voice) -> _Told:
    found = _Told(set(), set(), set(), set())
    reading = target.reading
    told = [(c.span, c.attribution) for c in reading.claims if len(c.attribution) > 1]
    told += [(q.span, q.attribution) for q in reading.quotations if q.kind in ("clause", "echo")]
    known: dict[tuple[str | None, str | None, Words | None, Words | None], bool] = {}
    for span, chain in told:
        inside = target.within(span) if passage.span.contains(span) else range(0)
        if not inside:
            continue
        cited = False
        for link in chain[1:]:
            named = (link.speaker, link.text, link.via, link.cue)
            if named not in known:
                known[named] = cites(reading, link, who)
            cited = cited or known[named]
            # An open speaker may be a phrase taken for one (وفق مقتضيات العدالة): its words stay in.
            if link.speaker is None and not known[named]:
                continue
            for said in (link.span, link.cue.span if link.cue else None, link.via.span if link.via else None):
                if said is not None:
                    found.cues.update(target.within(said))
        if cited:
            found.mine.update(_reach(target, chain, inside))
        elif is_open(chain):
            found.unnamed.update(_reach(target, chain, inside))
        else:
            found.others.update(inside)
    return found


def _reach(target: Forms, chain: tuple[Attribution, ...], inside: range) -> range:
    """Return the words an attribution reaches: from its cue, if that stands before in the sentence, to its end."""
    first, last = inside[0], inside[-1]
    sentence = target.words[first].sentence
    cue = chain[-1].cue if chain else None
    if cue is not None and cue.span.end <= target.words[first].start:
        after = target.within(Span(cue.span.document, cue.span.end, target.words[first].start))
        first = next((row for row in after if target.words[row].sentence == sentence), first)
    sentence = target.words[last].sentence
    while last + 1 < len(target.words) and target.words[last + 1].sentence == sentence:
        last += 1
    return range(first, last + 1)
