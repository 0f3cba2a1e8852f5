"""Whose words stand in quotation marks where no word of saying opens them: who calls it so, who acts in the clause.

وأعلن الرئيس «الحرب الشاملة» على الحركة; سخرت الوزارة مما سمته "يخت السيلفي"; أعدم التنظيم شابا بتهمة "التخابر".
Ranges are of tokens.
"""

from msgspec.structs import replace

from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.model import Attribution
from rawi.read.speech.chains import Speech
from rawi.read.speech.hearing import Speaker, is_definite
from rawi.read.speech.quoted_after_colon import teller
from rawi.read.speech.subjects import subject
from rawi.read.speech.told import Open, Told
from rawi.read.speech.units import COMMAS, DASHES, STOPS, Quoted, Unit, is_named, is_passive, is_that_word
from rawi.read.speech.whose import resolved

# What stands before words in marks that are those of whoever acts: he calls it so, or that is his charge.
_SETTLES = shape_words("calls_it") | shape_words("charges_with")
_REACH = 28
_CALLED_REACH = 3
_SUBJECT_AT = 2
_SPEAKING = ("body", "spokesperson", "official", "component")


def give(told: Told, unit: Unit, begun: int) -> None:
    """Add a speech for each quotation of the unit that nobody speaks yet; `begun`: the first speech of the unit."""
    spoken = [(s.start, s.end) for s in told.speeches[begun:] if not s.own]
    until = unit.first
    for quoted in [unit.quoted[i] for i in range(unit.first, unit.last) if i in unit.quoted]:
        i = quoted.first
        if quoted.named or i < until:
            continue
        until = quoted.last
        start, end = told.scene.text.span((i, quoted.last))
        if any(low <= start and end <= high for low, high in spoken):
            continue
        speaker = teller(told, unit, quoted) or _speaker(told, unit, quoted)
        if speaker is None or speaker.text is None or speaker.own or speaker.id in told.scene.own_ids:
            continue
        if speaker.id is not None and speaker.id == told.base[-1].speaker:
            continue
        link = Attribution(
            speaker=speaker.id, text=speaker.text, span=speaker.span, mode="direct" if quoted.clause else "mixed"
        )
        told.speeches.append(Speech(start, end, (*told.base, link), told.passage))


def _speaker(told: Told, unit: Unit, quoted: Quoted) -> Speaker | None:
    """Return who says what is quoted, or null where nothing settles it."""
    first = quoted.first
    clause = _clause(unit, first)
    at = _subject_of(unit, clause, first)
    if at is None:
        return None
    verb, range_ = at
    before = [token.key for token in unit.tokens[max(clause, first - _CALLED_REACH) : first]]
    if _SETTLES.isdisjoint(before) and not _may_speak(unit, verb):
        return None
    speaker = resolved(told, range_)
    return speaker if speaker.id is not None else None


def _clause(unit: Unit, first: int) -> int:
    """Return where the clause begins in which token `first` stands: at the sentence, or where the narrator turns."""
    for j in range(first - 1, max(unit.first, first - _REACH) - 1, -1):
        token = unit.tokens[j]
        if token.light in STOPS:
            return j + 1
        if token.light in COMMAS | DASHES and j + 1 < first and unit.is_a("resume", j + 1):
            return j + 1
    return max(unit.first, first - _REACH)


def _subject_of(unit: Unit, clause: int, limit: int) -> tuple[int, tuple[int, int]] | None:
    """Return the verb at the head of a clause and the words for who acts, at one of the first tokens of it."""
    start = clause
    while start < limit and (
        unit.tokens[start].kind != "word" or unit.is_a("link", start) or unit.is_a("resume", start)
    ):
        start += 1
    for j in range(start, min(limit, start + _SUBJECT_AT)):
        if is_that_word(unit.tokens[j].key) or unit.tokens[j].key.startswith("ل"):
            return None
        kind = speaker_noun(unit.cues, unit.tokens[j].key)
        speaks = is_named(unit, j) or (kind in _SPEAKING and (is_definite(unit.tokens[j].key) or j > start))
        found = subject(unit, j, limit) if speaks else None
        if found is not None:
            verb = j - 1 if j > start else found[1]
            while j == start and verb < limit and unit.is_a("link", verb):
                # كان الرئيس قد أعلن «الحرب الشاملة»
                verb += 1
            return (verb, found) if verb < limit else None
    return None


def _may_speak(unit: Unit, verb: int) -> bool:
    """Whether a verb is one with which somebody says or judges something; not one of what is done or suffered."""
    token = unit.tokens[verb]
    form = form_of(unit.cues, token.key)
    return token.kind == "word" and not is_passive(token.text) and form is not None


def enclose(told: Told, unit: Unit, content: Open) -> None:
    """Put whoever is named right behind a quotation around those who speak inside it (…، تابع حمود); he spoke last."""
    chain, last = content.chain, content.said.start
    told.memory.say(content.speaker)
    while last > unit.first and unit.tokens[last - 1].light in COMMAS | DASHES:
        last -= 1
    quoted = next((unit.quoted[i] for i in told.long_quotations if unit.quoted[i].last == last), None)
    outer = chain[len(told.base) :]
    if quoted is None or not outer:
        return
    low, high = told.scene.text.span((quoted.first, quoted.last))
    for n, speech in enumerate(told.speeches):
        within = low <= speech.start and speech.end <= high and not speech.own
        if within and speech.chain[: len(chain)] != chain and speech.chain[: len(told.base)] == told.base:
            told.speeches[n] = replace(speech, chain=(*told.base, *outer, *speech.chain[len(told.base) :]))
