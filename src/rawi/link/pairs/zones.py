"""Whose words a sentence claims to tell: what is attributed to the source is searched hard, the rest strictly.

The words of saying themselves (who said it, how, in what) are no part of what was said and are taken out.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from rawi.link.texts.features import Forms
from rawi.link.texts.speech import Heard
from rawi.model import Passage

# told: on the source's word. retold: nobody else's, in a passage that as a whole tells what the source said, or on the
# word of somebody left open. near: unattributed, in a passage that cites the source elsewhere. own: nothing says so.
Standing = Literal["told", "retold", "near", "own"]


class Zone(NamedTuple):
    """Words (by number) of one sentence that may be searched together."""

    rows: tuple[int, ...]
    standing: Standing


def zones(target: Forms, passage: Passage, heard: Heard, *, retells: bool) -> list[Zone]:
    """Return the zones of a passage, sentence by sentence: what it tells on the word that is `heard`, then the rest.

    `retells`: the passage as a whole tells what its source said, as the summary above a statement does.
    """
    rows = target.passage(passage)
    if not rows:
        return []
    told = _told(target, passage, heard)
    touched = told.mine | told.others | told.unnamed
    rest: Standing = "retold" if retells else "near" if told.mine else "own"
    headline = passage.role == "headline" and bool(heard.told)
    standings: dict[int, Standing] = {
        **dict.fromkeys(told.unnamed, "retold"),
        **dict.fromkeys(rows if headline else told.mine, "told"),
        **dict.fromkeys(told.others, "own"),
    }
    found: list[Zone] = []
    for sentence in _sentences(target, rows):
        free = [row for row in sentence if row not in told.cues] if told.cues else sentence
        if not headline and touched.isdisjoint(sentence):
            if free:
                found.append(Zone(tuple(free), rest))
            continue
        parts: dict[Standing, list[int]] = {}
        for row in free:
            parts.setdefault(standings.get(row, rest), []).append(row)
        found += [Zone(tuple(part), standing) for standing, part in parts.items()]
    return found


def _sentences(forms: Forms, rows: range) -> Iterator[range]:
    """Yield the words of a stretch sentence by sentence."""
    start = rows.start
    while start < rows.stop:
        end = min(forms.sentence(forms.sentences[start]).stop, rows.stop)
        yield range(start, end)
        start = end


def whole_sentences(target: Forms, passage: Passage, parts: Iterable[Zone]) -> list[Zone]:
    """Return the sentences of which no part is told on the source's word and that saying splits, each in one.

    Who copies a report copies its words of saying too.
    """
    found = {target.sentences[rows.start]: rows for rows in _sentences(target, target.passage(passage))}
    for zone in parts:
        sentence = target.sentences[zone.rows[0]]
        if zone.standing == "told" or len(zone.rows) == len(found.get(sentence, ())):
            found.pop(sentence, None)
    return [Zone(tuple(rows), "own") for rows in found.values()]


class _Told(NamedTuple):
    """Words told on the word of the source, of somebody else, of somebody left open; and the words of saying."""

    mine: set[int]
    others: set[int]
    unnamed: set[int]
    cues: set[int]


def _told(target: Forms, passage: Passage, heard: Heard) -> _Told:
    found = _Told(set(), set(), set(), set())
    links = target.speech.links
    for number, told in target.speech.within(passage):
        if not told.rows:
            continue
        for link in told.links:
            # An open speaker may be a phrase taken for one (وفق مقتضيات العدالة): its words stay in.
            if link in heard.links or links[link].cited.speaker is not None:
                found.cues.update(links[link].words)
        if number in heard.told:
            found.mine.update(told.reach)
        elif told.is_open:
            found.unnamed.update(told.reach)
        else:
            found.others.update(told.rows)
    return found
