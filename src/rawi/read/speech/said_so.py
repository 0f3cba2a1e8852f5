"""Who said the sentence before, where the next one only tells that: قتل سبعة جنود. هذا ما أعلنه الناطق باسم الجيش."""

from msgspec.structs import replace

from rawi.lexicon.cues import SUFFIXES, Form, form_of
from rawi.model import Attribution, Words
from rawi.read.speech.chains import Speech
from rawi.read.speech.complements import PREPOSITIONS
from rawi.read.speech.said_last import THUS
from rawi.read.speech.subjects import end_of_speaker, past_pronouns, subject
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
    if tokens[first].key == THUS and before is not None:
        _gives_thus(told, unit, before)
        return
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


def _gives_thus(told: Told, unit: Unit, before: Range) -> None:
    """Give the words of the sentence before to who is said to have told them so: هكذا وصف سعيد ما رآه."""
    form = _form(unit, unit.first + 1) if unit.first + 3 < unit.last else None
    if form is None or form.agreement == "participle" or form.cue.stance not in (*_STANCES, "claim"):
        return
    words = subject(unit, unit.first + 2, unit.last)
    speaker = resolved(told, words) if words is not None else None
    if speaker is None or speaker.own or speaker.text is None:
        return
    start, end = told.scene.text.span(before)
    inside = [i for i, each in enumerate(told.speeches) if each.start < end and each.end > start and not each.own]
    if any(told.speeches[i].chain[-1].text is not None for i in inside):
        return
    link = Attribution(speaker=speaker.id, text=speaker.text, span=speaker.span, mode="indirect")
    told.memory.say(speaker)
    for i in inside:
        told.speeches[i] = replace(told.speeches[i], chain=(*told.speeches[i].chain[:-1], link))
    if not inside:
        told.speeches.append(Speech(start, end, (*told.base, link), told.passage, stance=form.cue.stance))


def _form(unit: Unit, i: int) -> Form | None:
    """Return the form of saying at token `i`, with or without the pronoun of what is said (أعلنه)."""
    word = unit.tokens[i].key
    found = form_of(unit.cues, word)
    for suffix in SUFFIXES:
        found = found or (form_of(unit.cues, word.removesuffix(suffix)) if word.endswith(suffix) else None)
    return found
