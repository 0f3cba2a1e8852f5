"""Words of saying inside what somebody says already that open nothing of their own: accounts, names, things seen."""

from rawi.lexicon.cues import form_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.accounts import WHAT
from rawi.read.speech import turns
from rawi.read.speech.complements import Saying
from rawi.read.speech.told import Open
from rawi.read.speech.units import Unit
from rawi.read.speech.whose import floor_of

# So near the beginning of what is denied stands the noun for an account of it (نفت ما تردد من أنباء عن).
_ACCOUNT = 4
# من سمتهم, ما وصفته; رصدت القوات إطلاق صاروخ
_OF_WHICH, _CALLED_SO = shape_words("of_which"), shape_words("called_so_by_him")
_SAW, _FIRED = "رصد", shape_words("seen_fired")


def is_of_things(stack: list[Open], said: Saying) -> bool:
    """Whether inside somebody's words a thing shows something (إن التقييم يشير إلى أن): nobody else speaks."""
    loose = said.kind == "verb" and said.speaker is None and said.place == "joined" and not said.inside_that
    return loose and said.impersonal and not said.first_person and not said.relative and len(stack) > floor_of(stack)


def is_told_with(unit: Unit, stack: list[Open], said: Saying) -> bool:
    """Whether an account is all that somebody tells: he denies it, grants it or raises it, and nobody else.

    ننفي ما تروجه الحكومة من أن, أكد الوزير أنباء عن, وجهت الحكومة اتهامات بأن; but أشارت إلى أنباء عن.
    """
    if not stack or (said.speaker is None and said.kind != "unnamed"):
        return False
    outer = stack[-1].said
    # Of whoever blames, the words begin with his verb (وجهت الحكومة اتهامات).
    first, stance = max(stack[-1].start, outer.speaker[1] if outer.speaker is not None else 0), outer.stance
    if said.kind == "unnamed" and unit.tokens[said.start].key not in WHAT:
        # Whoever passes rumours on does not tell them himself.
        led = stance == "cite" or unit.tokens[first - 1].key in turns.PREPOSITIONS
        return 0 <= said.start - first < (_ACCOUNT if stance in ("deny", "confirm") else not led)
    if said.kind == "masdar" and stance == "deny" and said.start == first:
        # رفض الوزير اتهام الحرس لبلاده
        return True
    start = said.start if unit.tokens[said.start].key in WHAT else said.start - 1
    return stance == "deny" and unit.tokens[start].key in WHAT and start == first


def is_no_speech(unit: Unit, stack: list[Open], said: Saying) -> bool:
    """Whether inside somebody's words another word of saying is only how he calls it, or what a force saw.

    إن من سمتهم الإرهابيين, بما أسماه إخلاء, إن الدفاع الجوي رصد إطلاق صاروخ
    """
    if len(stack) == floor_of(stack) or said.kind != "verb":
        return False
    word = unit.tokens[said.cue[1] - 1].key
    if said.speaker is None:
        which = unit.tokens[said.start - 1].key if said.start > unit.first else ""
        return which in _OF_WHICH and word in _CALLED_SO
    form = form_of(unit.cues, word)
    return form is not None and form.cue.lemma == _SAW and unit.tokens[said.content].key in _FIRED
