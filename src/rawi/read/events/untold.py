"""Verbs and nouns that could tell an event but only say more of one that is told: whom, how, whose."""

from collections.abc import Sequence

from rawi.lexicon.clause_words import WordClass, any_of
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import Form
from rawi.model import EventType
from rawi.read.events.choosing import DEAD_AND_WOUNDED, Chooser
from rawi.read.events.heads import Head, Overlay
from rawi.read.events.nouns import AIMED, AIMED_WITHIN
from rawi.read.events.triggers import Hit
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.text import Text, key

_OR, _ALREADY = key("أو"), key("سبق")
# What is beaten back: an attack, or men who would have come through.
_REPELLED = frozenset({"airstrike", "battle", "movement_of_forces"})
_HIT, _THINGS = "أصاب", frozenset({"buildings", "facilities", "posts", "ships", "vehicles"})
_PEOPLE = frozenset({"civilians", "fighters", "people"})
# So far behind a verb that is denied stands what was not mentioned.
_MENTIONED, _NOT = 6, key("لم")
_MENTIONED_WITHOUT, _WITHOUT = 4, key("دون")
_OF_VICTIMS: tuple[WordClass, ...] = ("mentioning", "revealing")
_FREES: frozenset[EventType] = frozenset({"prisoner_exchange", "release"})
# So many words before those counted stands among them (بينهم); so far from its verb the noun it asks for.
_AMONG_WITHIN, _OBJECT_WITHIN = 4, 16
_EXPLAINED, _STANDS_FOR, _WORD_WITHIN = shape_words("explained_word"), shape_words("stands_for"), 6


def says_of_counted(around: Chooser, last: Head | None, hit: Hit, form: Form) -> bool:
    """Whether a verb only says how those died who are counted before it (بينهم مدنيان قضيا قنصا، أعدموا أو قضوا)."""
    i, event_type = hit.token, form.trigger.row.event_type
    if event_type not in CASUALTIES or hit.conjunction:
        return False
    if around.text.tokens[i - 1].key == _OR and last is not None and last.stretch is around.stretch:
        return last.hit.finite and last.form.trigger.row.event_type == event_type
    quantity = around.overlay.quantities.get(i - 1)
    if quantity is None or last is None or last.form.trigger.row.event_type not in CASUALTIES:
        return False
    if i - 1 in around.hits and any(each.trigger.row.pos == "victim" for each in around.hits[i - 1].forms):
        return last.hit.token == i - 1
    before = range(max(around.stretch.start, quantity[0] - _AMONG_WITHIN), quantity[0])
    return any(around.is_a(j, "among") for j in before)


def is_explained(text: Text, i: int) -> bool:
    """Whether a sentence only says what a word stands for (تستخدم كلمة "تحييد" للإشارة إلى من قتلوا أو استسلموا)."""
    first, last = text.sentence_of(i)
    written = [token.key for token in text.tokens[first:last]]
    meant = next((j for j, word in enumerate(written) if word in _STANDS_FOR), 0)
    return any(word in _EXPLAINED for word in written[max(0, meant - _WORD_WITHIN) : meant])


def are_freed(told: Sequence[Head], form: Form) -> bool:
    """Whether captives are but those of whose exchange is told (عملية تبادل شملت 36 أسيرا)."""
    row = form.trigger.row
    captive = row.pos == "victim" and row.event_type == "capture"
    return captive and any(head.form.trigger.row.event_type in _FREES for head in told)


def share_subject(around: Chooser, told: Head, form: Form) -> bool:
    """Whether a verb right behind another is of those the other is of (قتل وجرح العشرات).

    Where one whom nobody counts stands before the first, the second has its own (أن جنديا استشهد وجرح ثلاثة).
    """
    number, i = told.form.inflection.number, told.hit.token - 1
    if not told.hit.finite or number != form.inflection.number:
        return False
    if told.form.enclitic and not form.enclitic:
        # نهبوها وأخذوا شابين: each has an object of its own.
        return False
    one = number == "singular" and i >= around.stretch.start and not around.text.tokens[i].key.startswith("ال")
    return not one or _PEOPLE.isdisjoint(around.index.classes(around.text.tokens[i].key))


def is_state(around: Chooser, hit: Hit, form: Form) -> bool:
    """Whether a verb only says in whose hands a place named before is (بلدات تسيطر عليها المعارضة)."""
    holds = form.trigger.row.event_type == "territory_change" and form.inflection.tense == "imperfect"
    if not holds or hit.conjunction or hit.token + 1 >= around.stretch.end:
        return False
    return around.is_a(hit.token + 1, "upon_it") and "س" not in form.proclitics


def is_asked_for(around: Chooser, last: Head | None, hit: Hit) -> bool:
    """Whether what looks like a verb is the noun that the verb before it asks for (أحكمت القوات قبضتهم)."""
    if last is None or hit.conjunction or hit.token - last.hit.token > _OBJECT_WITHIN:
        return False
    return last.hit.finite and around.text.tokens[hit.token].key in last.form.trigger.followed_by


def is_repelled(around: Chooser, last: Head, hit: Hit, form: Form) -> bool:
    """Whether an attack is the object of a verb that says it was beaten back (صد هجوما شنه التنظيم)."""
    if form.trigger.row.event_type not in _REPELLED or hit.conjunction:
        return False
    between = range(last.hit.token + 1, hit.token)
    return (
        last.form.trigger.row.event_type == "battle"
        and hit.token - last.hit.token < _OBJECT_WITHIN
        and around.text.tokens[hit.token].key in last.form.trigger.followed_by
        and not any(around.text.tokens[j].kind == "punct" for j in between)
    )


def is_unmentioned(around: Chooser, hit: Hit) -> bool:
    """Whether somebody is said not to have mentioned such an event, or of how many: that tells of none.

    لم تشر إلى أي غارات، لم يذكر عدد القتلى، دون أن تشير إلى سقوط قتلى.
    """
    i = hit.token
    tokens, (start, _) = around.text.tokens, around.text.sentence_of(i)
    near = [token.key for token in tokens[max(start, i - _MENTIONED) + 1 : i]]
    if any_of(around.words, _OF_VICTIMS).isdisjoint(near):
        return False
    victims = any(form.trigger.row.pos == "victim" for form in hit.events)
    mentioning = any_of(around.words, _OF_VICTIMS) if victims else around.words.joined["mentioning"]
    before = [j for j in range(i - 1, max(start, i - _MENTIONED), -1) if tokens[j].key in mentioning]
    without = (j for j in before if i - j <= _MENTIONED_WITHOUT)
    left_out = any(_is_without(around, j - (around.words.has("that", tokens[j - 1].key))) for j in without)
    if not left_out and not any(tokens[j - 1].key.lstrip("وف") == _NOT for j in before):
        return False
    return not any(form.definite and form.trigger.row.pos != "victim" for form in hit.events)


def _is_without(around: Chooser, i: int) -> bool:
    return i > around.stretch.start and around.text.tokens[i - 1].key.removeprefix("ب") == _WITHOUT


def describes(around: Chooser, last: Head | None, hit: Hit, form: Form | None) -> bool:
    """Whether a verb only says whom the blow just told of, a noun, was aimed at (غارات استهدفت المدينة)."""
    if last is None or form is None or hit.conjunction or hit.token - last.hit.token > AIMED_WITHIN:
        return False
    for j in range(last.hit.token + 1, hit.token):
        if around.text.tokens[j].kind == "punct" or (j in around.hits and around.hits[j].finite):
            return False
    lemma = form.trigger.row.lemma
    if lemma == _HIT and not _strikes_things(around, hit.token):
        # غارة أصابت ثلاثة، أصابت حافلة وعشرة مدنيين: they were wounded by it.
        return False
    return (lemma == _HIT or lemma.startswith(AIMED)) and last.form.trigger.row.event_type in BLOWS


def _strikes_things(around: Chooser, i: int) -> bool:
    """Whether a thing stands right behind a verb, and nobody is joined to it."""
    joined = (j for j in range(i + 2, around.window_end(i)) if around.text.tokens[j].key.startswith("و"))
    people = any(j in around.overlay.quantities or around.classes(j, j + 1) & _PEOPLE for j in joined)
    return not people and not _THINGS.isdisjoint(around.classes(i + 1, i + 2))


def counts_both(overlay: Overlay, last: Head, i: int, form: Form) -> bool:
    """Whether one figure counts the dead and the wounded, `i` the latter: خلف عشرات القتلى والجرحى."""
    quantity = overlay.quantities.get(i)
    if quantity is None or {last.form.trigger.row.event_type, form.trigger.row.event_type} != DEAD_AND_WOUNDED:
        return False
    return quantity[0] == last.hit.token + 1 < i or quantity[0] <= last.hit.token < i


def goes_before(around: Chooser, i: int) -> bool:
    """Whether سبق stands before: its و joins nothing (النظام سبق ونقل)."""
    return i > around.stretch.start and around.text.tokens[i - 1].key == _ALREADY
