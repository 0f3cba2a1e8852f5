"""Who may be the subject of a verb at all, by what he is and by gender."""

from rawi.lexicon.conjugate import Inflection
from rawi.read.events.agreement import OF_MEN, has_feminine, is_feminine
from rawi.read.events.heads import Head
from rawi.read.roles.roles import Group, Known, agrees, is_thing
from rawi.text import Text, key

# What is counted by three to ten has the other gender than the numeral.
_OF_WOMEN = frozenset(map(key, ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "ثمان", "تسع", "عشر")))
_PEOPLE = frozenset({"civilians", "detainees", "displaced", "fighters", "people", "protesters"})
_WHOEVER = frozenset({"من", "ومن"})
_STILL = frozenset({"buildings", "facilities"})


def is_of_whoever(text: Text, head: Head, known: Known) -> bool:
    """Whether من right before a verb means whoever does it (كل من يمول الحركة), no one named (هم من)."""
    at = head.hit.token - 1
    one = head.form.inflection.number == "singular" and at >= max(head.stretch.start, 1)
    if not one or text.tokens[at].key not in _WHOEVER:
        return False
    before = text.tokens[at - 1]
    return before.kind == "word" and not known.words.has("pronoun", before.key)


def is_her_leader(text: Text, inflection: Inflection, group: Group) -> bool:
    """Whether a man with a title that has a pronoun follows a feminine verb, whose subject he cannot be (زعيمها)."""
    person = bool(group[0].who) and group[0].who[0].kind == "person" and group[0].kind in ("common", "person")
    title = text.tokens[group[0].start].key
    bare = title.removesuffix("ها").removesuffix("هم")
    return person and inflection.gender == "feminine" and bare != title and not bare.endswith("ت")


def is_house(group: Group) -> bool:
    """Whether a group begins with what stands still or is driven, which names nobody by itself."""
    return group[0].kind == "common" and not group[0].owner and not group[0].classes.isdisjoint(_STILL)


def may_act(inflection: Inflection, group: Group, known: Known, *, done: bool = False) -> bool:
    """Whether a group may be a subject: no place, nor a feminine thing of a masculine verb (حاصر حشد آلية للقوة).

    `done`: who acted before may go on, so that people in the oblique are whom it is done to (حيث قصف النازحين).
    """
    masculine = (inflection.number, inflection.gender) == ("singular", "masculine")
    thing = masculine and group[0].kind == "common" and is_thing(group) and is_feminine(group[0].head, known.words)
    return group[0].kind != "place" and not thing and not (done and _in_oblique(group))


def _in_oblique(group: Group) -> bool:
    """Whether people with the article are written as an object: النازحين, not النازحون."""
    word = group[0].head
    oblique = group[0].kind == "common" and not group[0].owner and word.startswith("ال") and word.endswith("ين")
    return oblique and not group[0].classes.isdisjoint(_PEOPLE)


def is_hers(text: Text, inflection: Inflection, group: Group, known: Known) -> bool:
    """Whether a verb is feminine, so is whom the clause before told of, and who follows it is not."""
    return inflection.gender == "feminine" and not may_be_hers(text, group, known) and agrees(inflection, known)


def may_be_hers(text: Text, group: Group, known: Known) -> bool:
    """Whether a feminine verb may have a group for its subject: سبعة رجال is masculine, سبع نساء is not."""
    for phrase in group:
        numeral = text.tokens[phrase.start].key.lstrip("وف") if phrase.kind == "quantity" else ""
        if numeral not in OF_MEN and (numeral in _OF_WOMEN or has_feminine(text, phrase, known.words)):
            return True
    return False
