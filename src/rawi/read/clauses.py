"""From words that may tell an event to the clauses that do: what is told, and what is only spoken of.

A verb tells. A masdar tells where something carries it (قامت بقصف، أدى إلى مقتل), where a speaker's words or a
headline open with it, where it is joined to one that tells, or where it brings its own doer and place
(بعد سيطرته على القرية). Else it is background: مناطق سيطرة النظام، اتفاق تخفيف التصعيد.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.modality import Modals
from rawi.lexicon.triggers import Form, TriggerIndex, endings, openings
from rawi.model import Attribution, Mention, Passage, QuantityValue
from rawi.read.triggers import Hit, word_before
from rawi.text import Text, Token, key

Link = Literal["adverbial", "coordinated", "result", "sequence"]
_ENDS = frozenset(".؛;:؟?!")
_ALREADY = key("سبق")
_THAT, _WHAT = key("أن"), key("ما")
_REACHING = frozenset({"طال"})
_RISING = frozenset({"result:ارتفع"})
# A carried noun stands no farther from its carrier: subject, time and an inserted phrase lie between.
# Before the bare masdar of what is said may stand who is asked, or who says it (نناشد المنظمات تأمين خيام).
_ADDRESSEE = 4
_SHORTEST = 3
_MODAL_REACH = 8
_REACH = 32
_BLOWS = frozenset({"airstrike", "attack_on_civilians", "battle", "explosion", "shelling"})
_JOINED_AFTER = frozenset({"demand", "promise", "accuse", "deny", "warn", "reveal", "confirm", "say", "claim"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `start` to `end` of one sentence, told by one chain.

    `content`: they are somebody's words, `begins`: from their beginning. `stance` is what the innermost speaker
    does with them, null where no word says so.
    """

    start: int
    end: int
    chain: tuple[Attribution, ...]
    passage: Passage
    content: bool = False
    begins: bool = False
    stance: str | None = None

    @property
    def answers(self) -> bool:
        """Whether somebody with a part in things speaks: in a report, or in a statement of his own."""
        return self.content or self.passage.role == "statement"


@dataclass(slots=True)
class Head:
    """What tells one event: the word, its reading, and the clause around it (tokens `start` to `end`)."""

    hit: Hit
    form: Form
    stretch: Stretch
    start: int
    end: int
    link: Link = "sequence"
    carrier: Hit | None = None
    parent: "Head | None" = None
    joint: list[Form] = field(default_factory=list)
    relative: int | None = None
    joined: bool = False
    modal: bool = False


class Overlay:
    """The mentions of a text by the tokens they cover."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self.starting: dict[int, list[tuple[Mention, int]]] = {}
        self.kinds: dict[int, set[str]] = {}
        self.quantities: dict[int, tuple[int, int, Mention]] = {}
        for mention in sorted(mentions, key=lambda item: (item.span.start, -item.span.end)):
            start, end = text.covering(mention.span.start, mention.span.end)
            self.starting.setdefault(start, []).append((mention, end))
            counts = not isinstance(mention.value, QuantityValue) or mention.value.unit is None
            for token in range(start, end):
                if counts:
                    self.kinds.setdefault(token, set()).add(mention.kind)
                if mention.kind == "quantity" and counts:
                    self.quantities[token] = (start, end, mention)

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether a mention of that kind covers a token between `start` and `end`."""
        return any(kind in self.kinds.get(token, ()) for token in range(start, end))


def heads(
    text: Text,
    stretch: Stretch,
    hits: Sequence[Hit],
    overlay: Overlay,
    index: TriggerIndex,
    modals: Modals,
) -> tuple[Head, ...]:
    """Return what tells an event in a stretch, in order, each with its clause."""
    return _Scan(text, stretch, hits, overlay, index, modals).run()


class _Scan:
    """One pass over a stretch: where clauses begin, which carrier waits for its noun, what was told last."""

    def __init__(
        self,
        text: Text,
        stretch: Stretch,
        hits: Sequence[Hit],
        overlay: Overlay,
        index: TriggerIndex,
        modals: Modals,
    ) -> None:
        self.text, self.stretch, self.overlay, self.index = text, stretch, overlay, index
        self.words, self.modals = index.words, modals
        self.hits: Mapping[int, Hit] = {hit.token: hit for hit in hits if not _is_named(hit, overlay)}
        self.first = _first_word(text, stretch, index.words)
        self.start = stretch.start
        self.cuts = [stretch.start]
        self.relative: int | None = None
        self.predicate = False
        self.carrier: Hit | None = None
        self.carrier_start = stretch.start
        self.counted: Hit | None = None
        self.found: list[Head] = []

    def run(self) -> tuple[Head, ...]:
        for i in range(self.stretch.start, self.stretch.end):
            token = self.text.tokens[i]
            if token.kind == "punct" and token.light in _ENDS:
                self._cut(i + 1)
            elif token.kind == "punct" and token.light in ("،", ","):
                if self._turns(i + 1):
                    self._cut(i + 1)
                elif self._goes_on(i + 1):
                    self._cut(i + 1, keep=True)
            elif token.kind == "word":
                self._open(i, token)
                hit = self.hits.get(i)
                if hit is not None and hit.finite:
                    self._verb(hit)
                elif hit is not None:
                    self._noun(hit)
        for head in self.found:
            later = [cut for cut in self.cuts if cut > head.hit.token]
            head.end = min(later, default=self.stretch.end)
        return tuple(self.found)

    def _cut(self, i: int, *, keep: bool = False) -> None:
        self.start = i
        self.cuts.append(i)
        self.predicate = False
        self.relative = None
        if not keep:
            self.carrier = None
            self.counted = None

    def _open(self, i: int, token: Token) -> None:
        word, words = token.key, self.words
        relative = words.has("relative", word)
        if relative or words.has("that", word):
            if relative and i > 0 and self.text.tokens[i - 1].key in words.classes["pronoun"]:
                # "It is they who": the subject stands before.
                return
            before = word_before(self.text, i)
            joined = word == _THAT and before is not None and self._is(before, "before_that")
            self._cut(i + 1)
            if joined and before is not None and before >= self.stretch.start:
                self.start = self.cuts[-1] = before
            if relative:
                self.relative = i
        elif words.has("opener", word) and (word != _WHAT or self._result_follows(i)):
            self._cut(i)

    def _is(self, i: int, name: WordClass) -> bool:
        return self.words.has(name, self.text.tokens[i].key)

    def _turns(self, i: int) -> bool:
        """Whether a clause with another subject begins after a comma: and, a name, then a verb without and."""
        if i >= self.stretch.end or not self.text.tokens[i].key.startswith("و") or i in self.hits:
            return False
        for j in range(i + 1, min(i + 8, self.stretch.end)):
            if self.text.tokens[j].kind == "punct":
                return False
            hit = self.hits.get(j)
            if hit is not None:
                return hit.finite and not hit.forms[0].proclitics and not hit.forms[0].enclitic
        return False

    def _goes_on(self, i: int) -> bool:
        """Whether a clause that tells nothing known begins after a comma: and, then neither a name nor a trigger."""
        if i >= self.stretch.end or not self.text.tokens[i].key.startswith("و"):
            return False
        return i not in self.hits and i not in self.overlay.starting and not self.index.classes(self.text.tokens[i].key)

    def _result_follows(self, i: int) -> bool:
        hit = self.hits.get(i + 1)
        return hit is not None and any(form.trigger.row.pos == "result" for form in hit.forms)

    def _verb(self, hit: Hit) -> None:
        i = begin = hit.token
        if self.found and self.found[-1].carrier is hit:
            return
        joined = hit.conjunction and not self._goes_before(i)
        noun = self._last_noun()
        if noun is not None and self._is(i, "lasted") and not hit.conjunction:
            return
        while begin > self.start and self.text.tokens[begin - 1].key in self.words.classes["auxiliary"]:
            begin -= 1
        object_before = self.overlay.quantities.get(i - 1)
        if object_before is not None and hit.forms[0].enclitic and object_before[0] > self.start:
            begin = object_before[0]
        fresh = joined or self.predicate or (begin != i and not hit.conjunction) or "ل" in hit.forms[0].proclitics
        if not fresh and begin > self.start:
            fresh = self.text.tokens[begin - 1].kind == "punct" and self.text.tokens[begin - 1].light not in ")]"
        kept = self.start
        if fresh and begin > self.start:
            self.start = begin
        form = self._choose(hit, hit.events)
        last = self.found[-1] if self.found and self.found[-1].hit.token == i - 1 else None
        if form is not None and joined and last is not None and last.hit.finite:
            self.start = kept
            last.joint.append(form)
            return
        if self._describes(hit, form) or (form is None and not hit.carriers and not hit.conjunction):
            self.start = kept
            return
        if self.start != kept:
            self._cut(begin)
        if form is not None:
            link: Link = "coordinated" if joined and self.found else "sequence"
            self._tell(hit, form, link)
            self.found[-1].joined = joined
            self.carrier = None
        elif hit.carriers:
            if self.counted is not None and any(form.trigger.rule in _RISING for form in hit.carriers):
                counted = self._choose(self.counted, self.counted.events)
                if counted is not None:
                    self._tell(self.counted, counted, "sequence", carrier=hit)
            self.carrier, self.carrier_start = hit, self.start
        self.predicate = self.predicate or form is not None or bool(hit.carriers)

    def _goes_before(self, i: int) -> bool:
        """Whether سبق stands before: its و joins nothing (النظام سبق ونقل)."""
        return i > self.stretch.start and self.text.tokens[i - 1].key == _ALREADY

    def _describes(self, hit: Hit, form: Form | None) -> bool:
        """Whether a verb only says whom the blow just told of was aimed at (غارات استهدفت المدينة)."""
        last = self._last_noun()
        if last is None or form is None or hit.conjunction or hit.token - last.hit.token > 3:
            return False
        aimed = form.trigger.row.lemma.startswith("استهدف")
        return aimed and last.form.trigger.row.event_type in _BLOWS

    def _noun(self, hit: Hit) -> None:
        form = self._choose(hit, hit.events)
        if form is None:
            if hit.carriers and (self.carrier is None or hit.token - self.carrier.token < 3):
                kept = self.carrier_start if self.carrier is not None else self._own_start(hit.token)
                self.carrier, self.carrier_start = hit, kept
            return
        i = hit.token
        last = self._last_noun()
        same = last is not None and last.form.trigger.row.event_type == form.trigger.row.event_type
        if last is not None and same and last.hit.token == i - 1 and not hit.conjunction:
            # One thing in two words (صفقة تبادل أسرى).
            return
        counted = last is not None and last.hit.token in self.overlay.quantities
        if last is not None and hit.conjunction and not counted and self._adjacent(last, i):
            last.joint.append(form)
            return
        if self._carried(hit, form):
            result = self.carrier is not None and any(f.trigger.row.pos == "result" for f in self.carrier.forms)
            inserted = bool(self.found) and self.carrier is not None and self.found[-1].hit.token > self.carrier.token
            if inserted:
                self._cut(self._own_start(i), keep=True)
            else:
                self.start = self.carrier_start
            self._tell(hit, form, "result" if result else "sequence", carrier=self.carrier)
            self.carrier = None
        elif self._opens(hit, form) or self._causes(i, form):
            self._tell(hit, form, "sequence")
        elif (last is not None or (self.found and form.trigger.row.pos == "victim")) and self._joined(i, hit):
            self._cut(self._own_start(i), keep=True)
            self._tell(hit, form, "coordinated", carrier=last.carrier if last is not None else None)
        else:
            self._aside(hit, form)

    def _aside(self, hit: Hit, form: Form) -> None:
        """A noun nothing carries: it tells if it brings its own doer and place, or the verb that carries it follows."""
        i = hit.token
        own = self._own_carrier(i)
        if own is not None:
            self._cut(self._own_start(i))
            self._tell(hit, form, "adverbial", carrier=own)
            self.predicate = True
        elif form.trigger.row.pos == "participle":
            self._cut(self._described(i))
            self._tell(hit, form, "adverbial")
        elif form.trigger.row.pos == "victim":
            before = word_before(self.text, i)
            if self._is(i, "counted") or (before is not None and self._is(before, "counted")):
                self.counted = hit
        elif self._hangs_on(i, form):
            self._tell(hit, form, "sequence")
            self.found[-1].modal = True
        elif self._brings_its_own(i, form):
            self._cut(self._own_start(i), keep=True)
            self._tell(hit, form, "adverbial")

    def _hangs_on(self, i: int, form: Form) -> bool:
        """Whether a word before it in the clause says it is planned, demanded or supposed (تعتزم القوات اقتحام)."""
        if form.definite and not self._has_arguments(i, form):
            return False
        for j in range(i - 1, max(self.start, i - _MODAL_REACH) - 1, -1):
            if self.text.tokens[j].kind == "punct" or (j in self.hits and self.hits[j].finite):
                return False
            row = self.modals.find(self.text.tokens[j].light)
            if row is not None and (row.reach == "clause" or (row.reach == "word" and j == i - 1)):
                return True
        return False

    def _described(self, i: int) -> int:
        """Return where the name begins that a participle follows, else the participle."""
        before = word_before(self.text, i)
        if before is None or before < self.stretch.start:
            return i
        starts = [token for token in range(max(self.start, i - 6), i) if token in self.overlay.starting]
        return starts[-1] if starts and before in self.overlay.kinds else i

    def _tell(self, hit: Hit, form: Form, link: Link, *, carrier: Hit | None = None) -> None:
        parent = self.found[-1] if self.found else None
        head = Head(hit, form, self.stretch, self.start, self.stretch.end, link, carrier, parent)
        head.relative = self.relative
        self.found.append(head)
        self.predicate = True

    # what makes a noun tell

    def _carried(self, hit: Hit, form: Form) -> bool:
        carrier = self.carrier
        if carrier is None or not 0 < hit.token - carrier.token < _REACH:
            return False
        rising = any(reading.trigger.rule in _RISING for reading in carrier.carriers)
        if form.trigger.row.pos == "victim" and rising:
            last = self._window_end(hit.token)
            if not any(token in self.overlay.quantities for token in range(hit.token, last)):
                return False
        sign = self._sign(hit)
        for reading in carrier.carriers:
            row, roles = reading.trigger.row, reading.trigger.prepositions
            wanted = {preposition for preposition, role in roles.items() if role == "event"}
            direct = "event" in (row.object, row.subject) and not self._is_adverbial(hit.token)
            if row.pos == "result" and form.definite and form.trigger.row.pos == "noun":
                # أوقعت المواجهات قتلى: the cause, not what came of it.
                direct = False
            if sign in wanted if sign else direct:
                told = self.found[-1] if self.found and self.found[-1].hit.token >= self.cuts[-1] else None
                same = told is not None and told.form.trigger.row.event_type == form.trigger.row.event_type
                return not same
        return False

    def _opens(self, hit: Hit, form: Form) -> bool:
        i = hit.token
        quantity = self.overlay.quantities.get(i)
        begin = quantity[0] if quantity is not None else i
        if form.trigger.row.pos == "victim" and not self._countable(hit):
            return False
        at_start = begin == self.first or (self.start == begin and not self.found)
        if at_start and form.definite and not self._has_arguments(i, form):
            return False
        if at_start:
            return self.stretch.begins or not self._subject_of_verb(i)
        wanted = self.stretch.begins and not self.found and self.carrier is None and not self.predicate
        if wanted and self.stretch.stance in _JOINED_AFTER and self._sign(hit):
            return not self._inside_phrase(i)
        bare = wanted and self.stretch.stance in _JOINED_AFTER and not form.definite
        return bare and begin - self.first <= _ADDRESSEE and not self._subject_of_verb(i)

    def _joined(self, i: int, hit: Hit) -> bool:
        if hit.conjunction:
            return True
        quantity = self.overlay.quantities.get(i)
        begin = quantity[0] if quantity is not None else i
        if quantity is not None and self.text.tokens[begin].key.startswith("و"):
            return True
        before = word_before(self.text, begin)
        if before is None:
            return False
        word = self.text.tokens[before].key
        if word == "و" or self._is(before, "added"):
            return True
        earlier = word_before(self.text, before)
        return earlier is not None and word in self.words.classes["governing"] and self._is(earlier, "added")

    def _is_adverbial(self, i: int) -> bool:
        quantity = self.overlay.quantities.get(i)
        before = word_before(self.text, quantity[0] if quantity is not None else i)
        return before is not None and self._is(before, "adverb")

    def _causes(self, i: int, form: Form) -> bool:
        """Whether a noun is the blow that a verb says had consequences (أسفرت غارات الجيش على المدينة عن)."""
        if self.carrier is None or form.definite or form.trigger.row.event_type not in _BLOWS:
            return False
        result = any(reading.trigger.row.pos == "result" for reading in self.carrier.carriers)
        doer = "actor" in self.overlay.kinds.get(i + 1, ())
        return result and self.carrier.token == i - 1 and (doer or self._framed(i, form, self._window_end(i)))

    def _own_carrier(self, i: int) -> Hit | None:
        """Return the verb right after a noun that takes it as its object (غارات شنتها طائرات)."""
        for j in range(i + 1, min(i + 4, self.stretch.end)):
            if self.text.tokens[j].kind == "punct":
                return None
            hit = self.hits.get(j)
            if hit is not None and hit.finite:
                carries = any(
                    form.enclitic and form.trigger.row.object == "event" and form.trigger.row.subject == "agent"
                    for form in hit.carriers
                )
                reaches = any(form.trigger.row.lemma in _REACHING for form in hit.carriers) and not hit.conjunction
                return hit if carries or reaches else None
        return None

    def _brings_its_own(self, i: int, form: Form) -> bool:
        if form.trigger.row.event_type == "alliance_or_collusion" and self._between(i):
            return True
        before = word_before(self.text, i)
        if before is None:
            return False
        end = self._window_end(i)
        if form.trigger.row.event_type in _BLOWS and self._is(before, "adverb") and self._between(i):
            return True
        if self._is(before, "amidst"):
            return self.overlay.has("time", i, end) or self.overlay.has("place", i, end)
        by = form.proclitics.endswith("ب") and form.trigger.row.event_type in _BLOWS
        if form.definite or not (by or self._is(before, "adverb")) or form.trigger.row.pos != "noun":
            return False
        if form.trigger.row.event_type in _BLOWS and (self._framed(i, form, end) or self._done_by(i, end)):
            return True
        if self.stretch.passage.role == "headline" and self.overlay.has("place", i, end):
            return True
        doer = form.enclitic or (i + 1 in self.overlay.starting and self.overlay.has("actor", i + 1, i + 2))
        placed = self.overlay.has("place", i, end) or "places" in self._classes(i + 1, end)
        return bool(doer) and placed and form.trigger.row.subject == "agent"

    def _done_by(self, i: int, end: int) -> bool:
        """Whether a noun names its doer right after it, and a place later."""
        return "actor" in self.overlay.kinds.get(i + 1, ()) and self.overlay.has("place", i + 1, end)

    def _between(self, i: int) -> bool:
        """Whether the noun says between whom, or how long it lasted, before its clause ends."""
        for j in range(i + 1, min(i + 10, self.stretch.end - 1)):
            token = self.text.tokens[j]
            if token.kind == "punct":
                return False
            sides = "actor" in self.overlay.kinds.get(j + 1, ()) or not _GROUPS.isdisjoint(self._classes(j + 1, j + 2))
            if self._is(j, "lasted") or (self._is(j, "between") and sides):
                return True
        return False

    def _has_arguments(self, i: int, form: Form) -> bool:
        """Whether a definite noun says more than that the known event is meant (دان الهجوم)."""
        if form.trigger.followed_by or form.trigger.needs:
            return True
        return self._framed(i, form, self._window_end(i)) or i + 1 in self.overlay.quantities

    def _framed(self, i: int, form: Form, end: int) -> bool:
        """Whether the noun is soon followed by a preposition of its own with somebody or some place after it."""
        for j in range(i + 1, min(i + 5, end)):
            token = self.text.tokens[j]
            if token.kind == "punct":
                return False
            own = not {"actor", "place"}.isdisjoint(self.overlay.kinds.get(j, ()))
            if own and "ل" in form.trigger.prepositions and token.key.startswith("ل"):
                return True
            if j == i + 1 and j in self.overlay.quantities:
                return True
            named = not {"actor", "place"}.isdisjoint(self.overlay.kinds.get(j + 1, ()))
            if (
                token.key in form.trigger.prepositions
                and j + 1 < end
                and (named or self.index.classes(self.text.tokens[j + 1].key))
            ):
                return True
        return False

    def _subject_of_verb(self, i: int) -> bool:
        """Whether a noun at the head of a sentence is only the subject of the verb that follows (المعارك أدت إلى)."""
        for j in range(i + 1, min(i + 7, self.stretch.end)):
            if self.text.tokens[j].light in ("،", ","):
                return False
            hit = self.hits.get(j)
            if hit is not None and hit.finite and not hit.conjunction and not hit.forms[0].enclitic:
                return True
        return False

    def _inside_phrase(self, i: int) -> bool:
        """Whether a noun belongs to a name or to the noun before it."""
        return "actor" in self.overlay.kinds.get(i, ()) or "place" in self.overlay.kinds.get(i, ())

    def _countable(self, hit: Hit) -> bool:
        return hit.token in self.overlay.quantities or any(
            token in self.overlay.quantities for token in range(hit.token + 1, min(hit.token + 4, self.stretch.end))
        )

    # helpers

    def _choose(self, hit: Hit, forms: Sequence[Form]) -> Form | None:
        """Return the most particular reading whose conditions are met, or null."""
        end = self._window_end(hit.token)
        best: tuple[int, Form] | None = None
        for form in forms:
            rank = self._rank(hit, form, end)
            if rank is not None and (best is None or rank > best[0]):
                best = (rank, form)
        return best[1] if best is not None else None

    def _rank(self, hit: Hit, form: Form, end: int) -> int | None:
        """Return how particular a reading is, null where its conditions are not met."""
        i, trigger = hit.token, form.trigger
        before = word_before(self.text, i)
        if before is not None and not trigger.not_before.isdisjoint(bound_words(self.text.tokens[before].key)):
            return None
        if trigger.not_after and self._any_word(trigger.not_after, i + 1, min(i + 5, end)):
            return None
        rank = 0
        if trigger.followed_by:
            start = max(self.stretch.start, i - 3) if form.enclitic else i + 1
            far = hit.finite or not _FAR.isdisjoint(trigger.followed_by)
            if not self._any_word(trigger.followed_by, start, end if far else min(end, i + 5)):
                return None
            rank += 2
        if trigger.needs and not self._has_object(hit, form):
            met = [needs for needs in trigger.needs if all(self._met(need, hit, form, end) for need in needs)]
            if not met:
                return None
            particular = any(need not in _COMMON_NEEDS for needs in met for need in needs)
            rank += 2 if particular and trigger.row.event_type in _NARROW else 1
        return rank

    @staticmethod
    def _has_object(hit: Hit, form: Form) -> bool:
        """Whether the pronoun written with a verb is whom it is done to, and nothing else is asked for."""
        asked = {need for needs in form.trigger.needs for need in needs}
        return hit.finite and bool(form.enclitic) and form.trigger.row.object == "target" and asked <= _WHOM

    def _met(self, need: str, hit: Hit, form: Form, end: int) -> bool:
        i = hit.token
        wide = hit.finite or self.carrier is not None or form.trigger.row.pos == "participle"
        start = self.start if wide else i
        has = self.overlay.has
        if need == "enclitic":
            return bool(form.enclitic)
        if need == "figure":
            return has("quantity", start, end)
        if need == "person":
            return has("person", start, end)
        if need == "place":
            there = self._any_word(self.words.classes["upon_it"], i + 1, min(i + 3, end)) and has(
                "place", self.stretch.start, i
            )
            return there or has("place", start, end) or "places" in self._classes(i + 1, end)
        if need == "actor":
            return has("actor", start, end) or not _GROUPS.isdisjoint(self._classes(start, end))
        if need == "agent":
            inflected = form.inflection.number in ("plural", "dual")
            carried = hit.conjunction and bool(self.found)
            named = has("actor", start, end) or has("person", start, end)
            groups = _GROUPS | {"air"}
            return inflected or carried or named or not groups.isdisjoint(self._classes(start, end))
        if need == "target":
            return (
                any(has(kind, i + 1, end) for kind in ("actor", "person", "quantity"))
                or not _VICTIMS.isdisjoint(self._classes(i + 1, end))
                or self._any_word(self.words.classes["for_them"], i + 1, end)
            )
        if need in _OBJECTS and hit.finite and form.trigger.row.subject == "agent" and not form.enclitic:
            start = i + 1
        return need in self._classes(start, end, without=i)

    def _classes(self, start: int, end: int, *, without: int = -1) -> set[str]:
        found: set[str] = set()
        for i in range(start, end):
            if i != without and self.text.tokens[i].kind == "word":
                found |= self.index.classes(self.text.tokens[i].key)
        return found

    def _any_word(self, words: frozenset[str], start: int, end: int) -> bool:
        return any(not words.isdisjoint(words_of(self.text.tokens[i].key)) for i in range(start, end))

    def _window_end(self, i: int) -> int:
        """Return where the clause of token `i` ends at the latest: the next verb or word that opens a clause."""
        for j in range(i + 1, self.stretch.end):
            token = self.text.tokens[j]
            if token.kind == "punct" and token.light in _ENDS:
                return j
            if token.key != _WHAT and any(self._is(j, name) for name in ("opener", "that", "relative")):
                return j
            hit = self.hits.get(j)
            if hit is not None and (hit.finite or hit.conjunction) and j > i + 1:
                return j
        return self.stretch.end

    def _last_noun(self) -> Head | None:
        """Return what was told last if it is a noun and no verb came since."""
        if not self.found or self.found[-1].hit.finite:
            return None
        last = self.found[-1]
        later = self.carrier is not None and self.carrier.token > last.hit.token
        return None if later else last

    def _adjacent(self, last: Head, i: int) -> bool:
        between = range(last.hit.token + 1, i)
        return all(self.text.tokens[j].kind == "quote" for j in between)

    def _sign(self, hit: Hit) -> str:
        """Return the preposition that governs a noun, written with it or before it, or the empty string."""
        letters = hit.forms[0].proclitics.lstrip("وف")
        if letters:
            return letters
        quantity = self.overlay.quantities.get(hit.token)
        begin = quantity[0] if quantity is not None else hit.token
        before = word_before(self.text, begin)
        if before is None or before < self.stretch.start:
            return ""
        word = self.text.tokens[before].key
        return word if word in self.words.classes["governing"] else ""

    def _own_start(self, i: int) -> int:
        """Return where the clause of a noun begins that is joined on: with its figure, preposition or و."""
        quantity = self.overlay.quantities.get(i)
        begin = quantity[0] if quantity is not None else i
        before = word_before(self.text, begin)
        linked = before is not None and before >= self.stretch.start
        earlier = word_before(self.text, before) if before is not None and linked else None
        if earlier is not None and earlier > self.stretch.start and self._is(earlier, "added"):
            return earlier
        if linked and before is not None and (self.text.tokens[before].key == "و" or self._is(before, "adverb")):
            return before
        return begin


_FAR = frozenset({"علي", "عن"})
# What is done to: looked for behind the verb only.
_OBJECTS = frozenset(
    {"buildings", "captives", "detainees", "explosive", "places", "posts", "relief", "suspects", "vehicles", "weapons"}
)
_NAMED = frozenset({"actor", "person", "place", "time"})
_COMMON_NEEDS = frozenset({"actor", "agent", "enclitic", "person", "place", "target"})
_GROUPS = frozenset({"fighters", "forces"})
_VICTIMS = frozenset({"captives", "civilians", "detainees", "fighters", "suspects"})
# Of two readings that need a kind of thing, the one that says how goes before the one that says at whom.
_WHOM = frozenset({"actor", "captives", "civilians", "detainees", "fighters", "figure", "person", "suspects"})
_NARROW = frozenset({"aid", "airstrike", "battle", "destruction", "displacement", "killing", "release", "shelling"})


def _is_named(hit: Hit, overlay: Overlay) -> bool:
    """Whether a word is part of a name or a time, or a number that looks like a verb."""
    kinds = overlay.kinds.get(hit.token, set())
    return not _NAMED.isdisjoint(kinds) or (hit.finite and "quantity" in kinds)


@lru_cache(maxsize=1 << 14)
def words_of(word: str) -> frozenset[str]:
    """Return a key and what it may be without its clitics and case ending, with and without the article."""
    found = {word}
    for _, article, rest in openings(word):
        for stem, enclitic in endings(rest):
            if enclitic and len(stem) < _SHORTEST:
                continue
            found.add(stem)
            if article:
                found.add("ال" + stem)
            elif stem.endswith("ا") and len(stem) > _SHORTEST:
                found.add(stem[:-1])
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def bound_words(word: str) -> frozenset[str]:
    """Return a key and what it may be without its proclitics; the article stays, for it says what is bound to what."""
    return frozenset({word, *("ال" + stem if article else stem for _, article, stem in openings(word))})


def is_listed(text: Text, stretch: Stretch) -> bool:
    """Whether a stretch begins with the mark of a list: a number or a letter before a dash, a point or a bracket."""
    i = stretch.start
    if i + 1 >= stretch.end:
        return False
    first, second = text.tokens[i], text.tokens[i + 1]
    if first.kind == "punct":
        return first.light in ("-", "–", "•", "*")
    short = first.kind == "number" or (first.kind == "word" and len(first.key) == 1)
    return short and second.light in ("-", "–", ")", ".", "/")


def _first_word(text: Text, stretch: Stretch, words: ClauseWords) -> int:
    """Return the first word of a stretch; marks of a list and numbers before a dash do not count."""
    tokens = text.tokens
    i = stretch.start
    while i < stretch.end:
        marks = i + 1 < stretch.end and tokens[i + 1].light in ("-", "–", ")", ".")
        if (
            tokens[i].kind == "word"
            and tokens[i].key not in words.classes["any"]
            and not (marks and len(tokens[i].key) == 1)
        ):
            return i
        if tokens[i].kind == "number" and not marks:
            return i
        i += 1
    return stretch.start
