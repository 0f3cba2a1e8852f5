"""Claims: who did what to whom, where, when and how many, as each clause tells it, on whose word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Protocol

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.modality import Modals
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Entity,
    EventType,
    Figure,
    Mention,
    Participant,
    Passage,
    PersonValue,
    Published,
    Source,
    Span,
    Words,
    identified,
)
from rawi.model.claim import Modality
from rawi.read import roles, slots, triggers
from rawi.read.clauses import Head, Overlay, Stretch, heads
from rawi.read.modality import is_attempt, modality
from rawi.read.phrases import Phrase, phrases
from rawi.read.roles import Cast, Known
from rawi.text import Text

_UNDATED = Published()
# What comes of the use of force comes at its place and on its day.
_FORCE: frozenset[EventType] = frozenset(
    {
        "airstrike",
        "attack_on_civilians",
        "battle",
        "capture",
        "destruction",
        "explosion",
        "injury",
        "killing",
        "shelling",
        "surrender",
        "territory_change",
    }
)
_TOLD_IN = frozenset({"headline", "summary", "report", "statement"})
_TRIED: frozenset[EventType] = frozenset({"territory_change", "advance", "movement_of_forces"})
_CASUALTIES: frozenset[EventType] = frozenset({"injury", "killing"})
_WORDS: frozenset[EventType] = frozenset({"demand", "promise"})
_ARMED = frozenset({"armed_group", "state", "military", "militia", "coalition"})
_EDGES = frozenset("،,؛;:.-–—()[]{}\"'“”«»*#•…")


class Told(Protocol):
    """What a chain of narrators says: code points `start` to `end`; `own`: the passage's narrator and nobody else.

    `stance` is what the innermost speaker does with the words (say, demand, promise, deny …), null where no word
    says so.
    """

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102

    @property
    def chain(self) -> tuple[Attribution, ...]: ...  # noqa: D102

    @property
    def stance(self) -> str | None: ...  # noqa: D102

    @property
    def own(self) -> bool: ...  # noqa: D102


class Knowledge(Protocol):
    """What of the lexicon this stage reads."""

    @property
    def triggers(self) -> TriggerIndex: ...  # noqa: D102

    @property
    def modals(self) -> Modals: ...  # noqa: D102


@dataclass(slots=True)
class _Draft:
    """A claim in the making. `tokens` is its clause."""

    head: Head
    event_type: EventType
    cast: Cast
    tokens: tuple[int, int]
    places: list[Participant]
    time: ClaimTime | None
    figures: list[Figure]
    modality: Modality = "asserted"
    polarity: bool = True


@dataclass(slots=True)
class _Page:
    """What all stages of one reading share."""

    text: Text
    document: str
    overlay: Overlay
    lexicon: Knowledge
    speakers: "_Speakers"
    published: Published
    mentions: Sequence[Mention]
    drafts: list[_Draft] = field(default_factory=list)


def find(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    speeches: Sequence[Told],
    lexicon: Knowledge,
    *,
    entities: Sequence[Entity] = (),
    sources: Sequence[Source] = (),
    published: Published = _UNDATED,
) -> tuple[Claim, ...]:
    """Return the claims of a text in order, each with the chain of who says it.

    `mentions` carry their ids; `entities` and `sources` are those they and the chains point to. `published`
    bounds what is told as done. Raises nothing; a slot the text does not settle stays open.
    """
    if not passages:
        return ()
    page = _Page(
        text,
        passages[0].span.document,
        Overlay(text, mentions),
        lexicon,
        _Speakers(mentions, entities, sources),
        published,
        mentions,
    )
    for stretch, hits in _stretches(page, passages, speeches):
        found = heads(text, stretch, hits, page.overlay, lexicon.triggers)
        first = len(page.drafts)
        for head in found:
            page.drafts.append(_draft(page, head, page.drafts[first:]))
        _share(page, page.drafts[first:])
    return tuple(_claim(page, draft) for draft in page.drafts if _tells(draft))


# stretches of one voice


def _stretches(
    page: _Page, passages: Sequence[Passage], speeches: Sequence[Told]
) -> Iterator[tuple[Stretch, tuple[triggers.Hit, ...]]]:
    """Yield the stretches of sentences that one chain tells, with the trigger words in them."""
    text = page.text
    told_at: list[int] = [-1] * len(text.tokens)
    passage_at: list[int] = [-1] * len(text.tokens)
    for n, passage in enumerate(passages):
        for i in range(*text.covering(passage.span.start, passage.span.end)):
            passage_at[i] = n
    for n in sorted(range(len(speeches)), key=lambda n: speeches[n].start - speeches[n].end):
        for i in range(*text.covering(speeches[n].start, speeches[n].end)):
            told_at[i] = n
    cues = {i for told in speeches for i in _cue_tokens(text, told.chain)}
    for sentence in text.sentences:
        for (n, p), run in groupby(range(*sentence), key=lambda i: (told_at[i], passage_at[i])):
            tokens = list(run)
            if n < 0 or p < 0 or passages[p].role not in _TOLD_IN:
                continue
            start, end, told = tokens[0], tokens[-1] + 1, speeches[n]
            begins = not told.own and text.tokens[start].end > told.start and text.tokens[start].start <= told.start
            stretch = Stretch(start, end, told.chain, passages[p], not told.own, begins, told.stance)
            opens = _opens(text, start, end, page.lexicon.triggers.words) if begins else frozenset()
            hits = triggers.find(text, start, end, page.lexicon.triggers, opens=opens)
            yield stretch, tuple(hit for hit in hits if hit.token not in cues)


def _opens(text: Text, start: int, end: int, words: ClauseWords) -> frozenset[int]:
    """Return the first word of content that begins without أن, where a masdar may stand."""
    before = triggers.word_before(text, start)
    if before is None or words.has("that", text.tokens[before].key):
        return frozenset()
    first = next((i for i in range(start, end) if text.tokens[i].kind == "word"), None)
    quoted = any(text.tokens[i].kind == "quote" or text.tokens[i].light == ":" for i in range(before, first or start))
    return frozenset() if first is None or quoted else frozenset({first})


def _cue_tokens(text: Text, chain: Sequence[Attribution]) -> Iterator[int]:
    for link in chain:
        if link.cue is not None:
            yield from range(*text.covering(link.cue.span.start, link.cue.span.end))


# one clause


def _draft(page: _Page, head: Head, earlier: Sequence[_Draft]) -> _Draft:
    text, overlay, words = page.text, page.overlay, page.lexicon.triggers.words
    start, end = _trimmed(text, head.start, head.end, words)
    carrier = head.carrier.token if head.carrier is not None and head.carrier.token < head.hit.token else None
    begin = min(head.start, carrier if carrier is not None else head.start)
    before = phrases(text, begin, head.hit.token, overlay, page.lexicon.triggers)
    after = phrases(text, head.hit.token + 1, head.end, overlay, page.lexicon.triggers)
    known = _known(page, head, earlier)
    cast = roles.cast(text, head, before, after, known)
    if head.hit.finite:
        roles.fill_subject(text, head.form, head, known, cast)
    _from_speaker(page, head, before, cast, known)
    if head.link == "coordinated" and not head.hit.finite and not cast.agents and earlier:
        cast.agents = list(earlier[-1].cast.agents)
        cast.subject = list(earlier[-1].cast.subject)
    event_type = _type(head)
    draft = _Draft(
        head,
        event_type,
        cast,
        (start, end),
        slots.places(event_type, head.start, head.end, overlay),
        slots.claim_time(text, head, head.start, head.end, overlay, words=words, published=page.published),
        slots.figures(text, head, cast.counted, head.start, head.end, overlay, words=words),
    )
    draft.modality, draft.polarity = modality(
        text,
        head,
        page.lexicon.modals,
        words,
        speaker=known.speaker.entity if known.speaker is not None else None,
        agents=cast.agents,
    )
    return draft


def _type(head: Head) -> EventType:
    event_type = head.form.trigger.row.event_type or "other"
    if event_type == "other" and head.joint:
        event_type = head.joint[0].trigger.row.event_type or "other"
    return "battle" if event_type in _TRIED and is_attempt(head) else event_type


def _known(page: _Page, head: Head, earlier: Sequence[_Draft]) -> Known:
    text = page.text
    sentence = text.sentence_of(head.hit.token)
    begin, here = text.tokens[sentence[0]].start, text.tokens[head.hit.token].start
    speakers = [link.span for link in head.stretch.chain if link.span is not None]
    near = [
        roles.participant(mention)
        for mention in page.mentions
        if mention.kind in ("actor", "person")
        and begin <= mention.span.start < here
        and not any(span.overlaps(mention.span) for span in speakers)
    ]
    carried: Sequence[Participant] = ()
    if earlier:
        carried = next((draft.cast.subject for draft in reversed(earlier) if draft.cast.subject), ())
    elif page.drafts and _follows_on(page, head):
        carried = page.drafts[-1].cast.subject
    antecedent = None
    if head.relative is not None:
        limit = text.tokens[head.relative].start
        named = [item for item in near if item.span.end <= limit]
        antecedent = named[-1] if named and _touches(text, named[-1].span.end, limit) else None
    them = earlier[-1].cast.targets if earlier else ()
    words = page.lexicon.triggers.words
    return Known(near, carried, words, them, page.speakers.of(head.stretch.chain), antecedent)


def _touches(text: Text, end: int, start: int) -> bool:
    """Whether no word stands between two offsets."""
    return not any(char.isalnum() for char in text.raw[end:start])


def _follows_on(page: _Page, head: Head) -> bool:
    """Whether a sentence goes on about the subject of the one before: same account, same voice."""
    last = page.drafts[-1].head.stretch
    same = last.passage.id == head.stretch.passage.id and last.chain == head.stretch.chain
    return same and head.hit.finite and head.start <= head.stretch.start + 1


def _from_speaker(page: _Page, head: Head, before: Sequence[Phrase], cast: Cast, known: Known) -> None:
    """Give the doer that the frame of speech names: who is asked or accused, who announces his own deeds."""
    if head.hit.finite or cast.agents or (head.carrier is not None and cast.subject):
        return
    stance, row = head.stretch.stance, head.form.trigger.row
    if stance in ("demand", "accuse") and head.link != "adverbial":
        asked = [group for group in roles.groups(before) if not group[0].preposition]
        if asked:
            cast.agents = [roles.participant(item) for phrase in asked[0] for item in phrase.who]
        elif head.stretch.begins:
            cast.agents = _addressed(page, head, known)
        return
    speaker = known.speaker
    if speaker is None or speaker.entity is None or not page.speakers.is_armed(speaker.entity):
        return
    if stance == "promise" or (stance is not None and head.hit.token == _first(page.text, head.stretch)):
        own = any(item.entity == speaker.entity for item in cast.targets)
        if not own and row.lemma not in _BEFALLS:
            cast.agents = [speaker]
            cast.subject = [speaker]


def _addressed(page: _Page, head: Head, known: Known) -> list[Participant]:
    """Return who stands between the word of asking or accusing and what is asked: the one addressed."""
    cue = head.stretch.chain[-1].cue
    begin = page.text.tokens[head.stretch.start].start
    named = [item for item in known.near if cue is not None and cue.span.end <= item.span.start < begin]
    return named[-1:]


# Masdars that tell what befell somebody, not what somebody did.
_BEFALLS = frozenset(
    {"إصابة", "استسلام", "انفجار", "سقوط جرحى", "سقوط قتلى", "سقوط مدنيين", "سقوط مدينة", "مقتل", "نزوح"}
)


def _first(text: Text, stretch: Stretch) -> int | None:
    return next((i for i in range(stretch.start, stretch.end) if text.tokens[i].kind == "word"), None)


# clauses side by side


def _share(page: _Page, drafts: Sequence[_Draft]) -> None:
    """Let clauses that tell of one thing share what only one of them says: place, day, doer.

    What stands at the end of joined masdars belongs to all of them; what comes of a blow comes where it fell.
    """
    for i in range(len(drafts) - 2, -1, -1):
        one, other = drafts[i], drafts[i + 1]
        joined = other.head.link == "coordinated" and not other.head.hit.finite and not one.head.hit.finite
        caused = other.head.link == "adverbial" and other.event_type in _FORCE
        both = one.event_type in _CASUALTIES and other.event_type in _CASUALTIES and other.head.link == "coordinated"
        joined = joined or (both and one.cast.passive and other.cast.passive)
        if other.head.parent is one.head and (joined or caused) and one.event_type in _FORCE | {"displacement"}:
            one.places = one.places or list(other.places)
            one.time = one.time or other.time
            if joined and not one.cast.agents:
                one.cast.agents = list(other.cast.agents)
    for one, other in pairwise(drafts):
        if other.head.parent is not one.head:
            continue
        same = other.head.carrier is not None and other.head.carrier is one.head.carrier
        named = one.time.span if one.time is not None else None
        if same and other.time is None and named is not None and named.end <= _offset(page, one):
            other.time = one.time
        finite = one.head.hit.finite and other.head.hit.finite and other.head.link == "coordinated"
        if other.head.link == "result" and other.event_type in _FORCE | {"displacement"}:
            other.places = other.places or list(one.places)
            other.time = other.time or one.time
        elif finite and other.event_type in _FORCE and not other.places and len(one.places) == 1:
            other.places = [place for place in one.places if place.relation in ("at", "in", "near")]


def _offset(page: _Page, draft: _Draft) -> int:
    return page.text.tokens[draft.head.hit.token].start


def _tells(draft: _Draft) -> bool:
    """Whether a draft tells anything: a promise or demand must be one."""
    return draft.event_type not in _WORDS or draft.modality in ("demanded", "promised", "planned")


# speakers


class _Speakers:
    """Whom a chain's innermost speaker stands for: a spokesman for those he speaks for, a source for what it is."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity], sources: Sequence[Source]) -> None:
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._speaks_for = {
            mention.entity: mention.value.affiliation
            for mention in mentions
            if isinstance(mention.value, PersonValue) and mention.entity is not None and mention.value.affiliation
        }
        self._spans: dict[str, Span] = {}

    def of(self, chain: Sequence[Attribution]) -> Participant | None:
        """Return the innermost speaker as a participant, null where it is open or no actor."""
        link = chain[-1]
        if link.speaker is None:
            return None
        source = self._sources.get(link.speaker)
        entity = source.entity if source is not None else link.speaker
        if entity is None:
            return None
        entity = self._speaks_for.get(entity, entity)
        if link.span is None or link.text is None:
            return None
        return Participant(entity=entity, text=link.text, span=link.span)

    def is_armed(self, entity: str) -> bool:
        """Whether an entity is a party that fights."""
        known = self._entities.get(entity)
        return known is not None and known.subtype in _ARMED


# the record


def _trimmed(text: Text, start: int, end: int, words: ClauseWords) -> tuple[int, int]:
    """Return the tokens of a clause without the marks at its ends."""
    tokens = text.tokens
    while start < end - 1 and (tokens[start].kind == "quote" or tokens[start].light in _EDGES):
        start += 1
    while end - 1 > start and (
        tokens[end - 1].kind == "quote" or tokens[end - 1].light in _EDGES or words.has("relative", tokens[end - 1].key)
    ):
        end -= 1
    return start, end


def _claim(page: _Page, draft: _Draft) -> Claim:
    text, document, head = page.text, page.document, draft.head
    start, end = text.span(draft.tokens)
    trigger = text.tokens[head.hit.token]
    inside = [item.id for item in page.mentions if start <= item.span.start and item.span.end <= end]
    return identified(
        Claim(
            id="",
            span=Span(document, start, end),
            text=text.raw[start:end],
            event_type=draft.event_type,
            agents=_once(draft.cast.agents),
            targets=_once(draft.cast.targets, draft.cast.agents),
            places=tuple(draft.places),
            time=draft.time,
            quantities=tuple(draft.figures),
            modality=draft.modality,
            polarity=draft.polarity,
            attribution=head.stretch.chain,
            passage=head.stretch.passage.id,
            mentions=tuple(inside),
            trigger=Words(trigger.text, Span(document, trigger.start, trigger.end)),
            rule=head.form.trigger.rule,
        )
    )


def _once(found: Sequence[Participant], taken: Sequence[Participant] = ()) -> tuple[Participant, ...]:
    """Return participants, each entity once, none that already has another role."""
    result: list[Participant] = []
    others = {item.entity for item in taken if item.entity is not None}
    for item in found:
        known = item.entity is not None and (item.entity in others or any(item.entity == p.entity for p in result))
        if not known and item not in result:
            result.append(item)
    return tuple(result)
