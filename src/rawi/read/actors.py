"""Names of organisations in a text: those of the list, groups of their own by head noun and name, common nouns.

What a common noun or a short form means is settled later, by what else the text names (`resolve`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorCommon, ActorName
from rawi.lexicon.matcher import REMEMBERED, Match, Matcher, after_letters, word_forms
from rawi.lexicon.outlets import Outlet, outlet_entity
from rawi.model import Entity, Source, content_id
from rawi.read import shapes
from rawi.read.group_names import LONGEST_NAME, chain_end, place_end, quoted_end
from rawi.text import Text, analyse, attested, key

# Own forces of whoever speaks (قواته، قطعاتنا): the noun, and the pronouns written with it.
_FIGHTERS = ("مقاتلي", "مجاهدي")
_FORCES = ("قوات", "قطعات", *_FIGHTERS)
# Of who speaks and who is spoken to: fighters of others are counted, not named (مقاتليه).
_SPEAKERS = ("نا", "كم")
_PRONOUNS = ("ه", "ها", "هم", "نا", "كم", "نا")
_UNITS = frozenset(map(key, ("اللواء", "الفرقة", "الفوج", "الكتيبة", "الفيلق", "السرية")))
_BARE_UNITS = frozenset(word.removeprefix("ال") for word in _UNITS)
# What a unit is made of, written after its number (اللواء الثاني عمالقة، لواء 35 مدرع).
_ARMS = frozenset(
    key(
        "عمالقة مشاة مدرع مدرعة ميكا ميكانيكي آلية حزم صاعقة مظلات مظلي اقتحام مدفعية حرس حدود دعم إسناد قتال مهام "
        "خاصة استطلاع حماية تدخل سريع جبلي جبلية ساحلية بحري دبابات عسكري"
    ).split()
)
# Nouns that with the name of an actor say only that its force is meant (قطعات الفرقة الرابعة، عصابات داعش).
_FORCES_OF = frozenset(key("قوات قطعات قطاعات طيران مرتزقة عصابات ميليشيات ميليشيا مليشيات مليشيا").split())
_TROOPS = key("قوات")
_ABUSIVE = _FORCES_OF - frozenset(key("قوات قطعات قطاعات طيران").split())
_MINISTRIES = frozenset(map(key, ("الخارجية", "الدفاع", "الداخلية", "الصحة")))
# The office that speaks for a group stands for it (المكتب الإعلامي للواء دروع القلمون).
_OFFICE = (key("المكتب"), key("الإعلامي"))
_BEGINNINGS = frozenset((*_UNITS, *_BARE_UNITS, *_FORCES_OF, *_MINISTRIES, _OFFICE[0]))
_INSIDE = frozenset(tuple(key(words).split()) for words in ("ضمن", "ضمن صفوف", "في صفوف", "من صفوف"))
_LONGEST_ABUSE = 3


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An organisation in the making: code points, tokens, and whom the words may mean.

    `names` are entries of the list that are written so; `local` is a group that is in no list. `opening` is the key
    of the noun it begins with, `refers` the openings it may refer back to, `pronoun` the one written with it.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    names: tuple[ActorName, ...] = ()
    local: Entity | None = None
    common: ActorCommon | None = None
    opening: str = ""
    refers: tuple[str, ...] = ()
    pronoun: str = ""


def find(text: Text, lexicon: Lexicon, *, sources: Sequence[Source] = ()) -> list[ActorDraft]:
    """Return what may name an organisation, from left to right, the longest at each place, none overlapping.

    `sources` are those of the page: they may be in no list.
    """
    own = _own_names(sources, lexicon)
    drafts: list[ActorDraft] = []
    i = 0
    while i < len(text.tokens):
        draft = _at(text, i, lexicon) if text.tokens[i].kind in ("word", "number") else None
        if own is not None and text.tokens[i].kind == "word":
            draft = _longer(draft, _publisher(text, i, own, lexicon))
        if draft is not None and drafts and _is_inside(text, drafts[-1], draft):
            # ميليشيات ضمن الحشد الشعبي are not the whole of it, nor what a noun before refers to.
            drafts[-1] = replace(drafts[-1], end=draft.end, last=draft.last, refers=())
        elif draft is not None and drafts and _is_named_by(text, drafts[-1], draft):
            quoted = text.tokens[draft.last]
            drafts[-1] = replace(
                draft, start=drafts[-1].start, first=drafts[-1].first, end=quoted.end, last=draft.last + 1
            )
        elif draft is not None:
            drafts.append(draft)
        i = draft.last if draft is not None else i + 1
    return drafts


def _is_named_by(text: Text, noun: ActorDraft, name: ActorDraft) -> bool:
    """Whether a common noun without the article has its name right after it, in marks (فصائل "الفتح المبين")."""
    if noun.rule != "actor.common" or name.rule != "actor.name" or text.tokens[noun.first].key.startswith("ال"):
        return False
    tokens = text.tokens
    marked = name.first - noun.last == 1 and tokens[noun.last].kind == "quote" and name.last < len(tokens)
    return marked and tokens[name.last].kind == "quote" and shapes.same_line(text, noun.last - 1)


def _is_inside(text: Text, group: ActorDraft, whole: ActorDraft) -> bool:
    """Whether a common noun without the article is said to belong to what is named after it (فصائل في صفوف الجيش)."""
    if group.rule != "actor.common" or whole.rule != "actor.name" or text.tokens[group.first].key.startswith("ال"):
        return False
    between = tuple(token.key for token in text.tokens[group.last : whole.first])
    together = all(shapes.same_line(text, i) for i in range(group.last - 1, whole.first))
    return together and between in _INSIDE and whole.start == text.tokens[whole.first].start


def _own_names(sources: Sequence[Source], lexicon: Lexicon) -> Matcher[Source] | None:
    """Return the names of sources of no list, with and without the noun they begin with (وكالة سنابل)."""
    entries: list[tuple[str, Source]] = []
    for source in sources:
        words = source.name.split()
        named = analyse(source.name)
        known = shapes.name_key(source.name) in lexicon.outlets.by_name or not shapes.name_key(source.name)
        if known or lexicon.actors.names.find(named, 0) is not None:
            continue
        entries.append((source.name, source))
        heads = lexicon.actors.heads.find(named, 0) if len(words) > 1 else None
        if heads is not None and heads.end_token == 1 and heads.values[0].kind == "media":
            entries.append((" ".join(words[1:]), source))
    return Matcher(entries) if entries else None


def _publisher(text: Text, i: int, own: Matcher[Source], lexicon: Lexicon) -> ActorDraft | None:
    match = own.find(text, i)
    if match is None:
        return None
    quoted = i > 0 and text.tokens[i - 1].kind == "quote"
    opens = i == 0 or not shapes.same_line(text, i - 1)
    if match.end_token == i + 1 and not (quoted or opens) and attested(text.tokens[i].key):
        return None
    source = match.values[0]
    # Who issues a statement is a source of its page too, and no medium: what it is, only its own noun can say.
    head = lexicon.actors.heads.find(analyse(source.name), 0)
    local = Entity(
        id=content_id("ent", "actor", source.id),
        kind="actor",
        name=source.name,
        name_en=source.name_en,
        subtype=head.values[0].kind if head is not None else None,
    )
    return ActorDraft(
        match.start, match.end, i, match.end_token, "actor.source", local=local, opening=_opening(text, match)
    )


def _opening(text: Text, match: Match[Source]) -> str:
    return text.tokens[match.start_token].key[len(match.proclitics) :].removeprefix("ال")


def _longer(one: ActorDraft | None, other: ActorDraft | None) -> ActorDraft | None:
    if one is None or other is None:
        return one or other
    return other if other.last >= one.last else one


@lru_cache(REMEMBERED)
def _may_begin(lexicon: Lexicon, word: str) -> bool:
    """Whether a word (its key) can begin a name at all: most cannot."""
    actors = lexicon.actors
    lists = (actors.names, actors.heads, actors.commons, lexicon.outlet_names)
    return any(names.may_begin(word) for names in lists) or any(
        form in _BEGINNINGS or form in actors.anaphors or form.startswith(_FORCES) for form, _ in word_forms(word)
    )


def _at(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    if not _may_begin(lexicon, text.tokens[i].key):
        return None
    if tuple(token.key for token in text.tokens[i : i + 2]) == _OFFICE and i + 2 < len(text.tokens):
        spoken_for = _at(text, i + 2, lexicon)
        if spoken_for is not None and spoken_for.start > text.tokens[i + 2].start:
            return replace(spoken_for, start=text.tokens[i].start, first=i)
    found = [draft for draft in _readings(text, i, lexicon) if draft is not None]
    force = _force_of(text, i, lexicon)
    if force is not None and all(draft.last < force.last or draft.rule == "actor.group" for draft in found):
        return force
    if any(name.needs == "nothing" for draft in found for name in draft.names):
        # A name of the list is surer than how far a name of no list may reach.
        found = [draft for draft in found if draft.rule != "actor.group"]
    return max(found, key=lambda draft: draft.last, default=None)


def _force_of(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return an actor with the noun for its force before it (قطعات الفرقة الرابعة), the actor itself."""
    token = text.tokens[i]
    if i + 1 >= len(text.tokens) or text.tokens[i + 1].kind not in ("word", "quote") or not shapes.same_line(text, i):
        return None
    for form, proclitics in word_forms(token.key):
        if form not in _FORCES_OF:
            continue
        inner = _at(text, i + 1, lexicon)
        bare = form == _TROOPS and inner is not None and inner.rule == "actor.unit"
        if (
            inner is None
            or bare
            or inner.rule not in ("actor.name", "actor.unit")
            or inner.start != text.tokens[i + 1].start
        ):
            return None
        names = inner.names
        if form in _ABUSIVE:
            names = tuple(msgspec.structs.replace(name, register="partisan") for name in names)
        start = after_letters(token, len(proclitics))
        return replace(inner, start=start, first=i, names=names, opening=form)
    return None


def _readings(text: Text, i: int, lexicon: Lexicon) -> Iterator[ActorDraft | None]:
    """Yield the readings of the words from token `i` on; of two as long as each other the first one counts."""
    actors = lexicon.actors
    named = actors.names.find(text, i)
    if named is not None:
        opening = text.tokens[i].key[len(named.proclitics) :].removeprefix("ال")
        last = _past_short_form(text, named, lexicon)
        yield ActorDraft(
            named.start,
            text.tokens[last - 1].end if last > named.end_token else named.end,
            i,
            last,
            "actor.name",
            names=named.values,
            opening=opening,
            common=_common(text, i, named.end_token, lexicon),
        )
    yield _apposed(text, i, lexicon)
    yield _group(text, i, lexicon)
    yield _unit(text, i, lexicon)
    yield _ministry(text, i, lexicon)
    yield _outlet(text, i, lexicon)
    common = actors.commons.find(text, i)
    if common is not None:
        noun = common.values[0]
        opening = text.tokens[i].key[len(common.proclitics) :].removeprefix("ال")
        yield ActorDraft(
            common.start,
            common.end,
            i,
            common.end_token,
            "actor.common",
            common=noun,
            opening=opening,
            refers=tuple(shapes.keyed(noun.refers)),
        )
    yield _anaphor(text, i, lexicon)
    yield _own_forces(text, i)


def _apposed(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a name of the list with words of abuse inside it (ميليشيات مجرم الحرب حفتر for ميليشيات حفتر)."""
    if not _is_abuse(text, i + 1, lexicon):
        return None
    token = text.tokens[i]
    for at in range(i + 2, min(i + 2 + _LONGEST_ABUSE, len(text.tokens))):
        if text.tokens[at].kind != "word" or not shapes.same_line(text, at - 1):
            return None
        rest = text.raw[text.tokens[at].start : text.tokens[min(at + LONGEST_NAME, len(text.tokens)) - 1].end]
        named = lexicon.actors.names.find(analyse(f"{token.text} {rest}"), 0)
        if named is not None and named.end_token > 1:
            last = at + named.end_token - 1
            names = tuple(msgspec.structs.replace(name, register="partisan") for name in named.values)
            opening = token.key[len(named.proclitics) :].removeprefix("ال")
            start, end = token.start + named.start, text.tokens[last - 1].end
            return ActorDraft(start, end, i, last, "actor.name", names=names, opening=opening)
    return None


def _is_abuse(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a hostile word (مجرم), so that no name of a group begins with it."""
    found = lexicon.epithets.forms.get(shapes.key_at(text, i))
    return found is not None and found.stance == "hostile"


def _names_person(text: Text, i: int, lexicon: Lexicon) -> bool:
    return bool(shapes.key_at(text, i)) and lexicon.persons.names.find(text, i) is not None


def _past_short_form(text: Text, named: Match[ActorName], lexicon: Lexicon) -> int:
    """Return the token after the short form in brackets that repeats a name (برنامج الأمم المتحدة للبيئة (يونيب))."""
    tokens, at = text.tokens, named.end_token
    if at + 2 >= len(tokens) or tokens[at].light != "(" or not shapes.same_line(text, at - 1):
        return at
    again = lexicon.actors.names.find(text, at + 1)
    if again is None or again.end_token >= len(tokens) or tokens[again.end_token].light != ")":
        return at
    same = {name.actor for name in named.values} & {name.actor for name in again.values}
    return again.end_token + 1 if same else at


def _common(text: Text, i: int, end: int, lexicon: Lexicon) -> ActorCommon | None:
    match = lexicon.actors.commons.find(text, i)
    return match.values[0] if match is not None and match.end_token == end else None


def _anaphor(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a head noun with the article, which refers back to a group or to nothing (الحركة، للجماعة)."""
    token = text.tokens[i]
    for form, proclitics in word_forms(token.key):
        heads = lexicon.actors.anaphors.get(form)
        if heads is not None:
            start = after_letters(token, len(proclitics))
            opening = form.removeprefix("ال")
            return ActorDraft(start, token.end, i, i + 1, "actor.anaphor", opening=opening, refers=(opening,))
    return None


def _own_forces(text: Text, i: int) -> ActorDraft | None:
    """Return forces with the pronoun of whose they are (قواته، قواتكم المسلحة)."""
    token = text.tokens[i]
    for form, proclitics in word_forms(token.key):
        if not form.startswith(_FORCES):
            continue
        for noun in _FORCES:
            pronoun = form.removeprefix(noun)
            ours = pronoun in _SPEAKERS or noun not in _FIGHTERS
            if form.startswith(noun) and pronoun in _PRONOUNS and ours:
                follows = text.tokens[i + 1] if i + 1 < len(text.tokens) else None
                armed = follows is not None and follows.key == "المسلحه"
                last, end = (i + 2, follows.end) if follows is not None and armed else (i + 1, token.end)
                start = after_letters(token, len(proclitics))
                return ActorDraft(start, end, i, last, "actor.own_forces", opening=noun, pronoun=pronoun)
    return None


def _group(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a group that is in no list: a head noun and its name, in quotation marks or not."""
    match = lexicon.actors.heads.find(text, i)
    if match is None:
        return None
    head = match.values[0]
    if match.proclitics[-1:] == "ب" and _names_person(text, match.end_token, lexicon):
        # بقيادة فلان: who leads, no headquarters.
        return None
    if head.takes == "place":
        end = place_end(text, match.end_token, lexicon)
    else:
        end = quoted_end(text, match.end_token) or chain_end(text, match.end_token, head, lexicon)
    if end is None or (_is_abuse(text, match.end_token, lexicon) and _names_person(text, end, lexicon)):
        return None
    stop = text.tokens[end - 1].end
    name = " ".join(text.raw[match.start : stop].split())
    opening = text.tokens[i].key[len(match.proclitics) :].removeprefix("ال")
    return ActorDraft(match.start, stop, i, end, "actor.group", local=_local(name, head.kind), opening=opening)


def _unit(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a numbered unit (اللواء 27، الفوج الثاني), a group by itself."""
    token, following = text.tokens[i], text.tokens[i + 1] if i + 1 < len(text.tokens) else None
    if following is None or not shapes.same_line(text, i):
        return None
    for form, proclitics in word_forms(token.key):
        numbered = following.kind == "number" or _is_ordinal(following.key, lexicon)
        if not numbered or not (form in _UNITS or (form in _BARE_UNITS and following.kind == "number")):
            continue
        last = i + 2
        while last < i + 4 and shapes.key_at(text, last).removeprefix("و") in _ARMS:
            last += 1
        if form in _BARE_UNITS and last == i + 2:
            return None
        start, end = after_letters(token, len(proclitics)), text.tokens[last - 1].end
        local = _local(" ".join(text.raw[start:end].split()), "state_force")
        return ActorDraft(start, end, i, last, "actor.unit", local=local, opening=form.removeprefix("ال"))
    return None


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.numerals.numerals.get(word.removeprefix("ال")) if word.startswith("ال") else None
    return found is not None and found.kind == "ordinal"


def _ministry(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a ministry by its field and country (الخارجية الأردنية)."""
    token, following = text.tokens[i], text.tokens[i + 1] if i + 1 < len(text.tokens) else None
    if following is None or following.key not in lexicon.actors.demonyms or not shapes.same_line(text, i):
        return None
    for form, proclitics in word_forms(token.key):
        if form in _MINISTRIES:
            start = after_letters(token, len(proclitics))
            field = text.raw[start : following.end]
            local = msgspec.structs.replace(_local(f"وزارة {field}", "state"), aliases=(field,))
            return ActorDraft(start, following.end, i, i + 2, "actor.ministry", local=local, opening="وزاره")
    return None


def _local(name: str, kind: str) -> Entity:
    bare = shapes.unquoted(name)
    return Entity(id=content_id("ent", "actor", shapes.name_key(bare)), kind="actor", name=bare, subtype=kind)


def _outlet(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a publisher by its name, with the noun before it where there is one (وكالة "سانا").

    A name that is also a word (المسيرة) counts only after such a noun, or as who was told (لـ"المسيرة").
    """
    tokens = text.tokens
    head = lexicon.actors.heads.find(text, i)
    opened = head is not None and head.values[0].kind == "media"
    at = head.end_token if head is not None and opened else i
    if at < len(tokens) and at > i and tokens[at].kind == "quote" and shapes.same_line(text, at - 1):
        at += 1
    found = lexicon.outlet_names.find(text, at) if at < len(tokens) and tokens[at].kind != "quote" else None
    if found is None or (at > i and (found.proclitics or not shapes.same_line(text, at - 1))):
        return None
    quoted = at > 0 and tokens[at - 1].kind == "quote"
    closed = found.end_token < len(tokens) and tokens[found.end_token].kind == "quote"
    told = quoted and closed and at > 1 and tokens[at - 2].key == "ل"
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
        local=outlet_entity(outlet),
        opening=tokens[i].key[len(first.proclitics) :].removeprefix("ال"),
    )
