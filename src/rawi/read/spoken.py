"""Whether a text is written as Arabic is spoken, so that its words are read as they are spoken."""

from collections.abc import Mapping

from rawi.lexicon.spoken import Sign, load_signs
from rawi.lexicon.triggers import Form, TriggerIndex
from rawi.text import Text, same_line

# So many words have one of spoken Arabic among them, a text of so few one alone.
_ONE_IN, _SHORT = 40, 30
_PERSONS = ("ي", "ت", "ن")
_AND, _PRESENT = "و", "بي"
# قتلو; خلو is a noun, and so is the plural حاكمو.
_SHORTEST = 4


def is_spoken(text: Text, index: TriggerIndex) -> bool:
    """Whether words that only spoken Arabic has stand close together in a text (هسه، بدنا، قصفو), not one quoted."""
    words = [i for i, token in enumerate(text.tokens) if token.kind == "word"]
    known = load_signs()
    found = sum(_is_sign(text, i, known) or _is_verb(text.tokens[i].light, text.tokens[i].key, index) for i in words)
    return found * _ONE_IN >= len(words) and (found > 1 or (found == 1 and len(words) <= _SHORT))


def _is_sign(text: Text, i: int, known: Mapping[str, Sign]) -> bool:
    word = text.tokens[i].light
    sign = known.get(word) or (known.get(word[1:]) if word.startswith(_AND) and len(word) >= _SHORTEST else None)
    if sign is None:
        return False
    before = text.tokens[i - 1].light if i and same_line(text, i) else ""
    after = text.tokens[i + 1].light if i + 1 < len(text.tokens) and same_line(text, i + 1) else ""
    return before not in sign.not_after and (not sign.before_verb or after.startswith(_PERSONS))


def _goes_on(form: Form) -> bool:
    inflection = form.inflection
    whole = inflection.tense == "imperfect" and inflection.number != "dual" and not inflection.short
    return whole and not form.proclitics and not form.enclitic


def _is_verb(word: str, key: str, index: TriggerIndex) -> bool:
    """Whether a verb is written as nobody writes it in the standard language.

    Of many in the past without the alef that nobody hears (قصفو), or of what goes on (بيقصف).
    """
    if word.startswith(_PRESENT) and not index.look_up(key):
        return len(word) > _SHORTEST and any(_goes_on(form) for form in index.look_up(key[1:]))
    bare = word.removeprefix(_AND)
    if not bare.endswith("و") or len(bare) < _SHORTEST or bare[1] == "ا" or bare[0] in _PERSONS:
        return False
    forms = [form.inflection for form in index.look_up(key)]
    return any(form.tense == "perfect" and form.number == "plural" for form in forms)
