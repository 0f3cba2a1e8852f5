"""People who are named by whose they are alone, and accuse somebody: واتهمت عائلته العناصر بضربه."""

from rawi.lexicon.cues import form_of
from rawi.read.speech.hearing import is_definite, noun_with_pronoun
from rawi.read.speech.units import Unit, is_named

_OURS = ("نا", "ي")


def _accuses(unit: Unit, i: int) -> bool:
    """Whether a verb that accuses, and so takes whom it accuses, stands right before token `i`."""
    word = unit.tokens[i - 1].key if i > unit.first else ""
    form = form_of(unit.cues, word) or form_of(unit.cues, word[1:])
    return form is not None and form.cue.stance == "accuse" and form.agreement in ("masculine", "feminine", "wary")


def are_his_own(unit: Unit, i: int) -> bool:
    """Whether people of somebody's, by a pronoun, accuse whom the next word names (واتهمت عائلته | العناصر)."""
    if not _accuses(unit, i) or i + 1 >= unit.last or i in unit.scene.named:
        return False
    # The و of والده is its own.
    noun = noun_with_pronoun(unit.cues, f"و{unit.tokens[i].key}")
    people = unit.cues.speakers.get(noun or "") == "anonymous" and not unit.tokens[i].key.endswith(_OURS)
    return people and (is_definite(unit.tokens[i + 1].key) or is_named(unit, i + 1))
