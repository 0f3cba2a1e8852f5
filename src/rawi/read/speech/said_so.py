"""Who said the sentence before, where the next one only tells that: قتل سبعة جنود. هذا ما أعلنه الناطق باسم الجيش."""

from msgspec.structs import replace

from rawi.lexicon.cues import SUFFIXES, Form, form_of
from rawi.model import Attribution, Words
from rawi.read.speech.chains import Speech
from rawi.read.speech.complements import PREPOSITIONS
from rawi.read.speech.subjects import end_of_speaker, past_pronouns
from rawi.read.speech.told import Told
from rawi.read.speech.units import Range, Unit
from rawi.read.speech.whose import resolved
from rawi.text import key

_THIS, _WHAT = frozenset(map(key, ("هذا", "ذلك", "هذه"))), key("ما")
_STANCES = ("say", "reveal", "cite")
_LONGEST = 24


def give(told: Told, unit: Unit, before: Range | None) -> None:
    """Add the speech of the sentence `before`, which nobody speaks yet, where this one says whose it is."""
    tokens = unit.tokens
    first = unit.first
    if before is None or unit.last - first > _LONGEST or first + 3 >= unit.last or tokens[first].key not in _THIS:
        return
    at = next((i for i in range(first + 1, min(first + 4, unit.last - 2)) if tokens[i].key == _WHAT), None)
    form = _form(unit, at + 1) if at is not None else None
    if at is None or form is None or form.cue.stance not in _STANCES or form.agreement == "participle":
        return
    start, end = told.scene.text.span(before)
    if any(speech.start < end and speech.end > start and not speech.own for speech in told.speeches):
        return
    begins = past_pronouns(unit, at + 2, unit.last)
    begins += "medium" in form.cue.complement and tokens[begins].key == PREPOSITIONS["في"]
    speaker = resolved(told, (begins, end_of_speaker(unit, begins, unit.last)))
    if speaker.own or speaker.text is None:
        return
    low, high = told.scene.text.span((at, at + 2))
    cue = Words(told.scene.text.raw[low:high], replace(speaker.span, start=low, end=high)) if speaker.span else None
    link = Attribution(speaker=speaker.id, text=speaker.text, span=speaker.span, cue=cue, mode="indirect")
    told.memory.say(speaker)
    told.speeches.append(Speech(start, end, (*told.base, link), told.passage, stance=form.cue.stance))


def _form(unit: Unit, i: int) -> Form | None:
    """Return the form of saying at token `i`, with or without the pronoun of what is said (أعلنه)."""
    word = unit.tokens[i].key
    found = form_of(unit.cues, word)
    for suffix in SUFFIXES:
        found = found or (form_of(unit.cues, word.removesuffix(suffix)) if word.endswith(suffix) else None)
    return found
