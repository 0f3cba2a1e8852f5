"""Claims: who did what to whom, where, when and how many, as each clause tells it, on whose word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.modality import Modals
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import (
    Claim,
    ClaimTime,
    Entity,
    EventType,
    Figure,
    Mention,
    Participant,
    Passage,
    Published,
    Source,
    Span,
    Words,
    identified,
)
from rawi.model.claim import Modality
from rawi.read import roles, slots
from rawi.read.clauses import Head, Overlay, Stretch, heads, is_listed
from rawi.read.modality import is_attempt, modality
from rawi.read.phrases import Phrase, phrases
from rawi.read.roles import Cast, Known
from rawi.read.triggers import word_before
from rawi.read.voices import Speakers, Told, first_word, stretches
from rawi.text import Text, key, tokenise

_UNDATED = Published()
_BETWEEN, _OR = key("بين"), key("أو")
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
_TRIED: frozenset[EventType] = frozenset({"territory_change", "advance", "movement_of_forces"})
_CASUALTIES: frozenset[EventType] = frozenset({"injury", "killing"})
_WORDS: frozenset[EventType] = frozenset({"demand", "promise"})
_EDGES = frozenset("،,؛;:.-–—()[]{}\"'“”«»*#•…")


class Knowledge(Protocol):
    """What of the lexicon this stage reads."""

    @property
    def triggers(self) -> TriggerIndex: ...  # noqa: D102

    @property
    def modals(self) -> Modals: ...  # noqa: D102

    @property
    def cues(self) -> Cues: ...  # noqa: D102


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
class _Intro:
    """Who and when a list is introduced with; `listed`: the stretch now read is an item of it."""

    agents: list[Participant]
    time: ClaimTime | None
    listed: bool = False


@dataclass(slots=True)
class _Page:
    """What all stages of one reading share."""

    text: Text
    document: str
    overlay: Overlay
    lexicon: Knowledge
    speakers: Speakers
    published: Published
    mentions: Sequence[Mention]
    drafts: list[_Draft] = field(default_factory=list)
    intro: _Intro | None = None
    covered: frozenset[int] = frozenset()
    acts: list[Claim] = field(default_factory=list)


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
        Speakers(mentions, entities, sources),
        published,
        mentions,
        covered=_covered(text, mentions, lexicon.triggers),
    )
    for stretch, hits in stretches(text, passages, speeches, page.overlay, lexicon.triggers):
        _introduced(page, stretch)
        found = heads(text, stretch, hits, page.overlay, lexicon.triggers, lexicon.modals)
        first = len(page.drafts)
        for head in found:
            page.drafts.append(_draft(page, head, page.drafts[first:]))
        _share(page, page.drafts[first:])
        if not any(_tells(draft) for draft in page.drafts[first:]):
            page.acts += _acts(page, stretch)
    told = [_claim(page, draft) for draft in page.drafts if _tells(draft)]
    return tuple(sorted([*told, *page.acts], key=lambda claim: (claim.span.start, claim.span.end)))


def _covered(text: Text, mentions: Sequence[Mention], index: TriggerIndex) -> frozenset[int]:
    """Return the tokens of mentions, of nouns of a known kind, and of words that may tell an event."""
    found = {i for item in mentions for i in range(*text.covering(item.span.start, item.span.end))}
    for i, token in enumerate(text.tokens):
        if i not in found and token.kind == "word" and (index.classes(token.key) or index.look_up(token.key)):
            found.add(i)
    return frozenset(found)


# words that are all the deed there is


def _acts(page: _Page, stretch: Stretch) -> list[Claim]:
    """Return the claim that a demand, a promise, a denial or an accusation is whose content tells no known event."""
    text, words = page.text, page.lexicon.triggers.words
    act = _ACTS.get(stretch.stance or "")
    if act is None or not stretch.begins or _condemns(page, stretch):
        return []
    start, end = _trimmed(text, stretch.start, stretch.end, words)
    if sum(text.tokens[i].kind == "word" for i in range(start, end)) < _LEAST_WORDS:
        return []
    event_type, told, polarity = act
    speaker = page.speakers.of(stretch.chain)
    first, last = text.span((start, end))
    agents: tuple[Participant, ...] = ()
    if event_type == "demand":
        agents = tuple(_addressed(page, stretch, _named_before(page, stretch.start, stretch)))
    elif event_type == "promise" and speaker is not None and speaker.kind == "actor":
        token = text.tokens[start]
        span = Span(page.document, token.start, token.end)
        agents = (Participant(entity=speaker.id, text=token.text, span=span),)
    inside = [item.id for item in page.mentions if first <= item.span.start and item.span.end <= last]
    claim = Claim(
        id="",
        span=Span(page.document, first, last),
        text=text.raw[first:last],
        event_type=event_type,
        agents=agents,
        modality=told,
        polarity=polarity,
        attribution=stretch.chain,
        passage=stretch.passage.id,
        mentions=tuple(inside),
        trigger=stretch.chain[-1].cue,
        rule=f"speech:{stretch.stance}",
    )
    return [identified(claim)]


def _condemns(page: _Page, stretch: Stretch) -> bool:
    """Whether a word of blame takes the deed itself as its object (دان الهجوم): the deed is known, nobody accused."""
    cue = stretch.chain[-1].cue
    if stretch.stance != "accuse" or cue is None:
        return False
    forms = [form_of(page.lexicon.cues, token.key) for token in tokenise(cue.text)]
    return all(form is None or _ACCUSING.isdisjoint(form.cue.complement) for form in forms)


_ACCUSING = frozenset({"party", "that", "مسؤولية"})
_LEAST_WORDS = 2
_ACTS: dict[str, tuple[EventType, Modality, bool]] = {
    "accuse": ("accusation", "asserted", True),
    "demand": ("demand", "demanded", True),
    "deny": ("denial", "denied", False),
    "promise": ("promise", "promised", True),
}


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
        roles.fill_subject(text, head.form, head, known, cast, token=head.hit.token)
    _from_speaker(page, head, before, cast, known)
    if head.link == "coordinated" and not head.hit.finite and not cast.agents and earlier and _joins_doers(head):
        cast.agents = list(earlier[-1].cast.agents)
        cast.subject = list(earlier[-1].cast.subject)
        cast.names = list(earlier[-1].cast.names)
    _from_list(page, head, cast)
    _pointed_to(page, head, cast, known, earlier)
    event_type = _type(head)
    # What is inquired into has a place and a day of its own.
    last = head.hit.token if event_type == "investigation" else head.end
    draft = _Draft(
        head,
        event_type,
        cast,
        (start, end),
        slots.places(text, event_type, head.start, last, overlay, page.lexicon.cues),
        slots.claim_time(text, head, head.start, last, overlay, words=words, published=page.published),
        slots.figures(text, head, cast.counted, head.start, head.end, overlay, words=words),
    )
    if draft.time is None and page.intro is not None and page.intro.listed:
        draft.time = page.intro.time
    draft.modality, draft.polarity = modality(
        text,
        head,
        page.lexicon.modals,
        words,
        speaker=known.speaker.id if known.speaker is not None else None,
        agents=cast.agents,
    )
    if draft.modality == "asserted" and draft.polarity and _is_to_come(draft.time, page.published):
        draft.modality = "planned"
    _or_else(page, draft, earlier)
    return draft


def _pointed_to(page: _Page, head: Head, cast: Cast, known: Known, earlier: Sequence[_Draft]) -> None:
    """Give whom it was done to where only a pronoun says so: our ranks, or of them who were just told of."""
    row, words = head.form.trigger.row, page.lexicon.triggers.words
    if cast.targets or "target" not in (row.subject, row.object, *head.form.trigger.prepositions.values()):
        return
    for i in range(head.hit.token + 1, head.end):
        word, speaker = page.text.tokens[i].key, known.speaker
        ours = words.has("our_ranks", word)
        theirs = (
            words.has("their_ranks", word) and head.stretch.content and word.endswith("ها") == known.speaker_feminine
        )
        if (ours or theirs) and speaker is not None and speaker.kind == "actor" and known.answers:
            token = page.text.tokens[i]
            span = Span(page.document, token.start, token.end)
            cast.targets = [Participant(entity=speaker.id, text=token.text, span=span)]
            return
        people = page.lexicon.triggers.classes(word) & {"fighters", "forces"} and word.endswith(("ه", "ها", "هم"))
        joined = head.link == "coordinated" and earlier and head.parent is earlier[-1].head
        if joined and (people or words.has("of_them", word)) and row.event_type in _FORCE:
            token = page.text.tokens[i]
            span = Span(page.document, token.start, token.end)
            cast.targets = [
                Participant(entity=item.entity, text=token.text, span=span) for item in earlier[-1].cast.targets
            ]
            return


def _is_to_come(time: ClaimTime | None, published: Published) -> bool:
    """Whether the day named lies after publication."""
    return time is not None and time.start is not None and published.end is not None and time.start > published.end


def _or_else(page: _Page, draft: _Draft, earlier: Sequence[_Draft]) -> None:
    """Let a clause joined by أو share the denial of the one before (لم يصب أو يقتل)."""
    before = word_before(page.text, draft.head.hit.token)
    if earlier and before is not None and page.text.tokens[before].key == _OR and not earlier[-1].polarity:
        draft.modality, draft.polarity = earlier[-1].modality, False


def _joins_doers(head: Head) -> bool:
    """Whether a masdar joined on has the doer of the one before: not where its own frame names both sides."""
    row = head.form.trigger.row
    return row.pos == "noun" and "agent" not in head.form.trigger.prepositions.get(_BETWEEN, "")


def _type(head: Head) -> EventType:
    event_type = head.form.trigger.row.event_type or "other"
    if event_type == "other" and head.joint:
        event_type = head.joint[0].trigger.row.event_type or "other"
    return "battle" if event_type in _TRIED and is_attempt(head) else event_type


def _known(page: _Page, head: Head, earlier: Sequence[_Draft]) -> Known:
    text = page.text
    sentence = text.sentence_of(head.hit.token)
    near = _named_before(page, head.hit.token, head.stretch)
    found = next((draft.cast for draft in reversed(earlier) if draft.cast.subject or draft.cast.named), None)
    if not earlier and page.drafts and _follows_on(page, head):
        found = page.drafts[-1].cast
    carried, names, many = (found.subject, found.names, found.many) if found is not None else ([], [], False)
    speaker = page.speakers.of(head.stretch.chain)
    called = head.stretch.chain[-1].text or (speaker.name if speaker is not None else "")
    feminine = roles.is_feminine(called, page.lexicon.triggers.words)
    if speaker is not None and not earlier and _means_speaker(page, head, speaker, carried, feminine=feminine):
        # Verbs agree with the pronoun before them, whatever the speaker is called.
        carried, names, many = [roles.implied(text, head, speaker, page.document)], [called], False
    antecedent = None
    if head.relative is not None:
        limit = text.tokens[head.relative].start
        named = [item for item in near if item.span.end <= limit]
        antecedent = named[-1] if named and _touches(text, named[-1].span.end, limit) else None
    moved = bool(earlier) and earlier[-1].head.form.enclitic == "هم"
    them = earlier[-1].cast.targets if moved else ()
    words = page.lexicon.triggers.words
    begun = text.tokens[head.stretch.start].start
    spoken_of = any(item.span.start >= begun and item.entity is not None for item in near)
    counted = any(token in page.overlay.quantities for token in range(sentence[0], head.hit.token))
    return Known(
        near,
        carried,
        names,
        many,
        words,
        page.document,
        them,
        speaker,
        speaker_feminine=feminine,
        antecedent=antecedent,
        answers=head.stretch.answers,
        near_named=spoken_of,
        counted_before=counted,
        covered=page.covered,
    )


def _named_before(page: _Page, token: int, stretch: Stretch) -> list[Participant]:
    """Return the actors and persons named in a sentence before a token, those who speak left out."""
    begin, here = page.text.tokens[page.text.sentence_of(token)[0]].start, page.text.tokens[token].start
    speakers = [link.span for link in stretch.chain if link.span is not None]
    return [
        roles.participant(mention)
        for mention in page.mentions
        if mention.kind in ("actor", "person")
        and begin <= mention.span.start < here
        and not any(span.overlaps(mention.span) for span in speakers)
    ]


def _means_speaker(page: _Page, head: Head, speaker: Entity, carried: Sequence[Participant], *, feminine: bool) -> bool:
    """Whether a verb without a subject is the speaker's own deed: after أنه, أنها; an issuer's after nobody else."""
    text, words = page.text, page.lexicon.triggers.words
    if speaker.kind != "actor":
        return False
    before = word_before(text, head.stretch.start)
    if head.stretch.begins and before is not None and words.has("that", text.tokens[before].key):
        pronoun = text.tokens[before].key
        return pronoun.endswith("ها") if feminine else pronoun.endswith("ه")
    if carried:
        return False
    issued = head.stretch.passage.role == "statement" and not head.stretch.content
    return issued and head.hit.finite and head.start <= head.stretch.start + 1


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
    if head.hit.finite or cast.agents or cast.named or (head.carrier is not None and cast.subject):
        return
    stance, row = head.stretch.stance, head.form.trigger.row
    if stance in ("demand", "accuse") and head.link != "adverbial":
        asked = [group for group in roles.groups(before) if not group[0].preposition]
        if asked:
            cast.agents = [roles.participant(item) for phrase in asked[0] for item in phrase.who]
        elif head.stretch.begins:
            cast.agents = _addressed(page, head.stretch, known.near)
        return
    speaker = known.speaker
    if speaker is None or stance == "deny" or row.pos != "noun" or not page.speakers.does(speaker, head):
        return
    announced = stance is not None and head.hit.token == first_word(page.text, head.stretch)
    issued = head.stretch.passage.role == "statement" and not head.stretch.content and head.link == "sequence"
    if stance == "promise" or announced or (issued and head.carrier is None and head.start <= head.stretch.start + 3):
        others = [item for item in cast.targets if item.entity is not None]
        own = any(item.entity == speaker.id for item in others)
        if not own and (row.lemma not in _BEFALLS or (row.lemma in _INFLICTED and (others or _hostile(page, head)))):
            cast.agents = [roles.implied(page.text, head, speaker, page.document)]
            cast.subject, cast.names = list(cast.agents), [speaker.name]


def _hostile(page: _Page, head: Head) -> bool:
    """Whether those it befell are called by a word for enemies, and nobody's own."""
    tokens = page.text.tokens[head.hit.token + 1 : min(head.hit.token + 5, head.end)]
    return any("hostile" in page.lexicon.triggers.classes(token.key) for token in tokens)


def _addressed(page: _Page, stretch: Stretch, near: Sequence[Participant]) -> list[Participant]:
    """Return who stands between the word of asking or accusing and what is asked: the one addressed."""
    cue = stretch.chain[-1].cue
    begin = page.text.tokens[stretch.start].start
    named = [item for item in near if cue is not None and cue.span.end <= item.span.start < begin]
    return named[-1:]


# Masdars that tell what befell somebody, not what somebody did.
_BEFALLS = frozenset(
    {"إصابة", "استسلام", "انفجار", "سقوط جرحى", "سقوط قتلى", "سقوط مدنيين", "سقوط مدينة", "مقتل", "نزوح"}
)
# Of these, what one side announces of the other it has done.
_INFLICTED = frozenset({"إصابة", "مقتل"})


# lists


def _introduced(page: _Page, stretch: Stretch) -> None:
    """Keep who and when a list is introduced with (أسفرت جهود الجيش خلال 24 ساعة عن الآتي:), for its items."""
    text, tokens = page.text, page.text.tokens
    if tokens[stretch.end - 1].light == ":":
        named = roles.groups(phrases(text, stretch.start, stretch.end, page.overlay, page.lexicon.triggers))
        doers = [group for group in named if group[0].kind == "actor" and group[0].preposition in ("", "with")]
        agents = [roles.participant(item) for group in doers for phrase in group for item in phrase.who]
        time = slots.time_between(
            text, stretch.start, stretch.start, stretch.end, page.overlay, page.lexicon.triggers.words
        )
        page.intro = _Intro(agents, time) if agents or time is not None else None
    elif page.intro is not None:
        page.intro.listed = is_listed(text, stretch)
        if not page.intro.listed and stretch.start == text.sentence_of(stretch.start)[0]:
            page.intro = None


def _from_list(page: _Page, head: Head, cast: Cast) -> None:
    row = head.form.trigger.row
    if page.intro is None or not page.intro.listed or cast.agents or row.pos != "noun" or row.lemma in _BEFALLS:
        return
    if head.link in ("sequence", "coordinated"):
        cast.agents = list(page.intro.agents)


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
            by_one = one.event_type in _CASUALTIES and len(other.cast.agents) == 1
            if (joined or by_one) and not one.cast.agents:
                one.cast.agents = list(other.cast.agents)
    for one, other in pairwise(drafts):
        if other.head.parent is not one.head:
            continue
        same = other.head.carrier is not None and other.head.carrier is one.head.carrier
        named = one.time.span if one.time is not None else None
        if same and other.time is None and named is not None and named.end <= _offset(page, one):
            other.time = one.time
        finite = one.head.hit.finite and other.head.hit.finite and other.head.link == "coordinated"
        if other.head.link == "result" and other.event_type in _CASUALTIES and not other.cast.agents:
            other.cast.agents = list(one.cast.agents)
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
