"""What can be seen around a word that may tell an event, as short names that weights are learned for (`likely.py`)."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from rawi.lexicon.clause_words import WordClass
from rawi.lexicon.triggers import Form
from rawi.model.mention import MentionKind
from rawi.read.events.choosing import Around
from rawi.read.events.heads import Head
from rawi.read.events.nouns import Nouns
from rawi.read.events.triggers import Hit, is_passive, word_after, word_before

# Small words whose kind is seen where they stand right before.
_BEFORE: tuple[WordClass, ...] = ("auxiliary", "opener", "that", "relative", "pronoun", "pointing", "among", "between")
_KINDS: tuple[MentionKind, ...] = ("actor", "person", "place", "quantity", "time")
# So far behind a word what it is done to is looked for; a word so near one that tells may be part of what that tells.
_AFTER, _NEAR = 8, 4
# Counts above this are one; a sentence is looked at by parts of so many words, up to so many parts.
_MANY, _PART, _PARTS = 3, 4, 5
Kind = Literal["noun", "verb"]


class Asked(msgspec.Struct, frozen=True):
    """A word that may tell an event and does not by the rules, with the clause it would tell."""

    hit: Hit
    start: int
    end: int

    @property
    def kind(self) -> Kind:
        """What it is here."""
        return "verb" if self.hit.finite else "noun"


class Seen(msgspec.Struct, frozen=True):
    """What all readings of a word share: its signs, those that also count by the type of event, and where it stands.

    `place` is `free` where no clause that tells an event reaches, else `in`.
    """

    plain: tuple[str, ...]
    typed: tuple[str, ...]
    place: Literal["free", "in"]
    told: Head | None
    types: frozenset[str | None]


def seen(nouns: Nouns, asked: Asked, found: Sequence[Head]) -> Seen:
    """Return what stands around a word; `found` are the heads of its stretch that tell an event by the rules."""
    around, kind, hit, start, end = nouns.around, asked.kind, asked.hit, asked.start, asked.end
    text, i, stretch = around.text, hit.token, around.stretch
    told = next((head for head in found if head.start <= i < head.end), None)
    place: Literal["free", "in"] = "free" if told is None else "in"
    count = min(len(found), _MANY)
    plain = [kind, f"{kind} {place}", f"told {count}", f"{kind} {place} told {count}"]
    plain += [f"role {stretch.passage.role}", f"stance {stretch.stance}", f"{kind} stance {stretch.stance}"]
    plain += [f"content {stretch.content}", f"{kind} part {min((i - stretch.start) // _PART, _PARTS)}"]
    if told is not None:
        plain += ["near" if abs(told.hit.token - i) < _NEAR else "far", "behind" if told.hit.token < i else "before"]
        plain.append(f"{kind} in verb" if told.hit.finite else f"{kind} in noun")
    if hit.conjunction:
        plain.append("conjunction")
    if hit.finite and is_passive(text.tokens[i]):
        plain.append("passive")
    if hit.carriers:
        plain.append("carrier")
    if i <= start + 1:
        plain.append(f"{kind} at start")
    if around.has_verb(start, i) or around.has_verb(max(start, i + 1), end):
        plain.append(f"{kind} other verb")
    reach = list(_reach(nouns, asked))
    for sign in (*_before(nouns, i), *reach):
        plain += [f"{kind} {sign}", f"{kind} {sign} {place}"]
    after = list(_after(nouns, i))
    plain += [f"{kind} {sign}" for sign in after] + [f"{kind} {sign} {place}" for sign in after]
    typed = [*after, *reach]
    ahead, behind = around.classes(start, i), around.classes(i + 1, min(end, i + _AFTER))
    things = [*(f"ahead {name}" for name in sorted(ahead)), *(f"in {name}" for name in sorted(behind))]
    types = frozenset(form.trigger.row.event_type for form in hit.events)
    return Seen((*plain, *things, f"types {min(len(types), _MANY)}"), (*typed, *things), place, told, types)


def lacking(nouns: Nouns, asked: Asked, form: Form, found: Sequence[Head]) -> tuple[str, ...]:
    """Return which conditions of one reading of a word are not met in its clause."""
    return nouns.around.unmet(asked.hit, form, Around(asked.start, carried=False, told=bool(found)))


def signs(
    nouns: Nouns, asked: Asked, form: Form, around: Seen, found: Sequence[Head], unmet: Sequence[str]
) -> tuple[str, ...]:
    """Return all signs of one reading of a word; `unmet` are its conditions that are not met."""
    hit, kind, place, row = asked.hit, asked.kind, around.place, form.trigger.row
    event_type, inflection = row.event_type, form.inflection
    lacks = f"lacks {'+'.join(unmet) or 'nothing'}"
    only = "only" if len(around.types) == 1 else "many"
    long = "phrase" if " " in row.lemma else "word"
    own = [
        str(event_type),
        f"{event_type} {row.pos}",
        f"{event_type} {place}",
        f"{event_type} {lacks}",
        form.trigger.rule,
    ]
    own += [*(f"lacks one {name}" for name in unmet), lacks, f"{lacks} {place}", f"{lacks} {row.pos}"]
    own += [f"{lacks} {row.pos} {place}", f"{lacks} {only}", f"{lacks} {only} {place} {kind}", f"{lacks} {long} {kind}"]
    own += [row.pos, f"{row.pos} {place} told {min(len(found), _MANY)}", only, f"{long} {only}"]
    own += [f"tense {inflection.tense}", f"person {inflection.person} {inflection.number}"]
    own += [f"{kind} {lacks} {place}", f"{event_type} {only} {lacks}"]
    if form.definite:
        own.append("definite")
    if form.enclitic:
        own.append("enclitic")
    if form.proclitics[-1:] not in ("", "و", "ف"):
        own.append(f"with {form.proclitics[-1]}")
    same = any(head.form.trigger.row.event_type == event_type for head in found)
    if same:
        own += ["same told", f"{kind} same told {place}"]
    if around.told is not None:
        own.append(f"{event_type} in {around.told.form.trigger.row.event_type}")
    own += [f"{kind} has {name} {lacks}" for name in _KINDS[:4] if f"has {name}" in around.typed]
    after = word_after(nouns.around.text, hit.token)
    if after is not None and nouns.around.text.tokens[after].key in form.trigger.prepositions:
        own.append(f"{kind} own preposition")
    return (*own, *around.plain, *(f"{event_type} {sign}" for sign in around.typed))


def _before(nouns: Nouns, i: int) -> Iterator[str]:
    """Yield what stands right before a word."""
    around = nouns.around
    before = word_before(around.text, i)
    if before is None:
        yield "first"
        return
    word = around.text.tokens[before].key
    yield from (f"behind {name}" for name in _BEFORE if around.words.has(name, word))
    if before in around.hits:
        yield "behind event"
    yield from (f"behind {name}" for name in sorted(around.overlay.kinds.get(before, ())))
    yield from (f"behind {name}" for name in sorted(around.index.classes(word)))


def _after(nouns: Nouns, i: int) -> Iterator[str]:
    """Yield what stands right after a word."""
    around = nouns.around
    after = word_after(around.text, i)
    if after is None:
        yield "last"
        return
    word = around.text.tokens[after].key
    named = sorted({*around.overlay.kinds.get(after, ()), *around.index.classes(word)})
    yield from (f"then {name}" for name in named)
    if not named:
        yield "then unknown"
    if word.startswith("ال"):
        yield "then definite"
    if after in around.hits:
        yield "then event"


def _reach(nouns: Nouns, asked: Asked) -> Iterator[str]:
    """Yield what is named in the clause before a word and behind it."""
    has, i = nouns.around.overlay.has, asked.hit.token
    for name in _KINDS:
        if has(name, i + 1, asked.end):
            yield f"has {name}"
        if has(name, asked.start, i):
            yield f"had {name}"
