"""Whether the one noun phrase after a verb of saying is who is accused or addressed, not who speaks."""

from collections.abc import Sequence

from rawi.lexicon.cues import Form, speaker_noun
from rawi.read.speech.complements import PREPOSITIONS, Saying
from rawi.read.speech.gaps import past_adjuncts
from rawi.read.speech.hearing import is_feminine
from rawi.read.speech.units import Place, Range, Unit, is_named, is_that, opens_time
from rawi.text import key


def is_party(unit: Unit, form: Form, after: Range, limit: int, place: Place, before: Sequence[Saying]) -> bool:
    """Whether the only noun phrase after a verb is who is accused or addressed, not who speaks.

    That is so where the verb does not agree with it, where verbs need somebody addressed (ناشد), and where it goes on
    with what another has said in the same sentence: قال الوزير إن …، ودعا مجلس الأمن إلى ….
    """
    if "party" not in form.cue.complement:
        return False
    if _is_oblique(unit, after[0]):
        # ودعا المتظاهرين إلى
        return True
    start = past_adjuncts(unit, after[1], limit, ()).end
    if key(form.cue.lemma) in unit.cues.words["gives_time"]:
        # وأمهل الجهات الأمنية ثمانيا وأربعين ساعة: who is given time, not who gives it.
        return opens_time(unit, start)
    prepositions = [c for c in form.cue.complement if c in ("ب", "ل") or c in PREPOSITIONS]
    follows = start < limit and any(
        unit.tokens[start].key == PREPOSITIONS.get(p, p) or (p in ("ب", "ل") and unit.tokens[start].key.startswith(p))
        for p in prepositions
    )
    asked = "object" in form.cue.complement and start < limit and unit.tokens[start].kind in ("word", "quote")
    if not follows and not asked and not is_that(unit, start):
        return False
    if start < limit and (is_named(unit, start) or speaker_noun(unit.cues, unit.tokens[start].key) == "body"):
        # طالبت الكويت مجلس الأمن: the second is who is addressed.
        return False
    told = unit.scene.named.get(after[0])
    if told is not None and any(_speaks(unit, told[0].entity, said.speaker) for said in before):
        # أدانت باريس والرباط الهجوم، ودعت الرباط إلى …
        return False
    head = unit.tokens[after[0]].key
    sure = form.agreement in ("masculine", "feminine")
    said = follows or is_that(unit, start)
    # حذرت أطباء بلا حدود من, دعت اليونيسف إلى
    proper = form.feminine and is_named(unit, after[0]) and speaker_noun(unit.cues, head) in (None, "anonymous")
    alone = place == "apart" and not before
    if (key(form.cue.lemma) in unit.cues.words["needs_party"] and said) or (
        sure and is_feminine(unit.cues, head) != form.feminine and not (alone and proper)
    ):
        return True
    goes_on = (
        form.cue.stance == "demand"
        and place != "joined"
        and any(said.speaker is not None or said.kind == "verb" for said in before)
    )
    return goes_on and unit.tokens[_verb_of(unit, after[0])].key.startswith("و")


def _speaks(unit: Unit, entity: str | None, speaker: Range | None) -> bool:
    """Whether an entity is one of those named in the words for a speaker."""
    named = unit.scene.mentions(*speaker) if speaker is not None else ()
    return entity is not None and any(mention.entity == entity for _, _, mention in named)


def _verb_of(unit: Unit, after: int) -> int:
    """Return the token of the verb before a noun phrase, له and the like apart."""
    i = after - 1
    while i > unit.first and unit.is_a("pronoun_phrase", i):
        i -= 1
    return i


def _is_oblique(unit: Unit, i: int) -> bool:
    """Whether a plural noun for people has the form of who is addressed (المواطنين), not of who acts (المواطنون)."""
    word = unit.tokens[i].key.removeprefix("ال")
    return word.endswith("ين") and f"{word[:-2]}ون" in unit.cues.speakers
