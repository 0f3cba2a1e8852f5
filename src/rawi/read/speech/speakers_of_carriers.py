"""Whose a statement, a toll or a testimony is, and which outlet words stand for."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import outlet_named, source_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Span
from rawi.read.speech.hearing import Memory, Scene, Speaker, is_definite
from rawi.read.speech.speakers_again import issued_before
from rawi.read.speech.speakers_by_name import all_named
from rawi.read.speech.speakers_of_no_list import named_in_full
from rawi.read.speech.speakers_of_no_list import source_of as source_of_no_list
from rawi.text import key

# An agency's delegate is its correspondent, a state's is not.
DELEGATE = "مندوب"
_ON = key("على")
_READ_OUT, _WHICH = shape_words("reads_out"), shape_words("relative_pronoun")
# بيان لـ"الإطار الدائم"
_OWNER = re.compile('\\bلـ?["«“]([^"»”]{3,60})["»”]')


def carrier(memory: Memory, scene: Scene, base: Speaker, actors: Sequence[tuple[int, int, Mention]]) -> Speaker:
    """Return who issued the statement: named with it, or named before, or the issuer of the page's statement."""
    if _is_somebodys(scene, base):
        return meaning(base, None, feminine=False)
    if base.title is not None and base.noun != base.title.removeprefix("و") and base.title.endswith(("ها", "ه")):
        # أعلنت الوزارة …. وأشار بيانها إلى
        latest = memory.speakers[-1] if memory.speakers else None
        agrees = latest is not None and not latest.person and latest.feminine == base.title.endswith("ها")
        return meaning(base, latest.id if latest is not None and agrees else None, feminine=False)
    actors = [actor for actor in actors if not _only_passes_on(scene, *actor) and not _is_where(scene, actor[0])]
    shared = [m for start, _, m in actors[1:] if scene.text.tokens[start].key.startswith("و")]
    if actors and actors[0][2].entity is not None:
        # بيان مشترك لوزراء خارجية فرنسا وألمانيا is nobody's alone.
        return meaning(base, None if shared else actors[0][2].entity, feminine=False)
    owner = _OWNER.search(base.text or "")
    if owner is not None and base.span is not None:
        span = Span(scene.document, base.span.start + owner.start(1), base.span.start + owner.end(1))
        return replace(base, id=source_of_no_list(owner[1]).id, text=owner[1], span=span, feminine=False)
    body = _body_of_no_list(scene, base.span)
    if body is not None:
        name = scene.text.raw[body.start : body.end]
        return replace(base, id=source_of_no_list(name).id, text=name, span=body, feminine=False)
    found_out = base.noun in scene.cues.words["found_out"]
    issuer = (
        (memory.issuer or scene.issuer or issued_before(scene, memory, base)) if not actors and not found_out else None
    )
    return meaning(base, issuer.id if issuer else None, feminine=False)


def end_of_owner(scene: Scene, head: int, last: int) -> int:
    """Return the token after a carrier and whose it is, before who reads it out (بيان الحكومة | الذي تلاه سالم)."""
    tokens = scene.text.tokens
    if head + 2 >= last or not (is_definite(tokens[head + 1].key) or head + 1 in scene.named):
        return last
    return next((i for i in range(head + 2, last - 1) if _reads_out(tokens[i].key, tokens[i + 1].key)), last)


def _reads_out(word: str, after: str) -> bool:
    return word in _READ_OUT or (word in _WHICH and after in _READ_OUT)


def _only_passes_on(scene: Scene, i: int, end: int, mention: Mention) -> bool:
    """Whether who is named at the tokens `i:end` is an outlet that only published a carrier (بيان نشرته وكالة X)."""
    before = scene.text.tokens[i - 1].key if i else ""
    if before not in scene.cues.words["passed_on_by"]:
        return False
    return outlet_meant(scene, i, end) is not None or outlet_named(scene.outlets, mention.text) is not None


def _is_where(scene: Scene, i: int) -> bool:
    """Whether who is named at token `i` only tells where a carrier went round (رسالة متداولة على صفحات الطوارق)."""
    before = [token.key for token in scene.text.tokens[max(0, i - 2) : i]]
    return len(before) > 1 and before[0] == _ON and before[1] in scene.cues.words["page"]


def _is_somebodys(scene: Scene, base: Speaker) -> bool:
    """Whether a carrier is that of people nobody names: شهادة جندي من اللواء, إفاداتهم."""
    if base.span is None:
        return False
    first, last = scene.text.covering(base.span.start, base.span.end)
    tokens = scene.text.tokens
    of = tokens[first + 1].key if first + 1 < last else ""
    unnamed = speaker_noun(scene.cues, of) == "anonymous" and not is_definite(of)
    return unnamed or (tokens[first].key.endswith("هم") and last == first + 1)


def _body_of_no_list(scene: Scene, words: Span | None) -> Span | None:
    """Return where a body of no list is named whose the carrier is (بيان لوزارة التعاون الدولي بثته …), or null."""
    if words is None:
        return None
    tokens = scene.text.tokens
    first, last = scene.text.covering(words.start, words.end)
    given_out = _given_out_by(scene, first, last)
    if given_out is not None:
        return given_out
    for i in range(first + 1, last):
        word = tokens[i].key
        if not word.startswith("ل") or word in scene.cues.speakers or speaker_noun(scene.cues, word) != "body":
            continue
        ends = (j for j in range(i + 1, last) if tokens[j].key in scene.cues.words["modifier"])
        stop = named_in_full(scene.text, "body", i, next(ends, last), all_named(scene, i, last), scene.cues)
        if stop is None or word.startswith("لل"):
            return None
        return Span(scene.document, tokens[i].start + 1, tokens[stop - 1].end)
    return None


def _given_out_by(scene: Scene, first: int, last: int) -> Span | None:
    """Return where the body is named right behind a carrier, or behind who gave it out, or null.

    إحصائية الوحدة التنفيذية للنازحين, حصيلة نشرتها السلطات الانتقالية في باماكو
    """
    tokens = scene.text.tokens
    at = next((i for i in range(first + 1, last) if tokens[i].key in scene.cues.words["passed_on_by"]), None)
    begins = first + 1 if at is None else at + 1
    if begins >= last or speaker_noun(scene.cues, tokens[begins].key) != "body" or not is_definite(tokens[begins].key):
        return None
    stop = named_in_full(scene.text, "body", begins, last, all_named(scene, begins, last), scene.cues)
    return None if stop is None else Span(scene.document, tokens[begins].start, tokens[stop - 1].end)


def is_old_toll(scene: Scene, base: Speaker, head: int, last: int) -> bool:
    """Whether the words are a toll of before that is nobody's in particular (وكانت حصيلة سابقة تحدثت عن عشرين)."""
    if base.noun not in scene.cues.words["toll"] or head + 1 >= last:
        return False
    former = scene.text.tokens[head + 1].key in scene.cues.words["former"]
    return former and _body_of_no_list(scene, base.span) is None


def outlet_meant(scene: Scene, head: int, last: int) -> str | None:
    """Return the source that an outlet's name stands for: the whole words, those in marks, or after وكالة."""
    text, tokens = scene.text, scene.text.tokens
    name = text.slice((head, last))
    bare = name[1:] if name[0] in "بو" else without_l(name)
    whole = outlet_named(scene.outlets, name) or outlet_named(scene.outlets, bare)
    if whole is not None and (last - head > 1 or not tokens[head].key.startswith("ال")):
        return source_of(whole).id
    noun = speaker_noun(scene.cues, tokens[head].key) in ("outlet", "correspondent")
    noun = noun or tokens[head].key.removeprefix("و") == DELEGATE
    for first in range(head, last):
        quoted = tokens[first].kind == "quote"
        if not quoted and not (noun and first == head):
            continue
        end = next((i for i in range(first + 1, last) if tokens[i].kind == "quote"), last)
        for stop in (end,) if quoted and end < last else range(end, first + 1, -1):
            found = outlet_named(scene.outlets, text.slice((first + 1, stop)))
            if found is not None:
                return source_of(found).id
    return None


def meaning(base: Speaker, entity: str | None, *, person: bool = False, feminine: bool | None = None) -> Speaker:
    """Return the words for a speaker with whom they mean; null where that is open."""
    return Speaker(
        entity,
        text=base.text,
        span=base.span,
        feminine=base.feminine if feminine is None else feminine,
        noun=base.noun,
        kind=base.kind,
        person=person,
        title=base.title,
    )
