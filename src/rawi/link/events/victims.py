"""Whom a claim of harm speaks of: somebody by name, fighters, civilians."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from rawi.lexicon.actors import FORCES, HEADS, ActorHead, ForceWord
from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.counted import NOUNS, CountedNoun
from rawi.lexicon.harmed import Kind, harmed, in_an_army
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import read_table
from rawi.link.events.timing import days_between, is_short
from rawi.link.events.told import Book, Told
from rawi.link.texts.counted import BOUND, counts, nouns_for
from rawi.link.texts.words import words_of
from rawi.text import key, stem

_OF, _OUR = "من", "نا"
# "Of his wounds", as a key, however it ends.
_SUFFERING = key("متأثر")
# A noun with "our" is longer (هنا, منا are none).
_SHORTEST = 4
_WOUNDED = frozenset({"injured"})
_KINDS: tuple[Kind, ...] = ("fighters", "civilians")
# What a house of God or a school is counted as.
_BUILDINGS = ("bakery", "church", "hospital", "market", "mosque", "school")
# The subtype of an army, as the lists have it.
STATE = "state_force"
FIGHTERS, CIVILIANS = frozenset({"fighters"}), frozenset({"civilians"})
# As what members of a force are counted.
_MEMBERS = frozenset({"fighter", "member", "person", "man"})
# As what people are told not to fight, or to fight.
_SAID_TO_BE = frozenset({"civilian", "fighter"})
# Who treat, help or report are counted apart from all others; workers only where it is said whose they are.
_HELPERS = frozenset(
    {
        "aid worker",
        "doctor",
        "journalist",
        "midwife",
        "nurse",
        "paramedic",
        "pharmacist",
        "rescuer",
        "staff member",
        "surgeon",
    }
)
_WORKERS = frozenset({"worker"})
_ENDS = (".", "\n")
_FALLEN = shape_words("the_fallen")
_ENDS_IN = re.compile("ين$")


def persons(told: Told, book: Book) -> frozenset[str]:
    """Return those whom a claim names as harmed, by name."""
    found = ((actor, book.entities.get(actor)) for actor in told.targets)
    return frozenset(actor for actor, entity in found if entity is not None and entity.kind == "person")


def words_of_name(person: str, book: Book) -> tuple[str, ...]:
    """Return the words (keys) of somebody's name."""
    entity = book.entities.get(person)
    return tuple(map(key, entity.name.split())) if entity is not None else ()


def is_short_for(name: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name leaves out words in the middle of another (خميس أبكر of خميس عبد الله أبكر)."""
    rest = iter(whole)
    return name[0] == whole[0] and name[-1] == whole[-1] and all(word in rest for word in name)


def victims(told: Told) -> frozenset[str]:
    """Return which of fighters and civilians a claim speaks of, by what it counts and by its words.

    What is a word of somebody's name (حزب العمال) tells of nobody else, nor do those who are among them (بينهم مدنيون)
    of all.
    """
    counted = {what for figure in told.claim.quantities for what in counts(figure)}
    words = told.words - _words_of_names(told) - _words_of_some(told)
    found = frozenset(
        kind for kind in _KINDS if not counted.isdisjoint(harmed(kind)) or not words.isdisjoint(nouns_for(harmed(kind)))
    )
    return found or _counted_in_accusative(told) or _told_of_the_fallen(told) or _meant(told)


def _counted_in_accusative(told: Told) -> frozenset[Kind]:
    """Return of which kind those are that a number counts (سبعة مدنيين); of المدنيين it need not tell."""
    counted = (word for word in words_of(told.claim.text) if word.endswith("ين") and not word.startswith("ال"))
    return frozenset[Kind]().union(*(kinds_counted(_ENDS_IN.sub("ون", word)) for word in counted))


def _told_of_the_fallen(told: Told) -> frozenset[Kind]:
    """Return of which kind the fallen are said to be (ارتفع عدد الضحايا المدنيين إلى 31 قتيلا)."""
    words = pairwise(words_of(told.claim.text))
    said = (word.removeprefix("ال") for before, word in words if before in _FALLEN and word.endswith(("ون", "ين")))
    return frozenset[Kind]().union(*(kinds_counted(_ENDS_IN.sub("ون", word)) for word in said))


def _meant(told: Told) -> frozenset[Kind]:
    """Return of which kind "of them" are (استهدف ثكنة للمرتزقة وقتل 20 منهم): the people named last in the sentence."""
    if not any(load_clause_words().has("of_them", word) for word in words_of(told.claim.text)):
        return frozenset()
    span, text = told.claim.span, told.document.text
    start = max(text.rfind(sign, 0, span.start) for sign in _ENDS) + 1
    several = [_ENDS_IN.sub("ون", word) for word in words_of(text[start : span.start])]
    counted = (kinds_counted(word) for word in reversed(several) if is_plural(word))
    return next((kinds for kinds in counted if kinds), frozenset())


def _words_of_some(told: Told) -> frozenset[str]:
    """Return the stems of the words for civilians and for fighters that stand behind "among them" alone.

    Who tells of children among the dead tells of civilians.
    """
    words = words_of(told.claim.text)
    at = next((number for number, word in enumerate(words) if load_clause_words().has("among", word)), len(words))
    before, behind = ({stem(word) for word in part} for part in (words[:at], words[at:]))
    return nouns_for(_SAID_TO_BE) & (behind - before)


def _words_of_names(told: Told) -> frozenset[str]:
    """Return the stems of the words by which a claim names those of whom a list or a text knows who they are."""
    named = (actor.text for actor in (*told.claim.agents, *told.claim.targets) if actor.entity is not None)
    return frozenset(stem(word) for text in named for word in words_of(text))


def buildings(told: Told) -> frozenset[str]:
    """Return which kinds of buildings a claim names that nobody takes for one another (مدرسة، مستشفى)."""
    return frozenset(what for what in _BUILDINGS if not told.words.isdisjoint(nouns_for(frozenset({what}))))


def soldiers(told: Told) -> bool:
    """Whether a claim speaks of members of an army, by what it counts or by its words."""
    counted = {what for figure in told.claim.quantities for what in counts(figure)}
    return not counted.isdisjoint(in_an_army()) or not told.words.isdisjoint(nouns_for(in_an_army()))


def are_police(told: Told) -> bool:
    """Whether a claim speaks of members of the police of somewhere, and of no soldier, army or troops."""
    words = {stem(word) for word in words_of(told.claim.text)}
    return not words.isdisjoint(_police()) and words.isdisjoint(_armies()) and not soldiers(told)


def is_of_the_forces(told: Told, book: Book) -> bool:
    """Whether a claim counts members of an army or of the police (خمسة جنود، خمسة من أفراد القوات العمومية)."""
    if told.targets:
        return any(book.kinds.get(target) == STATE for target in told.targets)
    if any(is_of_an_army(word) for figure in told.claim.quantities for word in words_of(figure.text)):
        return True
    words = words_of(told.claim.text)
    return any(
        before == _OF and stem(one) in nouns_for(_MEMBERS) and stem(force) in _forces()
        for before, one, force in zip(words, words[1:], words[2:], strict=False)
    )


def died_of_wounds(told: Told) -> bool:
    """Whether a claim tells that some died of their wounds (أربعة من الجرحى، متأثرين بجراحهم)."""
    if told.claim.event_type != "killing":
        return False
    return any(word.startswith(_SUFFERING) for word in words_of(told.claim.text)) or _are_of_the_wounded(told)


def died_since(told: Told, others: Iterable[Told]) -> bool:
    """Whether a claim tells that wounded died later than those of whom others tell: these are no part of it.

    Whoever dies of his wounds on the day that another tells may be the one of whom that one tells.
    """
    if not died_of_wounds(told):
        return False
    rest = [other for other in others if not died_of_wounds(other)]
    return _are_of_the_wounded(told) or not any(is_short(one.time) and days_between(told, one) == 0 for one in rest)


def _are_of_the_wounded(told: Told) -> bool:
    return any(stem(word) in nouns_for(_WOUNDED) for word in _of_whom(told))


def counts_own(told: Told) -> bool:
    """Whether a claim counts those whom its teller calls his own (اثنان من أبطالنا)."""
    return any(word.endswith(_OUR) and len(word) > _SHORTEST for word in _of_whom(told))


def counts_staff(told: Told) -> bool:
    """Whether a claim counts those who work for somebody (ثلاثة من موظفيها، تسعة من الكوادر): a part of all harmed.

    "And three others" beside them are of them too. Who tells of staff among the dead (57 بينهم تسعة مسعفين) counts all.
    """
    bound = [word for word in _of_whom(told, beside=_others(told)) if word.endswith(BOUND)]
    return any(kinds_counted(word) == {"civilians"} for word in bound) or _counts_helpers(told)


def _counts_helpers(told: Told) -> bool:
    """Whether a number before any "among them" is of those who treat, help or report (تسعة مسعفين، من العاملين في)."""
    words = words_of(told.claim.text)
    at = next((number for number, word in enumerate(words) if load_clause_words().has("among", word)), len(words))
    numbers = {word for figure in told.claim.quantities for word in words_of(figure.text)}
    named = [word for before, word in pairwise(words[:at]) if before == _OF or before in numbers]
    helping, working = nouns_for(_HELPERS), nouns_for(_WORKERS)
    return any(
        not forms.isdisjoint(helping) or (word.startswith("ال") and not forms.isdisjoint(working))
        for word in named
        for forms in [_plural_forms(word)]
    )


def _plural_forms(word: str) -> frozenset[str]:
    """Return the stems of a noun (a key) as it is written and in the nominative (مسعفين، مسعفون)."""
    return frozenset({stem(word), stem(f"{word.removesuffix('ين')}ون")})


def _others(told: Told) -> bool:
    """Whether a claim counts others than those told of before it (وإصابة ثلاثة آخرين)."""
    return any(load_clause_words().has("others", word) for word in words_of(told.claim.text))


def _of_whom(told: Told, *, beside: bool = False) -> list[str]:
    """Return the words (keys) behind "of" in a claim, and in what its sentence tells before it (`beside`)."""
    span = told.claim.span
    text = told.document.text
    start = max(text.rfind(sign, 0, span.start) for sign in _ENDS) + 1 if beside else span.start
    return [word for before, word in pairwise(words_of(text[start : span.end])) if before == _OF]


def is_of_an_army(word: str) -> bool:
    """Whether a word (a key) counts members of an army."""
    return stem(word) in nouns_for(in_an_army())


def kinds_counted(word: str) -> frozenset[Kind]:
    """Return which of fighters and civilians a noun (a key) counts; none for people of either kind."""
    forms = _plural_forms(word)
    return frozenset(kind for kind in _KINDS if not forms.isdisjoint(nouns_for(harmed(kind))))


@cache
def _forces() -> frozenset[str]:
    """Return the stems of the nouns for an army, its troops and the police."""
    heads = {row.head for row in read_table(HEADS, ActorHead) if row.kind == STATE}
    return _armies() | {stem(key(word)) for word in heads if " " not in word}


@cache
def _police() -> frozenset[str]:
    """Return the stems of the nouns for a force that is that of a place, whatever its name."""
    heads = (row.head for row in read_table(HEADS, ActorHead) if row.kind == STATE and row.takes == "place")
    return frozenset(stem(key(word)) for word in heads if " " not in word)


@cache
def _armies() -> frozenset[str]:
    """Return the stems of the nouns for an army and its troops."""
    armies = (row.word for row in read_table(FORCES, ForceWord) if row.branch == "forces")
    return frozenset(stem(key(word)) for word in armies if " " not in word)


def is_plural(word: str) -> bool:
    """Whether a word (a key) is the plural of a noun that is counted (مقاتلون، غارات)."""
    return stem(word) in _plurals()


@cache
def _plurals() -> frozenset[str]:
    """Return the stems of the plurals of nouns that are counted."""
    return frozenset(stem(key(form)) for row in read_table(NOUNS, CountedNoun) for form in row.plural)
