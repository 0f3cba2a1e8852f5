"""Whether a text is written as Arabic is spoken, so that its words are read as they are spoken."""

from collections.abc import Mapping

from rawi.lexicon.spoken import Sign, load_signs
from rawi.lexicon.triggers import TriggerIndex
from rawi.text import Text, same_line

# So many words have one of spoken Arabic among them.
_ONE_IN = 30
_PERSONS = ("ي", "ت", "ن")
_AND = ("و", "ف")


def is_spoken(text: Text, index: TriggerIndex) -> bool:
    """Whether words that only spoken Arabic has stand close together in a text (هسه، بدنا، قصفو), not one quoted."""
    words = [i for i, token in enumerate(text.tokens) if token.kind == "word"]
    known = load_signs()
    found = sum(_is_sign(text, i, known) or _is_many(text.tokens[i].light, text.tokens[i].key, index) for i in words)
    return found * _ONE_IN >= len(words) and found > 0


def _is_sign(text: Text, i: int, known: Mapping[str, Sign]) -> bool:
    word = text.tokens[i].light
    sign = known.get(word) or (known.get(word[1:]) if word.startswith(_AND) else None)
    if sign is None:
        return False
    before = text.tokens[i - 1].light if i and same_line(text, i) else ""
    after = text.tokens[i + 1].light if i + 1 < len(text.tokens) and same_line(text, i + 1) else ""
    return before not in sign.not_after and (not sign.before_verb or after.startswith(_PERSONS))


def _is_many(word: str, key: str, index: TriggerIndex) -> bool:
    """Whether a verb of many in the past is written without the alef that nobody hears (قصفو)."""
    if not word.endswith("و"):
        return False
    forms = [form.inflection for form in index.look_up(key)]
    return any(form.tense == "perfect" and form.number == "plural" for form in forms)
