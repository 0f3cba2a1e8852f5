"""Words that pass on what another says: نقلت الوكالة عن مصدر قوله إن, and what a carrier holds: جاء في البيان أن.

Ranges are of tokens.
"""

from msgspec.structs import replace

from rawi.lexicon.cues import form_of, masdar_of, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import (
    PREPOSITIONS,
    REACH,
    SUBJECT_REACH,
    Rest,
    Saying,
    complement,
    introduced,
    joined,
    limit_of,
    marker_of,
    opens_clause,
)
from rawi.read.speech.gaps import past_adjuncts
from rawi.read.speech.subjects import end_of_speaker, end_of_subject, past_matter, past_pronouns, subject
from rawi.read.speech.subjects_ahead import subject_before
from rawi.read.speech.units import COLONS, COMMAS, STOPS, Range, Unit, is_named, is_that, opens_carrier
from rawi.text import key

_ABOUT, _IN = key("عن"), key("في")
_ABOUT_HIM = frozenset(map(key, ("عنه", "عنها")))
_TONGUE = key("لسان")
_IN_IT = (key("فيه"), key("فيها"))
_RELAY_REACH = 14
_ISSUED = shape_words("issued")


def medium(unit: Unit, i: int, base: Saying, limit: int) -> Saying | None:
    """Read جاء في البيان أن, and بيانا جاء فيه أن, where who issued it stands before."""
    marker = marker_of(unit, i + 1, limit, ())
    if marker is None and unit.tokens[i - 1].light in COMMAS and i + 3 < unit.last:
        # …، جاء في رد مكتوب لوزارة الدفاع
        carried = unit.tokens[i + 1].key == _IN and opens_carrier(unit, i + 2)
        end = end_of_speaker(unit, i + 2, unit.last) if carried and i > unit.first + 1 else i
        return replace(base, kind="after", content=i, speaker=(i + 2, end), end=end) if end > i else None
    if marker is None or i + 1 >= marker:
        return None
    rest = introduced(unit, i + 2, marker, None)
    following = unit.tokens[i + 1].key
    if following == _IN or following == PREPOSITIONS["عن"]:
        return joined(base, rest) if rest.speaker is not None else None
    if following == PREPOSITIONS["على"] and unit.tokens[i + 2].key == _TONGUE and i + 3 < marker:
        # وجاء على لسان أحد الحراس: «…»
        return joined(base, introduced(unit, i + 3, marker, subject(unit, i + 3, marker)))
    carrier = _carrier_before(unit, i) if following in _IN_IT else None
    return replace(joined(base, rest), speaker=carrier[0], via=carrier[1]) if carrier is not None else None


def _carrier_before(unit: Unit, i: int) -> tuple[Range, Range] | None:
    """Return who issued, and the carrier, for فيه after a verb: أصدرت المقاومة بيانا جاء فيه."""
    for j in range(i - 1, max(unit.first, i - SUBJECT_REACH) - 1, -1):
        if speaker_noun(unit.cues, unit.tokens[j].key) != "carrier":
            continue
        apart = unit.tokens[j + 1].light in COMMAS
        # حذرت الحركة، في بيان، الأجهزة الأمنية، وجاء فيه
        inside = [k for k in range(j + 1, i) if is_named(unit, k)] if not apart else []
        within = subject(unit, j + 1, i) if not inside else None
        if within is not None:
            return within, (j, i)
        before = [k for k in range(unit.first, j) if is_named(unit, k)]
        if inside or before:
            named = inside[0] if inside else before[-1]
            return (named, unit.scene.named[named][1]), (j, i)
    return None


def _of_before(unit: Unit, i: int, base: Saying, after: Range | None, at: int) -> Saying | None:
    """Read نقلت الوكالة عنه قوله إن: she passes on what is said by who spoke before."""
    j = at + 1
    said = masdar_of(unit.cues, unit.tokens[j].key) if j < unit.last else None
    if said is not None and said[1]:
        j += 1
    if j >= unit.last or not (is_that(unit, j) or unit.tokens[j].light in COLONS or opens_clause(unit, j)):
        return None
    made = joined(base, introduced(unit, at + 1, j, None))
    speaker = after if after is not None else subject_before(unit, i)
    return replace(made, speaker=speaker, of_before=True, feminine=unit.tokens[at].key.endswith("ها"))


def relay(unit: Unit, i: int, base: Saying, after: Range | None, *, about: str = PREPOSITIONS["عن"]) -> Saying | None:
    """Read نقلت الوكالة عن مصدر قوله إن: who relays, and on whose word; نقلت عنه: of who spoke before."""
    told = past_pronouns(unit, i + 1, unit.last)
    if told > i + 1 and told < unit.last and is_that(unit, told):
        # نقل إليه أن: he told him.
        ahead = subject_before(unit, i)
        return replace(joined(base, introduced(unit, told, told, None)), speaker=ahead)
    first = after[1] if after is not None else i + 1
    ends = min(unit.last, first + _RELAY_REACH)
    own = range(first, min(ends, first + 2))
    if about == _ABOUT and any(unit.tokens[j].key in _ABOUT_HIM for j in own):
        return _of_before(unit, i, base, after, next(j for j in own if unit.tokens[j].key in _ABOUT_HIM))
    at = next((j for j in range(first, ends) if unit.tokens[j].key == about or unit.tokens[j].light in STOPS), None)
    # وعن الراعي، نقلت الوكالة أن
    of_another = unit.tokens[unit.first].key.removeprefix("و") == _ABOUT
    marker = marker_of(unit, first, ends, ()) if after is not None and not of_another else None
    if of_another and after is not None and unit.tokens[i - 1].light in COMMAS:
        that = marker_of(unit, first, ends, ())
        if that is not None and that <= first + 1:
            made = joined(base, introduced(unit, i + 1, that, after))
            return replace(made, relayed=(unit.first + 1, i - 1))
    if marker is not None and marker <= first + 1 and (at is None or marker < at):
        # نقلت الوكالة أن
        return joined(base, introduced(unit, i + 1, marker, after))
    if at is None or unit.tokens[at].light in STOPS:
        return None
    teller = (after[0], end_of_speaker(unit, after[0], at)) if after is not None else subject_before(unit, i)
    for j in range(at + 1, min(unit.last, at + REACH) if about == _ABOUT else limit_of(unit, i)):
        said = masdar_of(unit.cues, unit.tokens[j].key) if unit.tokens[j].kind == "word" else None
        marked = is_that(unit, j) or unit.tokens[j].light in COLONS or opens_clause(unit, j)
        if not marked and (said is None or not said[1]):
            continue
        end = end_of_speaker(unit, at + 1, j)
        while end > at + 2 and form_of(unit.cues, unit.tokens[end - 1].key) is not None:
            end -= 1
        stance = base.stance
        rest: Rest | None
        if marked:
            rest = introduced(unit, at + 1, j, None)
        else:
            cue = said[0] if said else None
            rest = complement(unit, j + 1, limit_of(unit, j), cue, None) if cue is not None else None
            stance = cue.stance if cue is not None else stance
        if rest is None:
            return None
        return replace(joined(base, rest), stance=stance, speaker=teller, relayed=(at + 1, end), via=None)
    return None


def on_his_word(unit: Unit, i: int) -> Saying | None:
    """Read عن أبي يوسف، المتحدث باسم الحركة، أن رتلا وصل, which opens a unit: on whose word; null elsewhere."""
    if i != unit.first or i + 2 >= unit.last or unit.tokens[i].key != _ABOUT:
        return None
    if not is_named(unit, i + 1) and speaker_noun(unit.cues, unit.tokens[i + 1].key) in (None, "carrier"):
        return None
    end = end_of_subject(unit, i + 1, unit.last)
    gap = past_adjuncts(unit, end, min(unit.last, end + REACH), ())
    that = gap.end
    if that >= unit.last or not is_that(unit, that) or unit.tokens[that].key.startswith("و"):
        return None
    made = Saying("verb", i, (i, i + 1), i + 1, "cite")
    return replace(joined(made, introduced(unit, i + 1, that, (i + 1, end))), speaker=(i + 1, end))


def relayed_of(unit: Unit, words: Range | None) -> tuple[Range | None, ...]:
    """Return the words for who is relayed, parted where he relays another in turn (عن صحيفة X | عن ضابط)."""
    if words is None:
        return (None,)
    first, last = words
    for i in range(first + 1, min(last + 1, unit.last - 1)):
        if unit.tokens[i].key == _ABOUT and (
            is_named(unit, i + 1) or speaker_noun(unit.cues, unit.tokens[i + 1].key) is not None
        ):
            return (first, i), (i + 1, max(last, end_of_speaker(unit, i + 1, _relayed_end(unit, i + 1))))
    return (words,)


def _relayed_end(unit: Unit, first: int) -> int:
    """Return the token before which words for who is relayed end: what he says."""
    ends = (i for i in range(first + 1, unit.last) if is_that(unit, i) or unit.tokens[i].light in COLONS | COMMAS)
    return next(ends, first + 1)


def retold(unit: Unit, i: int) -> Saying | None:
    """Read وفي رواية نقلتها شبكة X عن ضابط، …: an account that an outlet passes on, at the head of a sentence."""
    tokens = unit.tokens
    at = i + 1
    opens = at + 3 < unit.last and all(unit.is_a("link", j) or tokens[j].kind != "word" for j in range(unit.first, i))
    if not opens or not unit.is_a("account", at) or not unit.is_a("passed_on_by", at + 1):
        return None
    teller = subject(unit, at + 2, min(unit.last, at + SUBJECT_REACH))
    comma = next((j for j in range(at + 2, min(unit.last - 2, at + REACH)) if tokens[j].light in COMMAS), None)
    if teller is None or comma is None or teller[1] > comma:
        return None
    if form_of(unit.cues, tokens[comma + 1].key) is not None:
        # وفي تقرير نشرته الوكالة، قالت …
        return None
    about = next((j for j in range(teller[1], comma) if tokens[j].key == _ABOUT), None)
    return Saying(
        kind="before",
        start=i,
        cue=(i, at + 2),
        content=comma + 1,
        stance="cite",
        speaker=(teller[0], about if about is not None else comma),
        relayed=(about + 1, comma) if about is not None else None,
        clause=True,
        end=comma + 1,
    )


def parted(unit: Unit, said: Saying) -> Saying:
    """Return words of saying whose speaker passes on somebody (أفادت وكالة X عن مصدر أمني أن) with the two apart.

    Who gave out a report does not speak apart from it (التقرير الصادر عن المفوضية).
    """
    if said.speaker is None or said.relayed is not None:
        return said
    first, last = said.speaker
    for i in range(first + 1, last - 1):
        issued = unit.tokens[i - 1].key in _ISSUED
        if unit.tokens[i].key != _ABOUT or issued or past_matter(unit, first, i, unit.last) is not None:
            continue
        kind = speaker_noun(unit.cues, unit.tokens[i + 1].key)
        speaks = is_named(unit, i + 1) or kind in ("anonymous", "spokesperson", "official")
        return replace(said, speaker=(first, i), relayed=(i + 1, last)) if speaks and said.clause else said
    return said
