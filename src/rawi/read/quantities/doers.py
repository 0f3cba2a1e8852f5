"""Two who did it: a dual that is the subject of a verb of harm counts nobody whom the harm befell."""

from rawi.lexicon.shape_words import shape_words
from rawi.read.quantities.nouns import Context, Noun, noun_at
from rawi.text import key, same_line

# Verbs that are active by their letters (اغتال, not قتل).
_DOES = shape_words("verb_of_killer")
_NOMINATIVE = key("ان")


def are_doers(context: Context, noun: Noun) -> bool:
    """Whether two persons in the nominative are who did it (اغتال مسلحان الخبير، قتل مسلحان ضابطا)."""
    tokens, i = context.text.tokens, noun.first
    if noun.kind != "person" or noun.definite or not tokens[i].key.endswith(_NOMINATIVE) or noun.last != i + 1:
        return False
    if i > 0 and same_line(context.text, i) and tokens[i - 1].key.removeprefix("و") in _DOES:
        return True
    verb = i + 1 < len(tokens) and tokens[i + 1].key.startswith("ي") and tokens[i + 1].key.endswith(_NOMINATIVE)
    after = i + 1 + verb
    if after >= len(tokens) or not same_line(context.text, after):
        return False
    # An object that is a person has the ending of one.
    whom = noun_at(context, after)
    return tokens[after].key.endswith("ا") and whom is not None and whom.kind == "person" and whom.number == "singular"
