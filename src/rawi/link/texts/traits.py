"""What a word is by its letters alone, as far as a change may turn on it: asked once for each word there is."""

from collections import Counter
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from rawi.lexicon.actors import load
from rawi.lexicon.ally_nouns import ally_noun
from rawi.lexicon.cues import form_of, load_cues
from rawi.lexicon.epithets import epithets
from rawi.lexicon.modality import rows as modal_words
from rawi.lexicon.strength import Scale, degrees
from rawi.lexicon.tables import read_table
from rawi.lexicon.telling import Scope, ScopeRow
from rawi.link.texts.words import bare
from rawi.text import attested, key, segment

# Takes sides; names allies; is the adjective of a country; says that a part is meant; stands on a scale of verbs;
# adds others of a kind ("and the mercenaries"); is one of "and who is with him"; accuses; is a verb of saying in the
# first person; may be any verb in it; denies the word behind it.
EPITHET, ALLY, COUNTRY, NARROW, DEGREE, MORE, WITH, ACCUSES, OURS, WE, NEGATES = (1 << bit for bit in range(11))
# How nouns for several people end.
_MANY = ("ين", "ون", "ات")
AND_WHO = "ومن"
WITH_THEM = frozenset({"معه", "معها", "معهم", "معهما"})
_PARTS: frozenset[Scope | None] = frozenset({"part", "most", "remnant"})
# A misspelt epithet is still one: so many letters may differ, in words of this length.
EPITHET_SLIP, EPITHET_LENGTH = 2, 6
REMEMBERED = 1 << 16


@lru_cache(REMEMBERED)
def traits(word: str) -> int:
    """Return the traits of a word (a key), joined as bits; 0 for most words."""
    many = word.startswith("وال") and word.endswith(("ات", "ين", "ون", "ه"))
    return (
        EPITHET * (epithets().find(word) is not None)
        | ALLY * (ally_noun(word) is not None)
        | COUNTRY * (country(word) is not None)
        | NARROW * (scope(word) in _PARTS)
        | DEGREE * (degree(word) is not None)
        | MORE * (many and epithets().find(word[1:]) is not None)
        | WITH * (word == AND_WHO or word in WITH_THEM)
        | ACCUSES * is_accusing(word)
        | OURS * is_ours(word)
        | WE * may_be_we(word)
        | NEGATES * negates(word)
    )


def is_of_several(word: str) -> bool:
    """Whether a word (a key) may be a definite noun for several people: المهاجمين."""
    return word.startswith("ال") and word.endswith(_MANY)


def is_ours(word: str) -> bool:
    """Whether a word (a key) is a verb of saying in the first person."""
    form = form_of(load_cues(), word)
    return form is not None and form.agreement == "first"


def may_be_we(word: str) -> bool:
    """Whether a word (a key) begins as a verb does that says what "we" do."""
    return word.lstrip("وف").startswith("ن")


def is_accusing(word: str) -> bool:
    """Whether a word (a key) is a verb of accusing."""
    form = form_of(load_cues(), word)
    return form is not None and form.cue.stance == "accuse"


def negates(word: str) -> bool:
    """Whether a word (a key) denies the word behind it: لم, لن, عدم."""
    return word in _negations()


@cache
def _negations() -> frozenset[str]:
    denying = (row for row in modal_words() if row.reach == "word" and row.modality == "denied")
    return frozenset(key(form) for row in denying for form in row.forms)


def degree(word: str) -> tuple[Scale, int] | None:
    """Return how strong a verb (a key) is on its scale: as it stands, as its stem, or behind "and"; else null."""
    known = degrees()
    return known.get(word) or known.get(bare(word)) or (known.get(word[1:]) if word[:1] in ("و", "ف") else None)


def country(word: str) -> str | None:
    """Return the code of the country an adjective (a key) is of, else null."""
    demonyms = load().demonyms
    found = demonyms.get(word) or demonyms.get(word[1:] if word[:1] in ("و", "ب", "ل") else word)
    return found.country if found is not None else None


@cache
def _scopes() -> dict[str, Scope]:
    return {key(row.words): row.scope for row in read_table("scope_words.tsv", ScopeRow) if " " not in row.words}


def scope(word: str) -> Scope | None:
    """Return how much of what it stands with a word (a key) means, else null."""
    scopes = _scopes()
    return scopes.get(word) or scopes.get(word[1:] if word[:1] in ("و", "ب", "ل") else word)


def is_word(word: str) -> bool:
    """Whether a key is a word: known as it is, or without clitics; short remainders need a second witness."""
    if attested(word):
        return True
    for split in segment(word):
        rest = split.stem
        if not attested(rest):
            continue
        if len(rest) > 3 or not split.enclitic or attested("ال" + rest) or attested("ي" + rest):
            return True
    return False


@lru_cache(REMEMBERED)
def is_epithet_misspelt(word: str) -> bool:
    """Whether a key is no word, and an epithet but for a letter or two."""
    return (
        len(word) >= EPITHET_LENGTH
        and not is_word(word)
        and any(
            abs(len(form) - len(word)) <= EPITHET_SLIP
            and OSA.distance(form, word, score_cutoff=EPITHET_SLIP) <= EPITHET_SLIP
            and not Counter(word) - Counter(form)
            for form in epithets().forms
            if len(form) >= EPITHET_LENGTH
        )
    )
