"""What goes on from one sentence into the next: quotations, وأن, entries of live pages, we, what came of it."""

from bisect import bisect_right

from msgspec.structs import replace

from rawi.lexicon.cues import form_of, phrase_at, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_ours
from rawi.read.speech import labels
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.told import Open, Told
from rawi.read.speech.units import COLONS, STOPS, Quoted, Unit, is_that_word
from rawi.text import key

_OWN = ("correspondent", "outlet")
_LISTS_AT = 8
# مصدر أمني: … . بعد ساعات قُصف الموقع: the page goes on.
_LATER = shape_words("told_of_later")
_JUDGES = shape_words("judges_what_was")
# وأسفر القصف عن, وأدى الهجوم أمس إلى, وتسبب الانفجار في
_LED_TO = ("عن", "الي", "في")


def carried(told: Told, unit: Unit, paragraph: int, *, others: bool) -> list[Open]:
    """Return the content of the sentence before that goes on in this one, if its first word says so.

    `others`: somebody is named who speaks in this sentence.
    """
    before = told.carried
    first = unit.first
    while first < unit.last and unit.tokens[first].kind == "punct":
        first += 1
    if before is None or first == unit.last:
        return []
    quoted = unit.quoted.get(first)
    if quoted is not None and quoted.clause and (before.end is not None or _is_alone(unit, quoted)):
        return [replace(before, start=first, end=quoted.last)]
    word = unit.tokens[first].key
    if before.said.kind == "after":
        # قُصف المطار، وفق مسؤول. ولم تقع إصابات
        comes = told.scene.issuer is None and _comes_of_it(unit, first)
        return [replace(before, start=first, end=None, said=replace(before.said, kind="before"))] if comes else []
    if before.said.clause and word[:1] in ("و", "ب") and is_that_word(word) and _goes_on(unit, before, first):
        return [replace(before, start=first, end=None)]
    whole = before.said.kind != "label" or _is_entry(unit, before, first, others=others)
    if before.said.colon and paragraph == told.paragraph and whole:
        return [replace(before, start=first, end=None)]
    if paragraph == told.paragraph and told.scene.issuer is None and _speaks_as_we(unit, before):
        return [replace(before, start=first, end=None, said=replace(before.said, clause=True))]
    if told.scene.issuer is None and _divides(unit, first):
        return [replace(before, start=first, end=None, said=replace(before.said, kind="verb", clause=True, colon=True))]
    listed = before.said.kind == "label" and _is_listed(unit, before)
    comes = told.scene.issuer is None and _comes_of_it(unit, first) and not _is_judged(unit, before)
    if (before.said.colon and listed) or comes:
        return [replace(before, start=first, end=None, said=replace(before.said, clause=False, colon=listed))]
    return []


def _is_entry(unit: Unit, before: Open, first: int, *, others: bool) -> bool:
    """Whether who stands before a colon has the whole entry or paragraph: `16:30 الهلال الأحمر: …`, `مصدر أمني: …`.

    A paragraph without a mark is his up to where somebody else speaks, or what came later is told.
    """
    if "\n" in unit.scene.text.raw[unit.tokens[before.said.cue[0]].end : unit.tokens[first].start]:
        return False
    opens = before.said.start - 1
    sign = unit.tokens[opens] if opens >= 0 else None
    # …. موسكو: …: the full stop before a name in the middle of a paragraph marks no entry.
    ended = sign is not None and sign.light in STOPS and "\n" not in _between(unit, opens)
    marked = sign is not None and not ended and (sign.kind in ("number", "punct") or sign.key in labels.HOURS)
    turned = phrase_at(unit.cues, unit.tokens, first)
    found = unit.scene.named.get(first)
    later = unit.tokens[first].key in _LATER or (found is not None and found[0].kind == "time")
    heads = not (others or later) and _opens_paragraph(unit, before.said.start)
    heads = heads and not labels.does_something(unit, before.said.start, before.said.cue[0])
    return (marked or heads) and (turned is None or turned[0].kind != "turn")


def _between(unit: Unit, i: int) -> str:
    return unit.scene.text.raw[unit.tokens[i].end : unit.tokens[i + 1].start]


def _opens_paragraph(unit: Unit, i: int) -> bool:
    paragraphs = unit.scene.text.paragraphs
    return paragraphs[bisect_right(paragraphs, i, key=lambda tokens: tokens[0]) - 1][0] == i


def _speaks_as_we(unit: Unit, before: Open) -> bool:
    """Whether a sentence goes on in the words of a person who spoke, with we and ours (أخذوا هواتفنا)."""
    witness = before.speaker.person or before.speaker.kind == "anonymous"
    if not witness or before.own or any(i in unit.quoted for i in range(unit.first, unit.last)):
        return False
    words = (unit.tokens[i].key for i in range(unit.first, unit.last) if i not in unit.scene.named)
    return any(is_ours(word) and speaker_noun(unit.cues, word.removesuffix("نا")) not in _OWN for word in words)


def _comes_of_it(unit: Unit, i: int) -> bool:
    """Whether a sentence says what came of what was just told: وأسفر القصف عن …, ولم تقع إصابات."""
    tokens = unit.tokens
    if i + 3 >= unit.last or not tokens[i].key.startswith("و"):
        return False
    if tokens[i].key == "ولم":
        return tokens[i + 1].key in unit.cues.words["occurs"] and tokens[i + 2].key in unit.cues.words["harm"]
    result = tokens[i].key.removeprefix("و") in unit.cues.words["results"]
    led = any(token.key in _LED_TO for token in tokens[i + 2 : min(i + 2 + len(_LED_TO), unit.last)])
    return result and led and is_definite(tokens[i + 1].key) and i + 1 not in unit.scene.named


def _is_judged(unit: Unit, before: Open) -> bool:
    """Whether somebody only judged what had been told (وصف الهجوم بأنه جريمة): what came of that is not his word."""
    form = form_of(unit.cues, unit.tokens[before.said.cue[0]].key)
    return form is not None and key(form.cue.lemma) in _JUDGES


def _divides(unit: Unit, i: int) -> bool:
    """Whether a sentence lists how the toll divides that was just told: توزعت الحصيلة على النحو التالي: …."""
    opens = unit.is_a("divides", i) and unit.is_a("tolls", i + 1)
    return opens and any(unit.tokens[j].light in COLONS for j in range(i + 2, min(unit.last, i + _LISTS_AT)))


def _is_alone(unit: Unit, quoted: Quoted) -> bool:
    """Whether a sentence is but a quotation: nobody new says it."""
    return all(token.kind == "punct" for token in unit.tokens[quoted.last : unit.last])


def _is_listed(unit: Unit, before: Open) -> bool:
    """Whether a unit is a further item of a list that somebody's name and a colon stand above."""
    tokens = unit.tokens
    colon = before.said.cue[0]
    below = "\n" in unit.scene.text.raw[tokens[colon].end : tokens[colon + 1].start]
    return below and tokens[unit.first].kind == "punct" and tokens[colon + 1].light == tokens[unit.first].light


def _goes_on(unit: Unit, before: Open, i: int) -> bool:
    """Whether وأن at the head of a sentence goes on with what was said: وإن does so after قال only, وإننا never."""
    if unit.tokens[i].key.endswith(("نا", "ني")):
        return False
    said = unit.tokens[before.said.cue[0]].key
    return "إ" not in unit.tokens[i].light or any(root in said for root in ("قال", "قول", "قلت"))
