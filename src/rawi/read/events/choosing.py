"""Which event a word tells here, of those it can tell: the most particular reading whose conditions are met."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from rawi.lexicon.clause_words import WordClass, any_of
from rawi.lexicon.conjugate import Inflection
from rawi.lexicon.triggers import HELD, NEXT, WITHOUT, Form, Trigger, TriggerIndex
from rawi.read.events.bodies import names_body
from rawi.read.events.fallen import are_people, is_held, is_subject
from rawi.read.events.guesses import is_guess
from rawi.read.events.heads import Overlay, Stretch
from rawi.read.events.missing import missing_or_lost
from rawi.read.events.triggers import Hit, is_passive, word_after, word_before
from rawi.read.events.written import bound_words, words_of
from rawi.text import Text, key

_NONE: frozenset[str] = frozenset()
_ENDS, _POINT = frozenset(".؛;:؟?!"), "."
# No clause of a language is longer; what is written without any stop is not read as one.
LONGEST_CLAUSE = 120
_WHAT, _UPON, _IN = key("ما"), key("على"), key("في")
_OPENING: tuple[WordClass, ...] = ("opener", "that", "relative")
_MARTYRS = frozenset(map(key, ("الشهيد", "الشهيدة", "الشهداء", "شهداء")))
_SITES = frozenset({"buildings", "facilities", "places"})
_WITH_VERB: tuple[WordClass, ...] = ("auxiliary", "relative", "still")
# So far before its verb the subject stands that says which event it is (قذيفة هاون سقطت).
_AHEAD = 4
# So far before a relative clause begins the noun that it describes.
_ANTECEDENT = 4
# These tell something only where they are the means, the first named.
_SHOWN = frozenset({"air", "charge"})
# What a reading may need besides a word of some class; the last is "them".
_OF_NO_CLASS = _SHOWN | {"actor", "agent", "enclitic", "figure", "ground", "person", "place", "spot", "struck"}
_OF_NO_CLASS |= {HELD, "target", "thing", "them"}
_DESCRIBED, _WHO = 8, key("من")
# What follows من where it means those who: not, and where they are.
_INSIDE = frozenset(map(key, ("لم", "لا", "فيها", "فيه", "بداخله", "بداخلها", "كان", "كانوا", "بقي", "عليها")))
_FAR = frozenset({"علي", "عن"})
# Whoever died in a blow from afar stands so near before it.
_FROM_AFAR, _BEFORE_BLOW, _BEFORE_FIRE = frozenset({"airstrike", "explosion", "shelling"}), 6, 12
# What is done to: looked for behind the verb only.
_OBJECTS = frozenset(
    {
        "buildings",
        "captives",
        "detainees",
        "explosive",
        "leaders",
        "places",
        "posts",
        "relief",
        "suspects",
        "vehicles",
        "weapons",
    }
)
_NAMED = frozenset({"actor", "person", "place", "time"})
_COMMON_NEEDS = frozenset({"actor", "agent", "enclitic", "person", "place", "target"})
GROUPS = frozenset({"fighters", "forces"})
_VICTIMS = frozenset({"captives", "civilians", "detainees", "displaced", "fighters", "suspects"})
_SHOT = frozenset({"air", "artillery", "weapons"})
_THINGS = frozenset({"air", "buildings", "facilities", "ships", "vehicles"})
_HE_DID = Inflection("perfect", "third", "masculine", "singular")
_MANY = frozenset({"هم", "هن", "هما"})
# Before a place, these make it no object.
_PREPOSITIONS = frozenset(
    map(key, ("من", "إلى", "عن", "نحو", "حول", "بين", "خارج", "شمال", "جنوب", "شرق", "غرب", "أمام"))
)
# Whom or what a blow befell, and the roles of a noun's genitive that undergoes it.
_STRUCK = _VICTIMS | {"buildings", "displaced", "facilities", "forces", "posts", "vehicles"}
_UNDERGOES = frozenset({"event", "target"})
# Of two readings that need a kind of thing, the one that says how goes before the one that says at whom.
_WHOM = frozenset({"actor", "captives", "civilians", "detainees", "fighters", "figure", "people", "person", "suspects"})
_NARROW = frozenset(
    {
        "aid",
        "airstrike",
        "battle",
        "capture",
        "destruction",
        "displacement",
        "killing",
        "protest",
        "release",
        "shelling",
        "surrender",
    }
)
DEAD_AND_WOUNDED = frozenset({"killing", "injury"})
# What says by what means it was done settles which event it was.
_HOW = frozenset({"air", "artillery", "charge"})


class Around(msgspec.Struct, frozen=True):
    """What is known where a word is read: the clause begins at `start`, something carries it, something was told.

    `struck`: what carries it says whom it befell, before it (تعرضت دورية لاعتداء).
    """

    start: int
    carried: bool
    told: bool
    struck: bool = False


def _ends_clause(text: Text, i: int) -> bool:
    """Whether token `i` is a mark that ends a clause, none in a clock, a number or initials (الساعة 16:30, ع.ج.)."""
    mark = text.tokens[i]
    if mark.light not in _ENDS:
        return False
    first, last = text.sentence_of(i)
    before = text.tokens[i - 1]
    if mark.light == _POINT and first < i - 1 and i + 1 < last and before.kind == "word" and len(before.text) == 1:
        return False
    beside = text.tokens[max(i - 1, 0) : i + 2]
    inside = [token.kind for token in beside] == ["number", "punct", "number"]
    return not (inside and beside[0].end == mark.start and mark.end == beside[2].start)


class Chooser:
    """Looks around the words of a stretch."""

    def __init__(
        self, text: Text, stretch: Stretch, hits: Sequence[Hit], overlay: Overlay, index: TriggerIndex
    ) -> None:
        self.text, self.stretch, self.overlay, self.index = text, stretch, overlay, index
        self.words = index.words
        self._classes: dict[tuple[int, int, int], frozenset[str]] = {}
        self.hits: Mapping[int, Hit] = {
            hit.token: hit
            for hit in hits
            if not self._is_named(hit) and not names_body(self.text, self.stretch.start, hit, self.words)
        }
        self._verbs = [i for i, hit in self.hits.items() if hit.finite]
        # What each word of the stretch may be.
        own = list(enumerate(text.tokens[stretch.start : stretch.end], start=stretch.start))
        self._written = [
            words_of(token.key) if token.key not in _MARTYRS or not self._names_site(i) else _NONE for i, token in own
        ]
        self._any_written = _NONE.union(*self._written)
        self.openers = any_of(index.words, _OPENING)
        self.ending = frozenset([i for i, token in own if token.kind == "punct" and _ends_clause(text, i)])
        self._opening = frozenset(
            [
                i
                for i, token in own
                if i in self.ending
                or (token.kind == "word" and token.key in self.openers and token.key != _WHAT and not self.guesses(i))
            ]
        )
        begun = [i for i, hit in self.hits.items() if hit.finite or hit.conjunction]
        self._ends = sorted({*self._opening, *begun})

    def guesses(self, i: int) -> bool:
        """Whether أنها at token `i` only leads to what the noun before is guessed to be."""
        return is_guess(self.text, i, self._verbs, self.words)

    def _names_site(self, i: int) -> bool:
        """Whether a martyr is but part of what a place is called: مستشفى الشهيد فلان, ساحة الشهداء."""
        return i > self.stretch.start and not _SITES.isdisjoint(self.index.classes(self.text.tokens[i - 1].key))

    def _is_named(self, hit: Hit) -> bool:
        """Whether a word is part of a name or a time, or a number that looks like a verb.

        القضاء على is no judiciary.
        """
        kinds = self.overlay.kinds.get(hit.token)
        if kinds is None:
            return False
        after = self.text.tokens[hit.token + 1].key if hit.token + 1 < len(self.text.tokens) else ""
        if after == _UPON and any(after in form.trigger.followed_by for form in hit.forms):
            return False
        return not _NAMED.isdisjoint(kinds) or (hit.finite and "quantity" in kinds)

    def choose(self, hit: Hit, forms: Sequence[Form], around: Around) -> Form | None:
        """Return the most particular reading whose conditions are met, or null."""
        last = self.window_end(hit.token)
        ends_at_verb = hit.finite and last in self.hits
        best: tuple[int, Form] | None = None
        for form in missing_or_lost(hit.token, forms, self.overlay):
            if form.trigger.not_before and self._is_bound(form, hit.token):
                continue
            end = self._past_object(form, last) if ends_at_verb else last
            rank = self._rank(hit, form, end, around)
            if rank is None or (best is not None and rank < best[0]):
                continue
            if best is None or rank > best[0] or self._is_first_harm(form, best[1], hit.token, end):
                best = (rank, form)
        return best[1] if best is not None else None

    def _is_bound(self, form: Form, i: int) -> bool:
        """Whether a word that bars a reading stands before token `i`, and is no preposition of a verb before that.

        Behind في a noun that says whom it befell is no figure of speech (في مقتل خمسة، not أصيب في مقتل).
        """
        before = word_before(self.text, i)
        if before is None or form.trigger.not_before.isdisjoint(bound_words(self.text.tokens[before].key)):
            return False
        if form.trigger.row.counts and not form.definite and self._is_in_a_deed(before, i):
            return False
        return not self._is_led_to(before)

    def _is_in_a_deed(self, before: int, i: int) -> bool:
        """Whether في before token `i` leads to what befell people, and to no cause of blame (لام الجيش على دوره في)."""
        if self.text.tokens[before].key != _IN or self._any_word(frozenset({_UPON}), max(0, before - _AHEAD), before):
            return False
        return are_people(self.overlay, i + 1, self.classes(i + 1, i + 2) & _VICTIMS)

    def _is_first_harm(self, form: Form, other: Form, i: int, end: int) -> bool:
        """Whether of the dead and the wounded those of one reading are told first (سقوط ثلاثة قتلى وخمسة جرحى)."""
        if {form.trigger.row.event_type, other.trigger.row.event_type} != DEAD_AND_WOUNDED:
            return False
        nouns, others = form.trigger.followed_by, other.trigger.followed_by
        near = next((j for j in range(i + 1, end) if self._any_word(nouns | others, j, j + 1)), None)
        return near is not None and not self._any_word(others, near, near + 1)

    def _is_led_to(self, before: int) -> bool:
        """Whether the preposition at token `before` is that of a verb that says what came of a thing (تسبب في مقتل)."""
        word = self.text.tokens[before].key
        for j in range(before - 1, max(self.stretch.start, before - _AHEAD) - 1, -1):
            hit = self.hits.get(j)
            if hit is not None and hit.carriers:
                results = (form.trigger for form in hit.carriers if form.trigger.row.pos == "result")
                return any(trigger.prepositions.get(word) == "event" for trigger in results)
        return False

    def unmet(self, hit: Hit, form: Form, around: Around) -> tuple[str, ...]:
        """Return which conditions of a reading are not met in its clause: words around it, kinds of things."""
        i, trigger, last = hit.token, form.trigger, self.window_end(hit.token)
        before = word_before(self.text, i) if trigger.not_before else None
        found: list[str] = []
        if before is not None and not trigger.not_before.isdisjoint(bound_words(self.text.tokens[before].key)):
            found.append("not_before")
        if self._is_barred(trigger, i):
            found.append("not_after")
        if trigger.followed_by and not self._any_word(trigger.followed_by, max(self.stretch.start, i - 3), last):
            found.append("followed_by")
        if trigger.needs:
            there = {need for need in trigger.asked if self._met(need, hit, form, last, around)}
            if not any(there.issuperset(needs) for needs in trigger.needs):
                found.append("needs")
        return tuple(found)

    def _past_object(self, form: Form, end: int) -> int:
        """Return where a clause ends if what ends it is the noun its verb asks for (أحكم قبضته على الجبل)."""
        return self.window_end(end) if self.text.tokens[end].key in form.trigger.followed_by else end

    def _rank(self, hit: Hit, form: Form, end: int, around: Around) -> int | None:
        """Return how particular a reading is, null where its conditions are not met."""
        i, trigger = hit.token, form.trigger
        if self._is_barred(trigger, i):
            return None
        if _UPON in trigger.followed_by and self._befell_in(i, form):
            return None
        rank = 0
        if trigger.followed_by:
            start = max(self.stretch.start, i - 3) if form.enclitic else i + 1
            far = hit.finite or not _FAR.isdisjoint(trigger.followed_by)
            ahead = hit.finite and trigger.row.subject in _UNDERGOES and not hit.conjunction
            if not self._any_word(trigger.followed_by, start, end if far else min(end, i + 5)) and not (
                ahead and self._stands_ahead(trigger.followed_by, around.start, i)
            ):
                return None
            rank += 2
        if trigger.needs and not self._has_object(hit, form):
            there = {need for need in trigger.asked if self._met(need, hit, form, end, around)}
            met = [needs for needs in trigger.needs if there.issuperset(needs)]
            if not met:
                return None
            asked = {need for needs in met for need in needs}
            particular = not asked <= _COMMON_NEEDS
            means = asked & _HOW
            by_means = bool(means) and not means.isdisjoint(self._means(hit, end, around))
            rank += 3 if by_means else 2 if particular and trigger.row.event_type in _NARROW else 1
        return rank

    def _is_barred(self, trigger: Trigger, i: int) -> bool:
        """Whether words behind token `i` bar a reading: near it, right behind it, behind على (هجوم على نقطة تفتيش)."""
        last = min(i + 5, self.stretch.end)
        if trigger.not_after and self._any_word(trigger.not_after, i + 1, last):
            return True
        if trigger.not_next and self._any_word(trigger.not_next, i + 1, i + 2):
            return True
        upon = [j for j in range(i + 1, last - 1) if self.text.tokens[j].key == _UPON] if trigger.not_upon else ()
        return any(self._any_word(trigger.not_upon, j + 1, j + 2) for j in upon)

    def _befell_in(self, i: int, form: Form) -> bool:
        """Whether a verb that asks for على tells of those who died in a blow on a place (قضوا في غارات على البقاع)."""
        tokens, row = self.text.tokens, form.trigger.row
        if row.event_type not in ("killing", "battle") or form.inflection.tense == "none":
            return False
        ahead = range(i + 1, min(i + _BEFORE_FIRE, self.stretch.end - 1))
        # A man may be called علي.
        upon = (j for j in ahead if tokens[j].key == _UPON and "person" not in self.overlay.kinds.get(j, ()))
        first = next(upon, self.stretch.end)
        if any(self.is_a(j, "fire") for j in ahead if j < first) or (first in ahead and self.is_a(first + 1, "hand")):
            # قضى فلان برصاص قناص على أطراف البلدة، على يد قوات الأمن
            return True
        if "actor" in self.overlay.kinds.get(i + 1, ()):
            return False
        for j in range(i + 1, min(i + _BEFORE_BLOW, first)):
            died_in = tokens[j - 1].key == _IN or self.is_a(j - 1, "upon") or tokens[j].key.startswith("ب")
            blow = {form.trigger.row.event_type for form in self.index.look_up(tokens[j].key)} if died_in else _NONE
            if not _FROM_AFAR.isdisjoint(blow):
                return True
        return False

    def _stands_ahead(self, words: frozenset[str], start: int, i: int) -> bool:
        """Whether one of the words stands right before a verb in its clause, or is what the verb says more of."""
        described = self._described(i)
        return self._any_word(words, max(start, i - _AHEAD), i) or self._any_word(words, described, described + 1)

    def _described(self, i: int) -> int:
        """Return the word that a verb says more of, past what belongs to it (القذائف التي لا تزال تسقط)."""
        before = i - 1
        with_verb, limit = any_of(self.words, _WITH_VERB), max(self.stretch.start, i - _AHEAD)
        while before > limit and self.text.tokens[before].key in with_verb:
            before -= 1
        return before if before >= self.stretch.start else i

    def _has_object(self, hit: Hit, form: Form) -> bool:
        """Whether it is said whom it is done to though no noun names them, and nothing else is asked for.

        A pronoun written with the verb, the sign of a passive (نُحر بعد إقراره), من (أعدموا من فيها).
        """
        settled = _has_pronoun(form) and hit.finite and form.trigger.row.object == "target"
        if settled and self._any_word(form.trigger.followed_by, hit.token + 1, min(hit.token + 5, self.stretch.end)):
            # What the pronoun stands for is known, and the word that settles the event is there.
            return True
        asked = form.trigger.asked
        anybody = asked <= _WHOM and not asked.isdisjoint(("figure", "person"))
        transitive = form.trigger.row.object == "target" and form.trigger.row.subject != "target"
        if not (anybody and hit.finite and transitive):
            return False
        after = word_after(self.text, hit.token)
        who = after is not None and self.text.tokens[after].key == _WHO and after not in self.overlay.kinds
        followed = self._is_clause(after + 1) if who and after is not None else False
        return bool(form.enclitic) or is_passive(self.text.tokens[hit.token]) or followed

    def _is_clause(self, i: int) -> bool:
        """Whether a verb or a preposition follows من, which then is no preposition (من لم يرقهم، من فيها)."""
        if i >= self.stretch.end:
            return False
        word = self.text.tokens[i].key
        hit = self.hits.get(i)
        return word in _INSIDE or (hit is not None and hit.finite)

    def _met(self, need: str, hit: Hit, form: Form, end: int, around: Around) -> bool:
        i = hit.token
        wide = hit.finite or around.carried or form.trigger.row.pos == "participle"
        start = around.start if wide else i
        if form.trigger.row.pos == "participle":
            # The noun a participle describes stands before it, be it before a verb (المعبر لا يزال مغلقا).
            start = max(self.stretch.start, i - _DESCRIBED)
        if need.endswith(NEXT):
            # Its subject may stand before a verb as well (السوق سقط).
            ahead = hit.finite and not hit.conjunction and i > self.stretch.start
            near = self.classes(i + 1, min(i + 2, end)) | self.classes(i - ahead, i)
            return (need.strip(NEXT + WITHOUT) in near) != need.startswith(WITHOUT)
        if need.startswith(WITHOUT):
            return need[1:] not in self.classes(max(self.stretch.start, i - _AHEAD), end)
        if need in _OF_NO_CLASS:
            return self._met_otherwise(need, hit, form, start, end, around)
        if need in _OBJECTS and hit.finite and form.trigger.row.subject == "agent" and not form.enclitic:
            start = i + 1
        if need in _STRUCK and around.struck and not hit.finite:
            end = i
        elif need in _VICTIMS and form.enclitic and not hit.finite and form.trigger.row.subject in _UNDERGOES:
            # سقوطه: who fell was named before.
            end = i
        elif need in _VICTIMS and hit.finite and start == i and self._describes_many(hit, form):
            start = max(self.stretch.start, i - _ANTECEDENT)
        return need in self.classes(start, end, without=i)

    def _met_otherwise(self, need: str, hit: Hit, form: Form, start: int, end: int, around: Around) -> bool:
        """Whether a need is met that is no class of words; it is asked between tokens `start` and `end`."""
        i, has = hit.token, self.overlay.has
        if need == "ground":
            return any(self._is_ground(j, i) for j in range(i + 1, end))
        if need in _SHOWN:
            return need in self._means(hit, end, around)
        if need == "enclitic":
            return _has_pronoun(form)
        if need == "figure":
            return has("quantity", start, end)
        if need == "person":
            return has("person", start, end)
        if need == "place":
            object_place = hit.finite and bool(form.enclitic) and form.trigger.row.object == "place"
            if object_place and has("place", self.stretch.start, i):
                # The pronoun written with the verb stands for a place told before (إذ أخلاها الخوارج).
                return True
            there = self._any_word(self.words.classes["upon_it"], i + 1, min(i + 3, end)) and has(
                "place", self.stretch.start, i
            )
            return there or has("place", start, end) or "places" in self.classes(i + 1, end)
        if need == "actor":
            return has("actor", start, end) or not GROUPS.isdisjoint(self.classes(start, end))
        if need == "agent":
            inflected = form.inflection.number in ("plural", "dual")
            carried = hit.conjunction and around.told
            named = has("actor", start, end) or has("person", start, end)
            groups = GROUPS | {"air", "hostile", "parties"}
            return inflected or carried or named or not groups.isdisjoint(self.classes(start, end))
        if need == "target":
            return (
                any(has(kind, i + 1, end) for kind in ("actor", "person", "quantity"))
                or not _VICTIMS.isdisjoint(self.classes(i + 1, end))
                or self._any_word(self.words.classes["for_them"], i + 1, end)
            )
        if need == "struck":
            return around.struck
        if need == "spot":
            behind = has("place", i + 1, i + 2) or "places" in self.classes(i + 1, min(i + 2, end))
            alone = (self.text, self.stretch.start, i, self.overlay, any_of(self.words, _WITH_VERB))
            return behind or (hit.finite and not hit.conjunction and is_subject(*alone))
        if need == HELD:
            return is_held(self.text, i, self.stretch.start, self.overlay, any_of(self.words, _WITH_VERB))
        if need == "thing":
            first = i - (hit.finite and not hit.conjunction and i > self.stretch.start)
            return not _THINGS.isdisjoint(self.classes(i + 1, min(i + 2, end)) | self.classes(first, i))
        shot = not _SHOT.isdisjoint(self.classes(max(i - 2, 0), i))
        return form.enclitic in _MANY or (is_passive(self.text.tokens[i]) and not shot)

    def _is_ground(self, j: int, verb: int) -> bool:
        """Whether a place stands at token `j` as the object of a verb: behind no preposition, and nobody's of it.

        خسر التنظيم بلدة الشدادي; not فقدت امرأة من قرية سورو زوجها, nor فقد وزير السودان.
        """
        token, before = self.text.tokens[j], word_before(self.text, j)
        listed = "places" in self.index.classes(token.key) and self.index.knows(token.key)
        there = self.overlay.starting.get(j, ())
        named = any(item.kind == "place" and item.span.start == token.start for item, _ in there)
        if before is None or not (listed or named):
            return False
        word, kinds = self.text.tokens[before].key, self.overlay.kinds.get(before, ())
        if self.words.has("placing", word) or word in _PREPOSITIONS:
            return False
        return before == verb or word.startswith("ال") or "actor" in kinds or "quantity" in kinds or listed

    def _describes_many(self, hit: Hit, form: Form) -> bool:
        """Whether a verb of many begins a clause behind a comma: it tells of those named last (نازح، فروا من)."""
        comma = hit.token > self.stretch.start and self.text.tokens[hit.token - 1].light in ("،", ",")
        return comma and not hit.conjunction and form.inflection.number == "plural"

    def _means(self, hit: Hit, end: int, around: Around) -> frozenset[str]:
        """Return by what the deed was done: what stands before the verb in its clause, else what follows first."""
        i = hit.token
        start = around.start if hit.finite or around.carried else i
        if start > self.stretch.start and self.is_a(start - 1, "relative"):
            # What a relative clause describes is its subject (الغارة التي أصابت).
            start = max(self.stretch.start, start - _ANTECEDENT)
        for j in (*range(i - 1, start - 1, -1), *range(i + 1, end)):
            found = self.index.classes(self.text.tokens[j].key) & _HOW if self.text.tokens[j].kind == "word" else None
            if found:
                return found
        return frozenset()

    def classes(self, start: int, end: int, *, without: int = -1) -> frozenset[str]:
        """Return the classes of the words between two tokens."""
        asked = (start, end, without)
        if asked not in self._classes:
            words = self.overlay.plain[start:end]
            if start <= without < end:
                words = words[: without - start] + words[without - start + 1 :]
            self._classes[asked] = _NONE.union(*map(self.index.classes, words))
        return self._classes[asked]

    def _any_word(self, words: frozenset[str], start: int, end: int) -> bool:
        if self._any_written.isdisjoint(words):
            return False
        first = self.stretch.start
        return not all(map(words.isdisjoint, self._written[start - first : end - first]))

    def window_end(self, i: int) -> int:
        """Return where the clause of token `i` ends at the latest: the next verb or word that opens a clause."""
        last = min(self.stretch.end, i + LONGEST_CLAUSE)
        # A verb right behind token `i` ends no clause.
        at = bisect_right(self._ends, i)
        for j in self._ends[at : at + 2]:
            if j in self._opening or j > i + 1:
                return min(j, last)
        return last

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a verb that may tell an event stands between two tokens."""
        at = bisect_left(self._verbs, start)
        return at < len(self._verbs) and self._verbs[at] < end

    def is_a(self, i: int, name: WordClass) -> bool:
        """Whether token `i` is a small word of this class."""
        return self.words.has(name, self.text.tokens[i].key)


def _has_pronoun(form: Form) -> bool:
    """Whether a pronoun is written with a word; سلمنا is we handed over, not he handed us over."""
    return bool(form.enclitic) and not (form.enclitic == "نا" and form.inflection == _HE_DID)
