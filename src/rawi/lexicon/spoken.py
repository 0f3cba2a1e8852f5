"""Spoken Arabic as it is written in posts: by what a text is known for it, and what tells an event in it alone.

Much of it is another word in the standard language (شال, مسك, كتل): it is asked only of texts that are spoken.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.conjugate import Inflection, conjugate
from rawi.lexicon.modality import Modals, ModalWord, with_rows
from rawi.lexicon.tables import LexiconError, read_table
from rawi.lexicon.triggers import (
    ContextRow,
    Trigger,
    TriggerIndex,
    TriggerRow,
    added_forms,
    tables,
)
from rawi.model import EventType
from rawi.text import key, light

SIGNS = "spoken_signs.tsv"
VERBS = "spoken_verbs.tsv"
TRIGGERS = "spoken_triggers.tsv"
MODALS = "spoken_modals.tsv"
CONTEXTS = "spoken_contexts.tsv"
_Entry = tuple[Trigger, Inflection]


class Sign(msgspec.Struct, frozen=True):
    """A word that only spoken Arabic has, as it is written.

    `before_verb`: only before a verb in the imperfect (عم يقصفو, but عم الطفل); `not_after`: behind these it is
    another word (في الحين).
    """

    word: str
    before_verb: bool
    not_after: tuple[str, ...]


class SpokenVerb(msgspec.Struct, frozen=True):
    """A verb as it is spoken, and the standard verb in all of whose entries it tells the same.

    Both are given as in the table of triggers: perfect, imperfect, short stem. `example` tells an event of
    `event_type` in a spoken text, `counter` none.
    """

    spoken: tuple[str, ...]
    standard: str
    event_type: EventType
    example: str
    counter: str | None


def signs() -> tuple[Sign, ...]:
    """Return the words by which spoken Arabic is known. Raises `LexiconError` if they cannot be trusted."""
    return read_table(SIGNS, Sign)


def verbs() -> tuple[SpokenVerb, ...]:
    """Return the verbs as they are spoken. Raises `LexiconError` if they cannot be trusted."""
    return read_table(VERBS, SpokenVerb, key=2)


def rows() -> tuple[TriggerRow, ...]:
    """Return what tells an event in spoken texts alone. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TRIGGERS, TriggerRow, key=2)


def contexts() -> tuple[ContextRow, ...]:
    """Return the spoken words for kinds of things. Raises `LexiconError` if they cannot be trusted."""
    return read_table(CONTEXTS, ContextRow)


def modals() -> tuple[ModalWord, ...]:
    """Return the spoken words that deny, demand and plan. Raises `LexiconError` if they cannot be trusted."""
    return read_table(MODALS, ModalWord)


@cache
def load_spoken_modals() -> Modals:
    """Return the words that deny, demand and plan, as of the standard language and as spoken."""
    return with_rows(modals())


@cache
def load_signs() -> Mapping[str, Sign]:
    """Return the words by which spoken Arabic is known, as they are written."""
    return {light(row.word): row for row in signs()}


@cache
def load_spoken() -> TriggerIndex:
    """Return the index of triggers for spoken texts: all of the standard language, and what is only spoken."""
    by_form, classes = tables()
    added: dict[str, list[_Entry]] = {}
    for word, found in _forms(by_form):
        added.setdefault(word, []).append(found)
    # Of two entries that ask for as much, the one that is only spoken goes first.
    forms = by_form | {word: [*found, *by_form.get(word, ())] for word, found in added.items()}
    for sign in signs():
        if sign.before_verb:
            # عم يقصفو: it tells that they do so, no event by itself.
            forms.pop(key(sign.word), None)
    around = {key(row.word): frozenset(row.classes) for row in contexts()}
    merged = classes | {word: kinds | classes.get(word, frozenset()) for word, kinds in around.items()}
    return TriggerIndex((forms, merged), load_clause_words(), spoken=True)


def _forms(standard: Mapping[str, list[_Entry]]) -> Iterator[tuple[str, _Entry]]:
    yield from added_forms(rows())
    for verb in verbs():
        entries = [trigger for trigger, form in standard.get(key(verb.standard), ()) if form.tense == "perfect"]
        same = {trigger.rule: trigger for trigger in entries if trigger.row.pos != "passive"}
        if not same:
            raise LexiconError(f"{VERBS}: no entry of a verb has the form {verb.standard!r}")
        for form in verb.spoken:
            for written, inflection in conjugate(form):
                yield from ((key(written), (trigger, inflection)) for trigger in same.values())
