"""Forces with the pronoun of whose they are (قواته), and who is counted and so no group."""

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.shape_words import shape_words
from rawi.read.names.actor_drafts import ActorDraft
from rawi.text import Text, same_line

# Own forces of whoever speaks (قواته، قطعاتنا): the noun, and the pronouns written with it.
_FIGHTERS = tuple(shape_words("fighters_of_a_side"))
FORCES = (*shape_words("forces_of_a_side"), *_FIGHTERS)
_PRONOUNS = ("ه", "ها", "هم", "نا", "كم", "و")
# Of who speaks and who is spoken to: they are meant even where they are counted (ستة من مقاتلينا).
_SPEAKERS = ("نا", "كم")
_OF_FORCES = shape_words("describes_own_forces")
_SOME = shape_words("some_of")


def own_forces(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return forces with the pronoun of whose they are (قواته، قواتكم المسلحة)."""
    token = text.tokens[i]
    for form, proclitics in word_forms(token.key):
        if not form.startswith(FORCES):
            continue
        for noun in FORCES:
            pronoun = form.removeprefix(noun)
            named = noun not in _FIGHTERS or pronoun in _SPEAKERS or not is_counted(text, i, lexicon)
            if form.startswith(noun) and pronoun in _PRONOUNS and named:
                follows = text.tokens[i + 1] if i + 1 < len(text.tokens) else None
                armed = follows is not None and follows.key in _OF_FORCES
                last, end = (i + 2, follows.end) if follows is not None and armed else (i + 1, token.end)
                start = after_letters(token, len(proclitics))
                return ActorDraft(start, end, i, last, "actor.own_forces", opening=noun, pronoun=pronoun)
    return None


def is_counted(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether those at token `i` are counted (مئات المقاتلين، ثلاثة من جنوده), so that no group is meant."""
    at = i - 1
    if at < 0 or not same_line(text, at + 1):
        return False
    if text.tokens[at].key == "من" and at > 0:
        at -= 1
    before = text.tokens[at]
    bare = before.key.lstrip("وفبل")
    numerals = lexicon.numerals.numerals
    return before.kind == "number" or before.key in numerals or bare in numerals or bare in _SOME
