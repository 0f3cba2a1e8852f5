"""How far the name of a group of no list goes behind its head noun: to a mark, an article, a place, a person's name."""

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorHead
from rawi.lexicon.matcher import word_forms
from rawi.read import shapes
from rawi.text import Text, attested, key

LONGEST_NAME = 5
# After these a purpose belongs to the name (مؤسسة المنارة للإنتاج الإعلامي), and a person after these words.
_WITH_PURPOSE = frozenset({"international", "media", "monitor", "political", "relief"})
_HONORIFICS = frozenset(map(key, ("الشيخ", "الشهيد", "الإمام", "السيد", "السلطان", "الملا", "الحاج")))
_LONGEST_CHAIN = 4


def quoted_end(text: Text, i: int) -> int | None:
    """Return where a name in quotation marks that opens at token `i` ends, its marks included."""
    tokens = text.tokens
    if i >= len(tokens) or tokens[i].kind != "quote" or not shapes.same_line(text, i - 1):
        return None
    for j in range(i + 1, min(i + LONGEST_NAME + 2, len(tokens))):
        if tokens[j].kind == "quote":
            return j + 1 if j > i + 1 else None
        if tokens[j].kind == "punct" or not shapes.same_line(text, j - 1):
            return None
    return None


def chain_end(text: Text, i: int, head: ActorHead, lexicon: Lexicon) -> int | None:
    """Return where a name without marks ends: nouns up to the first with the article, a place or a person's name.

    A chain that ends in none of these is a description (كتيبة مدفعية), no name.
    """
    tokens = text.tokens
    not_names = set(shapes.keyed(head.not_names))
    for j in range(i, min(i + _LONGEST_CHAIN, len(tokens))):
        token = tokens[j]
        if not shapes.same_line(text, j - 1) or token.kind not in ("word", "number"):
            return None
        if token.key in not_names or shapes.is_stop(token.key, lexicon) or token.key in lexicon.actors.anaphors:
            return None
        if token.kind == "number":
            return j + 1 if j == i else None
        place = lexicon.places.names.find(text, j)
        if place is not None and not place.proclitics and any(row.needs != "head" for row in place.values):
            end = place.end_token
            return _with_purpose(text, end, lexicon) if head.kind in _WITH_PURPOSE else end
        if token.key in lexicon.persons.given:
            return shapes.person_end(text, j, lexicon, sure=True)
        if token.key in _HONORIFICS:
            return shapes.person_end(text, j + 1, lexicon, sure=True)
        if token.key.startswith("ال") and len(token.key) > 3:
            end = _with_adjectives(text, j + 1, lexicon)
            return _with_purpose(text, end, lexicon) if head.kind in _WITH_PURPOSE else end
        if len(token.key) < 3 or (token.key[0] in "بل" and not attested(token.key)):
            return None
    return None


def _with_adjectives(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where the adjectives of origin or kind that follow a noun with the article end (الإسلامية)."""
    tokens = text.tokens
    while i < len(tokens) and tokens[i].kind == "word" and shapes.same_line(text, i - 1):
        word = tokens[i].key
        if not (word.startswith("ال") and word.endswith(("يه", "ي", "ين")) and len(word) > 5):
            break
        if shapes.is_stop(word, lexicon) or word in shapes.VERBAL_ADJECTIVES:
            break
        i += 1
    return i


def _with_purpose(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where the purpose ends that follows a name (للإنتاج الإعلامي، لحقوق الإنسان)."""
    if i >= len(text.tokens) or not shapes.same_line(text, i - 1):
        return i
    word = text.tokens[i].key
    if text.tokens[i].kind != "word" or not word.startswith("ل") or lexicon.places.names.find(text, i) is not None:
        return i
    if word.startswith("لل"):
        return _with_adjectives(text, i + 1, lexicon)
    genitive = text.tokens[i + 1].key if i + 1 < len(text.tokens) and shapes.same_line(text, i) else ""
    return i + 2 if attested(word[1:]) and genitive.startswith("ال") else i


def place_end(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return where the place ends that an institution is of (المجلس المحلي لمدينة حلب، في حلب)."""
    tokens = text.tokens
    if i < len(tokens) and tokens[i].key == "في" and shapes.same_line(text, i - 1):
        i += 1
    for j in (i, i + 1):
        if j >= len(tokens) or tokens[j].kind != "word" or not shapes.same_line(text, j - 1):
            return None
        place = lexicon.places.names.find(text, j)
        if place is not None:
            return place.end_token
        if not any(form in lexicon.places.heads for form, _ in word_forms(tokens[j].key)):
            return None
    return None
