"""Whose deed it was that somebody owns up to behind it (انفجرت سيارة في بغداد، وتبنى تنظيم الدولة التفجير)."""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Carried, Participant
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.read.roles import roles
from rawi.read.roles.of_parts import says_doer
from rawi.read.roles.tellings import Page, Telling
from rawi.text import Token, key

RULE = "doer:claimed"
_CLAIMED = BLOWS | CASUALTIES | {"abduction", "destruction"}
# He owned up to it: its pronoun is the deed told before; without one the deed is named behind.
_OWNED_IT = frozenset(
    f"{verb}{it}" for verb in ("تبنا", "تبنت", "يتبنا", "تتبنا", "تبنو") for it in ("ه", "ها", "هما", "هم")
)
_OWNED = frozenset(map(key, ("تبنى", "تبنت", "يتبنى", "تتبنى", "تبنوا")))
_ANNOUNCED = frozenset(map(key, ("أعلن", "أعلنت", "يعلن", "تعلن", "أعلنوا", "ادعى", "ادعت", "تبنى", "تبنت")))
# All of them, also with the letters that may be written before a verb.
_SAYS_WHOSE = frozenset(f"{and_}{verb}" for verb in _OWNED_IT | _OWNED | _ANNOUNCED for and_ in ("", "و", "ف", "وف"))
_DEEDS = shape_words("owned_deed")
# What may stand between who owns up and the deed itself (لاحقا، هذا الهجوم).
_AMID = shape_words("owned_amid")
_COLLAPSE = shape_words("collapse")
_NOT = frozenset(map(key, ("لم", "لا", "لن", "ما", "دون")))
# What others say against it leaves it open (إلا أن واشنطن كذبت روايتهم).
_BUT = shape_words("speaks_against")
_SOME = shape_words("some_of_them")
_OF, _OF_IT = key("عن"), ("عنه", "عنها", "عنهما", "عنهم")
# Bodies of these kinds adopt resolutions and statements, no deeds.
_ADOPT = frozenset({"international", "media", "monitor", "relief"})
# Who owns up to it, and to what, stand no farther behind the verb.
_WITHIN = 8
_OPENS = 5
# The deed stands so near behind عن (عن تنفيذ الهجوم).
_ANSWERED = 2


class _Owned(NamedTuple):
    """At which token somebody owns up to a deed, who he is, and the places he names of it (entity ids)."""

    token: int
    who: list[Participant]
    places: frozenset[str]


def give_who_claims(page: Page, told: Sequence[Telling]) -> None:
    """Give the deeds of a sentence that nobody did to who owns up to them, in it or as the next begins."""
    by_sentence: dict[tuple[int, int], list[Telling]] = {}
    for one in told:
        by_sentence.setdefault(page.text.sentence_of(one.head.hit.token), []).append(one)
    for sentence, own in by_sentence.items():
        found = _claimer(page, sentence[0], sentence[1])
        if found is not None:
            _give(page, [one for one in own if one.head.hit.token < found.token], found)
        elif sentence[1] < len(page.text.tokens) and not any(_is_done_by_some(one) for one in own):
            # قتل عشرة في تفجير. وتبنى التنظيم الهجوم
            begin, end = page.text.sentence_of(sentence[1])
            found = _claimer(page, begin, end, named=True)
            if found is not None and found.token - begin <= _OPENS:
                _give(page, own, found)


def _is_done_by_some(one: Telling) -> bool:
    """Whether a clause has a subject that did it, though nobody knows who he is (اغتال مجهولون)."""
    return one.cast.named and one.head.form.trigger.row.subject == "agent"


def _give(page: Page, before: Sequence[Telling], owned: _Owned) -> None:
    if any(_collapses(page, one) for one in before) and not any(one.event_type in BLOWS for one in before):
        return
    for n, one in reversed(list(enumerate(before))):
        if any(item.entity is not None for item in one.cast.agents):
            return
        told = one.modality == "asserted" and one.polarity and one.event_type in _CLAIMED
        if told and not one.cast.agents and not says_doer(page, one) and is_there(page, before[: n + 1], owned.places):
            one.cast.agents = list(owned.who)
            one.carried += [Carried(slot="agents", rule=RULE, span=item.span) for item in owned.who]


def _collapses(page: Page, one: Telling) -> bool:
    """Whether a building only fell in (بانهيار مبنى): no blow that somebody owns up to."""
    return not _COLLAPSE.isdisjoint(forms_of(page.text.tokens[one.head.hit.token].key))


def is_there(page: Page, before: Sequence[Telling], places: frozenset[str]) -> bool:
    """Whether the last of these clauses that says where it was is at one of the places, or in or around one."""
    said = ([item.entity for item in one.places if item.entity is not None] for one in reversed(before))
    where = next((found for found in said if found), [])
    return not places or not where or any(_meet(page, one, other) for one in where for other in places)


def _meet(page: Page, *entities: str) -> bool:
    """Whether two places are one, or one of them lies in the other."""
    chains, ids = page.lexicon.places.chains, page.lexicon.places.by_entity
    one, other = (ids.get(entity, entity) for entity in entities)
    return one == other or one in chains.get(other, ()) or other in chains.get(one, ())


def _claimer(page: Page, start: int, end: int, *, named: bool = False) -> _Owned | None:
    """Return where among tokens `start` to `end` somebody owns up to a deed told before, and who he is.

    `named`: only where the deed is named again, by no pronoun alone.
    """
    tokens = page.text.tokens
    for i in [i for i, token in enumerate(tokens[start:end], start=start) if token.key in _SAYS_WHOSE]:
        by_pronoun = _verb(tokens[i]) in _OWNED_IT
        if by_pronoun and named:
            continue
        who = _subject(page, i, start, end)
        if who is None or any(_is_no_doer(page, item.entity) for item in who.who if item.entity is not None):
            continue
        deed = i if by_pronoun else _deed(page, i, who, end)
        if deed is None:
            continue
        near = {token.key for token in tokens[i + 1 : min(i + 1 + _WITHIN, end)]}
        if any(token.key.lstrip("وف") in _NOT for token in tokens[max(start, i - 2) : i]) or not _SOME.isdisjoint(near):
            continue
        if any(token.key in _BUT for token in tokens[i:end]):
            return None
        found = page.mentions_from(tokens[deed].start, tokens[min(deed + _WITHIN, end - 1)].end)
        where = frozenset(item.entity for item in found if item.kind == "place" and item.entity is not None)
        return _Owned(i, roles.who_of([who]), frozenset() if by_pronoun else where)
    return None


def _verb(token: Token) -> str:
    """Return the key of a verb without the letters before it."""
    return token.key.removeprefix("و").removeprefix("ف")


def _is_no_doer(page: Page, entity: str) -> bool:
    """Whether an actor only reports, or is of a kind that adopts resolutions."""
    actors = page.lexicon.actors
    row = actors.rows.get(actors.by_entity.get(entity, ""))
    return page.speakers.reports(entity) or (row is not None and row.kind in _ADOPT)


def _subject(page: Page, verb: int, start: int, end: int) -> Phrase | None:
    """Return the actor right before a verb, or the first one named behind it."""
    ahead = phrases(page.text, max(start, verb - _WITHIN), verb, page.overlay, page.lexicon.triggers)
    behind = phrases(page.text, verb + 1, min(verb + 1 + _WITHIN, end), page.overlay, page.lexicon.triggers)
    near = [item for item in ahead if item.end == verb and item.kind == "actor"]
    who = next((item for item in (*near, *behind) if item.who or item.kind == "person"), None)
    return who if who is not None and who.kind == "actor" and not who.preposition and not who.genitive else None


def _deed(page: Page, verb: int, who: Phrase, end: int) -> int | None:
    """Return the token of the deed that a verb of owning up names: its object, or what one answers for."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    word = _verb(tokens[verb])
    for i in range(verb + 1, min(verb + 1 + _WITHIN, end)):
        if word in _OWNED and tokens[i].key in _DEEDS:
            return i
        if word in _ANNOUNCED and words.has("responsibility", tokens[i].key):
            return i if _answers_for_deed(page, i + 1, end) else None
        amid = who.start <= i < who.end or i in page.overlay.kinds or tokens[i].key in _AMID
        if word in _OWNED and not amid and tokens[i].kind == "word":
            # تبنى مجلس الأمن قرارا يدين الهجوم
            return None
    return None


def _answers_for_deed(page: Page, i: int, end: int) -> bool:
    """Whether, behind responsibility, stands what for, and it is a deed; or nothing more is told of it."""
    tokens = page.text.tokens
    if i >= end or tokens[i].kind != "word" or tokens[i].key in _OF_IT:
        return True
    near = [token.key for token in tokens[i + 1 : min(i + 1 + _ANSWERED, end)]]
    return tokens[i].key == _OF and any(word in _DEEDS or _is_blow(page, word) for word in near)


def _is_blow(page: Page, word: str) -> bool:
    return any(form.trigger.row.event_type in _CLAIMED for form in page.lexicon.triggers.look_up(word))
