"""Words that tell an event: which event, in which forms, and what stands where around them."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.clause_words import ClauseWords, load_clause_words
from rawi.lexicon.conjugate import NOUN, Inflection, conjugate, decline
from rawi.lexicon.kept import kept
from rawi.lexicon.spoken_parts import as_heard, spoken_parts
from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import EventType
from rawi.text import key
from rawi.text.normalise import keys
from rawi.text.remembered import remembered

TABLE = "event_triggers.tsv"
CONTEXTS = "event_contexts.tsv"
# verb: tells an event by itself; noun: a masdar or event noun; victim: a person counted by what befell them;
# participle: a verb in the dress of a noun. The others tell nothing alone and carry the event noun that follows:
# light (قام بـ), occurrence (تجدد المعارك), result (أدى إلى), attempt (حاول), failure (فشل في).
TriggerPos = Literal[
    "attempt", "failure", "light", "noun", "occurrence", "participle", "passive", "result", "verb", "victim"
]
Role = Literal["agent", "cause", "either", "event", "place", "target"]
FINITE: frozenset[TriggerPos] = frozenset({"attempt", "failure", "light", "passive", "result", "verb"})
CARRIERS: frozenset[TriggerPos] = frozenset({"attempt", "failure", "light", "occurrence", "result"})
# Mark a kind of thing that must stand right behind a verb (its subject or object), and one that may not stand there.
NEXT, WITHOUT = "!", "-"
# Asks that a place stands before as all that is spoken of, and who has it behind (كركوك بيد الجيش).
HELD = "held"
# Marks the form of a carrier that is a noun (قيام القوات بقصف).
NOMINAL = "="
ENCLITICS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه")


class TriggerRow(msgspec.Struct, frozen=True, gc=False):
    """A trigger as the table has it.

    `subject` is the role of a verb's subject, of a noun's genitive; `object` of the direct object. `prepositions`
    give roles to what follows a preposition (`على=target`). `needs` lists what must be there, one of them, `+`
    between what must be there together: participants, or classes of `event_contexts.tsv`, with `!` right behind the
    word, with `-` before it not there, with both not right behind it. `followed_by`: one of
    these words must follow; `blocked_by`: `<` words before it, `>` words after it, `>>` words right behind it,
    `^` words right behind على after it, with which it tells no event.
    `counts`: what a figure of persons counts. `ends`: it tells that such a thing ended (رفع الحصار). `example`
    tells such an event, `counter` has the word but does not.
    """

    lemma: str
    pos: TriggerPos
    event_type: EventType | None
    forms: tuple[str, ...]
    subject: Role | None
    object: Role | None
    prepositions: tuple[str, ...]
    needs: tuple[str, ...]
    followed_by: tuple[str, ...]
    blocked_by: tuple[str, ...]
    counts: str | None
    ends: bool
    example: str
    counter: str | None


class ContextRow(msgspec.Struct, frozen=True):
    """A word that says what kind of thing is meant: `طيران` is air, `مدنيين` are civilians."""

    word: str
    classes: tuple[str, ...]


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A row made ready: words as keys, roles by preposition; `asked` is all that any of its `needs` names."""

    row: TriggerRow
    prepositions: dict[str, str]
    needs: tuple[tuple[str, ...], ...]
    asked: frozenset[str]
    followed_by: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_next: frozenset[str]
    not_upon: frozenset[str]

    @property
    def rule(self) -> str:
        """The name under which claims cite the entry."""
        return f"{self.row.pos}:{self.row.lemma}"


class Form(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word: an entry, the inflection, and the clitics that are not part of it."""

    trigger: Trigger
    inflection: Inflection
    proclitics: str = ""
    enclitic: str = ""
    definite: bool = False


class TriggerIndex:
    """Look-up of triggers by the matching key of a word, whatever clitics it carries.

    `words` are the small words around them; `spoken`: verbs carry what is written with them in spoken Arabic too.
    """

    def __init__(self, tables: "Tables", words: ClauseWords, *, spoken: bool = False) -> None:
        self.words = words
        self._spoken = spoken
        self._forms, self._contexts = tables
        self.knows = self._contexts.__contains__
        self.look_up = remembered(self._look_up)
        self.classes = remembered(self._classes)
        self.knows_word = remembered(self._knows_word)

    def _knows_word(self, word: str) -> bool:
        """Whether `word` (a key) may tell an event, or is a noun of a known class."""
        return bool(self.classes(word) or self.look_up(word))

    def _look_up(self, word: str) -> tuple[Form, ...]:
        """Return the readings of `word` (a key); those that take off less come first, no reading twice."""
        found: dict[tuple[str, str, Inflection], Form] = {}
        word = as_heard(word) if self._spoken else word
        for proclitics, article, rest in openings(word):
            for stem, enclitic in endings(rest):
                if article and enclitic:
                    continue
                for trigger, inflection in self._forms.get(stem, ()):
                    if _fits(trigger, inflection, proclitics, article, enclitic):
                        reading = (trigger.row.lemma, trigger.row.pos, inflection)
                        found.setdefault(reading, Form(trigger, inflection, proclitics, enclitic, article))
        if self._spoken and not found:
            for form in self._as_spoken(word):
                found.setdefault((form.trigger.row.lemma, form.trigger.row.pos, form.inflection), form)
        return tuple(found.values())

    def _as_spoken(self, word: str) -> Iterator[Form]:
        """Yield the verbs that a word is with what is written with them in spoken Arabic (بيقصفو، حنقفل، ساقوهو)."""
        for part in spoken_parts(word):
            for trigger, inflection in self._forms.get(part.stem, ()):
                imperfect = inflection.tense == "imperfect" and not inflection.short
                if imperfect or (inflection.tense == "perfect" and not part.imperfect):
                    yield Form(trigger, inflection, part.proclitics, part.enclitic)

    def _classes(self, word: str) -> frozenset[str]:
        """Return the classes of `word` (a key), with or without clitics; the empty set if it has none."""
        word = as_heard(word) if self._spoken else word
        for _, _, rest in openings(word):
            for stem, _ in endings(rest):
                classes = self._contexts.get(stem)
                if classes is None and stem.endswith("ا"):
                    classes = self._contexts.get(stem[:-1])
                if classes is not None:
                    return classes
        return frozenset()


def rows() -> tuple[TriggerRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, TriggerRow, key=2)


def contexts() -> tuple[ContextRow, ...]:
    """Return the words of context as shipped. Raises `LexiconError` if they cannot be trusted."""
    return read_table(CONTEXTS, ContextRow)


# Triggers by the keys of their forms, kinds of things by the keys of words.
Tables = tuple[dict[str, list[tuple[Trigger, Inflection]]], dict[str, frozenset[str]]]


@cache
def load_triggers() -> TriggerIndex:
    """Return the index over the shipped tables. Raises `LexiconError` if they cannot be trusted."""
    return TriggerIndex(tables(), load_clause_words())


@kept("triggers", tuple)
def tables() -> Tables:
    """Return the shipped tables by keys. Raises `LexiconError` if they cannot be trusted."""
    found, around = rows(), contexts()
    known = {name for row in around for name in row.classes} | PARTICIPANTS
    for row in found:
        unknown = {need.strip(NEXT + WITHOUT) for needs in row.needs for need in needs.split("+")} - known
        if unknown:
            raise LexiconError(f"{TABLE}: {row.lemma!r} needs {sorted(unknown)}, which no row of {CONTEXTS} has")
        if row.pos not in CARRIERS and row.event_type is None:
            raise LexiconError(f"{TABLE}: {row.lemma!r} tells no event, give it a type")
    by_form: dict[str, list[tuple[Trigger, Inflection]]] = {}
    for written, form in added_forms(found):
        by_form.setdefault(written, []).append(form)
    return by_form, {key(row.word): frozenset(row.classes) for row in around}


def added_forms(found: Iterable[TriggerRow]) -> Iterator[tuple[str, tuple[Trigger, Inflection]]]:
    """Yield the keys of all forms of entries, each with its entry and what it says of its subject."""
    triggers = [(_trigger(row), list(_forms(row))) for row in found]
    written = iter(keys(form for _, forms in triggers for form, _ in forms))
    for trigger, forms in triggers:
        for _, inflection in forms:
            yield next(written), (trigger, inflection)


PARTICIPANTS = frozenset(
    {
        "actor",
        "agent",
        "enclitic",
        "figure",
        "ground",
        HELD,
        "person",
        "place",
        "spot",
        "struck",
        "target",
        "them",
        "thing",
    }
)


# Several tables ask for the same word of a document.
@lru_cache(maxsize=1 << 12)
def openings(word: str) -> tuple[tuple[str, bool, str], ...]:
    """Return ways to take conjunction, preposition or future sign, and article off a key, the least first."""
    return tuple(_openings(word))


@lru_cache(maxsize=1 << 12)
def endings(word: str) -> tuple[tuple[str, str], ...]:
    """Return ways to take a pronoun off a key; what it changed before it is put back."""
    return tuple(_endings(word))


def _openings(word: str) -> Iterator[tuple[str, bool, str]]:
    for conjunction in ("", "و", "ف"):
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for sign in ("", "ب", "ل", "ك", "س"):
            if not rest.startswith(sign) or len(rest) - len(sign) < 2:
                continue
            stem = rest[len(sign) :]
            yield conjunction + sign, False, stem
            if stem.startswith("ال") and len(stem) > 3:
                yield conjunction + sign, True, stem[2:]
            elif sign == "ل" and stem.startswith("ل") and len(stem) > 3:
                yield conjunction + sign, True, stem[1:]


def _endings(word: str) -> Iterator[tuple[str, str]]:
    yield word, ""
    for enclitic in ENCLITICS:
        if not word.endswith(enclitic) or len(word) - len(enclitic) < 2:
            continue
        stem = word[: -len(enclitic)]
        yield stem, enclitic
        if stem.endswith("و"):
            yield stem + "ا", enclitic
        elif stem.endswith("ا"):
            yield stem[:-1] + "ي", enclitic
        elif stem.endswith("ت"):
            yield stem[:-1] + "ه", enclitic


def _forms(row: TriggerRow) -> Iterator[tuple[str, Inflection]]:
    for form in row.forms:
        if row.pos in FINITE and not form.startswith(NOMINAL):
            yield from conjugate(form)
        else:
            yield from ((declined, NOUN) for declined in decline(form.removeprefix(NOMINAL)))


def _trigger(row: TriggerRow) -> Trigger:
    return Trigger(
        row=row,
        prepositions={key(word): role for word, _, role in (entry.partition("=") for entry in row.prepositions)},
        needs=tuple(tuple(need.split("+")) for need in row.needs),
        asked=frozenset(need for needs in row.needs for need in needs.split("+")),
        followed_by=frozenset(key(word) for word in row.followed_by),
        not_before=frozenset(key(word[1:]) for word in row.blocked_by if word.startswith("<")),
        not_after=frozenset(key(word[1:]) for word in row.blocked_by if word.startswith(">") and word[1] != ">"),
        not_next=frozenset(key(word[2:]) for word in row.blocked_by if word.startswith(">>")),
        not_upon=frozenset(key(word[1:]) for word in row.blocked_by if word.startswith("^")),
    )


def _fits(trigger: Trigger, inflection: Inflection, proclitics: str, article: bool, enclitic: str) -> bool:
    """Whether a form may carry these clitics: verbs no article or bi-, nouns no future sign."""
    sign = proclitics[-1:] if proclitics[-1:] not in ("و", "ف") else ""
    if inflection.tense == "none":
        return sign != "س"
    if article or sign in ("ب", "ك"):
        return False
    if enclitic and (inflection.number == "dual" or _takes_preposition(trigger)):
        return False
    if inflection.tense == "perfect":
        return not sign and not (enclitic and inflection.person == "first" and enclitic == "نا")
    return True


def _takes_preposition(trigger: Trigger) -> bool:
    """Whether what a verb is done to always stands behind a preposition, so that it has no pronoun (مثل أمام)."""
    asked = trigger.followed_by
    return trigger.row.object is None and bool(asked) and trigger.prepositions.keys() >= asked
