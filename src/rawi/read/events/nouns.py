"""What makes an event noun tell an event, and not only speak of one: what stands around it."""

from rawi.lexicon.modality import Modals
from rawi.lexicon.triggers import HELD, Form, TriggerRow
from rawi.read.events.agreement import IN_IT, only_described
from rawi.read.events.choosing import GROUPS, Chooser
from rawi.read.events.triggers import Hit, word_before
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.text import key

_TOLD_WHOLE = frozenset({"abduction", "capture", "detention", "displacement", "injury", "killing", "release"})
# What befalls somebody, as a noun that says whom.
_BEFALLS = _TOLD_WHOLE | {"destruction", "prisoner_exchange", "retreat", "siege", "surrender", "territory_change"}
_BY_IT = frozenset(map(key, ("به", "بها")))
_OF, _IN, _AND = key("من"), key("في"), frozenset({"و", key("ثم")})
_COMPLEMENTS = frozenset({"actor", "person", "place", "quantity"})
# Talks, alarms and the like behind "after" only say when.
_SOFT = frozenset({"agreement", "ceasefire", "investigation", "other"})
# Who may stand as the subject of the verb that takes the noun up: who did it, where it was (الهجوم الذي شهدته الكرك).
_WITH_IT = frozenset({"agent", "place"})
_THIRD = ("ه", "ها", "هم", "هما")
_REACHING = frozenset({"طال"})
# Who survived the attack tells no new one (سائق نجا من الهجوم).
SURVIVED = "نجا"
# The verb that says at whom a blow was aimed.
AIMED = "استهدف"
# So many words after the noun of a blow the verb may stand that says at whom it was aimed.
AIMED_WITHIN = 10
_MODAL_REACH = 8
# What is said to go on: القصف مستمر، التحقيقات جارية.
_GO_ON = frozenset({*BLOWS, "investigation"})
# What a blow hits.
_HIT = frozenset({"buildings", "facilities", "places", "posts", "vehicles"})


class Nouns:
    """Answers about the nouns of a stretch, by token."""

    def __init__(self, around: Chooser, modals: Modals) -> None:
        self.around, self.modals = around, modals

    def own_carrier(self, i: int) -> Hit | None:
        """Return the verb right after a noun that takes it as its object (غارات شنتها طائرات)."""
        described = False
        for j in range(i + 1, min(i + 5, self.around.stretch.end)):
            if self.around.text.tokens[j].kind == "punct":
                if j + 1 < self.around.stretch.end and self.around.is_a(j + 1, "relative"):
                    continue
                return None
            described = described or self.around.is_a(j, "relative")
            hit = self.around.hits.get(j)
            if hit is not None and hit.finite:
                carries = any(self._takes_up(form, j + 1) for form in hit.carriers) and not self._in_other(i, j)
                reaches = any(
                    form.trigger.row.lemma in _REACHING or (described and form.trigger.row.subject == "event")
                    for form in hit.carriers
                )
                return hit if carries or (reaches and not hit.conjunction) else None
        return None

    def _in_other(self, i: int, j: int) -> bool:
        """Whether a verb with فيه tells who was in what stands between (هجوم على عرض شاركت فيه القوات)."""
        text, end = self.around.text, self.around.stretch.end
        if j + 1 >= end or text.tokens[j + 1].key not in IN_IT:
            return False
        definite = text.tokens[i].key.startswith("ال")
        return not only_described(text, i, j, self.around.index.words, definite=definite)

    def _takes_up(self, form: Form, after: int) -> bool:
        """Whether a verb has a noun before it as its object, by a pronoun (شنتها، توصل إليه الطرفان، تعرضت له)."""
        row = form.trigger.row
        if row.object == "event" and form.enclitic:
            return row.subject in _WITH_IT
        if "event" not in form.trigger.prepositions.values() or after >= self.around.stretch.end:
            return False
        if row.subject == "target":
            return self.around.is_a(after, "for_them")
        word = self.around.text.tokens[after].key
        theirs = self.around.is_a(after, "with_pronoun") or self.around.is_a(after, "upon_it")
        return row.subject in _WITH_IT and theirs and word.endswith(_THIRD)

    def _is_aimed(self, i: int) -> bool:
        """Whether the verb that follows only says at whom (في قصف إسرائيلي استهدف مدرسة)."""
        for j in range(i + 1, min(i + 1 + AIMED_WITHIN, self.around.stretch.end)):
            hit = self.around.hits.get(j)
            if self.around.text.tokens[j].kind == "punct":
                return False
            if hit is not None and hit.finite:
                return any(form.trigger.row.lemma.startswith(AIMED) for form in hit.forms) and not hit.conjunction
        return False

    def _done_by(self, i: int, end: int) -> bool:
        """Whether a noun names its doer right after it, and a place later or what was hit right behind him."""
        overlay = self.around.overlay
        ends = [last for mention, last in overlay.starting.get(i + 1, ()) if mention.kind == "actor"]
        if not ends:
            return False
        return overlay.has("place", i + 1, end) or self._is_hit(max(ends))

    def _is_hit(self, i: int) -> bool:
        """Whether a thing with no article stands at a token (قصف الطيران مدرسة, not قصف الطيران المدرسة أمس)."""
        if i >= self.around.stretch.end or i in self.around.overlay.kinds or i in self.around.hits:
            return False
        word = self.around.text.tokens[i].key
        plain = not word.startswith(("ال", "ب", "ل", "و")) and not self.around.is_a(i, "preposition")
        return plain and not _HIT.isdisjoint(self.around.classes(i, i + 1))

    def _between(self, i: int) -> bool:
        """Whether the noun says between whom, or how long it lasted, before its clause ends."""
        for j in range(i + 1, min(i + 10, self.around.stretch.end - 1)):
            token = self.around.text.tokens[j]
            if token.kind == "punct":
                return False
            sides = "actor" in self.around.overlay.kinds.get(j + 1, ()) or not (GROUPS | {"parties"}).isdisjoint(
                self.around.classes(j + 1, j + 2)
            )
            if self.around.is_a(j, "lasted") or (self.around.is_a(j, "between") and sides):
                return True
        return False

    def has_arguments(self, i: int, form: Form) -> bool:
        """Whether a definite noun says more than that the known event is meant (دان الهجوم)."""
        if form.trigger.followed_by or form.trigger.needs:
            return True
        following = self.around.text.tokens[i + 1].key if i + 1 < self.around.stretch.end else ""
        if form.trigger.prepositions.get(following) == "content":
            # التحقيق في الهجوم: what is inquired into is told of, not told.
            return True
        if form.trigger.row.event_type in _GO_ON and following and self.around.is_a(i + 1, "going_on"):
            return True
        return self.has_frame(i, form) or i + 1 in self.around.overlay.quantities

    def has_frame(self, i: int, form: Form) -> bool:
        """Whether the noun is soon followed by a preposition of its own with somebody or some place after it."""
        end = self.around.window_end(i)
        for j in range(i + 1, min(i + 5, end)):
            token = self.around.text.tokens[j]
            if token.kind == "punct":
                return False
            own = not {"actor", "place"}.isdisjoint(self.around.overlay.kinds.get(j, ()))
            if own and "ل" in form.trigger.prepositions and token.key.startswith("ل"):
                return True
            if j == i + 1 and j in self.around.overlay.quantities:
                return True
            named = not {"actor", "place"}.isdisjoint(self.around.overlay.kinds.get(j + 1, ()))
            if (
                token.key in form.trigger.prepositions
                and j + 1 < end
                and (named or self.around.index.classes(self.around.text.tokens[j + 1].key))
            ):
                return True
        return False

    def is_subject(self, i: int) -> bool:
        """Whether a noun at the head of a sentence is only the subject of the verb that follows (المعارك أدت إلى)."""
        for j in range(i + 1, min(i + 7, self.around.stretch.end)):
            if self.around.text.tokens[j].light in ("،", ","):
                return False
            hit = self.around.hits.get(j)
            if hit is not None and hit.finite and not hit.conjunction and not hit.forms[0].enclitic:
                return not self._says_of_means(j)
        return False

    def _says_of_means(self, verb: int) -> bool:
        """Whether a verb says more of an indefinite noun behind بـ right before it (متأثرا بجروح أصيب بها)."""
        noun, after = self.around.text.tokens[verb - 1].key, self.around.text.tokens[verb + 1 : verb + 2]
        return noun.startswith("ب") and not noun.startswith("بال") and bool(after) and after[0].key in _BY_IT

    def is_in_name(self, i: int) -> bool:
        """Whether a noun belongs to a name or to the noun before it."""
        return "actor" in self.around.overlay.kinds.get(i, ()) or "place" in self.around.overlay.kinds.get(i, ())

    def acts_itself(self, verb: Hit, carrier: TriggerRow, hit: Hit, form: Form) -> bool:
        """Whether captives or displaced right behind a verb of doing do it: يخوض عشرة معتقلين إضرابا."""
        if form.trigger.row.pos != "victim" or form.trigger.row.event_type in CASUALTIES:
            return False
        quantity = self.around.overlay.quantities.get(hit.token)
        begin = quantity[0] if quantity is not None else hit.token
        return begin == verb.token + 1 and carrier.pos == "light" and carrier.subject == "agent"

    def some(self, hit: Hit, form: Form) -> bool:
        """Whether dead or wounded are told without a number or a verb (قتلى إثر غارة، شهيد وجرحى)."""
        after = hit.token + 1
        if form.definite or after >= self.around.stretch.end or not self.around.is_a(hit.token, "several"):
            return False
        word = self.around.text.tokens[after].key
        joined = word[:1] == "و" and self.around.words.has("several", word[1:])
        letter = word[:1] == "ب" and after in self.around.hits
        blown = word == _IN and self._is_blow(after + 1)
        return joined or letter or blown or self.around.is_a(after, "adverb") or self.around.is_a(after, "among")

    def _is_blow(self, i: int) -> bool:
        """Whether a token is the noun of a blow (قتيل في انفجار)."""
        hit = self.around.hits.get(i)
        return hit is not None and any(form.trigger.row.event_type in BLOWS for form in hit.events)

    def tells_of_many(self, hit: Hit, form: Form) -> bool:
        """Whether those a thing befell are counted by a figure over a word or soon behind it; captives may be old."""
        if form.trigger.row.event_type == "capture":
            return False
        return hit.token in self.around.overlay.quantities or any(
            token in self.around.overlay.quantities
            for token in range(hit.token + 1, min(hit.token + 4, self.around.stretch.end))
        )

    def preposition(self, hit: Hit) -> str:
        """Return the preposition that governs a noun, written with it or before it, or the empty string."""
        letters = hit.forms[0].proclitics.lstrip("وف")
        if letters:
            return letters
        quantity = self.around.overlay.quantities.get(hit.token)
        begin = quantity[0] if quantity is not None else hit.token
        written = self._led(begin) if begin < hit.token else None
        if written is not None:
            return written
        before = word_before(self.around.text, begin)
        if before is None or before < self.around.stretch.start:
            return ""
        led = self._led(before)
        if led is not None:
            return led
        word = self.around.text.tokens[before].key
        return word if word in self.around.words.classes["governing"] else ""

    def _led(self, before: int) -> str | None:
        """Return the letter written with the word before token `before` that says how many (لسلسلة من، لموجة), or null.

        `before` is the token before the noun: that word, or من behind it.
        """
        tokens = self.around.text.tokens
        i: int | None = before
        if tokens[before].key == _OF:
            i = word_before(self.around.text, before)
        if i is None or i < self.around.stretch.start:
            return None
        word, hit = tokens[i].key, self.around.hits.get(i)
        if hit is not None and hit.carriers:
            # اتهم القوات بتنفيذ الغارة: it carries the noun, and its doer with it.
            return None
        return word[0] if word[:1] in ("ل", "ب") and self.around.words.has("leading", word[1:]) else None

    def own_start(self, i: int) -> int:
        """Return where the clause of a noun begins that is joined on: with its figure, preposition or و."""
        quantity = self.around.overlay.quantities.get(i)
        begin = quantity[0] if quantity is not None else i
        before = word_before(self.around.text, begin)
        linked = before is not None and before >= self.around.stretch.start
        earlier = word_before(self.around.text, before) if before is not None and linked else None
        if earlier is not None and earlier > self.around.stretch.start and self.around.is_a(earlier, "added"):
            return earlier
        if (
            linked
            and before is not None
            and (self.around.text.tokens[before].key == "و" or self.around.is_a(before, "adverb"))
        ):
            return before
        return begin

    def is_adverbial(self, i: int) -> bool:
        """Whether a preposition or adverb makes a noun a circumstance."""
        quantity = self.around.overlay.quantities.get(i)
        before = word_before(self.around.text, quantity[0] if quantity is not None else i)
        return before is not None and self.around.is_a(before, "adverb")

    def is_joined(self, i: int, hit: Hit) -> bool:
        """Whether و or "in addition to" joins a noun to what was told before."""
        if hit.conjunction:
            return True
        quantity = self.around.overlay.quantities.get(i)
        begin = quantity[0] if quantity is not None else i
        if quantity is not None and self.around.text.tokens[begin].key.startswith("و"):
            return True
        before = word_before(self.around.text, begin)
        if before is None:
            return False
        word = self.around.text.tokens[before].key
        if word in _AND or self.around.is_a(before, "added"):
            return True
        earlier = word_before(self.around.text, before)
        return (
            earlier is not None
            and word in self.around.words.classes["governing"]
            and self.around.is_a(earlier, "added")
        )

    def is_whole(self, i: int, form: Form) -> bool:
        """Whether a noun joined on says by itself whom it befell or how many (ومقتل أربعة إرهابيين، وسقوط شهيد)."""
        if form.definite or form.trigger.row.pos != "noun" or form.trigger.row.event_type not in _TOLD_WHOLE:
            return False
        after = self.around.text.tokens[i + 1].key if i + 1 < self.around.stretch.end else ""
        fell = form.trigger.row.counts is not None and after in form.trigger.followed_by
        return fell or i + 1 in self.around.overlay.quantities or "person" in self.around.overlay.kinds.get(i + 1, ())

    def says_whom(self, hit: Hit, form: Form) -> bool:
        """Whether a noun that nothing carries says by itself whom or what it befell, or how long it lasted."""
        i, row = hit.token, form.trigger.row
        if row.pos != "noun" or self.preposition(hit).endswith("ل"):
            return False
        if self._went_on(i):
            return row.event_type in BLOWS or row.event_type in _BEFALLS
        if row.event_type in BLOWS and not form.definite and self._harms(i):
            return True
        if row.event_type in BLOWS:
            bare = not (form.definite or form.enclitic)
            return bare and self.has_frame(i, form)
        if row.event_type not in _BEFALLS:
            return False
        if self._lasts(i):
            return True
        if form.definite:
            return self.has_frame(i, form)
        if form.enclitic:
            return row.event_type not in ("injury", "prisoner_exchange")
        return self._has_complement(i, form)

    def _went_on(self, i: int) -> bool:
        """Whether من and how long it went on stand before a noun (بعد ثمانية أيام من القصف)."""
        before = word_before(self.around.text, i)
        if before is None or self.around.text.tokens[before].key != _OF:
            return False
        return self.around.is_a(before - 1, "span") or self.around.is_a(before - 2, "span")

    def _harms(self, i: int) -> bool:
        """Whether a verb right behind the noun of a blow says what came of it (إثر غارة حصدت خمسة مدنيين)."""
        for j in range(i + 1, min(i + 3, self.around.stretch.end)):
            hit = self.around.hits.get(j)
            if hit is not None and hit.finite and not hit.conjunction:
                return any(form.trigger.row.subject == "cause" for form in hit.forms)
        return False

    def _lasts(self, i: int) -> bool:
        """Whether the verb right behind a noun says how long it lasted (بعد حصار دام يومين)."""
        return any(self.around.is_a(j, "lasted") for j in range(i + 1, min(i + 3, self.around.stretch.end)))

    def is_count_of(self, hit: Hit, form: Form) -> bool:
        """Whether the dead or wounded are counted by a number written with them (تسعة جرحى)."""
        i = hit.token
        quantity = self.around.overlay.quantities.get(i)
        casualties = form.trigger.row.event_type in CASUALTIES
        # عشرات الشهداء: of what is counted before it the article says nothing.
        definite = form.definite and (quantity is None or quantity[0] == i)
        if quantity is None or not casualties or definite or self.preposition(hit):
            return False
        before = word_before(self.around.text, quantity[0])
        return before is None or not (self.around.is_a(before, "among") or before in self.around.hits)

    def is_either(self, i: int) -> bool:
        """Whether a word for the dead or wounded only says what became of those counted (بين قتيل وجريح)."""
        before = word_before(self.around.text, i)
        earlier = word_before(self.around.text, before) if before is not None else None
        between = [j for j in (before, earlier) if j is not None and self.around.is_a(j, "between")]
        return bool(between) and i not in self.around.overlay.quantities

    def brings_its_own(self, i: int, form: Form) -> bool:
        """Whether a noun in a circumstance says by whom and where, so that it tells an event of its own."""
        if form.trigger.row.event_type == "alliance_or_collusion" and self._between(i):
            return True
        before = word_before(self.around.text, i)
        if before is None:
            return False
        end = self.around.window_end(i)
        if form.trigger.row.event_type in BLOWS and self.around.is_a(before, "adverb") and self._is_aimed(i):
            return True
        if form.trigger.row.event_type in BLOWS and self.around.is_a(before, "adverb") and self._between(i):
            return True
        own = form.proclitics.endswith("ب") or self.around.is_a(before, "adverb")
        if (
            own
            and form.trigger.row.event_type == "explosion"
            and "explosive" in self.around.classes(i + 1, min(i + 3, end))
        ):
            return True
        if self.around.is_a(before, "amidst"):
            return self.around.overlay.has("time", i, end) or self.around.overlay.has("place", i, end)
        by = form.proclitics.endswith("ب") and form.trigger.row.event_type in BLOWS
        if form.definite or not (by or self.around.is_a(before, "adverb")) or form.trigger.row.pos != "noun":
            return False
        if form.trigger.row.event_type in BLOWS and (self.has_frame(i, form) or self._done_by(i, end)):
            return True
        if self.around.stretch.passage.role == "headline" and self.around.overlay.has("place", i, end):
            return True
        if self.around.is_a(before, "upon") and self._has_complement(i, form):
            return True
        doer = form.enclitic or (
            i + 1 in self.around.overlay.starting and self.around.overlay.has("actor", i + 1, i + 2)
        )
        placed = self.around.overlay.has("place", i, end) or "places" in self.around.classes(i + 1, end)
        return bool(doer) and placed and form.trigger.row.subject == "agent"

    def _has_complement(self, i: int, form: Form) -> bool:
        """Whether a masdar names right after it whom or what it is about (إثر مقتل مزارع، بعد تحرير الرستن)."""
        if form.trigger.row.event_type in _SOFT:
            return False
        kinds = self.around.overlay.kinds.get(i + 1, set())
        named = i + 1 in self.around.overlay.starting and not _COMPLEMENTS.isdisjoint(kinds)
        them = bool(form.enclitic) and form.trigger.row.event_type in _TOLD_WHOLE
        classes = self.around.classes(i + 1, min(i + 2, len(self.around.text.tokens)))
        return named or them or bool(classes - {"people"})

    def hangs_on(self, i: int, form: Form, start: int) -> bool:
        """Whether a word before it in the clause says it is planned, demanded or supposed (تعتزم القوات اقتحام)."""
        if form.enclitic and form.trigger.row.event_type in BLOWS:
            # What somebody's blows are spoken of is known (تبرير جرائمه).
            return False
        if form.definite and not self.has_arguments(i, form):
            return False
        for j in range(i - 1, max(start, i - _MODAL_REACH) - 1, -1):
            if self.around.text.tokens[j].kind == "punct" or (j in self.around.hits and self.around.hits[j].finite):
                return False
            row = self.modals.find(self.around.text.tokens[j].light)
            if row is not None and (row.reach == "clause" or (row.reach == "word" and j == i - 1)):
                return True
        return False

    def is_meant(self, i: int, start: int) -> bool:
        """Whether a word before a noun in its clause says that all that follows is planned, demanded or supposed."""
        rows = (self.modals.find(self.around.text.tokens[j].light) for j in range(max(start, i - _MODAL_REACH), i))
        return any(row is not None and row.reach == "clause" for row in rows)

    def described(self, i: int, form: Form, start: int) -> int:
        """Return where the name begins that a participle follows, else the participle."""
        if HELD in form.trigger.asked:
            return self.around.stretch.start
        before = word_before(self.around.text, i)
        if before is not None and self.around.text.tokens[before].key == _IN:
            # خمسة جنود في عداد المفقودين
            before = word_before(self.around.text, before)
        if before is None or before < self.around.stretch.start:
            return i
        starts = [token for token in range(max(start, i - 6), i) if token in self.around.overlay.starting]
        if not starts or before not in self.around.overlay.kinds:
            return i
        begin = starts[-1]
        while begin > start and self.around.is_a(begin - 1, "still"):
            # ولا يزال ثلاثة في عداد المفقودين
            begin -= 1
        return begin - (starts[-1] > begin > start)

    def is_of_place(self, i: int) -> bool:
        """Whether a place stands right before a participle, which says how it is there (بلدة تلبيسة المحاصرة)."""
        before = word_before(self.around.text, i)
        return before is not None and "place" in self.around.overlay.kinds.get(before, ())

    def is_cause(self, i: int, form: Form, carrier: Hit | None) -> bool:
        """Whether a noun is the blow that a verb says had consequences (أسفرت غارات الجيش على المدينة عن)."""
        if carrier is None or form.definite or form.trigger.row.event_type not in BLOWS:
            return False
        result = any(reading.trigger.row.pos == "result" for reading in carrier.carriers)
        if not result or carrier.token != i - 1:
            return False
        end = self.around.window_end(i)
        doer = "actor" in self.around.overlay.kinds.get(i + 1, ())
        return doer or self.has_frame(i, form) or self._hurts(i + 1, end)

    def _hurts(self, start: int, end: int) -> bool:
        """Whether a word for the dead or wounded follows (أوقعت غارة قتيلين)."""
        return any(
            form.trigger.row.event_type in ("injury", "killing")
            for j in range(start, end)
            if j in self.around.hits
            for form in self.around.hits[j].events
        )
