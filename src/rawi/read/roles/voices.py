"""Whose voice a stretch of text is, whom it stands for, and which deeds it claims or lays upon others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import Attribution, Entity, Mention, Passage, PersonValue, Source
from rawi.read.events import triggers
from rawi.read.events.agreement import OF_MEN
from rawi.read.events.heads import Head, Overlay, Stretch
from rawi.read.names.actors import CIVIL
from rawi.text import Text, key

# Capitals speak for their states.
_SPEAKING = frozenset({"actor", "person", "place"})
_NAMED = _SPEAKING | {"time"}
_DONE_TO, _WITH = frozenset({"person", "quantity"}), ("ب", "و")
# An aside between commas is no longer, they included.
_ASIDE, _PAIR, _COMMAS = 12, 2, frozenset("،,")
_FROM, _ADDRESSEE = key("من"), 5
_TOLD_IN = frozenset({"headline", "summary", "report", "statement"})
_WORLD = "international"
_MISSIONS = shape_words("mission_or_force")
_FORCES = frozenset({"armed_group", "coalition", "operations_room", "state_force"})
_REPORTING = frozenset({"media", "monitor"})
_STATES = frozenset({"state", "state_force"})
# What a ministry that announces it has not done itself.
_OF_ARMIES = frozenset({"airstrike", "battle", "capture", "injury", "killing", "shelling", "territory_change"})


class Told(Protocol):
    """What a chain of narrators says: code points `start` to `end`; `own`: the passage's narrator and nobody else.

    `stance` is what the innermost speaker does with the words (say, demand, promise, deny …), null where no word
    says so.
    """

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def chain(self) -> tuple[Attribution, ...]:
        """Who says it, the outlet first."""

    @property
    def stance(self) -> str | None:
        """What the innermost speaker does with the words."""

    @property
    def own(self) -> bool:
        """Whether nobody but the passage's narrator speaks."""


def stretches(
    text: Text,
    passages: Sequence[Passage],
    speeches: Sequence[Told],
    overlay: Overlay,
    index: TriggerIndex,
    cues: Cues,
) -> Iterator[tuple[Stretch, tuple[triggers.Hit, ...]]]:
    """Yield the stretches of sentences that one chain tells, in order, with the trigger words in them."""
    told_at: list[int] = [-1] * len(text.tokens)
    passage_at: list[int] = [-1] * len(text.tokens)
    for n, passage in enumerate(passages):
        for i in range(*text.covering(passage.span.start, passage.span.end)):
            passage_at[i] = n
    for n in sorted(range(len(speeches)), key=lambda n: speeches[n].start - speeches[n].end):
        for i in range(*text.covering(speeches[n].start, speeches[n].end)):
            told_at[i] = n
    by_whom = list(zip(told_at, passage_at, strict=True))
    said = {i for told in speeches for i in _cue_tokens(text, told.chain)}
    heard = (_lead(text, told) for told in speeches)
    leads = frozenset({*(lead for lead in heard if lead is not None), *_unheard(text, overlay, cues)})
    verses = _verses(text)
    named = {i for i, kinds in overlay.kinds.items() if not _NAMED.isdisjoint(kinds)}
    acting = frozenset(_acting(text, overlay))
    for sentence in text.sentences:
        for (n, p), run in groupby(range(*sentence), key=by_whom.__getitem__):
            tokens = list(run)
            if n < 0 or p < 0 or passages[p].role not in _TOLD_IN:
                continue
            start, end, told = tokens[0], tokens[-1] + 1, speeches[n]
            says = not told.own or told.stance is not None
            begins = says and text.tokens[start].end > told.start and text.tokens[start].start <= told.start
            turns = leads.intersection(tokens)
            stretch = Stretch(start, end, told.chain, passages[p], not told.own, begins, told.stance, turns)
            inserted = begins and _is_behind_aside(text, start, told.chain[-1], cues)
            opens = _opens(text, start, end, index.words, told.stance, inserted=inserted) if begins else frozenset()
            hits = triggers.find(text, start, end, index, opens=opens, named=named, acting=acting)
            yield stretch, tuple(hit for hit in hits if hit.token not in said and hit.token not in verses)


def _acting(text: Text, overlay: Overlay) -> Iterator[int]:
    """Yield the tokens with which an actor begins who has a number or a person right behind him (الجيش خمسة جنود).

    None in a case that nobody acts in (الحوثيين).
    """
    for i, there in overlay.starting.items():
        for mention, end in there:
            if mention.kind == "actor" and not text.tokens[end - 1].key.endswith("ين"):
                behind = {item.kind for item, _ in overlay.starting.get(end, ())}
                word = text.tokens[end].key if end < len(text.tokens) else ""
                if word in OF_MEN or not (behind.isdisjoint(_DONE_TO) or word.startswith(_WITH)):
                    yield i


def _lead(text: Text, told: Told) -> int | None:
    """Return the token with which a clause begins that leads to what somebody says (والجيش يقول إنه), or null."""
    link = told.chain[-1]
    if told.own or link.cue is None or link.span is None or not link.span.end <= link.cue.span.start <= told.start:
        return None
    first = text.covering(link.span.start, link.span.end)[0]
    return first if text.tokens[first].key.startswith("و") else None


def _unheard(text: Text, overlay: Overlay, cues: Cues) -> Iterator[int]:
    """Yield the tokens with whose و a clause begins in which somebody named speaks, now (وأردوغان يتهم)."""
    for i, there in overlay.starting.items():
        if not text.tokens[i].key.startswith("و"):
            continue
        for mention, end in there:
            if mention.kind in overlay.kinds.get(i - 1, ()):
                # في حلب وإدلب تكشف: the second of two
                continue
            verb = text.tokens[end].key if end < len(text.tokens) else ""
            form = form_of(cues, verb) if mention.kind in _SPEAKING else None
            if form is not None and verb.startswith("ت" if form.feminine else "ي"):
                yield i


def _verses(text: Text) -> frozenset[int]:
    """Return the tokens of scripture between ornate brackets: they tell nothing of today."""
    found: set[int] = set()
    opened: int | None = None
    for i, token in enumerate(text.tokens if "﴿" in text.raw else ()):
        if token.text == "﴿":
            opened = i
        elif token.text == "﴾" and opened is not None:
            found.update(range(opened, i))
            opened = None
    return frozenset(found)


def first_word(text: Text, stretch: Stretch) -> int | None:
    """Return the first word of a stretch, or null."""
    return next((i for i in range(stretch.start, stretch.end) if text.tokens[i].kind == "word"), None)


def _is_behind_aside(text: Text, start: int, link: Attribution, cues: Cues) -> bool:
    """Whether only what stands between two commas parts words from who says them (تبنت الحركة، أمس، قتل جنديين).

    Of a verb that takes what is said for its object; قالت الحركة، أمس، قتل جندي is speech without marks.
    """
    commas = [i for i in range(max(start - _ASIDE, 0), start) if text.tokens[i].light in _COMMAS]
    if link.cue is None or len(commas) != _PAIR or commas[-1] != start - 1:
        return False
    said = max(link.cue.span.end, link.span.end if link.span is not None else 0)
    first = text.covering(link.cue.span.start, link.cue.span.end)[0]
    form = form_of(cues, text.tokens[first].key)
    beside = text.tokens[commas[0]].start - said <= 1 and said <= text.tokens[commas[0]].start
    return beside and form is not None and "object" in form.cue.complement


def _opens(
    text: Text, start: int, end: int, words: ClauseWords, stance: str | None, *, inserted: bool
) -> frozenset[int]:
    """Return the first word of content that begins without أن, where a masdar may stand; of a demand the first few.

    `inserted`: an aside between commas parts it from its verb.
    """
    before = start - 1 if inserted else triggers.word_before(text, start)
    if before is None or words.has("that", text.tokens[before].key):
        return frozenset()
    first = next((i for i in range(start, end) if text.tokens[i].kind == "word"), None)
    quoted = any(text.tokens[i].kind == "quote" or text.tokens[i].light == ":" for i in range(before, first or start))
    if first is None or quoted:
        return frozenset()
    # تطلب من جميع الفرقاء سحب مسلحيهم: behind who is asked stands what for.
    asked = text.tokens[before].key == _FROM and stance == "demand"
    return frozenset(range(first, min(first + _ADDRESSEE, end)) if asked else (first,))


def _cue_tokens(text: Text, chain: Sequence[Attribution]) -> Iterator[int]:
    for link in chain:
        if link.cue is not None:
            yield from range(*text.covering(link.cue.span.start, link.cue.span.end))


class Speakers:
    """Whom speakers stand for: a spokesman for those he speaks for, a source for the actor it is.

    `bodies` are those in the titles of persons, by their ids.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        sources: Sequence[Source],
        bodies: Mapping[str, str],
    ) -> None:
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._named = {
            mention.text: mention.entity
            for mention in mentions
            if mention.kind == "actor" and mention.entity is not None
        }
        self._speaks_for = {
            mention.entity: mention.value.affiliation
            for mention in mentions
            if isinstance(mention.value, PersonValue) and mention.entity is not None and mention.value.affiliation
        }
        self._bodies = bodies

    def of(self, chain: Sequence[Attribution], *, himself: bool = False) -> Entity | None:
        """Return the actor or person the innermost speaker stands for, null where that is open.

        `himself`: a person stands for no body that only his title or the lists tell of.
        """
        speaker = chain[-1].speaker
        if speaker is None:
            return None
        source = self._sources.get(speaker)
        name = (source.entity or self._begins(source.name)) if source is not None else speaker
        if name is None:
            return None
        body = self._speaks_for.get(name) or (None if himself else self._bodies.get(name) or self.led_by(name))
        return self._entities.get(body or name)

    def led_by(self, person: str | None) -> str | None:
        """Return the body that fights which the lists have a person in, or null."""
        known = self._entities.get(person) if person is not None else None
        body = self._entities.get(known.parent or "") if known is not None and known.kind == "person" else None
        return body.id if body is not None and body.subtype in _FORCES else None

    def is_unarmed(self, entity: str | None, *, called: str | None, held: bool = False) -> bool:
        """Whether an actor helps, watches or reports, and so never strikes, takes or kills; nor does a world body.

        Missions and forces of such bodies may, by their name or by the words they are `called` (قوات الأمم المتحدة);
        their courts hold people (`held`).
        """
        known = self._entities.get(entity) if entity is not None else None
        world = not held and known is not None and known.subtype == _WORLD and self.is_listed(entity)
        world = world and known is not None and _MISSIONS.isdisjoint(key(f"{known.name} {called or ''}").split())
        return world or (known is not None and known.subtype in CIVIL)

    def body_of(self, link: Attribution, mentions: Iterable[Mention]) -> Entity | None:
        """Return the one actor named among the words for a speaker who has no name (مسؤول في الدفاع المدني)."""
        if link.span is None:
            return None
        named = {item.entity for item in mentions if item.kind == "actor" and link.span.overlaps(item.span)}
        only = named.pop() if len(named) == 1 else None
        return self._entities.get(only) if only is not None and not self.reports(only) else None

    def reports(self, entity: str | None) -> bool:
        """Whether an actor is one of those who report and watch: whom they employ is no side's man."""
        known = self._entities.get(entity) if entity is not None else None
        return known is not None and known.subtype in _REPORTING

    def is_group(self, entity: str | None) -> bool:
        """Whether an entity is an armed group."""
        known = self._entities.get(entity) if entity is not None else None
        return known is not None and known.subtype == "armed_group"

    def is_state_force(self, entity: str | None) -> bool:
        """Whether an entity is the force of a state, which has soldiers."""
        known = self._entities.get(entity) if entity is not None else None
        return known is not None and known.subtype == "state_force"

    def is_listed(self, entity: str | None) -> bool:
        """Whether the lists have an entity."""
        known = self._entities.get(entity) if entity is not None else None
        return known is not None and known.curated

    def army_of(self, entity: str | None) -> str | None:
        """Return the force of a state that an entity is part of, itself where it is part of none; null for others."""
        known = self._entities.get(entity) if entity is not None else None
        above = self._entities.get(known.parent or "") if known is not None else None
        if known is None or known.subtype != "state_force":
            return None
        return self.army_of(above.id) if above is not None and above.subtype == "state_force" else known.id

    def fights(self, speaker: Entity, entity: str | None) -> bool:
        """Whether a state's force speaks and an entity is an armed group of the lists that is no part of it."""
        known = self._entities.get(entity) if entity is not None else None
        group = known is not None and known.curated and known.subtype == "armed_group"
        return group and not self.is_part(entity, speaker) and speaker.subtype in _STATES

    def is_part(self, entity: str | None, speaker: Entity) -> bool:
        """Whether an entity is who speaks, a part of it, or the body both are parts of."""
        known = self._entities.get(entity) if entity is not None else None
        parents = {speaker.id, speaker.parent} - {None}
        return known is not None and (known.id in parents or known.parent in parents)

    def name(self, entity: str | None) -> str:
        """Return what an entity is called, the empty string where it is not known."""
        known = self._entities.get(entity) if entity is not None else None
        return known.name if known is not None else ""

    def _begins(self, name: str) -> str | None:
        """Return the actor a publisher's name begins with (حركة تحرير السودان - القيادة العسكرية), or null."""
        found = [text for text in self._named if name.startswith(f"{text} ")]
        return self._named[max(found, key=len)] if found else None

    @staticmethod
    def does(speaker: Entity, head: Head) -> bool:
        """Whether a speaker that announces this has done it: those who fight, a ministry what is no use of force."""
        if speaker.subtype in _FORCES:
            return True
        return speaker.subtype == "state" and head.form.trigger.row.event_type not in _OF_ARMIES
