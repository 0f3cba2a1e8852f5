"""Names of organisations in a text: those of the list, groups of their own by head noun and name, common nouns.

What a common noun or a short form means is settled later, by what else the text names (`resolve`).
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorCommon, ActorName
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import Match, after_letters, forms_of, word_forms
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, Source, content_id
from rawi.read import shapes
from rawi.read.names import abuse, duals, organs
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.group_names import COMMAND, chain_end, described_end, place_end, quoted_end
from rawi.read.names.outlet_mentions import outlet_at, own_names, publisher_at, told_in_marks
from rawi.read.names.own_forces import FORCES, is_counted, own_forces
from rawi.text import Text, key, same_line
from rawi.text.remembered import remembered_with

_VOCATIVE = key("يا")
_WHAT = frozenset(map(key, ("ما", "بما", "وما")))
_UNITS = shape_words("unit")
_BARE_UNITS = frozenset(word.removeprefix("ال") for word in _UNITS)
# What a unit is made of, written after its number (اللواء الثاني عمالقة، لواء 35 مدرع).
_ARMS = shape_words("arm_of_unit")
# Nouns that with the name of an actor say only that its force is meant (قطعات الفرقة الرابعة، عصابات داعش).
_ABUSIVE = shape_words("force_of_abuse")
_FORCES_OF = shape_words("force_of") | _ABUSIVE
_TROOPS = key("قوات")
# Adjectives that say of what kind a group is, not which (الجماعة المسلحة).
_DESCRIBING = shape_words("describes_group")
# Nouns that with the name of a listed body are that body (بعثة مينوسما، تنظيم أنصار الشريعة).
_NOUNS_OF_BODIES = shape_words("noun_of_listed_body")
# Kinds of bodies of which a text names one of no list as often as one of the list.
CIVIL = frozenset({"media", "monitor", "relief"})
# Organs of this name are ministries.
_MINISTRY = "ministry-"
_POLICE, _STATIONS = "شرطة", shape_words("station")
# عمّان is no Oman.
_AMMAN = "عمّان"
_MINISTERS = shape_words("minister")
_SEVERAL_MINISTRIES = tuple(shape_words("several_ministries"))
# The office that speaks for a group stands for it (المكتب الإعلامي للواء دروع القلمون).
_OFFICE = [key("المكتب"), key("الإعلامي")]
_BEGINNINGS = frozenset((*_UNITS, *_BARE_UNITS, *_FORCES_OF, _OFFICE[0]))
_OCCUPATION = key("الاحتلال")
_LAWS = shape_words("law")
_GENERAL_COMMAND = (key("القيادة"), key("العامة"))


def find(text: Text, lexicon: Lexicon, *, sources: Sequence[Source] = ()) -> list[ActorDraft]:
    """Return what may name an organisation, from left to right, the longest at each place, none overlapping.

    `sources` are those of the page: they may be in no list.
    """
    own, tokens = own_names(sources, lexicon), text.tokens
    may_begin, last = _may_begin(lexicon), len(tokens)
    drafts: list[ActorDraft] = []
    i = 0
    while i < last:
        token = tokens[i]
        named = token.kind in ("word", "number") and may_begin(token.key)
        draft = _at(text, i, lexicon) if named else None
        # What begins the name of an organ may begin any name.
        field = named and draft is None and token.kind == "word" and lexicon.actors.organs.may_begin(token.key)
        if field and _speaks_for(text, i, drafts, lexicon):
            draft = _organ(text, i, lexicon, joined=True)
        if own is not None and token.kind == "word" and not own.first_words.isdisjoint(forms_of(token.key)):
            draft = _longer(draft, publisher_at(text, i, own, lexicon))
        if token.kind == "word" and i and tokens[i - 1].kind == "quote":
            draft = told_in_marks(text, i, draft, lexicon)
        if draft is not None and drafts and _is_named_by(text, drafts[-1], draft):
            quoted = tokens[draft.last]
            drafts[-1] = replace(
                draft, start=drafts[-1].start, first=drafts[-1].first, end=quoted.end, last=draft.last + 1
            )
        elif draft is not None:
            drafts += [draft, *organs.others(text, draft, lexicon)]
        i = drafts[-1].last if draft is not None else i + 1
    return drafts


def _is_named_by(text: Text, noun: ActorDraft, name: ActorDraft) -> bool:
    """Whether a common noun without the article has its name right after it, in marks (فصائل "الفتح المبين")."""
    if noun.rule != "actor.common" or name.rule != "actor.name" or text.tokens[noun.first].key.startswith("ال"):
        return False
    tokens = text.tokens
    marked = name.first - noun.last == 1 and tokens[noun.last].kind == "quote" and name.last < len(tokens)
    return marked and tokens[name.last].kind == "quote" and same_line(text, noun.last)


def _speaks_for(text: Text, i: int, before: Sequence[ActorDraft], lexicon: Lexicon) -> bool:
    """Whether the field alone means a ministry: after another of two, after a verb of saying, before a colon."""
    if before and before[-1].last == i and text.tokens[before[-1].first].key.endswith(_SEVERAL_MINISTRIES):
        return True
    said = form_of(lexicon.cues, shapes.key_at(text, i - 1)) if same_line(text, i) else None
    if said is not None and said.agreement == "feminine":
        return True
    after = i + 1 + (i + 1 < len(text.tokens) and text.tokens[i + 1].kind == "quote")
    opens = i == 0 or not same_line(text, i) or text.tokens[i - 1].kind == "quote"
    return opens and after < len(text.tokens) and text.tokens[after].light == ":"


def _longer(one: ActorDraft | None, other: ActorDraft | None) -> ActorDraft | None:
    if one is None or other is None:
        return one or other
    return other if other.last >= one.last else one


@remembered_with
def _may_begin(lexicon: Lexicon, word: str) -> bool:
    """Whether a word (its key) can begin a name at all: most cannot."""
    return bool(_readers(lexicon)(word)) or not _BEGINNINGS.isdisjoint(forms_of(word))


def _at(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    if not _may_begin(lexicon)(text.tokens[i].key) or _is_of_law(text, i):
        return None
    if text.tokens[i].key == _OFFICE[0] and i + 2 < len(text.tokens) and text.tokens[i + 1].key == _OFFICE[1]:
        spoken_for = _at(text, i + 2, lexicon)
        if spoken_for is not None and spoken_for.start > text.tokens[i + 2].start:
            return replace(spoken_for, start=text.tokens[i].start, first=i)
    found = list(_readings(text, i, lexicon))
    commanded = _commanded(text, i, lexicon)
    if commanded is not None and all(draft.last < commanded.last for draft in found):
        return commanded
    force = _force_of(text, i, lexicon)
    if not found:
        return force
    if len(found) == 1 and force is None and found[0].organ is None:
        return abuse.with_abuse(text, found[0], lexicon)
    if force is not None and all(draft.last < force.last or draft.rule == "actor.group" for draft in found):
        return force
    if any(_is_settled(draft) for draft in found):
        # A name of the list is surer than how far a name of no list may reach.
        found = [draft for draft in found if draft.rule != "actor.group"]
    outlets = {draft.last for draft in found if draft.rule == "actor.outlet"}
    # وكالة الأنباء السعودية is the outlet of the list, if there is one.
    found = [draft for draft in found if draft.rule != "actor.organ" or draft.last not in outlets]
    # وزارة الصحة السورية is an organ of its state, no group of its own; القوات اللبنانية of the list is a party.
    parties = {draft.last for draft in found if _is_of_no_state(draft, lexicon)}
    found.sort(key=lambda draft: draft.rule != "actor.organ" or draft.organ is not None or draft.last in parties)
    longest = max(found, key=lambda draft: draft.last, default=None)
    organ = next((draft.organ for draft in found if draft.organ and longest and draft.last == longest.last), None)
    longest = abuse.with_abuse(text, longest, lexicon) if longest is not None else None
    if longest is None or organ is None or any(name.needs == "nothing" for name in longest.names):
        return longest
    return replace(longest, organ=organ)


def _is_of_law(text: Text, i: int) -> bool:
    """Whether a law is named at token `i`, after the noun for it (قانون مكافحة الإرهاب)."""
    return i > 0 and same_line(text, i) and not _LAWS.isdisjoint(forms_of(text.tokens[i - 1].key))


def _is_of_no_state(draft: ActorDraft, lexicon: Lexicon) -> bool:
    """Whether a draft is the full name of an actor of the list that is no part of a state."""
    rows = lexicon.actors.rows
    return any(name.register == "full" and not rows[name.actor].kind.startswith("state") for name in draft.names)


def _body_of(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a body of the list by its name and the noun for what it is (بعثة مينوسما), or null."""
    token = text.tokens[i]
    at = i + 1 + (i + 1 < len(text.tokens) and text.tokens[i + 1].kind == "quote")
    if not shapes.key_at(text, at) or not same_line(text, i + 1):
        return None
    for form, proclitics in word_forms(token.key):
        if form not in _NOUNS_OF_BODIES:
            continue
        named = lexicon.actors.names.find(text, at)
        if named is None or named.proclitics or any(name.needs in ("voice", "country") for name in named.values):
            return None
        last = named.end_token
        if at > i + 1:
            if last >= len(text.tokens) or text.tokens[last].kind != "quote":
                return None
            last += 1
        start = after_letters(token, len(proclitics))
        end = text.tokens[last - 1].end
        names = tuple(msgspec.structs.replace(name, needs="nothing") for name in named.values)
        return ActorDraft(start, end, i, last, "actor.name", names=names, opening=form)
    return None


def _commanded(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return whom a general command commands, its words included (القيادة العامة لحركة الشباب), or null."""
    general, command = _GENERAL_COMMAND
    if text.tokens[i].key != general or i in text.breaks or shapes.key_at(text, i + 1) != command:
        return None
    if not shapes.key_at(text, i + 2):
        return None
    inner = _at(text, i + 2, lexicon) if text.tokens[i + 2].key.startswith("ل") else None
    if inner is None or inner.start == text.tokens[i + 2].start or inner.rule not in ("actor.name", "actor.organ"):
        return None
    return replace(inner, start=text.tokens[i].start, first=i, opening=COMMAND)


def _is_settled(draft: ActorDraft) -> bool:
    """Whether a draft is of a list: a name that needs no help, an organ of a country, an outlet."""
    listed = draft.rule in ("actor.organ", "actor.outlet") and draft.local is not None
    return listed or any(name.needs == "nothing" for name in draft.names)


def _force_of(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return an actor with the noun for its force before it (قطعات الفرقة الرابعة), the actor itself."""
    token = text.tokens[i]
    if _FORCES_OF.isdisjoint(forms_of(token.key)) or i + 1 >= len(text.tokens) or not same_line(text, i + 1):
        return None
    if text.tokens[i + 1].kind not in ("word", "quote"):
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


def _readings(text: Text, i: int, lexicon: Lexicon) -> Iterator[ActorDraft]:
    """Yield the readings of the words from token `i` on; of two as long as each other the first one counts."""
    for reader in _readers(lexicon)(text.tokens[i].key):
        draft = reader(text, i, lexicon)
        if draft is not None:
            yield draft


def _listed(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a name of the list."""
    named = lexicon.actors.names.find(text, i)
    if named is None or (named.end_token == i + 1 and text.tokens[i].text.endswith(_AMMAN)):
        return None
    if _past_tens(text, named.end_token, lexicon) > named.end_token:
        # اللواء الثامن والعشرون is not the eighth.
        return None
    occupier = _occupier(text, named, lexicon)
    if occupier is not None:
        return occupier
    names = named.values
    if duals.is_like_two(named, text, lexicon):
        body = duals.is_body(named, text, lexicon)
        if body is False:
            return None
        names = tuple(msgspec.structs.replace(name, needs="nothing") for name in names) if body else names
    last = _past_short_form(text, named, lexicon)
    opening = text.tokens[i].key[len(named.proclitics) :].removeprefix("ال")
    # المرصد is that of the list, or one of no list that was named before.
    heads = lexicon.actors.anaphors.get(f"ال{opening}", ()) if last == i + 1 else ()
    back = bool(heads) and all(head.kind in CIVIL or head.kind == "political" for head in heads)
    return ActorDraft(
        named.start,
        text.tokens[last - 1].end if last > named.end_token else named.end,
        i,
        last,
        "actor.name",
        names=names,
        opening=opening,
        refers=(opening,) if back and all(name.needs == "country" for name in named.values) else (),
        common=_common(text, i, named.end_token, lexicon),
    )


def _occupier(text: Text, named: Match[ActorName], lexicon: Lexicon) -> ActorDraft | None:
    """Return whom an adjective behind a listed name calls an occupier (دولة الاحتلال التركي), null where none does."""
    first, end = named.start_token, named.end_token
    adjective = shapes.key_at(text, end) if text.tokens[end - 1].key == _OCCUPATION else ""
    demonym = lexicon.actors.demonyms.get(adjective) if adjective.startswith("ال") else None
    if demonym is None or not same_line(text, end):
        return None
    state = all(lexicon.actors.rows[name.actor].kind == "state" for name in named.values)
    actor = demonym.state if state or demonym.forces is None else demonym.forces
    names = (ActorName(named.values[0].name, actor, "partisan", "nothing"),) if actor is not None else ()
    opening = text.tokens[first].key[len(named.proclitics) :].removeprefix("ال")
    return ActorDraft(named.start, text.tokens[end].end, first, end + 1, "actor.name", names=names, opening=opening)


def _by_noun(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a common noun for a group (المعارضة), none where people are counted."""
    common = lexicon.actors.commons.find(text, i)
    if common is None or (common.values[0].kinds and is_counted(text, i, lexicon)):
        return None
    noun = common.values[0]
    opening = text.tokens[i].key[len(common.proclitics) :].removeprefix("ال")
    refers = shapes.keyed(noun.refers)
    return ActorDraft(
        common.start, common.end, i, common.end_token, "actor.common", common=noun, opening=opening, refers=refers
    )


def _names_person(text: Text, i: int, lexicon: Lexicon) -> bool:
    word = shapes.key_at(text, i)
    return bool(word) and (lexicon.persons.names.find(text, i) is not None or shapes.is_given(word, lexicon))


def _past_short_form(text: Text, named: Match[ActorName], lexicon: Lexicon) -> int:
    """Return the token after the short form in brackets that repeats a name (برنامج الأمم المتحدة للبيئة (يونيب))."""
    tokens, at = text.tokens, named.end_token
    if at + 2 >= len(tokens) or tokens[at].light != "(" or not same_line(text, at):
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


def _group(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a group that is in no list: a head noun and its name, in quotation marks or not."""
    match = lexicon.actors.heads.find(text, i)
    if match is None:
        return None
    head = match.values[0]
    if shapes.key_at(text, i - 1) == _VOCATIVE and same_line(text, i):
        # يا جماعة الوضع صعب: who is spoken to.
        return None
    if head.head == _POLICE and shapes.key_at(text, i - 1).lstrip("وبل") in _STATIONS and same_line(text, i):
        # مركز شرطة مطاي is a building.
        return None
    if match.proclitics[-1:] == "ب" and _names_person(text, match.end_token, lexicon):
        # بقيادة فلان: who leads, no headquarters.
        return None
    if head.head == COMMAND and _is_led(text, match.end_token, lexicon):
        return None
    if shapes.key_at(text, i - 1) in _WHAT and _is_number(text, match.end_token) and same_line(text, i):
        # ما مجموعه 18 شخصا: all of them.
        return None
    if text.tokens[i].text.endswith("ه") and shapes.is_deed(shapes.key_at(text, match.end_token)):
        # أن فرقه أخلت الجرحى: his teams
        return None
    if head.takes == "place":
        end = place_end(text, match.end_token, lexicon)
    else:
        end = quoted_end(text, match.end_token) or chain_end(text, match.end_token, head, lexicon)
    if end is None or (abuse.is_abuse(text, match.end_token, lexicon) and _names_person(text, end, lexicon)):
        return None
    stop = text.tokens[end - 1].end
    name = " ".join(text.raw[match.start : stop].split())
    opening = text.tokens[i].key[len(match.proclitics) :].removeprefix("ال")
    return ActorDraft(match.start, stop, i, end, "actor.group", local=_local(name, head.kind), opening=opening)


def _is_number(text: Text, i: int) -> bool:
    return i < len(text.tokens) and text.tokens[i].kind == "number"


def _is_led(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether who has a command is named at token `i` (قيادة الشرطة الصومالية): they are meant, no other body."""
    lists = (lexicon.actors.names, lexicon.actors.organs, lexicon.actors.commons)
    return bool(shapes.key_at(text, i)) and any(names.find(text, i) is not None for names in lists)


def _described(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a group that is in no list by a head noun with the article and what tells it apart (الجماعة المسلحة)."""
    for form, proclitics in word_forms(text.tokens[i].key):
        heads = lexicon.actors.anaphors.get(form) if form.startswith("ال") else None
        end = described_end(text, i + 1, heads[0], lexicon) if heads else None
        if heads and end is not None:
            start, stop = after_letters(text.tokens[i], len(proclitics)), text.tokens[end - 1].end
            name = " ".join(text.raw[start:stop].split())
            opening = form.removeprefix("ال")
            local = _local(name, heads[0].kind)
            told_apart = any(token.key not in _DESCRIBING for token in text.tokens[i + 1 : end])
            refers = () if told_apart and heads[0].kind != "media" else (opening,)
            return ActorDraft(start, stop, i, end, "actor.group", local=local, opening=opening, refers=refers)
    return None


def _unit(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a numbered unit (اللواء 27، الفوج الثاني), a group by itself."""
    token, following = text.tokens[i], text.tokens[i + 1] if i + 1 < len(text.tokens) else None
    if following is None or not same_line(text, i + 1):
        return None
    for form, proclitics in word_forms(token.key):
        numbered = following.kind == "number" or _is_ordinal(following.key, lexicon)
        if not numbered or not (form in _UNITS or (form in _BARE_UNITS and following.kind == "number")):
            continue
        last = _past_tens(text, i + 2, lexicon)
        while last < i + 4 and shapes.key_at(text, last).removeprefix("و") in _ARMS:
            last += 1
        if form in _BARE_UNITS and last == i + 2:
            return None
        start, end = after_letters(token, len(proclitics)), text.tokens[last - 1].end
        local = _local(" ".join(text.raw[start:end].split()), "state_force")
        return ActorDraft(start, end, i, last, "actor.unit", local=local, opening=form.removeprefix("ال"))
    return None


def _past_tens(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return the token after the tens of an ordinal that ends before token `i` (الثامن والعشرون، الثالث عشر)."""
    word = shapes.key_at(text, i)
    if not word or not same_line(text, i) or not _is_ordinal(text.tokens[i - 1].key, lexicon):
        return i
    found = lexicon.numerals.numerals.get(word.removeprefix("وال"))
    wanted = "tens" if word.startswith("وال") else "ten"
    return i + 1 if found is not None and found.kind == wanted else i


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.numerals.numerals.get(word.removeprefix("ال")) if word.startswith("ال") else None
    return found is not None and found.kind == "ordinal"


def _organ(text: Text, i: int, lexicon: Lexicon, *, joined: bool = False) -> ActorDraft | None:
    """Return an organ of a state: with an adjective of its country, before its name, or alone.

    `joined`: a ministry was named just before, so that the field is enough (وزارتا الدفاع والداخلية).
    """
    match = lexicon.actors.organs.find(text, i)
    if match is None or (same_line(text, i) and i > 0 and text.tokens[i - 1].key in _BARE_UNITS):
        # كتيبة الدفاع الجوي is a unit, of whomever.
        return None
    names = sorted(match.values, key=lambda name: (name.construct, not name.alone))
    definite = [name for name in names if not name.construct]
    found = organs.whose(text, match.end_token, lexicon) if definite else None
    row = definite[0].row if definite else names[0].row
    if found is None and not definite and not match.proclitics:
        found = organs.of_country(text, match.end_token, lexicon)
    opening = text.tokens[i].key[len(match.proclitics) :].removeprefix("ال")
    if found is not None and shapes.key_at(text, i - 1) in _MINISTERS and same_line(text, i):
        # وزير الدفاع الإيرلندي is a person.
        return None
    if found is not None:
        last, demonym = found
        draft = organs.drafted(row, demonym, match.start, text.tokens[last - 1].end, (i, last), lexicon)
        # القوات المسلحة اليمنية are those of either of two sides.
        written = lexicon.actors.names.find(text, i)
        several = written is not None and len({name.actor for name in written.values}) > 1
        names_ = written.values if written is not None and several and written.end_token == last else draft.names
        return replace(draft, names=names_, opening=opening)
    if any(name.alone for name in definite) or (joined and row.organ.startswith(_MINISTRY)):
        return ActorDraft(match.start, match.end, i, match.end_token, "actor.organ", organ=row, opening=opening)
    return None


def _local(name: str, kind: str) -> Entity:
    bare = shapes.unquoted(name)
    return Entity(id=content_id("ent", "actor", shapes.name_key(bare)), kind="actor", name=bare, subtype=kind)


@remembered_with
def _readers(lexicon: Lexicon, word: str) -> tuple[Callable[[Text, int, Lexicon], ActorDraft | None], ...]:
    """Return what may read a name that begins with a word (its key), in the order in which they count."""
    actors = lexicon.actors
    forms = forms_of(word)
    named, headed = actors.names.may_begin(word), actors.heads.may_begin(word)
    back = any(form in actors.anaphors for form in forms)
    readers = (
        (named, _listed),
        (named, abuse.apposed),
        (any(form in _NOUNS_OF_BODIES for form in forms), _body_of),
        (headed, _group),
        (any(form in _UNITS or form in _BARE_UNITS for form in forms), _unit),
        (actors.organs.may_begin(word), _organ),
        (headed or lexicon.outlet_names.may_begin(word), outlet_at),
        (actors.commons.may_begin(word), _by_noun),
        (back, _anaphor),
        (back, _described),
        (any(form.startswith(FORCES) for form in forms), own_forces),
    )
    return tuple(reader for may, reader in readers if may)
