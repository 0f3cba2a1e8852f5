"""Those before a verb whom a pronoun behind it takes up, where somebody else acts (أسرى أفرجت عنهم السعودية)."""

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.model import Participant
from rawi.read.events.heads import Head
from rawi.read.roles.roles import Group, unmarked, who_of
from rawi.text import Text, key

_WITH_PRONOUNS: tuple[WordClass, ...] = ("there", "with_pronoun", "for_them", "upon_it", "of_them")
_ACT = frozenset({"actor", "person", "place"})
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_BEFORE_PRONOUN = {key("علي"): key("على"), key("إلي"): key("إلى")}


def resumed(
    text: Text, head: Head, before: list[Group], after: list[Group], words: ClauseWords
) -> list[Participant] | None:
    """Return those before a verb to whom it was done, as a pronoun right behind it says; null where none takes them up.

    Right behind the pronoun stands an actor, or a state: the verb takes no object, so he is its subject, not they.
    """
    at, ahead = head.hit.token + 1, unmarked(before)
    behind = next(iter(unmarked(after)), None)
    if head.form.trigger.row.object is not None or not ahead or behind is None or at >= head.end:
        return None
    word, follows = text.tokens[at].key, behind[0].start == at + 1 and behind[0].kind in _ACT
    if not follows or not any(words.has(name, word) for name in _WITH_PRONOUNS):
        return None
    bare = next((word.removesuffix(pronoun) for pronoun in _PRONOUNS if word.endswith(pronoun)), word)
    role = head.form.trigger.prepositions.get(_BEFORE_PRONOUN.get(bare, bare))
    return who_of(ahead[-1]) if role == "target" else []
