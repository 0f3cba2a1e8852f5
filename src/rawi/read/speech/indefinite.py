"""Where an indefinite noun for who speaks ends, with its adjectives and whose it is (مركز تابع لوزارة الصحة)."""

from rawi.lexicon.cues import SpeakerKind, WordRole, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.units import Unit
from rawi.text import attested, key

_OWNS_NOTHING, _ADJECTIVES = "ون", ("ي", "يه", "يون")
_SECOND = key("ثاني")
_GO_ON: tuple[WordRole, ...] = ("in_name_of", "inside", "qualifies")
# They go on with a noun for who speaks (مسؤول في الشرطة).
_JOINS = shape_words("joins_to_body") | {key("من"), key("عن")}
_TO, _ITS_OWN = key("إلى"), ("ها", "هم")
_IN_OFFICE: tuple[SpeakerKind, ...] = ("spokesperson", "official")
_CLOSED: tuple[SpeakerKind, ...] = (*_IN_OFFICE, "anonymous", "body", "component")


def end_of_speaker_noun(unit: Unit, first: int, kind: SpeakerKind | None) -> int | None:
    """Return where the words for an indefinite speaker of this kind end, if what is said begins there; else null.

    So they do not in جماعة محلية مسلحة, منظمة دولية غير حكومية.
    """
    end = end_of_indefinite(unit, first) if kind in _CLOSED else None
    return end if end is not None and _begins_phrase(unit, end, kind) else None


def end_of_indefinite(unit: Unit, i: int) -> int | None:
    """Return the token after what ends as an indefinite noun and its adjectives (منظمات حقوقية | الجيش), or null.

    A plural with ن is one by itself, for it owns nothing (ناشطون | السكان).
    """
    if is_definite(unit.tokens[i].key) or i in unit.scene.named:
        return None
    end = i + 1
    while end < unit.last - 1 and _is_adjective(unit, end):
        end += 1
    if end >= unit.last or (end == i + 1 and not unit.tokens[i].key.endswith(_OWNS_NOTHING)):
        return None
    after, named = unit.tokens[end].key, unit.scene.named.get(end)
    joins = after in _JOINS or any(unit.is_a(role, end) for role in _GO_ON)
    glued = after.startswith(("ل", "ب", "و")) and named is None and not attested(after)
    return end if not (joins or glued) and (named is None or named[0].kind != "person") else None


def is_belonging(unit: Unit, i: int) -> bool:
    """Whether token `i` says with ل whose the noun before it is (مركز تابع لوزارة, فصيل موال لتركيا)."""
    if not unit.is_a("qualifies", i) or i + 1 >= unit.last or speaker_noun(unit.cues, unit.tokens[i - 1].key) is None:
        return False
    after = unit.tokens[i + 1].key
    form = form_of(unit.cues, after)
    return (
        after.startswith("ل") and not unit.is_a("addressed", i + 1) and (form is None or form.agreement == "masculine")
    )


def end_of_owner(unit: Unit, i: int) -> int:
    """Return the token after whom the noun before `تابع ل` at token `i` belongs to."""
    first = i + 1 + (unit.tokens[i + 1].key == "ل")
    if first in unit.scene.named:
        return unit.scene.named[first][1]
    if first in unit.quoted:
        return unit.quoted[first].last
    end = first + 1
    while end < unit.last and is_definite(unit.tokens[end].key):
        end += 1
    return end


def _is_adjective(unit: Unit, i: int) -> bool:
    """Whether an indefinite adjective stands at token `i`, no name and no noun for who speaks."""
    word = unit.tokens[i].key
    # شقيقة إحدى الضحايا
    ends = word.endswith(_ADJECTIVES) and not unit.tokens[i].text.endswith("ى")
    adjective = ends and not is_definite(word) and i not in unit.scene.named
    plain = speaker_noun(unit.cues, word) in (None, "anonymous") and form_of(unit.cues, word) is None
    return adjective and plain and word not in function_words() and word != _SECOND


def _begins_phrase(unit: Unit, i: int, kind: SpeakerKind | None) -> bool:
    """Whether what is said begins at token `i`, behind a noun for who speaks and its adjectives.

    A definite noun, a name, إلى or a noun with a pronoun stands there (الجيش, سيطرتها); behind a body إلى alone tells.
    """
    if kind in _IN_OFFICE:
        return True
    word, found = unit.tokens[i].key, unit.scene.named.get(i)
    if kind == "body":
        return word == _TO
    named = found is not None and found[0].kind != "person"
    return named or is_definite(word) or word == _TO or word.endswith(_ITS_OWN)
