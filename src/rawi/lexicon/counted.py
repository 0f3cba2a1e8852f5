"""What reports count: nouns with their plurals and duals, words of harm that say what became of those counted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

import msgspec

from rawi.lexicon.matcher import word_forms
from rawi.lexicon.numerals import Phrase, phrase_key
from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key
from rawi.text.remembered import remembered

NOUNS = "counted.tsv"
COMPOUNDS = "counted_compounds.tsv"
ADJECTIVES = "counted_adjectives.tsv"
HARM = "harm_words.tsv"
BLOCKERS = "number_blockers.tsv"
WORDS = "count_words.tsv"

# harm: counted for what became of them (قتيل) · person: what became of them may stand before (مقتل خمسة جنود)
CountedKind = Literal["harm", "person", "group", "place", "thing", "event", "measure"]
GrammaticalNumber = Literal["singular", "dual", "plural"]


# Small words around figures. others: seven others; of_them, among_them: of those named before; reaching, depth,
# bearing, away: of distances; age; stop: ends the reach of a word of harm, remainder and passive_link do not; between:
# بين قتيل وجريح; fell, met with death, left with life: what became of those counted; by: what may
# follow a passive; of_two: a verb of two; their_death: مقتلهم; their_number, number_of, rose: a toll;
# far_rose: only with the noun of a toll (قفز عدد القتلى); no_noun,
# no_adjective: belong to no count; during, since_then, of_a_day, before_event: around a unit of time;
# one_of_them: of those harmed; place_of: where something was found; per: a share; supplies: what tonnes are of;
# violated, raided: what was done so many times; lifetime: somebody's age (عمره); most_of_them: opens an aside; took:
# before prisoners just taken; one_relative: أخاه is no pair; changed: an old and a new toll
# follow; out_of: before the whole; not: denies; into, captivity: who fell into it; people_do: what only people do
# (احتشد); jailed: years between commas are no age; who: opens a clause about those counted; went_missing: فقد;
# carried_out, aimed_at, took_place: verbs of a blow (شنه، استهدف، وقع); marched: before marches; survived: before those
# left alive; passes, estimated: what a toll did, what somebody puts at so many; on_things: what is done to things alone
# (أعطب); treated: before patients; assailed: before posts that are stormed.
CountClass = Literal[
    "age",
    "aimed_at",
    "among_them",
    "and_a_half",
    "assailed",
    "away",
    "bearing",
    "before_event",
    "between",
    "by",
    "carried_out",
    "captivity",
    "changed",
    "death",
    "depth",
    "during",
    "estimated",
    "far_rose",
    "fell",
    "into",
    "jailed",
    "left",
    "life",
    "lifetime",
    "marched",
    "met",
    "most_of_them",
    "no_adjective",
    "no_count_of",
    "no_noun",
    "not",
    "number_of",
    "of_a_day",
    "of_them",
    "of_two",
    "on_things",
    "one",
    "one_of_them",
    "one_relative",
    "only",
    "others",
    "out_of",
    "passes",
    "passive_link",
    "people_do",
    "per",
    "place_of",
    "proclitic",
    "raided",
    "reaching",
    "remainder",
    "rose",
    "since_then",
    "stop",
    "supplies",
    "survived",
    "their_death",
    "their_number",
    "took",
    "took_place",
    "treated",
    "two",
    "violated",
    "went_missing",
    "who",
    "whole",
]


class CountedNoun(msgspec.Struct, frozen=True, gc=False):
    """A noun that reports count. A plural in ون stands for all its cases; `dual` no: its dual is another word."""

    noun: str
    what: str
    kind: CountedKind
    unit: str | None
    plural: tuple[str, ...]
    dual: bool


class Compound(msgspec.Struct, frozen=True):
    """A word behind a counted noun that says which kind it is; `inside`: it makes another thing of it (سيارة إسعاف)."""

    noun: str
    then: str
    what: str
    inside: bool


class HarmWord(msgspec.Struct, frozen=True):
    """Words before or behind those counted that say what became of them; `overrides` yes: whoever they were."""

    phrase: str
    position: Literal["before", "behind"]
    what: str
    overrides: bool


class CountWord(msgspec.Struct, frozen=True):
    """A small word around figures and what it does there."""

    word: str
    classes: tuple[CountClass, ...]


class Word(msgspec.Struct, frozen=True):
    """A row that is one word."""

    word: str


class Form(msgspec.Struct, frozen=True, gc=False):
    """A form of a counted noun. `sure`: no other number is spelt so (مقاتلين is not); `construct`: before a noun."""

    noun: CountedNoun
    number: GrammaticalNumber
    sure: bool = True
    construct: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """All that is counted, by keys."""

    forms: dict[str, Form]
    compounds: dict[tuple[str, str], Compound]
    adjectives: frozenset[str]
    harm: dict[Phrase, HarmWord]
    # What a passive or a state behind those counted says became of them.
    harm_behind: dict[str, str]
    words: dict[CountClass, frozenset[str]]
    blockers: frozenset[str]
    # What counts people, whatever became of them.
    people: frozenset[str]
    # What form a word (a key) is, whether it has the article, and the proclitics taken off; null for none.
    form: Callable[[str], tuple[Form, bool, str] | None]


def _form(forms: dict[str, Form], word: str) -> tuple[Form, bool, str] | None:
    for bare, proclitics in word_forms(word):
        form = forms.get(bare)
        if form is not None:
            return form, False, proclitics
        if bare.startswith("ال") and (form := forms.get(bare[2:])) is not None:
            return form, True, proclitics
    return None


@lru_cache(maxsize=1)
def load() -> Counted:
    """Return what reports count, from the shipped tables. Raises `LexiconError` for a bad row."""
    nouns = read_table(NOUNS, CountedNoun)
    forms: dict[str, Form] = {}
    for noun in nouns:
        for form, singular in _singulars(noun):
            if singular and form in forms:
                raise LexiconError(f"{NOUNS}: {noun.noun!r} reads like {forms[form].noun.noun!r}, keep one")
            forms.setdefault(form, Form(noun, "singular"))
    for noun in nouns:
        for plural in noun.plural:
            for form in _plurals(plural):
                forms.setdefault(form, Form(noun, "plural"))
    for noun in nouns:
        for word, feminine in _feminines(noun):
            forms.setdefault(word, feminine)
    for noun in nouns:
        if noun.dual:
            for word, dual in _duals(noun):
                forms.setdefault(word, dual)
    known = {key(noun.noun) for noun in nouns}
    compounds: dict[tuple[str, str], Compound] = {}
    for row in read_table(COMPOUNDS, Compound, key=2):
        if key(row.noun) not in known:
            raise LexiconError(f"{COMPOUNDS}: {row.noun!r} is not in {NOUNS}, add it there")
        compounds[row.noun, key(row.then)] = row
    harm = read_table(HARM, HarmWord, key=2)
    words: dict[CountClass, set[str]] = {}
    for small in read_table(WORDS, CountWord):
        for name in small.classes:
            words.setdefault(name, set()).add(key(small.word))
    return Counted(
        forms,
        compounds,
        frozenset(key(row.word) for row in read_table(ADJECTIVES, Word)),
        {phrase_key(row.phrase): row for row in harm if row.position == "before"},
        {key(row.phrase): row.what for row in harm if row.position == "behind"},
        {name: frozenset(members) for name, members in words.items()},
        frozenset(key(row.word) for row in read_table(BLOCKERS, Word)),
        frozenset(noun.what for noun in nouns if noun.kind in ("person", "harm")),
        remembered(partial(_form, forms)),
    )


# Nouns that lose their last letter (مصل، محام) are so short.
_SHORT = 4


def _singulars(noun: CountedNoun) -> list[tuple[str, bool]]:
    base = key(noun.noun)
    # كما is "as", no accusative of كم.
    short = noun.kind == "measure" and not (noun.dual or noun.plural)
    accusative = [] if short or noun.noun.endswith(("ة", "ى", "ا", "اء")) else [(base + "ا", False)]
    # مصل: مصليا
    clipped = len(base) <= _SHORT and base[-1] != "ي" and any(plural.endswith("ون") for plural in noun.plural)
    return [(base, True), *accusative, *([(base + "يا", False)] if clipped else [])]


def _feminines(noun: CountedNoun) -> list[tuple[str, Form]]:
    """The women among them (معتقلة، معتقلات), where the plural is regular."""
    if noun.kind not in ("harm", "person") or not any(plural.endswith("ون") for plural in noun.plural):
        return []
    base = key(noun.noun)
    return [(base + "ه", Form(noun, "singular")), (base + "ات", Form(noun, "plural"))]


def _plurals(plural: str) -> list[str]:
    base = key(plural)
    if plural.endswith("ون"):
        return [base, base[:-2] + "ين", base[:-1], base[:-2] + "ي"]
    return [base] if plural.endswith(("ات", "ى", "ة", "اء")) else [base, base + "ا"]


def _duals(noun: CountedNoun) -> list[tuple[str, Form]]:
    base = key(noun.noun)
    if noun.noun.endswith("ة"):
        base = base[:-1] + "ت"
        construct = [(base + letter, Form(noun, "dual", construct=True)) for letter in "يا"]
    else:
        construct = []
    # The oblique dual of what has a sound plural is spelt like it.
    sure = not any(plural.endswith("ون") for plural in noun.plural)
    # مخبأ: مخبآن
    nominative = base + ("ن" if noun.noun.endswith("أ") else "ان")
    return [(nominative, Form(noun, "dual")), (base + "ين", Form(noun, "dual", sure=sure)), *construct]
