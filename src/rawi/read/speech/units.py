"""A stretch of text that is read at once for who says what, and what its words are by themselves.

Ranges are of tokens.
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from rawi.lexicon import numerals
from rawi.lexicon.cues import Cues, WordRole, form_of, form_with_pronoun, speaker_noun
from rawi.lexicon.outlets import Outlet, name_key, outlet_named, outlet_told
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.hearing import Scene, is_definite, noun_with_pronoun
from rawi.text import Token
from rawi.text.remembered import remembered

Place = Literal["joined", "coordinated", "apart"]
Range = tuple[int, int]

COLONS = frozenset((":", "："))
COMMAS = frozenset(("،", ",", "؛", ";"))
STOPS = frozenset((".", "..", "...", "…", "!", "؟", "?", "|", "*", "**", "۔"))
DASHES = frozenset(("-", "--", "–", "—"))
# What parts one clause or name from another.
SIGNS = COMMAS | STOPS | COLONS | DASHES
_PASSIVE = re.compile("[وف]?[^يتن\u064b-\u0652]\u064f")
_THAT_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم")
NEWS = ("news_agency", "outlet", "channel")
_LONGEST_AMOUNT = 4
_LONGEST_NAME = 6
_BRACKET_REACH = 16
_PREPOSITIONS = shape_words("plain_preposition")
_TWO, _TEN = frozenset(("اثني", "واثني")), "عشر"


class Quoted(msgspec.Struct, frozen=True):
    """The tokens of a quotation, marks included; `clause`: long enough to be somebody's words; `named`: a name."""

    first: int
    last: int
    clause: bool
    named: bool = False


class Unit(msgspec.Struct, frozen=True):
    """A stretch of sentences that is read at once: tokens `first:last`, with the quotations by their first token.

    `closed`: the tokens after long quotations. `tokens` are those of the whole text, `cues` the words of saying.
    """

    scene: Scene
    first: int
    last: int
    quoted: Mapping[int, Quoted]
    closed: frozenset[int]
    headline: bool
    tokens: tuple[Token, ...]
    cues: Cues

    def is_a(self, role: WordRole, i: int) -> bool:
        """Whether token `i` is a small word of this role."""
        return self.first <= i < self.last and self.tokens[i].key in self.cues.words[role]


def is_that(unit: Unit, i: int, *, after: str = "") -> bool:
    """Whether token `i` is أن that opens what is said, a pronoun written with it or not.

    `after`: a preposition the verb takes, which may stand before it (أشار إلى أن).
    """
    if not unit.first <= i < unit.last or not is_that_word(unit.tokens[i].key):
        return False
    if "أ" not in unit.tokens[i].text and "إ" not in unit.tokens[i].text and is_named(unit, i):
        # بان كي مون
        return False
    before = unit.tokens[i - 1].key if i > unit.first else ""
    if before in _PREPOSITIONS and not ends_name(unit, i):
        return before == after
    return before not in unit.cues.words["not_that"]


def ends_name(unit: Unit, i: int) -> bool:
    """Whether a person's name ends right before token `i` (قال خالد علي إن)."""
    before = (unit.scene.named.get(j) for j in range(max(unit.first, i - _LONGEST_AMOUNT), i - 1))
    return any(found is not None and found[1] == i and found[0].kind == "person" for found in before)


@remembered
def is_that_word(word: str) -> bool:
    """Whether a word (its key) is أن or إن, with or without proclitics and pronoun."""
    bare = word
    for letter in ("و", "ف", "ب"):
        bare = bare.removeprefix(letter) if len(bare) > 2 else bare
    return bare in ("ان", "انو") or (bare.startswith("ان") and bare[2:] in _THAT_PRONOUNS)


def is_passive(word: str) -> bool:
    """Whether a word as written is marked as a passive of the past: أُعلن, وذُكر; يُعلن is active as well."""
    return _PASSIVE.match(word) is not None


def place_of(unit: Unit, i: int) -> Place:
    """Return how the clause that token `i` begins hangs on what stands before it.

    apart: it begins the unit, or follows a sign or a closed quotation; coordinated: it begins with و; else joined.
    Words like قد, كان, فيما, من جهته between the sign and the verb are passed.
    """
    tokens = unit.tokens
    # ودعا, ودعاهما
    coordinated = tokens[i].key[:1] in ("و", "ف") and form_with_pronoun(unit.cues, tokens[i].key[1:]) is not None
    j = i - 1
    passed = 0
    while j >= unit.first and unit.is_a("link", j) and passed < 4:
        coordinated = coordinated or tokens[j].key.startswith("و")
        j -= 1
        passed += 1
    if j < unit.first or j + 1 in unit.scene.text.breaks:
        return "apart"
    sign = tokens[j]
    if sign.kind == "quote" or sign.light in SIGNS or sign.light in (")", "]", "("):
        return "apart"
    if passed and unit.is_a("resume", j + 1):
        return "apart"
    return "coordinated" if coordinated else "joined"


def is_named(unit: Unit, i: int) -> bool:
    """Whether an actor or a person is named from token `i` on."""
    found = unit.scene.named.get(i)
    return found is not None and found[0].kind in ("actor", "person")


def is_twelve(unit: Unit, i: int) -> bool:
    """Whether twelve begins at token `i` (اثني عشر زورقا), which looks like praise (أثنى)."""
    return i + 1 < unit.last and unit.tokens[i].key in _TWO and unit.tokens[i + 1].key == _TEN


def end_of_person(unit: Unit, i: int) -> int | None:
    """Return the token after a person's name at token `i` that says nothing (نجيب ميقاتي, نفى عزت), or null.

    That is one of two words or more, or one right after a verb of saying.
    """
    found = unit.scene.named.get(i)
    if found is None or found[0].kind != "person":
        return None
    if found[1] > i + 1:
        return found[1]
    verb = form_of(unit.cues, unit.tokens[i - 1].key) if i > unit.first else None
    return found[1] if verb is not None and verb.agreement in ("masculine", "feminine") else None


def opens_adjunct(unit: Unit, i: int) -> bool:
    """Whether a time, a carrier or an addressee begins here, so that the words for the speaker are over."""
    tokens = unit.tokens
    word = tokens[i].key
    if unit.is_a("medium", i) and opens_carrier(unit, i + 1):
        return True
    if unit.is_a("circumstance", i):
        return True
    if word == "لدي" and i + 1 < unit.last and tokens[i + 1].key.endswith(("ه", "ها", "هم")):
        # قال لدى مخاطبته حشدا
        return True
    if word == "ل" or (word.startswith("ل") and _is_outlet(unit.cues, word.removeprefix("ل").removeprefix("ل"))):
        return True
    return told_outlet(unit, i) is not None or told_without_letter(unit, i) is not None


def told_without_letter(unit: Unit, i: int) -> int | None:
    """Return the token after who was told something by a nameless person, without ل, or null.

    مصدر أمني وكالة فرانس برس, شهود عيان مراسلنا; not مصدر وكالة فرانس برس, who may be of it.
    """
    tokens, cues = unit.tokens, unit.cues
    if not unit.first + 2 <= i < unit.last or is_definite(tokens[i - 1].key) or is_definite(tokens[i].key):
        return None
    if not any(cues.speakers.get(tokens[j].key.removeprefix("و")) == "anonymous" for j in (i - 1, i - 2)):
        return None
    kind = cues.speakers.get(tokens[i].key)
    if kind == "correspondent" and tokens[i].key.endswith("نا"):
        return i + 1
    if kind != "outlet" or cues.speakers.get(tokens[i - 1].key) == "anonymous":
        return None
    names = ((unit.scene.text.slice((i, end)), end) for end in range(min(unit.last, i + _LONGEST_NAME), i + 1, -1))
    return next((end for name, end in names if outlet_named(unit.scene.outlets, name) is not None), None)


def _is_outlet(cues: Cues, word: str) -> bool:
    """Whether a word (its key) is a noun for an outlet or its correspondent, our own too (وكالتنا)."""
    bare = word.removesuffix("نا")
    forms = (word,) if bare == word else (word, bare, f"{bare[:-1]}ه")
    return any(cues.speakers.get(form) in ("outlet", "correspondent") for form in forms)


def told_outlet(unit: Unit, i: int) -> int | None:
    """Return the token after the name of an outlet that is written with ل (لوكالة رويترز، للمرصد السوري), or null."""
    found = _outlet_told(unit, i)
    return found[0] if found is not None else None


def counts(word: str) -> bool:
    """Whether a word (its key) is a number: وقضى جوعا، بحسب اللجنة، ستة وثمانون شخصا."""
    words = numerals.load()
    known = words.numerals.get(word)
    return word in words.vague.reach or (known is not None and not known.kind.startswith("ordinal"))


def tells_narrator(unit: Unit, i: int) -> bool:
    """Whether a word with لل is the noun that the narrator's own name begins with."""
    own = name_key(unit.scene.own_name).split()[:1] if unit.scene.own_name and i < unit.last else []
    return bool(own) and unit.tokens[i].key == f"لل{own[0].removeprefix('ال')}"


def is_narrators_noun(unit: Unit, i: int) -> bool:
    """Whether a word with the article is the noun that the narrator's own name begins with (أبلغ الوكالة طبيب)."""
    own = name_key(unit.scene.own_name).split()[:1] if unit.scene.own_name and i < unit.last else []
    return bool(own) and unit.tokens[i].key == f"ال{own[0].removeprefix('ال')}"


def owns_carrier(unit: Unit, i: int) -> bool:
    """Whether token `i`, right after a carrier, says with ل whose it is: a body's or a monitor's, no news outlet's."""
    if not unit.tokens[i].key.startswith("ل"):
        return False
    found = _outlet_told(unit, i)
    return found is None or found[1].kind not in NEWS


def _outlet_told(unit: Unit, i: int) -> tuple[int, Outlet] | None:
    return outlet_told(unit.scene.outlets, unit.scene.text, i, unit.last)


def opens_carrier(unit: Unit, i: int) -> bool:
    """Whether a carrier is named from token `i` on: بيان, تصريح, صفحته على فيسبوك."""
    if not unit.first <= i < unit.last:
        return False
    word = unit.tokens[i].key
    return (
        unit.is_a("page", i)
        or speaker_noun(unit.cues, word) == "carrier"
        or unit.cues.speakers.get(noun_with_pronoun(unit.cues, word) or "") == "carrier"
    )


def opens_time(unit: Unit, i: int) -> bool:
    """Whether a stretch of time or an end of one stands at token `i`: ساعة, ثلاثة أيام, حتى الأحد."""
    if i >= unit.last:
        return False
    for j in range(i, min(i + _LONGEST_AMOUNT, unit.last)):
        found = unit.scene.named.get(j)
        if unit.is_a("unit_of_time", j) or (found is not None and found[0].kind == "time"):
            return True
        if found is not None or is_definite(unit.tokens[j].key) or unit.tokens[j].kind == "punct":
            return False
    return False


def past_bracket(unit: Unit, i: int, limit: int) -> int:
    """Return the token after the bracket that opens at token `i`; the next one if it does not close nearby."""
    end = next((j for j in range(i, min(limit, i + _BRACKET_REACH)) if unit.tokens[j].light == ")"), None)
    return end + 1 if end is not None else i + 1
