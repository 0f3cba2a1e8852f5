"""From words that may tell an event to the clauses that do: what is told, and what is only spoken of.

A verb tells. A masdar tells where something carries it (قامت بقصف، أدى إلى مقتل), where a speaker's words or a
headline open with it, where it is joined to one that tells, or where it brings its own doer and place
(بعد سيطرته على القرية). Else it is background: مناطق سيطرة النظام، اتفاق تخفيف التصعيد.
"""

from bisect import bisect_right
from collections.abc import Sequence

from rawi.lexicon.modality import Modals
from rawi.lexicon.triggers import Form, TriggerIndex
from rawi.read.events.awaited import is_awaited, leads_on
from rawi.read.events.bounds import (
    begins,
    begins_figure,
    counts_dead,
    first_word,
    goes_on,
    is_done_by,
    joins_subject,
    past_clock,
    provides,
    result_follows,
    sets_the_scene,
    took_place,
    turns,
)
from rawi.read.events.choosing import DEAD_AND_WOUNDED, LONGEST_CLAUSE, Around, Chooser
from rawi.read.events.heads import Head, Link, Overlay, Stretch
from rawi.read.events.likeliest import likeliest
from rawi.read.events.likely import likely
from rawi.read.events.nouns import SURVIVED, Nouns
from rawi.read.events.risen import RISING, tell_risen, tolls
from rawi.read.events.spare import spare
from rawi.read.events.triggers import Hit, word_before
from rawi.read.events.untold import (
    are_freed,
    counts_both,
    describes,
    goes_before,
    is_asked_for,
    is_repelled,
    is_state,
    is_unmentioned,
    says_of_counted,
    share_subject,
)
from rawi.read.kinds import BLOWS
from rawi.text import Text, Token, key

_COMMAS = frozenset(("،", ","))
_PAUSES = _COMMAS | {"..", "...", "…"}
_THAT, _WHAT, _OR = key("أن"), key("ما"), key("أو")
_ALREADY_DONE = frozenset({key("قد"), key("لقد")})
# A carried noun stands no farther from its carrier: subject, time and an inserted phrase lie between.
# Before the bare masdar of what is said may stand who is asked, or who says it (نناشد المنظمات تأمين خيام).
_ADDRESSEE = 4
_REACH = 32
# So far behind a noun that a relative clause describes stands its verb (القصف الذي أوردناه أمس طال).
_DESCRIBED = 10
# So near a carrier stands the noun that carries on for it (تم أمس الإعلان عن التوصل إلى، شرعت في تنفيذ).
_CHAINED, _CHAINED_DOER = 8, 3
_WISHED, _OF_DEAD = frozenset({"demand", "promise"}), BLOWS | DEAD_AND_WOUNDED
_JOINED_AFTER = frozenset({"demand", "promise", "accuse", "deny", "warn", "reveal", "confirm", "say", "claim"})


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
        self.around = Chooser(text, stretch, hits, overlay, index)
        self.nouns = Nouns(self.around, modals)
        self.text, self.stretch, self.overlay, self.index = text, stretch, overlay, index
        self.words, self.hits = index.words, self.around.hits
        self.begun = past_clock(text, stretch.start, stretch.end)
        self.first = first_word(text, stretch, self.begun, index.words)
        self.start = stretch.start
        self.cuts = [stretch.start]
        self.relative: int | None = None
        self.predicate = False
        self.carrier: Hit | None = None
        self.carrier_start = stretch.start
        self.chained: Hit | None = None
        self.awaiting: Hit | None = None
        self.counted: Hit | None = None
        self.untold: Hit | None = None
        self.tolls = frozenset([first for first, _ in tolls(self.around)])
        self.found: list[Head] = []

    def run(self) -> tuple[Head, ...]:
        for i in range(self.stretch.start, self.stretch.end):
            token = self.text.tokens[i]
            if i in self.tolls:
                self.carrier = None
            if i == self.begun > self.stretch.start or i in self.stretch.turns:
                self._cut(i)
            if i in self.around.ending:
                self.awaiting = None
                if token.light != ":" or not sets_the_scene(self.around, self.start, i):
                    self._cut(max(i + 1, self.begun))
            elif token.kind == "punct" and token.light in _PAUSES:
                comma = token.light in _COMMAS
                if (comma and turns(self.around, i + 1)) or counts_dead(self.around, i + 1, self.found):
                    self._cut(i + 1)
                elif comma and goes_on(self.around, i + 1):
                    self._cut(i + 1, keep=True)
            elif token.kind == "word":
                if (
                    token.key in self.around.openers
                    and "actor" not in self.overlay.kinds.get(i, ())
                    and not self.around.guesses(i)
                    and not begins_figure(self.around, i)
                ):
                    self._open(i, token)
                if self.predicate and token.key.startswith("و") and joins_subject(self.around, i):
                    self._cut(i)
                hit = self.hits.get(i)
                if hit is not None and hit.finite:
                    self._verb(hit)
                elif hit is not None:
                    self._noun(hit)
        tell_risen(self.around, self.found, self.cuts)
        cuts = sorted(self.cuts)
        for head in self.found:
            described = head.carrier is not None and head.carrier.token > head.hit.token
            told = head.carrier.token if described and head.carrier else head.hit.token
            after = bisect_right(cuts, max(told, head.toll or told))
            end = cuts[after] if after < len(cuts) and not provides(self.around, head) else self.stretch.end
            head.end = min(end, head.hit.token + LONGEST_CLAUSE)
        self.found += spare(self.nouns, self.found, cuts, tuple(self.hits.values()))
        self.found.sort(key=lambda head: head.hit.token)
        self.found += likely(self.nouns, self.found, cuts, tuple(self.hits.values()))
        if not self.found:
            self.found += likeliest(self.nouns, cuts, tuple(self.hits.values()))
        return tuple(sorted(self.found, key=lambda head: head.hit.token))

    def _cut(self, i: int, *, keep: bool = False) -> None:
        self.start = i
        self.cuts.append(i)
        self.predicate = False
        self.relative = None
        self.untold = None
        if not keep:
            self.carrier = None
            self.counted = None

    def _open(self, i: int, token: Token) -> None:
        word, words = token.key, self.words
        relative = words.has("relative", word)
        if relative and is_done_by(self.around, i):
            return
        if relative or words.has("that", word):
            if relative and i > 0 and self.text.tokens[i - 1].key in words.classes["pronoun"]:
                # "It is they who": the subject stands before.
                return
            before = word_before(self.text, i)
            joined = word == _THAT and before is not None and self.around.is_a(before, "before_that")
            # The toll that rises stands behind whatever is told of the blow (حصيلة القصف الذي طال … إلى 12 قتيلا).
            counted, untold = (self.counted, self.untold) if relative else (None, None)
            self.awaiting = leads_on(self.carrier, self.awaiting) if relative else None
            self._cut(i + 1)
            self.counted, self.untold = counted, untold
            if joined and before is not None and before >= self.stretch.start:
                self.start = self.cuts[-1] = before
            if relative:
                self.relative = i
        elif words.has("opener", word) and (word != _WHAT or result_follows(self.around, i)):
            self._cut(i)

    def _verb(self, hit: Hit) -> None:
        i = hit.token
        told = self.found[-1] if self.found else None
        if told is not None and (told.carrier is hit or told.repelled == i):
            self.predicate = True
            return
        if is_asked_for(self.around, told, hit):
            return
        joined = hit.conjunction and not goes_before(self.around, i)
        self.awaiting = None if joined else self.awaiting
        noun = self._last_noun()
        if noun is not None and took_place(self.around, noun, hit, self.cuts[-1]):
            return
        begin = begins(self.around, hit, self.start)
        helped = begin != i and not hit.conjunction and self.text.tokens[begin].key not in _ALREADY_DONE
        fresh = joined or self.predicate or helped or "ل" in hit.forms[0].proclitics
        if not fresh and begin > self.start:
            apart = self.text.tokens[begin - 1].kind == "punct" and self.text.tokens[begin - 1].light not in ")]"
            fresh = apart and not sets_the_scene(self.around, self.start, begin)
        kept = self.start
        if fresh and begin > self.start:
            self.start = begin
        form = self._choose(hit)
        if form is not None and (says_of_counted(self.around, told, hit, form) or is_state(self.around, hit, form)):
            self.start = kept
            return
        either = self.text.tokens[i - 1].key == _OR if i > self.stretch.start else False
        before = i - 2 if either else i - 1
        last = self.found[-1] if self.found and self.found[-1].hit.token == before else None
        if form is not None and (joined or either) and last is not None and share_subject(self.around, last, form):
            self.start = kept
            last.joint.append(form)
            return
        if form is None and not joined and self._tells_subject(hit):
            self.start = kept
            return
        resumes = i + 1 < self.stretch.end and self.around.is_a(i + 1, "upon_it")
        says_nothing = form is None and not hit.conjunction and (not hit.carriers or resumes)
        aimed = describes(self.around, noun, hit, form)
        if says_nothing or aimed:
            self.start = kept
            if aimed and noun is not None and self.relative is not None:
                # الانفجارات التي استهدفت مساء أمس فنادق: when and where are those of the blow.
                self._reach_back(noun.hit.token)
            return
        if self.start != kept:
            self._break(hit, begin)
        if form is not None:
            link: Link = "coordinated" if joined and self.found else "sequence"
            # ، ما أودى بحياة شرطيين: all that was told.
            if form.trigger.row.subject == "cause" and i > self.start and self.text.tokens[i - 1].key == _WHAT:
                link = "result"
            self._tell(hit, form, link)
            self.found[-1].joined = joined
            self.carrier = None
        elif hit.carriers:
            if self.counted is not None and any(form.trigger.rule in RISING for form in hit.carriers):
                self._tell_counted(self.counted, hit)
            self.carrier, self.carrier_start, self.chained = hit, self.start, None
        self.predicate = self.predicate or form is not None or bool(hit.carriers)

    def _break(self, hit: Hit, begin: int) -> None:
        """Begin a clause with a verb, of one that describes those counted before it with these in mind."""
        counted = self.counted if self.relative is not None and not hit.conjunction else None
        self._cut(begin)
        self.counted = counted

    def _tell_counted(self, counted: Hit, verb: Hit) -> None:
        """Tell of the dead or wounded whose number a verb says, also behind those that are told of them (من وصلوا)."""
        form = self._choose(counted)
        last = self.found[-1].hit.token if self.found else -1
        described = self.relative is not None and counted.token < self.relative
        if form is None or last > counted.token or (described and verb.token - (self.relative or 0) < 3):
            return
        self._reach_back(counted.token)
        self._tell(counted, form, "sequence", carrier=verb)

    def _reach_back(self, i: int) -> None:
        """Let the clause of a noun go on behind a relative clause that describes it."""
        if i < self.start:
            self.cuts = [cut for cut in self.cuts if cut <= i]
            self.start = self.cuts[-1]

    def _tells_subject(self, hit: Hit) -> bool:
        """Tell the event noun before a verb that says it happened (معارك محدودة وقعت، القتال قد اندلع)."""
        noun = self.untold
        happened = any(reading.trigger.row.subject == "event" and not reading.enclitic for reading in hit.carriers)
        if (
            noun is None
            or not happened
            or hit.token - noun.token > (_DESCRIBED if self.relative is not None else _ADDRESSEE)
            or self.text.tokens[hit.token - 1].light in ("،", ",")
            or self.carrier is not None
        ):
            return False
        form = self._choose(noun)
        if form is None:
            return False
        self._reach_back(noun.token)
        self._tell(noun, form, "sequence", carrier=hit)
        return True

    def _rises(self) -> bool:
        """Whether the verb that waits for its noun says how a toll rose."""
        return self.carrier is not None and self.around.is_a(self.carrier.token, "rises")

    def _noun(self, hit: Hit) -> None:
        if is_unmentioned(self.around, hit):
            return
        form = self._choose(hit)
        told = self.found[-1] if self.found else None
        if form is not None and told is not None and is_repelled(self.around, told, hit, form):
            own = self.nouns.own_carrier(hit.token)
            told.repelled = own.token if own is not None else None
            return
        if form is None:
            if hit.carriers and (self.carrier is None or hit.token - self.carrier.token < self._chained()):
                kept = self.carrier_start if self.carrier is not None else self.nouns.own_start(hit.token)
                self.chained = self.carrier
                self.carrier, self.carrier_start = hit, kept
                if self.found and any(reading.trigger.row.pos == "result" for reading in hit.carriers):
                    # What came of it is told apart: موقعا عددا من القتلى.
                    self._cut(hit.token, keep=True)
            return
        i = hit.token
        if are_freed(self.found, form):
            return
        if form.trigger.row.pos == "victim" and self.found and self.nouns.is_either(i):
            if form.trigger.row.counts != self.found[-1].form.trigger.row.counts:
                self.found[-1].joint.append(form)
            return
        last = self._last_noun()
        same = last is not None and last.form.trigger.row.event_type == form.trigger.row.event_type
        asked_for = last is not None and self.text.tokens[i].key in last.form.trigger.followed_by
        if last is not None and (same or asked_for) and last.hit.token == i - 1 and not hit.conjunction:
            # One thing in two words (صفقة تبادل أسرى، منع دخول الأغذية).
            return
        if last is not None and hit.conjunction and counts_both(self.overlay, last, i, form):
            last.joint.append(form)
            return
        counted = last is not None and last.hit.token in self.overlay.quantities
        if last is not None and hit.conjunction and not counted and self._adjacent(last, i):
            last.joint.append(form)
            return
        if self.nouns.is_cause(i, form, self.carrier):
            self._tell(hit, form, "sequence")
        elif self._carried(hit, form):
            result = self.carrier is not None and any(f.trigger.row.pos == "result" for f in self.carrier.forms)
            inserted = bool(self.found) and self.carrier is not None and self.found[-1].hit.token > self.carrier.token
            if inserted:
                self._cut(self.nouns.own_start(i), keep=True)
            else:
                self.start = self.carrier_start
            self._tell(hit, form, "result" if result else "sequence", carrier=self.carrier)
            self.carrier = None
        elif self._opens(hit, form) and self.nouns.own_carrier(i) is None:
            if hit.conjunction and self.nouns.own_start(i) > self.start:
                self._cut(self.nouns.own_start(i))
            self._tell(hit, form, "sequence")
        elif self._may_join(form) and self.nouns.is_joined(i, hit):
            self._cut(self.nouns.own_start(i), keep=True)
            self._tell(hit, form, "coordinated", carrier=last.carrier if last is not None else None)
        else:
            self._aside(hit, form)

    def _chained(self) -> int:
        """Return how near a noun must stand that carries on for the carrier; one that says who acts gives up less."""
        happens = self.carrier is not None and all(
            form.trigger.row.subject == "event" for form in self.carrier.carriers
        )
        return _CHAINED if happens else _CHAINED_DOER

    def _may_join(self, form: Form) -> bool:
        return self._last_like_noun() is not None or (bool(self.found) and form.trigger.row.pos == "victim")

    def _aside(self, hit: Hit, form: Form) -> None:
        """A noun nothing carries: it tells if it brings its own doer and place, or the verb that carries it follows."""
        i = hit.token
        own = self.nouns.own_carrier(i)
        if self._rises() and form.trigger.row.pos != "victim":
            return
        if own is not None:
            self.awaiting = leads_on(self.carrier, self.awaiting)
            self._cut(self.nouns.own_start(i))
            self._tell(hit, form, "adverbial", carrier=own)
            self.predicate = True
        elif form.trigger.row.pos == "participle" and (not form.definite or self.nouns.is_of_place(i)):
            self._cut(self.nouns.described(i, form, self.start))
            self._tell(hit, form, "adverbial")
        elif form.trigger.row.pos == "victim":
            self.counted = hit
            told = bool(self.found) and self.found[-1].hit.token >= self.cuts[-1]
            if self.nouns.is_count_of(hit, form) and not told and self.carrier is None:
                self._tell(hit, form, "sequence")
                self.found[-1].counted = True
        elif self.nouns.hangs_on(i, form, self.start):
            self._tell(hit, form, "sequence")
            self.found[-1].modal = True
        elif self.nouns.brings_its_own(i, form):
            self._cut(self.nouns.own_start(i), keep=True)
            self._tell(hit, form, "adverbial")
        elif hit.conjunction and self.nouns.is_whole(i, form):
            self._cut(self.nouns.own_start(i), keep=True)
            self._tell(hit, form, "coordinated")
        elif not self._is_told(form) and self.nouns.says_whom(hit, form):
            if not self.nouns.is_meant(i, self.start):
                self._cut(self.nouns.own_start(i), keep=True)
            self._tell(hit, form, "adverbial")
        elif is_awaited(self.awaiting, hit, self.nouns.preposition(hit)):
            self._cut(self.nouns.own_start(i))
            self._tell(hit, form, "result", carrier=self.awaiting)
        elif not self.nouns.preposition(hit):
            self.untold = hit

    def _is_told(self, form: Form) -> bool:
        """Whether such an event is told in this clause already, or the dead of this one are being counted."""
        if self.counted is not None and form.trigger.row.event_type in _OF_DEAD:
            return True
        last = self.found[-1] if self.found and self.found[-1].hit.token >= self.cuts[-1] else None
        if last is None:
            return False
        told, event_type = last.form.trigger.row.event_type, form.trigger.row.event_type
        return told == event_type or (told in BLOWS and event_type in BLOWS)

    def _choose(self, hit: Hit) -> Form | None:
        struck = self.carrier is not None and any(f.trigger.row.subject == "target" for f in self.carrier.carriers)
        around = Around(self.start, self.carrier is not None, bool(self.found), struck)
        return self.around.choose(hit, hit.events, around)

    def _tell(self, hit: Hit, form: Form, link: Link, *, carrier: Hit | None = None) -> None:
        parent = self.found[-1] if self.found else None
        start = max(self.start, hit.token - LONGEST_CLAUSE)
        chained = self.chained if carrier is not None and carrier is self.carrier else None
        head = Head(hit, form, self.stretch, start, self.stretch.end, link, carrier, chained, parent)
        head.relative = self.relative
        self.found.append(head)
        self.predicate = True

    # what makes a noun tell

    def _carried(self, hit: Hit, form: Form) -> bool:
        carrier = self.carrier
        if carrier is None or not 0 < hit.token - carrier.token < _REACH:
            return False
        rising = any(reading.trigger.rule in RISING for reading in carrier.carriers)
        if self._rises() and form.trigger.row.pos != "victim":
            return False
        of_toll = form.trigger.row.pos == "victim" and rising
        if of_toll and not self.overlay.has("quantity", hit.token, self.around.window_end(hit.token)):
            return False
        sign = self.nouns.preposition(hit)
        for reading in carrier.carriers:
            row, roles = reading.trigger.row, reading.trigger.prepositions
            wanted = {preposition for preposition, role in roles.items() if role == "event"}
            direct = "event" in (row.object, row.subject) and not self.nouns.is_adverbial(hit.token)
            if (row.lemma == SURVIVED and form.definite) or self.nouns.acts_itself(carrier, row, hit, form):
                continue
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
        many = self.nouns.tells_of_many(hit, form) or self.nouns.some(hit, form)
        if form.trigger.row.pos == "victim" and not many:
            return False
        at_start = begin == self.first or (self.start == begin and not self.found)
        wished = self.stretch.begins and self.stretch.stance in _WISHED
        if at_start and form.definite and not wished and not self.nouns.has_arguments(i, form):
            return False
        if at_start:
            return self.stretch.begins or not self.nouns.is_subject(i)
        wanted = self.stretch.begins and not self.found and self.carrier is None and not self.predicate
        if wanted and self.stretch.stance in _JOINED_AFTER and self.nouns.preposition(hit):
            return not self.nouns.is_in_name(i)
        bare = wanted and self.stretch.stance in _JOINED_AFTER and not form.definite
        return bare and begin - self.first <= _ADDRESSEE and not self.nouns.is_subject(i)

    def _last_noun(self) -> Head | None:
        """Return what was told last if it is a noun and no verb came since."""
        if not self.found or self.found[-1].hit.finite:
            return None
        last = self.found[-1]
        later = self.carrier is not None and self.carrier.token > last.hit.token
        return None if later else last

    def _last_like_noun(self) -> Head | None:
        """Return what was told last if it is a noun, or a verb by its place only that could be one (قتل، أسر)."""
        last = self._last_noun()
        if last is not None or not self.found or self.carrier is not None:
            return last
        told = self.found[-1]
        readings = self.index.look_up(self.text.tokens[told.hit.token].key)
        bare = told.form.inflection.gender == "masculine" and told.form.inflection.number == "singular"
        return told if bare and any(form.inflection.tense == "none" for form in readings) else None

    def _adjacent(self, last: Head, i: int) -> bool:
        # تدميره وقتل أربعة: what has a pronoun has its own object.
        between = range(last.hit.token + 1, i)
        return not last.form.enclitic and all(self.text.tokens[j].kind == "quote" for j in between)
