"""Who says what in a document: every stretch of words with the chain of narrators that answers for it.

The words of saying of a unit (`saying`) open contents (`contents`). Method: attribution relations (cue, source,
content) as in the Penn attribution corpora, by rules over Arabic constructions.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from rawi.lexicon.cues import Cues, bare_noun
from rawi.lexicon.outlets import Outlets, name_key
from rawi.lexicon.persons import Persons
from rawi.model import Mention, Passage, Source
from rawi.read.speech import contents, foretold, replies
from rawi.read.speech.chains import Speech, base_chain
from rawi.read.speech.hearing import Scene, Speaker, is_feminine
from rawi.read.speech.quotations import Draft
from rawi.read.speech.speakers_of_no_list import source_of
from rawi.read.speech.told import Told
from rawi.read.speech.units import COLONS, Quoted, Unit
from rawi.text import Text

_SURE = 3
_TOLD = ("headline", "summary", "report", "statement")
_KINDS = {"person": 0, "actor": 1, "time": 2, "place": 3}


class SpeechLexicon(Protocol):
    """The data that speech is found with."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""

    @property
    def outlets(self) -> Outlets:
        """Publishers."""

    @property
    def persons(self) -> Persons:
        """Given names."""


def attribute(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    quotations: Sequence[Draft],
    lexicon: SpeechLexicon,
    *,
    sources: Sequence[Source] = (),
    publisher: str | None = None,
    passed_on: str | None = None,
) -> tuple[Speech, ...]:
    """Return every stretch of the passages with its chain of narrators, by start, the longer first.

    Each passage gives one for its narrator's own voice; what others say lies inside it. A speaker is the entity of a
    mention, a source of the outlets' list (see `cited`), or null where the words do not settle it. `publisher` is the
    id of the document's source, `passed_on` of whose text it only passes on.
    """
    by_id = {source.id: source for source in sources}
    named = _named(text, mentions)
    quoted = _quoted(text, quotations)
    closed = frozenset(quotation.last for quotation in quoted.values() if quotation.clause)
    issuer = next((by_id[p.narrator] for p in passages if p.role == "statement" and p.narrator in by_id), None)
    found: list[Speech] = []
    heads: list[Speech] = []
    speakers: list[Speaker] = []
    for passage in passages:
        base = base_chain(passage, publisher, by_id, passed_on=passed_on)
        found.append(Speech(passage.span.start, passage.span.end, base, passage.id, own=True))
        if passage.role not in _TOLD:
            continue
        narrator = by_id.get(passage.narrator) if passage.narrator else None
        scene = _scene(text, passage, narrator, issuer, named, mentions, lexicon)
        told = Told(passage.id, scene, base)
        if passage.role == "statement" and scene.issuer is not None:
            told.memory.say(scene.issuer)
        asked = replies.asked(told, passage, passages)
        for unit, paragraph in _units(scene, passage, quoted, closed):
            contents.read(told if asked is None else replies.teller(told, asked, unit.first), unit, paragraph)
        if passage.role == "headline":
            heads += told.speeches
        else:
            found += told.speeches
            speakers += told.memory.speakers
        found += replies.speeches(asked) if asked is not None else ()
    found += foretold.named(text, heads, speakers, lexicon.cues)
    return tuple(sorted(found, key=lambda speech: (speech.start, -speech.end, len(speech.chain))))


def cited(speeches: Iterable[Speech], outlets: Outlets) -> tuple[Source, ...]:
    """Return the sources of the outlets' list that speak in the speeches, and those of no list, by id."""
    links = {(link.speaker, link.text) for speech in speeches for link in speech.chain if link.speaker is not None}
    found = {speaker: outlets.by_id[speaker] for speaker, _ in links if speaker in outlets.by_id}
    for speaker, name in links:
        if name is not None and speaker not in found and source_of(name).id == speaker:
            found[speaker] = source_of(name)
    return tuple(found[name] for name in sorted(found))


def _named(text: Text, mentions: Sequence[Mention]) -> dict[int, tuple[Mention, int]]:
    """Return who and what is named, by first token: persons before actors before times and places, the longest."""
    named: dict[int, tuple[Mention, int]] = {}
    for mention in sorted(mentions, key=lambda m: (_KINDS.get(m.kind, 9), m.span.start - m.span.end)):
        if mention.kind in _KINDS:
            first, last = text.covering(mention.span.start, mention.span.end)
            named.setdefault(first, (mention, last))
    return named


def _quoted(text: Text, quotations: Sequence[Draft]) -> dict[int, Quoted]:
    quoted: dict[int, Quoted] = {}
    for draft in quotations:
        first, last = text.covering(draft.start, draft.end)
        quoted.setdefault(first, Quoted(first, last, clause=draft.kind == "clause", named=draft.kind == "name"))
    return quoted


def _scene(
    text: Text,
    passage: Passage,
    narrator: Source | None,
    issuer: Source | None,
    named: Mapping[int, tuple[Mention, int]],
    mentions: Sequence[Mention],
    lexicon: SpeechLexicon,
) -> Scene:
    own: set[str] = set()
    if narrator is not None:
        own = {narrator.id} | ({narrator.entity} if narrator.entity else set()) | _entities(narrator, mentions)
    return Scene(
        text=text,
        document=passage.span.document,
        named=named,
        cues=lexicon.cues,
        outlets=lexicon.outlets,
        given=lexicon.persons.given,
        families=lexicon.persons.families,
        public=lexicon.persons.ids,
        own_name=narrator.name if narrator else None,
        own_ids=frozenset(own),
        issuer=_issuer(issuer, mentions, lexicon.cues),
    )


def _entities(source: Source, mentions: Sequence[Mention]) -> set[str]:
    """Return the entities that mentions of a source's whole name stand for."""
    name = name_key(source.name)
    return {
        m.entity for m in mentions if m.entity is not None and m.kind == "actor" and _is_same(name_key(m.text), name)
    }


def _is_same(written: str, name: str) -> bool:
    """Whether a name is another or its first three words or more (نقابة أطباء السودان المركزية)."""
    return written == name or (len(written.split()) >= _SURE and name.startswith(f"{written} "))


def _issuer(issuer: Source | None, mentions: Sequence[Mention], cues: Cues) -> Speaker | None:
    if issuer is None:
        return None
    entities = sorted(_entities(issuer, mentions)) if issuer.entity is None else [issuer.entity]
    first = name_key(issuer.name).split()[:1]
    noun = bare_noun(cues, first[0]) if first else None
    speaker = entities[0] if len(entities) == 1 else issuer.id
    return Speaker(speaker, text=issuer.name, feminine=bool(first) and is_feminine(cues, first[0]), noun=noun)


def _units(
    scene: Scene, passage: Passage, quoted: Mapping[int, Quoted], closed: frozenset[int]
) -> Iterator[tuple[Unit, int]]:
    """Yield the sentences of a passage, those that a quotation or a colon ties together as one, with the paragraph."""
    text = scene.text
    low, high = text.covering(passage.span.start, passage.span.end)
    start: int | None = None
    until = 0

    def unit(first: int, last: int) -> Unit:
        return Unit(scene, first, last, quoted, closed, passage.role == "headline", text.tokens, scene.cues)

    for sentence in text.sentences[bisect_right(text.sentences, low, key=lambda tokens: tokens[1]) :]:
        if sentence[0] >= high:
            break
        first, last = max(sentence[0], low), min(sentence[1], high)
        start = first if start is None else start
        until = max([until, *(quoted[i].last for i in range(first, last) if i in quoted and quoted[i].clause)])
        if until > last or (text.tokens[last - 1].light in COLONS and last < high):
            continue
        yield unit(start, last), _paragraph(text, start)
        start = None
    if start is not None:
        yield unit(start, high), _paragraph(text, start)


def _paragraph(text: Text, token: int) -> int:
    return bisect_right(text.paragraphs, token, key=lambda tokens: tokens[0]) - 1
