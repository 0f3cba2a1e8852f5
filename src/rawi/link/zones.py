"""Whose words a sentence claims to tell: what is attributed to the source is searched hard, the rest strictly.

The words of saying themselves (who said it, how, in what) are no part of what was said and are taken out.
"""

from typing import Literal, NamedTuple

from rawi.link.features import Forms
from rawi.link.voices import Voice, attributed_to, cites
from rawi.model import Attribution, Passage, Reading, Span

# told: on the source's word; retold: in a passage that as a whole tells what the source said; own: nothing says so.
Standing = Literal["told", "retold", "own"]


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
    mine, others, cues = _told(target, passage, who)
    headline = passage.role == "headline" and _told_anywhere(target.reading, who)
    by_sentence: dict[int, tuple[list[int], list[int]]] = {}
    for row in rows:
        if row in cues:
            continue
        told = headline or (row in mine and row not in others)
        by_sentence.setdefault(target.words[row].sentence, ([], []))[0 if told else 1].append(row)
    found = []
    for told_rows, rest in by_sentence.values():
        if told_rows:
            found.append(Zone(tuple(told_rows), "told"))
        if rest:
            found.append(Zone(tuple(rest), "retold" if retells else "own"))
    return found


def _told_anywhere(reading: Reading, who: Voice) -> bool:
    chains = [claim.attribution for claim in reading.claims] + [quote.attribution for quote in reading.quotations]
    return any(attributed_to(reading, chain, who) for chain in chains)


def _told(target: Forms, passage: Passage, who: Voice) -> tuple[set[int], set[int], set[int]]:
    """Return the words told on the word of `who`, those of other speakers, and the words of saying."""
    mine: set[int] = set()
    others: set[int] = set()
    cues: set[int] = set()
    reading = target.reading
    told = [(c.span, c.attribution) for c in reading.claims]
    told += [(q.span, q.attribution) for q in reading.quotations if q.kind in ("clause", "echo")]
    for span, chain in told:
        if len(chain) < 2 or not passage.span.contains(span):
            continue
        for link in chain[1:]:
            # An open speaker may be a phrase taken for one (وفق مقتضيات العدالة): its words stay in.
            if link.speaker is None and not cites(reading, link, who):
                continue
            for said in (link.span, link.cue.span if link.cue else None, link.via.span if link.via else None):
                if said is not None:
                    cues.update(target.within(said))
        inside = target.within(span)
        if not inside:
            continue
        if attributed_to(reading, chain, who):
            mine.update(_reach(target, chain, inside))
        else:
            others.update(inside)
    return mine, others, cues


def _reach(target: Forms, chain: tuple[Attribution, ...], inside: range) -> range:
    """Return the words an attribution reaches: from its cue, if that stands before in the sentence, to its end."""
    first, last = inside[0], inside[-1]
    sentence = target.words[first].sentence
    cue = chain[-1].cue
    if cue is not None and cue.span.end <= target.words[first].start:
        after = target.within(Span(cue.span.document, cue.span.end, target.words[first].start))
        first = next((row for row in after if target.words[row].sentence == sentence), first)
    sentence = target.words[last].sentence
    while last + 1 < len(target.words) and target.words[last + 1].sentence == sentence:
        last += 1
    return range(first, last + 1)
