"""Where in a sentence the narrator goes on after what somebody says: ، في حين, the main clause behind وفيما.

Ranges are of tokens.
"""

from collections.abc import Sequence

from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import Saying
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.units import Unit, is_named, is_that_word

PREPOSITIONS = shape_words("opens_circumstance")
_SO = shape_words("so_it_was")
_TURNS = ("حين", "وقت")
_LONGEST_CIRCUMSTANCE = 12
_HINTS = shape_words("hint")
_WHILE = ("فيما", "بينما")
_WAS = shape_words("was")


def main_clause(unit: Unit, commas: Sequence[int]) -> int | None:
    """Return where the main clause begins behind one that فيما or بينما opens (وفيما توعد المجلس بالرد، قصف …)."""
    if unit.tokens[unit.first].key.removeprefix("و") not in _WHILE or unit.first + 1 >= unit.last:
        return None
    if form_of(unit.cues, unit.tokens[unit.first + 1].key) is None:
        # وفيما يتعلق بالأسرى
        return None
    for comma in commas:
        word = unit.tokens[comma + 1].key if comma + 1 < unit.last else ""
        if word in _SO:
            return comma + 1
        if _is_verb(unit, comma + 1):
            return comma + 1
    return None


def past_circumstance(unit: Unit, commas: Sequence[int]) -> int:
    """Return the token after where, when or in what talk something is told, up to a comma (وفي اتصال مع X، …)."""
    opens = unit.tokens[unit.first].key.removeprefix("و") in PREPOSITIONS and bool(commas)
    near = opens and commas[0] - unit.first <= _LONGEST_CIRCUMSTANCE
    plain = near and not any(form_of(unit.cues, unit.tokens[i].key) for i in range(unit.first, commas[0]))
    return commas[0] + 1 if plain else unit.first


def _is_verb(unit: Unit, i: int) -> bool:
    """Whether a verb with its subject right behind it opens a clause at token `i`, without و: أوقف مستوطنون."""
    if i + 1 >= unit.last or unit.tokens[i].kind != "word" or i in unit.scene.named:
        return False
    word, after = unit.tokens[i].key, unit.tokens[i + 1].key
    noun = is_definite(word) or word in function_words() or word.endswith(("ه", "ا", "هم", "ين"))
    form = form_of(unit.cues, word)
    acts = (
        is_named(unit, i + 1)
        or is_definite(after)
        or after.endswith("ون")
        or speaker_noun(unit.cues, after) is not None
    )
    return acts and not noun and word[:1] not in ("و", "ف") and (form is None or form.agreement != "participle")


def goes_with(unit: Unit, i: int) -> bool:
    """Whether a noun with و at token `i` goes on with the one before it (أنباء عن مقتل ثلاثة، وإصابة خمسة)."""
    word = unit.tokens[i].key
    noun = word.removeprefix("و")
    return noun != word and not is_that_word(word) and (noun.endswith("ه") or noun in unit.cues.words["harm"])


def is_gloss(unit: Unit, i: int) -> bool:
    """Whether a narrator tells from token `i` on what somebody's words mean (في إشارة إلى, في تلميح منه إلى)."""
    if i + 2 >= unit.last or unit.tokens[i].key.removeprefix("و") != "في" or unit.tokens[i + 1].key not in _HINTS:
        return False
    return any(token.key == "الي" for token in unit.tokens[i + 2 : min(unit.last, i + 4)])


def is_turn(unit: Unit, i: int) -> bool:
    """Whether at token `i`, after a comma, the narrator may go on."""
    if i >= unit.last:
        return False
    if _is_meanwhile(unit, i):
        return False
    two = unit.tokens[i].key == "في" and i + 1 < unit.last and unit.tokens[i + 1].key in _TURNS
    return two or (unit.is_a("resume", i) and unit.tokens[i].key not in _TURNS)


def _is_meanwhile(unit: Unit, i: int) -> bool:
    """Whether a clause tells what one just told of was doing (أصيبت طفلة، بينما كانت تجلب الماء، بحسب سكان)."""
    if i + 2 >= unit.last or unit.tokens[i].key not in _WHILE or unit.tokens[i + 1].key not in _WAS:
        return False
    doing = unit.tokens[i + 2].key
    return doing[:1] in ("ي", "ت") and i + 2 not in unit.scene.named and speaker_noun(unit.cues, doing) is None


def is_another_with_and(unit: Unit, before: Saying, said: Saying) -> bool:
    """Whether who says something is named with و right before his verb, as the one before was: X تنفي القصف وY تعلن.

    A name right before him makes him the second of two (مزاعم حماس والجهاد تقول); a letter of his own name is no و.
    """
    ordered = before.speaker is not None and before.speaker[1] <= before.cue[0]
    if not ordered or said.speaker != (said.start, said.cue[0]) or not is_named(unit, said.start):
        return False
    token, named = unit.tokens[said.start], unit.scene.named[said.start][0]
    ahead = unit.scene.named.get(said.start - 1)
    second = ahead is not None and ahead[0].kind in ("actor", "person")
    return named.span.start > token.start and token.key.startswith("و") and not second
