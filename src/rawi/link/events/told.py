"""What linking needs to know of every claim of a case, gathered once: who tells it, where it stands, its slots."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

import msgspec

from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.telling import SequenceKind
from rawi.link.events.announced import announced
from rawi.link.events.hours import Hours, hours
from rawi.link.events.scenes import Days, Placed, scenes_of
from rawi.link.events.sites import Site, are_elsewhere, best, site
from rawi.link.events.who import Who
from rawi.link.texts.counted import TELLING_NUMBER, nouns_for
from rawi.link.texts.kinds import BLOWS, INSIDE, TOLL
from rawi.link.texts.lookup import Lookup
from rawi.link.texts.one_more import with_one_more
from rawi.link.texts.organs import bare_name, folded
from rawi.link.texts.surroundings import ELSEWHERE, Around, in_order, surroundings
from rawi.link.texts.voices import issuers_by_heading
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    EventType,
    Mention,
    Participant,
    Passage,
    PlaceValue,
    Reading,
    Source,
    Span,
    TimeValue,
)
from rawi.model.claim import Slot
from rawi.model.mention import Relation
from rawi.text import key, stem, tokenise

Surroundings = Callable[[Reading], Sequence[Around]]

# Told of a happening, they take it away from the day of what is told before it.
ASIDE: frozenset[SequenceKind] = frozenset({*ELSEWHERE, "later", "rise"})
# The rules of claims that tell no listed event.
_SAID = "said:"
# The ending of "our forces", "our fighters".
_OURS = "نا"

# The rules of what a claim shares with the clause it came of or is joined to; the day of a blow ("day:harm") is not one
# of them: some whom it hurt died later.
_SHARED = frozenset({"sentence", "doer:harm", "day:toll", "day:next", "day:cause", "place:toll"})

# Who flees was where he comes from.
_FLIGHT: frozenset[EventType] = frozenset({"displacement"})
# What is told in one sentence is of one hour.
_OF_ITS_HOUR = TOLL | BLOWS
BODY = "body"
_DEAD = frozenset({"killed", BODY})
# "At least fifteen" are fifteen that were counted.
_EXACT = frozenset({"exact", "at_least"})
# Among so many tolls of a page those are looked for that make up its headline's.
_PARTS = 8
_PREMISES = "site"
_ARTICLE = "ال"
HOSPITAL = frozenset({"hospital"})
# The place of a hospital stands so many words behind it at most.
_CLOSE_BEHIND = 4

# So many days before a document came out are no news in it.
_LONG_PAST = 14

# Kinds of sources that pass on what others say.
RELAYS = frozenset({"news_agency", "outlet", "archive", "channel"})


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in its surroundings.

    `speaker` is the innermost narrator (the entity it is, else the source), null where unnamed; `voice` is the
    same but tells unnamed ones apart. `own`: the outlet says it in its own voice. `lead`: it stands in a headline
    or the first paragraph of its passage. `scene`: its sites, or, where it names none, those of what is told around it.
    Days are ordinals; `published` of the document. `announced`: the day on which it is told as news, if it has none.
    `carried_sites`: the places that reading carried into it from afar; joining does not ask them. `hours`: those of the
    day that it tells. `adds_up`: a headline's toll is that of several towns together.
    """

    claim: Claim
    document: Document
    passage: Passage | None
    sentence: int
    lead: bool
    speaker: str | None
    voice: str
    own: bool
    agents: frozenset[str]
    targets: frozenset[str]
    sites: tuple[Site, ...]
    scene: tuple[Site, ...]
    time: Days | None
    published: Days | None
    cues: frozenset[SequenceKind]
    words: frozenset[str]
    announced: ClaimTime | None = None
    carried_sites: tuple[Site, ...] = ()
    hours: Hours | None = None
    adds_up: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def unlisted(self) -> bool:
        """Whether the claim tells no listed event: somebody said so much."""
        return self.claim.rule.startswith(_SAID)

    @property
    def headline(self) -> bool:
        """Whether the claim stands in a headline."""
        return self.passage is not None and self.passage.role == "headline"


@dataclass(frozen=True, slots=True)
class Book:
    """All claims of a case and the rows they speak of, by id. Claims are in the order of documents and words.

    `lineages`: each actor with all it belongs to: the side a person speaks for, the parents of a group; `kinds`: the
    kind of source, else the subtype, of each actor; `same_as`: the entity that a source is, or that an entity of one
    text is in the lists; `called`: the actor that the first words of a name mean in this case (folded), where they mean
    one alone; `alike`: whom the bare words of a name mean; `headed`: who heads a statement (by passage) whose narrator
    reading left open.
    """

    claims: Mapping[str, Told]
    documents: Mapping[str, tuple[Told, ...]]
    passages: Mapping[str, Passage]
    entities: Lookup[str, Entity]
    sources: Lookup[str, Source]
    lineages: Lookup[str, frozenset[str]]
    kinds: Lookup[str, str]
    same_as: Lookup[str, str]
    called: Lookup[str, str] = field(default_factory=dict[str, str])
    alike: Lookup[frozenset[str], str] = field(default_factory=dict[frozenset[str], str])
    headed: Mapping[str, str] = field(default_factory=dict)

    def actor(self, speaker: str | None) -> str | None:
        """Return the entity that a source is, by its own word or by its name, else the id as it is."""
        return (self.same_as.get(speaker) or speaker) if speaker is not None else None

    def issuer(self, passage: Passage) -> str | None:
        """Return the actor that a passage is narrated or issued by, or null."""
        return self.actor(self.headed.get(passage.id) or passage.narrator)

    def known_as(self, name: str) -> str | None:
        """Return whom a name that reading left open means in this case, or null."""
        return self.called.get(folded(name)) or self.alike.get(bare_name(name).words)

    def lineage(self, actor: str) -> frozenset[str]:
        """Return an actor with all it belongs to."""
        return self.lineages[actor]

    def kin(self, one: str, other: str) -> bool:
        """Whether two actors are the same or one belongs to the other."""
        return one in self.lineage(other) or other in self.lineage(one)

    def any_kin(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of two groups of actors are kin."""
        ours, theirs = frozenset(ones), frozenset(others)
        pairs = ((ours, theirs), (theirs, ours)) if ours and theirs else ()
        return any(not self.lineage(one).isdisjoint(group) for actors, group in pairs for one in actors)

    def name(self, thing: str | None) -> str | None:
        """Return the name of a source or entity, English where there is one."""
        if thing is None:
            return None
        row = self.entities.get(thing) or self.sources.get(thing)
        return (row.name_en or row.name) if row is not None else None


def book(readings: Sequence[Reading], listed: Mapping[str, Entity], around: Surroundings = surroundings) -> Book:
    """Return the claims of `readings` in their surroundings; `listed` entities need not be named by any reading.

    `around` gives what the text of a reading says around its claims.
    """
    who = Who.of(listed, ((reading.entities, reading.sources, reading.mentions) for reading in readings))
    passages = {passage.id: passage for reading in readings for passage in reading.passages}
    half = replace(without_claims(who, passages), headed=issuers_by_heading(readings))
    documents = {reading.document.id: told_in(reading, half, around(reading)) for reading in readings}
    claims = {told.id: told for each in documents.values() for told in each}
    return replace(half, claims=claims, documents=documents)


def without_claims(who: Who, passages: Mapping[str, Passage]) -> Book:
    """Return who is who in a case, and who belongs to whom, without what is claimed."""
    names = who.lineages, who.kinds, who.same_as, who.called, who.alike
    return Book({}, {}, passages, who.entities, who.sources, *names)


def told_in(reading: Reading, half: Book, around: Sequence[Around]) -> tuple[Told, ...]:
    """Return the claims of a document in their surroundings."""
    document = reading.document
    values = {mention.span: mention for mention in reading.mentions if mention.kind == "place"}
    times = [mention for mention in reading.mentions if isinstance(mention.value, TimeValue)]
    published = days(document.published.start, document.published.end)
    unnamed: dict[str, list[str]] = {}
    found = []
    for whole, there in zip(in_order(reading.claims), around, strict=True):
        claim = with_one_more(told_itself(whole), document.text)
        passage = half.passages.get(claim.passage)
        # Whose deed an accusation tells is the accused's: that is what other accounts tell or deny.
        accused = claim.event_type == "accusation"
        innermost = claim.attribution[-1]
        issuer = half.headed.get(claim.passage) if len(claim.attribution) == 1 else None
        speaker = half.actor(issuer or innermost.speaker) or half.known_as(innermost.text or "")
        where, carried = (
            _where_it_was(each, [site(one, _place_value(values, one.span)) for one in each.places], half.entities)
            for each in (claim, whole)
        )
        found.append(
            Told(
                claim=claim,
                document=document,
                passage=passage,
                sentence=there.sentence[0],
                lead=there.lead,
                speaker=speaker,
                voice=speaker or f"unnamed:{document.id}:{_told_again(innermost, unnamed)}",
                own=len(claim.attribution) == 1 or innermost.mode == "own",
                agents=_actors(claim.targets if accused else claim.agents, half, speaker),
                targets=_actors(() if accused else claim.targets, half, speaker),
                sites=where,
                scene=where,
                time=days(claim.time.start, claim.time.end) if claim.time is not None else None,
                published=published,
                cues=there.cues,
                words=there.words,
                announced=announced(whole, passage, times, there.sentence, document.published),
                carried_sites=carried,
                hours=hours(claim, times, document),
            )
        )
    found = _of_the_hour(list(_of_former_days(found)))
    scenes = scenes_of(
        [Placed(item.claim, item.sites, item.time, aside=bool(ELSEWHERE & item.cues)) for item in found],
        reading,
        half.entities,
    )
    found = [replace(item, scene=scene) for item, scene in zip(found, scenes, strict=True)]
    return tuple(replace(item, adds_up=True) if _adds_up(item, found, half) else item for item in found)


def _adds_up(told: Told, page: Sequence[Told], half: Book) -> bool:
    """Whether a headline tells so many dead as its page in two or three towns, and nowhere in one."""
    whole = number_of_dead(told) if told.headline else None
    if whole is None or whole < TELLING_NUMBER:
        return False
    dead = [
        (other.sites, number)
        for other in page
        if not other.headline
        and (number := number_of_dead(other)) is not None
        and best(told.sites, other.sites, half.entities) != "apart"
    ]
    return all(number != whole for _, number in dead) and any(
        sum(number for _, number in some) == whole
        and all(are_elsewhere(one, other, half.entities) for (one, _), (other, _) in combinations(some, 2))
        for count in (2, 3)
        for some in combinations(dead[:_PARTS], count)
    )


def number_of_dead(told: Told) -> float | None:
    """Return the one exact number of the dead, or of bodies, that a claim tells as done."""
    if told.claim.event_type != "killing" or told.claim.modality != "asserted" or denies(told):
        return None
    dead = [figure for figure in told.claim.quantities if figure.what in _DEAD]
    return dead[0].low if len(dead) == 1 and dead[0].comparator in _EXACT else None


def _of_former_days(told: Iterable[Told]) -> Iterator[Told]:
    """Yield claims, those behind one of a day long past in its sentence and voice as of that day, if they tell none."""
    before: Told | None = None
    for item in told:
        known = before if before is not None and is_long_past(before) else None
        if known is not None and item.time is None and (item.sentence, item.voice) == (known.sentence, known.voice):
            before = replace(item, time=known.time)
        else:
            before = item
        yield before


def _of_the_hour(told: Sequence[Told]) -> list[Told]:
    """Return claims, the blows and the harm of a sentence in the one hour that one voice tells of one of them in it.

    The hour of a fire or a burial is not that of the blow before it.
    """
    told_at: dict[tuple[int, str], set[Hours]] = defaultdict(set)
    for item in told:
        if item.hours is not None and item.claim.event_type in _OF_ITS_HOUR:
            told_at[item.sentence, item.voice].add(item.hours)

    def hour(item: Told) -> Hours | None:
        known = told_at.get((item.sentence, item.voice), set())
        return next(iter(known)) if item.claim.event_type in _OF_ITS_HOUR and len(known) == 1 else None

    return [replace(item, hours=item.hours or hour(item)) for item in told]


def is_long_past(told: Told) -> bool:
    """Whether a claim tells a day that was no news when its document came out."""
    until = told.time[1] if told.time is not None else None
    news = told.published[0] if told.published is not None else None
    return until is not None and news is not None and news - until > _LONG_PAST


def told_itself(claim: Claim) -> Claim:
    """Return a claim without what reading carried into it from afar: linking looks around a claim by itself."""
    carried = {(item.slot, item.span) for item in claim.carried if item.rule not in _SHARED}
    if not carried:
        return claim

    def own(slot: Slot, items: Sequence[Participant]) -> tuple[Participant, ...]:
        return tuple(item for item in items if (slot, item.span) not in carried)

    dated = claim.time is not None and claim.time.span is not None and ("time", claim.time.span) in carried
    return msgspec.structs.replace(
        claim,
        agents=own("agents", claim.agents),
        targets=own("targets", claim.targets),
        places=own("places", claim.places),
        time=None if dated else claim.time,
    )


def denies(told: Told) -> bool:
    """Whether a claim says that something did not happen or will not."""
    return not told.claim.polarity or told.claim.modality == "denied"


def days(start: str | None, end: str | None) -> Days | None:
    """Return ISO days as ordinals, or null where both are open."""
    if start is None and end is None:
        return None
    return (
        date.fromisoformat(start).toordinal() if start is not None else None,
        date.fromisoformat(end).toordinal() if end is not None else None,
    )


def _where_it_was(claim: Claim, sites: Sequence[Site], entities: Lookup[str, Entity]) -> tuple[Site, ...]:
    """Return the sites of a claim that are where it happened: whence who flees or was brought in dead comes.

    What a blow hit is where it fell, and not towards where it was dealt.
    Bodies that are counted in a hospital, a square or a market were brought there, wherever that is.
    """
    off: set[Relation] = {"via"}
    if claim.event_type in TOLL or (
        claim.event_type in _OF_ITS_HOUR and any(item.relation in INSIDE for item in sites)
    ):
        off.add("toward")
    # The dead and wounded are brought from where it happened, and counted where they were brought to.
    if claim.event_type in TOLL:
        counted = any(figure.what == BODY for figure in claim.quantities)
        named = (entities.get(site.entity or "") for site in sites)
        if counted and any(entity is not None and entity.subtype == _PREMISES for entity in named):
            off |= INSIDE
        elif counted:
            sites = [item for item in sites if not _is_of_a_hospital(item, claim)]
    elif claim.event_type not in _FLIGHT:
        off.add("from")
    return tuple(item for item in sites if item.relation not in off)


def _is_of_a_hospital(place: Site, claim: Claim) -> bool:
    """Whether a place is told as that of the hospital named just before it (مستشفى العودة في النصيرات)."""
    before = tokenise(claim.text[: max(0, place.named.span.start - claim.span.start)])[-_CLOSE_BEHIND:]
    return any(stem(word.key) in nouns_for(HOSPITAL) for word in before)


def _place_value(values: Mapping[Span, Mention], span: Span) -> PlaceValue | None:
    mention = values.get(span)
    return mention.value if mention is not None and isinstance(mention.value, PlaceValue) else None


def _actors(participants: Iterable[Participant], half: Book, speaker: str | None) -> frozenset[str]:
    """Return the actors of a role; who says "our forces" means his own."""
    found = (
        speaker if item.entity is None and item.text.endswith(_OURS) else half.actor(item.entity)
        for item in participants
    )
    return frozenset(actor for actor in found if actor is not None)


def _told_again(link: Attribution, before: dict[str, list[str]]) -> str:
    """Return how somebody unnamed was first called whom the page calls by the noun alone since (مصدر أمني … المصدر)."""
    text = link.text or ""
    words = [word.key for word in tokenise(text) if word.kind == "word"]
    noun = words[0] if words else ""
    bare = noun.removeprefix(_ARTICLE)
    if noun == bare or bare not in before:
        before.setdefault(bare, []).append(text)
        return text
    second = words[1] if len(words) > 1 else ""
    described = second.startswith(_ARTICLE) and not load_clause_words().has("relative", second)
    adjective = second.removeprefix(_ARTICLE) if described else ""
    like = [called for called in before[bare] if adjective in key(called)]
    if not like:
        before[bare].append(text)
    return like[-1] if like else text
