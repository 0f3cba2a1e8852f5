"""Who the words for a speaker mean: a person, an actor, an outlet, somebody unnamed, or one named before."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import PRONOUNS, SpeakerKind, bare_noun, speaker_noun
from rawi.lexicon.outlets import name_key, outlet_named, outlet_told
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Span
from rawi.read.speech.by_army import army_of
from rawi.read.speech.by_office import body_of_source
from rawi.read.speech.hearing import UNKNOWN, Memory, Scene, Speaker, is_definite, is_feminine, noun_with_pronoun
from rawi.read.speech.speakers_again import spoke_before
from rawi.read.speech.speakers_by_name import (
    HUMAN,
    all_named,
    by_own_name,
    is_kin,
    is_kin_noun,
    is_quoted_name,
    longer_name,
    named_after_comma,
    named_before_comma,
)
from rawi.read.speech.speakers_of_carriers import DELEGATE, carrier, end_of_owner, is_old_toll, meaning, outlet_meant
from rawi.read.speech.speakers_of_no_list import named_in_full
from rawi.read.speech.speakers_of_no_list import source_of as source_of_no_list
from rawi.read.speech.units import is_that_word
from rawi.text import Token, attested, segment

_ONE_OF, _ONE_OF_THEM = shape_words("one_of"), shape_words("one_of_them")
_ALONE = 3
_OFFICIAL_REACH = 400
_LONGEST_TITLE = 6
_SHORT_TITLE = 2
_HEAD_REACH = 2
_OF = "من"
_LIKE = re.compile(r"\Aلل(?=\w)")


def resolve(scene: Scene, memory: Memory, first: int, last: int) -> Speaker:
    """Return who the words of the tokens `first:last` name. What they do not settle is null, with the words kept."""
    tokens = scene.text.tokens
    first, last = trimmed(tokens, first, last)
    last = _before_addressed(scene, first, last)
    if first >= last:
        return UNKNOWN
    start, end = scene.text.span((first, last))
    start = _without_proclitic(scene, first, start)
    head = _head(scene, first, last)
    word = tokens[head].key
    kind = _kind_at(scene, head, last)
    last = end_of_owner(scene, head, last) if kind == "carrier" else last
    owned = noun_with_pronoun(scene.cues, word)
    noun = bare_noun(scene.cues, word) or owned
    if kind is None and noun is not None:
        kind = scene.cues.speakers[noun]
    found = list(scene.mentions(first, last))
    base = Speaker(
        None,
        text=scene.text.raw[start:end],
        span=Span(scene.document, start, end),
        # محاميه is his lawyer, محامية a woman.
        feminine=is_feminine(scene.cues, owned if tokens[head].text.endswith("ه") and owned else word),
        noun=noun,
        kind=kind,
        title=word,
    )
    if kind == "official" and found and found[0][0] == head and found[0][2].kind == "actor":
        kind = None
    if word in scene.cues.words["latter"]:
        return meaning(base, _named_before(scene, head, feminine=base.feminine), person=False)
    speaker = _resolved(scene, memory, base, kind, head, last, found)
    unnamed = not any(mention.kind == "person" for _, _, mention in found)
    of_kin = is_kin_noun(scene, head) or is_kin(scene, head, found)
    if speaker.person and not unnamed and not of_kin:
        longer = longer_name(scene, speaker, head, last, found)
        if longer is not None:
            return longer
    if not speaker.own and not of_kin and (speaker.id is None or (kind in HUMAN and unnamed)):
        named = by_own_name(scene, memory, speaker, kind, head, last)
        if named is not None:
            return named
    if speaker.id is None and kind is None and not found and is_quoted_name(tokens[first:last]):
        name = scene.text.slice((first + 1, last - 1))
        return replace(speaker, id=source_of_no_list(name).id, text=name)
    if (
        (speaker.id is None or (kind == "spokesperson" and unnamed))
        and not speaker.own
        and (kind in HUMAN or word in _ONE_OF_THEM)
    ):
        put_in = named_before_comma(scene, first, last) or named_after_comma(scene, last)
        if put_in is not None:
            name = scene.text.slice(put_in)
            at = tokens[put_in[0]].start
            found_person = scene.named.get(put_in[0])
            entity = found_person[0].entity if found_person is not None else source_of_no_list(name).id
            span = Span(scene.document, at, at + len(name))
            return replace(speaker, id=entity, text=name, span=span, person=True)
    if speaker.id is None and not speaker.own and kind not in ("carrier", "spokesperson"):
        before = spoke_before(scene, memory, base, head, last)
        if before is not None and not _is_another_named(scene, before, head):
            return meaning(base, before.id, person=before.person)
    if speaker.id is None and not speaker.own:
        stop = named_in_full(scene.text, kind, head, last, all_named(scene, head, last), scene.cues)
        if stop is not None:
            begins, ends = start, scene.text.tokens[stop - 1].end
            # وفق بلاغ للمديرية العامة
            name = _LIKE.sub("ال", scene.text.raw[begins:ends])
            return replace(speaker, id=source_of_no_list(name).id, text=name, span=Span(scene.document, begins, ends))
    return speaker


def _head(scene: Scene, first: int, last: int) -> int:
    """Return the token of the noun at the head of the words for a speaker (ذات المصدر, آخر إحصاء لوزارة الصحة)."""
    tokens = scene.text.tokens
    head = next(i for i in range(first, last) if tokens[i].kind in ("word", "number"))
    head += tokens[head].key in scene.cues.words["selfsame"] and head + 1 < last
    newest = tokens[head].key in scene.cues.words["newest"] and head + 1 < last
    return head + (newest and speaker_noun(scene.cues, tokens[head + 1].key) == "carrier")


def _kind_at(scene: Scene, head: int, last: int) -> SpeakerKind | None:
    """Return what the noun at the head of the words says; an agency's delegate is its correspondent."""
    word = scene.text.tokens[head].key
    ends = range(head + 2, min(last, head + 2 + _SHORT_TITLE) + 1) if word.removeprefix("و") == DELEGATE else ()
    if any(outlet_named(scene.outlets, scene.text.slice((head + 1, end))) is not None for end in ends):
        return "correspondent"
    return speaker_noun(scene.cues, word)


def _before_addressed(scene: Scene, first: int, last: int) -> int:
    """Return the token before which the words for a speaker end: that of whom he speaks to is no part of his name.

    الشرطة للسكان; but a name may have such a word in it (الوحدة التنفيذية للنازحين).
    """
    within = {i for start, end, _ in all_named(scene, first, last) for i in range(start + 1, end)}
    return next((i for i in range(first + 1, last) if i not in within and _is_addressed(scene, i)), last)


def _is_addressed(scene: Scene, i: int) -> bool:
    """Whether a word with ل says to whom somebody speaks: للسكان, and his own (لأقاربه, لجنوده)."""
    token = scene.text.tokens[i]
    if token.key in scene.cues.words["addressed"]:
        return True
    named = scene.named.get(i)
    free = named is None or named[0].span.start > token.start
    if free and outlet_told(scene.outlets, scene.text, i, len(scene.text.tokens)) is not None:
        # إحصائية جديدة لشبكة أطباء السودان: what carries the words is theirs.
        carried = any(speaker_noun(scene.cues, one.key) == "carrier" for one in scene.text.tokens[max(i - 2, 0) : i])
        if not carried:
            # قرصان يسمى سالم حسين لرويترز, فيليب أقوير لفرانس برس
            return True
    his = token.key.startswith("ل") and token.text.endswith(("ه", "ها", "هم")) and i not in scene.named
    return his and not attested(token.key) and any(parts.proclitics == ("ل",) for parts in segment(token.key))


def _without_proclitic(scene: Scene, first: int, start: int) -> int:
    """Return where the words begin: after the و or ل that is written with a name or a noun for speakers."""
    found = scene.named.get(first)
    if found is not None:
        return max(start, min(found[0].span.start, scene.text.tokens[first].end - 1))
    word = scene.text.tokens[first].key
    bare = word[1:].removeprefix("ال")
    attached = word[:1] in ("و", "ل", "ب") and word not in scene.cues.speakers and bare in scene.cues.speakers
    return start + attached


def _resolved(
    scene: Scene,
    memory: Memory,
    base: Speaker,
    kind: SpeakerKind | None,
    head: int,
    last: int,
    found: Sequence[tuple[int, int, Mention]],
) -> Speaker:
    tokens = scene.text.tokens
    if kind == "correspondent" and _is_ours(scene, head, last):
        # مراسلنا نبيل الراشد
        return replace(base, own=True)
    person = next((mention for _, _, mention in found if mention.kind == "person"), None)
    if person is not None and (_is_one_of(scene, head, last) or is_kin(scene, head, found)):
        # أحد مرافقي الهجري, والدة السياسية هفرين خلف
        return meaning(base, None, person=True)
    if person is not None and _is_bureau(scene, head):
        # مكتب رئيس الوزراء عبد الله حمدوك
        return replace(base, id=source_of_no_list(base.text or "").id)
    if person is not None:
        # تابع حمود, قال الجنرال نيل: who spoke before by his whole name
        titled = all(speaker_noun(scene.cues, token.key) is not None for token in tokens[head : last - 1])
        alone = titled and person.entity not in scene.public
        before = memory.with_surname(tokens[last - 1].key) if alone else None
        if before is not None:
            return meaning(base, before.id, person=True)
        return meaning(base, person.entity, person=True, feminine=base.feminine and kind != "body")
    if kind == "correspondent":
        return _correspondent(scene, base, head, last)
    actors = [(start, end, mention) for start, end, mention in found if mention.kind == "actor"]
    if not any(mention.entity for _, _, mention in actors) and _is_own_noun(scene, head, last):
        return replace(base, own=True)
    if kind == "carrier":
        old = not actors and is_old_toll(scene, base, head, last)
        return replace(base, own=True) if old else carrier(memory, scene, base, actors)
    if kind == "anonymous" and tokens[head].key in scene.cues.words["person_again"] and last == head + 1:
        return meaning(base, _again(scene, memory, base, head, last), person=True)
    if kind == "anonymous":
        of = _of_source(scene, base, head, last, actors)
        return of if of is not None else meaning(base, _anonymous(scene, memory, base, head, last, actors))
    if kind == "spokesperson":
        return _spokesperson(scene, memory, base, head, last, actors)
    if kind == "official":
        official = _official(scene, memory, base, head) if not actors else None
        directed = _directed(scene, memory, head, last) if official is None else None
        if directed is not None:
            return meaning(base, directed.id)
        if official is None and not actors and is_definite(tokens[head].key):
            official = _again(scene, memory, base, head, last)
        return meaning(base, official, person=True)
    return _named_or_again(scene, memory, base, kind, head, last, actors)


def _is_bureau(scene: Scene, head: int) -> bool:
    """Whether the words are an office's, with the title whose it is (مكتب رئيس الوزراء): not who holds it speaks."""
    first, *of = (token.key for token in scene.text.tokens[head : head + 2])
    bureau = first.removeprefix("و") in scene.cues.words["bureau"]
    return bureau and any(speaker_noun(scene.cues, word) == "official" for word in of)


def _is_one_of(scene: Scene, head: int, last: int) -> bool:
    """Whether the words name nobody, but one of somebody's people (أحد مرافقي الهجري): no name of his own follows."""
    tokens = scene.text.tokens
    if tokens[head].key.removeprefix("و") not in _ONE_OF or head + 2 >= last:
        return False
    return any(
        end == last for start, end, m in scene.mentions(head + 2, last) if m.kind == "person" and start == head + 2
    )


def _named_or_again(
    scene: Scene,
    memory: Memory,
    base: Speaker,
    kind: SpeakerKind | None,
    head: int,
    last: int,
    actors: Sequence[tuple[int, int, Mention]],
) -> Speaker:
    """Return a body or an outlet by its name, else who spoke before by the same noun."""
    alone = is_definite(scene.text.tokens[head].key) and last == head + 1
    before = memory.with_noun(base.noun) if base.noun else None
    if alone and before is not None and before.id is not None and before.noun == base.noun and not before.person:
        # قالت منظمة العفو …. ودعت المنظمة: who spoke before, unless another called so was named since.
        return meaning(base, None if _is_another_named(scene, before, head) else before.id)
    outlet = outlet_meant(scene, head, last) if kind == "outlet" or not actors else None
    entity = outlet or (_actor(scene, head, kind, actors) if actors else None)
    if entity is not None:
        return meaning(base, entity)
    before = before if _is_alone(scene, head, last) else None
    again = before is None and not actors and scene.text.tokens[head].key in scene.cues.words["person_again"]
    if again:
        return meaning(base, _again(scene, memory, base, head, last), person=True)
    if before is None and last == head + 1 and noun_with_pronoun(scene.cues, scene.text.tokens[head].key) is not None:
        # أوصدت الجامعة أبوابها، وقالت إدارتها
        owned = kind == "body" and base.noun in scene.cues.words["organ"]
        feminine = scene.text.tokens[head].key.endswith("ها")
        return meaning(base, _named_before(scene, head, feminine=feminine) if owned else None)
    return meaning(base, before.id if before else None)


def _is_another_named(scene: Scene, before: Speaker, head: int) -> bool:
    """Whether another body with the same noun has acted in a sentence after the one in which `before` spoke."""
    if before.span is None or before.noun is None:
        return False
    first = scene.text.covering(before.span.start, before.span.end)[1]
    return any(
        end > start + 1
        and first <= scene.text.sentence_of(start)[0] >= start - _HEAD_REACH
        and mention.entity != before.id
        and bare_noun(scene.cues, scene.text.tokens[start].key.removeprefix("و").removeprefix("ل")) == before.noun
        for start, end, mention in scene.mentions(first, head)
        if mention.kind == "actor"
    )


def _is_alone(scene: Scene, head: int, last: int) -> bool:
    """Whether the words are a noun with the article and little else, or one word: who spoke before may be meant."""
    count = _words(scene, head, last)
    return count == 1 or (count < _ALONE and is_definite(scene.text.tokens[head].key))


def _anonymous(
    scene: Scene, memory: Memory, base: Speaker, head: int, last: int, actors: Sequence[tuple[int, int, Mention]]
) -> str | None:
    """Return whom a noun for somebody unnamed means: who spoke before (المصدر), the body whose word a source's is."""
    definite = is_definite(scene.text.tokens[head].key)
    before = memory.with_noun(base.noun or "") if definite and _is_alone(scene, head, last) else None
    if before is None and actors and _is_mouth_of(scene, head, actors[0][0]):
        return actors[0][2].entity
    return before.id if before else None


def _of_source(
    scene: Scene, base: Speaker, head: int, last: int, actors: Sequence[tuple[int, int, Mention]]
) -> Speaker | None:
    """Return the body whose word a source's is (مصدر في شرطة ديالى), or null."""
    first = body_of_source(scene.text.tokens, head, last, scene.cues)
    if first is None or scene.text.tokens[first].key.removeprefix("ب") in scene.cues.words["treats"]:
        return None
    named = next((mention for start, _, mention in actors if start == first), None)
    if named is not None:
        common = speaker_noun(scene.cues, scene.text.tokens[first].key) is not None and first + 1 == last
        return None if named.entity is None or common else meaning(base, named.entity)
    stop = named_in_full(scene.text, "body", first, last, all_named(scene, first, last), scene.cues)
    words = scene.text.tokens[first : stop or first]
    if all(speaker_noun(scene.cues, token.key) is not None for token in words):
        # في قيادة الشرطة: of which town, only the text around tells.
        return None
    start = scene.text.tokens[first].start + scene.text.tokens[first].key.startswith("ب")
    name = scene.text.raw[start : words[-1].end]
    return replace(base, id=source_of_no_list(name).id, text=name, span=Span(scene.document, start, start + len(name)))


def _again(scene: Scene, memory: Memory, base: Speaker, head: int, last: int) -> str | None:
    """Return the person who spoke last, where a noun with the article (and an adjective) may mean him (قال الرجل)."""
    told_of = memory.with_noun(base.noun) if base.noun else None
    latest = told_of or (memory.speakers[-1] if memory.speakers else None)
    short = last - head <= _SHORT_TITLE and all(is_definite(token.key) for token in scene.text.tokens[head:last])
    if latest is None or not short or not latest.person or latest.feminine != base.feminine:
        return None
    return latest.id


def _is_mouth_of(scene: Scene, head: int, named: int) -> bool:
    """Whether a source speaks for the ministry it is in (مصدر مسؤول في وزارة الداخلية), rather than only of it."""
    tokens = scene.text.tokens
    word = tokens[named].key
    inside = tokens[named - 1].key == "في" or word.startswith("ب")
    return (
        inside and word.removeprefix("ب") in scene.cues.words["speaks_by_sources"] and tokens[head].key.endswith("مصدر")
    )


def _is_own_noun(scene: Scene, head: int, last: int) -> bool:
    """Whether the words are the noun that the narrator's own name begins with (المركز, إدارة التحالف)."""
    if scene.own_name is None:
        return False
    tokens = scene.text.tokens
    own = name_key(scene.own_name).split()[:1]
    word = tokens[last - 1].key
    same = is_definite(word) and bool(own) and own[0].removeprefix("ال") == word.removeprefix("و").removeprefix("ال")
    return same and all(token.key in scene.cues.words["organ"] for token in tokens[head : last - 1])


def _correspondent(scene: Scene, base: Speaker, head: int, last: int) -> Speaker:
    """Return the outlet itself for its own correspondent, the other outlet for another's."""
    return replace(base, own=True) if _is_ours(scene, head, last) else meaning(base, outlet_meant(scene, head, last))


def _is_ours(scene: Scene, head: int, last: int) -> bool:
    """Whether a correspondent is the narrator's own: مراسلنا, المراسل, مراسل and the narrator's name."""
    tokens = scene.text.tokens
    said = {token.key for token in tokens[head + 1 : last]}
    said |= {word.removeprefix("ال") for word in said}
    own = set(name_key(scene.own_name).split()) if scene.own_name else set()
    ours = tokens[head].key.endswith("نا") or (is_definite(tokens[head].key) and last == head + 1)
    return ours or not own.isdisjoint(said)


def _spokesperson(
    scene: Scene, memory: Memory, base: Speaker, head: int, last: int, actors: Sequence[tuple[int, int, Mention]]
) -> Speaker:
    """Return whom an unnamed spokesman speaks for; `المتحدث` alone is the one who spoke before."""
    tokens = scene.text.tokens
    if actors:
        return meaning(base, actors[0][2].entity, person=True)
    named = scene.cues.words["in_name_of"]
    pronoun = next((t.key for t in tokens[head:last] if t.key in named and t.key.endswith(PRONOUNS)), None)
    if pronoun is None and noun_with_pronoun(scene.cues, tokens[head].key) is not None:
        pronoun = tokens[head].key
    if pronoun is not None:
        feminine = pronoun.endswith("ها")
        entity = _named_before(scene, head, feminine=feminine)
        return meaning(base, entity, person=True)
    army = army_of(scene, head, last)
    if army is not None:
        return meaning(base, army, person=True)
    before = memory.with_noun(base.noun or "")
    if before is None and base.noun not in scene.cues.words["organ"]:
        # An office is no person: المكتب is not who spoke for it.
        before = memory.last_person()
    alone = is_definite(tokens[head].key)
    return meaning(base, before.id if alone and before else None, person=True)


def _official(scene: Scene, memory: Memory, base: Speaker, head: int) -> str | None:
    """Return whom المقدم or محافظ الأنبار alone means: the person named with that title nearby, else who spoke last."""
    before = range(head - 1, max(-1, head - _OFFICIAL_REACH), -1)
    after = range(head + 1, min(len(scene.text.tokens), head + _OFFICIAL_REACH))
    title = name_key(base.text or "").split()
    for first in (*before, *after):
        found = scene.named.get(first)
        if found is None or found[0].kind != "person":
            continue
        around = {token.key for token in scene.text.tokens[_title_of(scene, first) : found[1]]}
        bare = {word.removeprefix("ال") for word in around}
        if title and title[0].removeprefix("ال") in bare and (len(title) < 2 or title[1].removeprefix("ال") in bare):
            return found[0].entity
    alone = len(title) == 1 and title[0].removeprefix("ال") == base.noun
    last = memory.with_noun(base.noun or "") if alone else None
    return last.id if last else None


def _title_of(scene: Scene, name: int) -> int:
    """Return where a title of who is named at token `name` may begin: no clause with أن parts the two."""
    first = max(0, name - _LONGEST_TITLE)
    return next((i + 1 for i in range(name - 1, first - 1, -1) if is_that_word(scene.text.tokens[i].key)), first)


def _directed(scene: Scene, memory: Memory, head: int, last: int) -> Speaker | None:
    """Return the body that spoke before and whose director speaks now, unnamed (مدير المرصد), or null."""
    first, *rest = scene.text.tokens[head:last]
    if len(rest) != 1 or first.key not in scene.cues.words["directs"] or not is_definite(rest[0].key):
        return None
    before = memory.with_noun(rest[0].key.removeprefix("ال"))
    before = before if before is not None else memory.with_noun(rest[0].key)
    return before if before is not None and before.id is not None and not before.person else None


def _named_before(scene: Scene, head: int, *, feminine: bool) -> str | None:
    """Return the last actor named in the sentence or the one before it that a pronoun may mean."""
    start = scene.text.sentence_of(head)[0]
    start = max(scene.text.sentence_of(start - 1)[0] if start else start, head - _OFFICIAL_REACH)
    before = [m for first, _, m in scene.mentions(start, head) if m.kind == "actor" and _agrees(scene, first, feminine)]
    return before[-1].entity if before else None


def _agrees(scene: Scene, token: int, feminine: bool) -> bool:
    word = next((t.key for t in scene.text.tokens[token : token + 2] if t.kind == "word"), "")
    return is_feminine(scene.cues, word) == feminine


def _actor(scene: Scene, head: int, kind: SpeakerKind | None, actors: Sequence[tuple[int, int, Mention]]) -> str | None:
    """Return the actor that the words name; null where they name two, or somebody inside or beside it."""
    tokens = scene.text.tokens
    if kind == "component" and not is_definite(tokens[head].key):
        # فصائل وكتائب غرفة العمليات: parts of the one named after them.
        parts = [i for i, (_, _, m) in enumerate(actors) if m.entity is not None]
        between = tokens[head : actors[parts[0]][0]] if parts else ()
        if all(speaker_noun(scene.cues, token.key) == "component" for token in between):
            actors = actors[parts[0] :] if parts else actors
    first, end, mention = actors[0]
    umbrella = [m for start, _, m in actors[1:] if any(t.key in scene.cues.words["inside"] for t in tokens[end:start])]
    if umbrella:
        return umbrella[-1].entity
    # المركز الإعلامي للقوات المسلحة, كتيبة جنين التابعة لسرايا القدس
    between = tokens[head + 1 : first]
    organ = kind == "body" and tokens[first].key.startswith("ل") and all(map(_is_adjective, between))
    # هيئة أركان الجيش
    organ = organ or all(token.key in scene.cues.words["organ"] for token in tokens[head:first])
    # وفد من مجلس الأمن
    sent = tokens[head].key in scene.cues.words["delegation"] and [token.key for token in between] == [_OF]
    if first > head + 1 and kind != "component" and not (organ or sent):
        return None
    joined = [m for start, stop, m in actors[1:] if start == end and tokens[start].key.startswith("و")]
    if any(other.entity != mention.entity for other in joined):
        return None
    return mention.entity


def _is_adjective(token: Token) -> bool:
    return is_definite(token.key) and token.key.endswith(("ي", "يه", "ع", "عه", "ا", "مه", "م"))


def trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return the range without signs at its ends; quotation marks stay."""
    while first < last and tokens[first].kind == "punct":
        first += 1
    while first < last and tokens[last - 1].kind == "punct" and tokens[last - 1].light != ")":
        last -= 1
    return (first, last) if any(t.kind in ("word", "number") for t in tokens[first:last]) else (first, first)


def _words(scene: Scene, first: int, last: int) -> int:
    same = scene.cues.words["same"]
    return sum(token.kind == "word" and token.key not in same for token in scene.text.tokens[first:last])
