"""Where the clauses of a stretch begin and how far they reach: what a comma, a relative or a verb opens."""

from collections.abc import Sequence

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.triggers import Form
from rawi.read.events.agreement import is_feminine
from rawi.read.events.carriers import doing
from rawi.read.events.choosing import Chooser
from rawi.read.events.heads import Head, Stretch
from rawi.read.events.triggers import Hit
from rawi.read.kinds import BLOWS, CASUALTIES, DONE
from rawi.text import Text, key

_WITH_TERMS, _PROVIDES = frozenset({"agreement", "ceasefire"}), "light:نص على"
# So near behind an agreement stands the verb that says for what.
_TERMS_WITHIN = 4
_MINUTES = 2
_YEAR = 4
# A day in digits is five tokens: 14/07/2025.
_DAY, _IN_DAYS = 5, frozenset("/.-")
_OF = key("من")
_IN, _SCENE = frozenset({"في", "وفي"}), 12
_SIDES, _NOBODY = frozenset({"actor", "person"}), frozenset[str]()
# Whose name or noun may begin a clause of its own; with its adjectives and names it is no longer.
_ACTING = frozenset({"air", "civilians", "fighters", "forces", "hostile", "police", "protesters", "vehicles", "ships"})
_SUBJECT = 6


def provides(around: Chooser, head: Head) -> bool:
    """Whether an agreement is followed by the verb that says for what: its clause holds its terms."""
    if head.hit.finite or head.form.trigger.row.event_type not in _WITH_TERMS:
        return False
    for j in range(head.hit.token + 1, min(head.hit.token + _TERMS_WITHIN, around.stretch.end)):
        hit = around.hits.get(j)
        if hit is not None and hit.finite:
            return not hit.conjunction and any(form.trigger.rule == _PROVIDES for form in hit.carriers)
    return False


def is_done_by(around: Chooser, i: int) -> bool:
    """Whether التي and the verb after it only say whose an event is (المجزرة التي ارتكبتها القوات)."""
    noun = around.hits.get(i - 1) or around.hits.get(i - 2)
    if noun is None or noun.finite or doing(around.text, i + 1, around.index) is None:
        return False
    return any(form.trigger.row.event_type in DONE for form in noun.events)


def begins_figure(around: Chooser, i: int) -> bool:
    """Whether a figure begins with a word that opens clauses too (وما لا يقل عن 90 مدنيا)."""
    return any(mention.kind == "quantity" for mention, _ in around.overlay.starting.get(i, ()))


def turns(around: Chooser, i: int) -> bool:
    """Whether a clause with another subject begins after a comma: and, a name, then a verb without and."""
    if i >= around.stretch.end or not around.text.tokens[i].key.startswith("و") or i in around.hits:
        return False
    for j in range(i + 1, min(i + 8, around.stretch.end)):
        if around.text.tokens[j].kind == "punct":
            return False
        hit = around.hits.get(j)
        if hit is not None:
            return hit.finite and not hit.forms[0].proclitics and not hit.forms[0].enclitic
    return False


def joins_subject(around: Chooser, i: int) -> bool:
    """Whether a clause with a subject of its own begins with the و of token `i` (مقتل جندي في كمين والقوات تنسحب).

    It is no second of two where the word before names one of its kind (غارات الطيران والمدفعية تستهدف) and where the
    verb does not agree with it (قصف المدفعية والطائرات يستهدف).
    """
    tokens, overlay = around.text.tokens, around.overlay
    word = tokens[i].key
    if i in around.hits or i <= around.stretch.start or tokens[i - 1].kind != "word":
        return False
    named = any(mention.kind in _SIDES for mention, _ in overlay.starting.get(i, ()))
    if not named and around.index.classes(word).isdisjoint(_ACTING):
        return False
    if not overlay.kinds.get(i - 1, _NOBODY).isdisjoint(_SIDES) or around.index.classes(tokens[i - 1].key):
        return False
    if around.is_a(i - 1, "governing") or around.is_a(i - 1, "between"):
        return False
    verb = next((j for j in range(i + 1, min(i + _SUBJECT, around.stretch.end)) if j in around.hits), i)
    between = range(i + 1, verb)
    if not all(
        tokens[j].key.startswith("ال") or overlay.kinds.get(j, _NOBODY) & overlay.kinds.get(i, _NOBODY) for j in between
    ):
        return False
    return verb != i and any(_agrees(around, i, verb, form) for form in _plain(around, verb))


def _plain(around: Chooser, i: int) -> tuple[Form, ...]:
    """Return the readings of a verb that nothing is written together with."""
    hit = around.hits[i]
    return tuple(form for form in hit.forms if not form.proclitics and not form.enclitic) if hit.finite else ()


def _agrees(around: Chooser, i: int, verb: int, form: Form) -> bool:
    """Whether the verb at token `verb` agrees with the noun at token `i`, which stands in the nominative."""
    name = around.text.tokens[i].light.removeprefix("و")
    if name.endswith("ين"):
        return False
    if form.inflection.number == "plural":
        # والحوثه شردو: as is spoken, and written.
        return not is_feminine(name, around.words) or around.text.tokens[verb].light.endswith("و")
    return is_feminine(name, around.words) == (form.inflection.gender == "feminine")


def goes_on(around: Chooser, i: int) -> bool:
    """Whether a clause that tells nothing known begins after a comma: and, then neither a name nor a trigger."""
    if i >= around.stretch.end or not around.text.tokens[i].key.startswith("و"):
        return False
    return (
        i not in around.hits
        and i not in around.overlay.starting
        and not around.index.classes(around.text.tokens[i].key)
    )


def counts_dead(around: Chooser, i: int, told: Sequence[Head]) -> bool:
    """Whether a count of dead or wounded follows a comma as a clause of its own (استهدف السوق، 35 شهيدا).

    Of what was `told` last: a blow, or those of another fate (4 شهداء، 12 جريحا).
    """
    quantity = around.overlay.quantities.get(i)
    if quantity is None or quantity[0] != i or not told:
        return False
    hit = next((around.hits[j] for j in range(i, quantity[1] + 1) if j in around.hits), None)
    if hit is None or not any(form.trigger.row.pos == "victim" for form in hit.forms):
        return False
    last = told[-1].form.trigger.row
    fates = {form.trigger.row.event_type for form in hit.forms}
    other = last.event_type in CASUALTIES and fates <= CASUALTIES and last.event_type not in fates
    if last.event_type not in BLOWS and not other:
        return False
    # ثلاثون جريحا، جلهم أطفال، نقلوا: a verb tells of them.
    end = around.window_end(hit.token)
    return end not in around.hits or around.hits[end].conjunction or not around.hits[end].finite


def begins(around: Chooser, hit: Hit, start: int) -> int:
    """Return where a verb begins in a clause from `start`: with its small words, or with the count it tells of."""
    begin = hit.token
    while begin > start and around.text.tokens[begin - 1].key in around.words.classes["auxiliary"]:
        if around.is_a(begin - 1, "progressive"):
            # الناس عم تهرب: its subject stands before that.
            return _named_before(around, begin - 1, start) or begin
        begin -= 1
    object_before = around.overlay.quantities.get(hit.token - 1)
    if object_before is not None and hit.forms[0].enclitic and object_before[0] > start:
        return object_before[0]
    return _counted_before(around, hit, start) or _joined_count(around, hit, start) or begin


def _joined_count(around: Chooser, hit: Hit, start: int) -> int | None:
    """Return where those begin whom و joins to others and a verb tells of (12 قُتلوا و40 أصيبوا), inside a clause."""
    tokens = around.text.tokens
    last = hit.token - 1
    last -= around.is_a(last, "others")
    quantity = around.overlay.quantities.get(last)
    several = hit.finite and all(
        form.inflection.number != "singular" and form.inflection.tense == "perfect" for form in hit.forms
    )
    if quantity is None or quantity[0] <= start or hit.conjunction or not several:
        return None
    apart = tokens[quantity[0] - 1].key == "و"
    joined = apart or tokens[quantity[0]].key.startswith("و")
    told = any(j in around.hits for j in range(quantity[0], hit.token))
    # ستة عسكريين ومدني قُتلوا: of both.
    hits = [around.hits[j] for j in range(start, quantity[0]) if j in around.hits]
    follows = any(other.finite and other.events for other in hits)
    return quantity[0] - apart if joined and follows and not told else None


def _named_before(around: Chooser, i: int, start: int) -> int | None:
    """Return where the name begins that ends right before token `i` (انسحب النظام قسد عم تتقدم), inside the clause."""
    first = i
    while first > start and not around.overlay.kinds.get(first - 1, _NOBODY).isdisjoint(_SIDES):
        first -= 1
    return first if start < first < i else None


def _counted_before(around: Chooser, hit: Hit, start: int) -> int | None:
    """Return where those are counted behind لـ whom a verb of many says more of (ثأرا لاثنين من ضباطه قتلا)."""
    tokens, of = around.text.tokens, hit.token - 2
    quantity = around.overlay.quantities.get(of - 1)
    if quantity is None or quantity[0] <= start or hit.conjunction or hit.forms[0].inflection.number == "singular":
        return None
    theirs = tokens[of].key == _OF and tokens[of + 1].kind == "word"
    return quantity[0] if theirs and tokens[quantity[0]].key.startswith("ل") else None


def took_place(around: Chooser, noun: Head, hit: Hit, cut: int) -> bool:
    """Whether a verb only says that what a noun before it told took place, or how long (اشتباكات تندلع في درعا).

    `cut` is where the last clause begins.
    """
    if hit.conjunction or around.is_a(hit.token, "lasted"):
        return not hit.conjunction
    if noun.form.trigger.row.pos != "noun" or hit.events or noun.hit.token < cut:
        return False
    if any(around.text.tokens[j].kind == "punct" for j in range(noun.hit.token, hit.token)):
        return False
    carriers = [form.trigger for form in hit.carriers if not form.enclitic]
    return any(each.row.subject == "event" and "event" not in each.prepositions.values() for each in carriers)


def result_follows(around: Chooser, i: int) -> bool:
    """Whether the verb behind a word says what came of a thing (ما أدى إلى)."""
    hit = around.hits.get(i + 1)
    return hit is not None and any(
        form.trigger.row.pos == "result" or form.trigger.row.subject == "cause" for form in hit.forms
    )


def sets_the_scene(around: Chooser, start: int, i: int) -> bool:
    """Whether what stands before a comma or colon only says when and where (والاثنين الماضي، قتل), and is no dateline.

    What opens a passage is one where it begins with a place or has a year, not أمس، قصفت nor في حلب، فجر أمس، قصفت. The
    hour before an entry (18:42 تظاهر المئات) tells when it was written.
    """
    tokens, kinds = around.text.tokens, around.overlay.kinds
    if start == i:
        # حمص :: شهيد
        return False
    first = next((j for j in range(start, i) if tokens[j].kind != "punct"), start)
    opening = tokens[start].start <= around.stretch.passage.span.start
    if opening or tokens[i].light == ":":
        dated = "place" in kinds.get(first, _NOBODY) or any(_is_year(tokens[j].light) for j in range(start, i))
        clock = any(tokens[j].light == ":" and tokens[j + 1].kind == "number" for j in range(first, i))
        if dated or clock or tokens[first].light[:1].isdecimal():
            return False
    if _is_told_of_a_day(around, first, i):
        return True
    return all(
        tokens[j].kind == "punct"
        or kinds.get(j, _NOBODY) & {"time", "place"}
        or around.is_a(j, "governing")
        or around.is_a(j, "since")
        for j in range(start, i)
    )


def _is_told_of_a_day(around: Chooser, first: int, i: int) -> bool:
    """Whether a noun that tells no event leads to a day before token `i` (وفي حادثة منفصلة يوم 13 أغسطس، قتل خمسة)."""
    kinds = around.overlay.kinds
    return (
        around.text.tokens[first].key in _IN
        and i - first <= _SCENE
        and any("time" in kinds.get(j, _NOBODY) for j in range(first, i))
        and not any(j in around.hits or kinds.get(j, _NOBODY) & _SIDES for j in range(first, i))
        and all(around.text.tokens[j].kind != "quote" for j in range(first, i))
    )


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == _YEAR


def _past_day(text: Text, start: int, end: int) -> int:
    """Return where the hour begins behind the day in digits that opens an entry, in brackets or not."""
    tokens, first = text.tokens, start
    while first < end and tokens[first].kind == "punct":
        first += 1
    if first == end or tokens[first].kind != "number":
        return start
    day = tokens[first : min(first + _DAY, end)]
    digits = [token.light for token in day[::2]]
    signs = {token.light for token in day[1::2]}
    dated = len(day) == _DAY and all(part.isdecimal() for part in digits) and len(signs) == 1 and signs <= _IN_DAYS
    return first + _DAY if dated and _YEAR in map(len, digits) else start


def past_clock(text: Text, first: int, end: int) -> int:
    """Return where a stretch begins behind the hour of an entry (11:35 قصف مدفعي، [14/07/2025 07:12] سماع دوي)."""
    tokens, start = text.tokens, _past_day(text, first, end)
    while start < end and tokens[start].kind == "punct":
        start += 1
    hour = tokens[start : min(start + 3, end)]
    if [token.kind for token in hour] != ["number", "punct", "number"] or len(hour[2].light) != _MINUTES:
        return first
    if hour[1].light not in (":", "."):
        return first
    start += 3
    while start < end and (tokens[start].kind == "punct" or len(tokens[start].key) == 1):
        start += 1
    return start


def first_word(text: Text, stretch: Stretch, begun: int, words: ClauseWords) -> int:
    """Return the first word of a stretch; marks of a list, a clock and numbers before a dash do not count.

    `begun` is where it begins behind the clock.
    """
    tokens, i = text.tokens, begun
    while i < stretch.end:
        marks = i + 1 < stretch.end and tokens[i + 1].light in ("-", "–", ")", ".")
        if (
            tokens[i].kind == "word"
            and tokens[i].key not in words.classes["any"]
            and tokens[i].key not in words.classes["urgent"]
            and not words.has("leading", tokens[i].key)
            and not (marks and len(tokens[i].key) == 1)
        ):
            return i
        if tokens[i].kind == "number" and not marks:
            return i
        i += 1
    return stretch.start
