"""Publishers as actors: the page's own, which may be in no list, and those of the list."""

from collections.abc import Sequence
from functools import lru_cache

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import actor_entity_id
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import Matcher
from rawi.lexicon.outlets import Outlet
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, Source, content_id
from rawi.read import shapes
from rawi.read.names.actor_drafts import ActorDraft
from rawi.text import Text, analyse, attested, same_line

_OF_ITS_OWN = shape_words("body_of_its_own")
_LANGUAGES = shape_words("language_of_page")
_FEWEST_WORDS = 2
_LONGEST_TOLD = 3
_TOLD_REACH = 12
# Outlets are not called by the nouns of these (لـ"قصف عنيف").
_DEEDS = frozenset({"airstrike", "attack_on_civilians", "battle", "explosion", "killing", "shelling", "violation"})
_CORRESPONDENTS = shape_words("right_before_outlet")
_TEN = "عشر"


def own_names(sources: Sequence[Source], lexicon: Lexicon) -> Matcher[Source] | None:
    """Return the names of sources of no list, with and without the noun they begin with (وكالة سنابل)."""
    entries: list[tuple[str, Source]] = []
    for source in sources:
        words = source.name.split()
        named = analyse(source.name)
        known = shapes.name_key(source.name) in lexicon.outlets.by_name or not shapes.name_key(source.name)
        if known or source.kind == "person" or _is_other(named, lexicon):
            continue
        entries.append((source.name, source))
        heads = lexicon.actors.heads.find(named, 0) if len(words) > 1 else None
        if heads is not None and heads.end_token == 1 and heads.values[0].kind == "media":
            entries.append((" ".join(words[1:]), source))
    return Matcher(entries) if entries else None


def _is_other(named: Text, lexicon: Lexicon) -> bool:
    """Whether a source's name is a person's or begins with that of an actor, and not as outlets end (الفاو برس)."""
    if named.tokens[-1].key in shapes.OF_OUTLETS:
        return False
    if shapes.is_given(named.tokens[0].key, lexicon) or lexicon.actors.names.find(named, 0) is not None:
        return True
    return listed_inside(named.raw, lexicon) is not None


@lru_cache(maxsize=4096)
def listed_inside(name: str, lexicon: Lexicon) -> str | None:
    """Return the id of the one listed body that a name of no list holds (قيادة قوات النخبة بغرفة …), or null.

    Of two words at least, no country, and not in the name of a body of its own (رابطة أسرى حزب الله).
    """
    named = analyse(name)
    if not named.tokens or named.tokens[0].key in _OF_ITS_OWN:
        return None
    found: set[str] = set()
    i = 0
    while i < len(named.tokens):
        match = lexicon.actors.names.find(named, i)
        if match is None or match.end_token - i < _FEWEST_WORDS:
            i += 1
            continue
        if any(value.needs != "nothing" for value in match.values):
            return None
        found |= {value.actor for value in match.values}
        i = match.end_token
    if len(found) != 1:
        return None
    actor = found.pop()
    row = lexicon.actors.rows[actor]
    return actor_entity_id(actor) if row.kind != "media" and not lexicon.is_place(row.name) else None


def publisher_at(text: Text, i: int, own: Matcher[Source], lexicon: Lexicon) -> ActorDraft | None:
    """Return one of the page's own sources that is named at token `i`, or null; a word alone must be set apart."""
    match = own.find(text, i)
    if match is None:
        return None
    quoted = i > 0 and text.tokens[i - 1].kind == "quote"
    opens = i == 0 or not same_line(text, i)
    apart = i > 0 and text.tokens[i - 1].kind == "punct" and _ends_part(text, match.end_token)
    if match.end_token == i + 1 and not (quoted or opens or apart) and attested(text.tokens[i].key):
        return None
    source = match.values[0]
    # Who issues a statement is a source of its page too, and no medium: what it is, only its own noun can say.
    head = lexicon.actors.heads.find(analyse(source.name), 0)
    opening = text.tokens[i].key[len(match.proclitics) :].removeprefix("ال")
    local = Entity(
        id=content_id("ent", "actor", source.id),
        kind="actor",
        name=source.name,
        name_en=source.name_en,
        subtype=head.values[0].kind if head is not None else None,
    )
    organ = lexicon.actors.organs.find(text, i)
    # وزارة الإعلام والبث
    whole = organ is not None and all(
        text.tokens[j].key.startswith("و") for j in range(organ.end_token, match.end_token)
    )
    return ActorDraft(
        match.start,
        match.end,
        i,
        match.end_token,
        "actor.source",
        local=local,
        organ=organ.values[0].row if organ is not None and whole else None,
        opening=opening,
    )


def told_in_marks(text: Text, i: int, found: ActorDraft | None, lexicon: Lexicon) -> ActorDraft | None:
    """Return what was told something, where marks hold its name from token `i` on (قال لـ"البادية"), else `found`."""
    tokens = text.tokens
    if i < _FEWEST_WORDS or tokens[i - 1].kind != "quote" or tokens[i - 2].key != "ل":
        return found
    last = next((j for j in range(i, min(i + _LONGEST_TOLD + 1, len(tokens))) if tokens[j].kind == "quote"), None)
    if last is None or last == i or any(tokens[j].kind != "word" or not same_line(text, j) for j in range(i, last)):
        return found
    if found is not None and (found.last >= last or found.local is None):
        return found
    said = text.tokens[max(text.sentence_of(i)[0], i - _TOLD_REACH) : i - 1]
    closed = last + 1 < len(tokens) and tokens[last + 1].light == ":"
    at = max((n for n, token in enumerate(said) if form_of(lexicon.cues, token.key) is not None), default=None)
    that = at is not None and any(lexicon.triggers.words.has("that", token.key) for token in said[at:])
    words = {token.key for token in tokens[i:last]}
    readings = (form.trigger for word in words for form in lexicon.triggers.look_up(word))
    event = any(
        each.row.event_type in _DEEDS and (not each.followed_by or not each.followed_by.isdisjoint(words))
        for each in readings
    )
    if (not closed and at is None) or that or event:
        # تعرضت لـ«عمليات تخريبية»، قال إن المدينة تعرضت لـ"قصف عنيف"
        return found
    name = text.raw[tokens[i].start : tokens[last - 1].end]
    entity = content_id("ent", "actor", shapes.name_key(name))
    local = Entity(id=entity, kind="actor", name=" ".join(name.split()), subtype="media")
    return ActorDraft(tokens[i].start, tokens[last - 1].end, i, last, "actor.outlet", local=local)


def _ends_part(text: Text, i: int) -> bool:
    """Whether a line or a part of it, set off by signs, ends before token `i`."""
    return i >= len(text.tokens) or not same_line(text, i) or text.tokens[i].kind == "punct"


def _goes_on(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name in brackets goes on behind that of an outlet: another is meant ((وكالة الأناضول الحر))."""
    if shapes.key_at(text, end) == _TEN:
        # اليوم السابع عشر is a day.
        return True
    tokens = text.tokens
    if i == 0 or tokens[i - 1].light != "(" or end + 1 >= len(tokens) or tokens[end + 1].light != ")":
        return False
    word = shapes.key_at(text, end)
    return word.startswith("ال") and word not in lexicon.actors.demonyms


def _is_language(text: Text, i: int, end: int) -> bool:
    """Whether a page offers itself in a language that is called like an outlet (العربية | English)."""
    tokens = text.tokens
    beside = ((j, j + step) for j, step in ((i - 1, -1), (end, 1)) if 0 <= j + step < len(tokens))
    return tokens[i].key in _LANGUAGES and any(
        tokens[sign].kind == "punct" and tokens[other].key in _LANGUAGES for sign, other in beside
    )


def outlet_at(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a publisher by its name, with the noun before it where there is one (وكالة "سانا").

    A name that is also a word (المسيرة) counts only after such a noun, or as who was told (لـ"المسيرة").
    """
    tokens = text.tokens
    head = lexicon.actors.heads.find(text, i)
    opened = head is not None and head.values[0].kind == "media"
    at = head.end_token if head is not None and opened else i
    if at < len(tokens) and at > i and tokens[at].kind == "quote" and same_line(text, at):
        at += 1
    found = lexicon.outlet_names.find(text, at) if at < len(tokens) and tokens[at].kind != "quote" else None
    if found is None and at > i:
        # وكالة الأنباء السعودية: the noun is part of the name.
        at, found = i, lexicon.outlet_names.find(text, i)
    if found is None or (at > i and (found.proclitics or not same_line(text, at))):
        return None
    if _goes_on(text, i, found.end_token, lexicon) or _is_language(text, i, found.end_token):
        return None
    quoted = at > 0 and tokens[at - 1].kind == "quote"
    closed = found.end_token < len(tokens) and tokens[found.end_token].kind == "quote"
    told = quoted and closed and at > 1 and tokens[at - 2].key == "ل"
    apart = at > 0 and (tokens[at - 1].kind == "punct" or not same_line(text, at))
    told = told or (apart and _ends_part(text, found.end_token)) or shapes.key_at(text, at - 1) in _CORRESPONDENTS
    if not (at > i or found.end_token - at > 1 or told or not shapes.is_word(tokens[at].key)):
        return None
    last = found.end_token + (1 if at > i and quoted and closed else 0)
    first = head if head is not None and at > i else found
    outlet: Outlet = found.values[0]
    return ActorDraft(
        first.start,
        tokens[last - 1].end,
        i,
        last,
        "actor.outlet",
        local=lexicon.entity_of_outlet(outlet),
        opening=tokens[i].key[len(first.proclitics) :].removeprefix("ال"),
    )
