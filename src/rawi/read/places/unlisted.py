"""Places of no list: where a name after a head noun (قرية، حاجز) ends, and whether it is a name at all."""

import re

from rawi.lexicon import Lexicon
from rawi.lexicon.places import PlaceHead
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, content_id
from rawi.read import shapes
from rawi.read.names import person_ends
from rawi.text import Text, attested, in_dictionary, key, same_line, segment

# First words of names of two, and second words that go with a name.
OPENS_NAME = shape_words("opens_place_name")
_CLOSES_NAME = shape_words("closes_place_name")
# Heads after which a word of no list is a name only if it is not a common word.
LOOSE = frozenset({"area", "countryside", "front", "region", "road", "water", "mountain", "border"})
# Named after persons and things as well (معسكر بدر، مسجد عماد عقل).
_MANNED = frozenset({"base", "camp", "site"})
_ADMINISTERED = frozenset({"district", "neighbourhood", "subdistrict", "town", "village"})
# The participle of what was done to a thing, its feminine without the article.
_PARTICIPLE = re.compile("م..و.ه")
_OWNERS = frozenset({"ها", "هم", "هما", "نا"})
# Adjectives end so, and plurals.
_OF_ADJECTIVES = ("ه", "ي", "ات", "ين", "ون")
_NO_NAMES = shape_words("describes_place")
_AFTER_PERSONS = frozenset({"base", "camp", "neighbourhood", "road", "site"})
_MARTYR = "شهيد"
_RULERS = shape_words("ruler")
_AFTER_RULERS = _AFTER_PERSONS | {"airport"}
# What stands behind it is its name (وادي حباب).
_NAMED_BY = shape_words("head_of_any_name")
# Who is revered after a site (مستشفى سانت ماري، كنيسة مار جرجس): the next word goes with it.
_SAINTS = shape_words("saint")
_FATHERS = shape_words("father_or_mother")
_FROM = key("عن")
# Before "of" what is a name as well is a verb: معسكر بدر نجم عن.
_CAME = frozenset({key("نجم")})
_LONGEST_QUOTED = 4
# An object has the ending of one, a name after its noun has not (شبكات محلية شريطاً).
_TANWIN = ("ً", "ًا")
# Nouns for districts that are adjectives as well.
_ADJECTIVES = frozenset({key("محلية")})


def to_closing_mark(text: Text, i: int) -> int | None:
    """Return the quotation mark that closes the name at token `i`, or null."""
    for j in range(i, min(i + _LONGEST_QUOTED, len(text.tokens))):
        if text.tokens[j].kind == "quote":
            return j if j > i else None
        if text.tokens[j].kind == "punct":
            return None
    return None


def name_end(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> int | None:
    """Return where a name of no list ends: one word, two where the first wants a second, an adjective with it."""
    token = text.tokens[i]
    word = token.key
    verb = shapes.is_verb(word, lexicon) and not opens_name(text, i)
    if token.kind != "word" or verb or _describes(text, i) or token.text.endswith(_TANWIN):
        return None
    if shapes.is_stop(word, lexicon) or (len(word) < 3 and word not in OPENS_NAME) or _is_joined(word):
        return None
    of_side = word in lexicon.actors.demonyms or word in lexicon.actors.of_groups
    adjective = of_side and not word.startswith("ال")
    # قرية مأهولة بالسكان
    adjective = adjective or _PARTICIPLE.fullmatch(word) is not None
    if head.kind in ("neighbourhood", "site") and word.endswith("ا") and (word.startswith("م") or word.endswith("يا")):
        # مبنى إداريا, حيا مكتظا: adjectives in the accusative
        adjective = adjective or (len(word) > 4 and attested(word[:-1]))
    # مستشفى الاتحاد is called so, حي الحركة is not, nor is what سد الجيش منافذها.
    kinds = {noun.kind for noun in lexicon.actors.anaphors.get(word, ())}
    body = bool(kinds) and not (kinds <= {"political"} and head.kind == "site" and not head.plural)
    if word in lexicon.places.anaphors or body or adjective:
        return None
    if word in _RULERS and head.kind in _AFTER_RULERS and not head.plural:
        return _ruler_end(text, i, lexicon)
    titled = lexicon.persons.titles.find(text, i) if head.kind in _AFTER_PERSONS and not head.plural else None
    revered = titled is not None and (titled.values[0].kind == "honorific" or titled.values[0].word == _MARTYR)
    if titled is not None and revered and titled.end_token < len(text.tokens):
        # مسجد الإمام الصادق, ساحة الشهيد باسل.
        return person_ends.person_end(text, titled.end_token, lexicon, sure=True)
    person = called_after(text, i, head, lexicon)
    if person is not None and person > i + 1 and not head.plural:
        last = text.tokens[person - 1].key
        came = shapes.key_at(text, person) == _FROM and (last in _CAME or shapes.is_verb(last, lexicon))
        return person - 1 if came else person
    end = i + 1
    joined = _joined_name(text, i, head, lexicon)
    if joined is not None:
        return joined
    opens = word in OPENS_NAME and end < len(text.tokens) and text.tokens[end].kind == "word"
    if opens and same_line(text, i + 1) and not shapes.is_stop(text.tokens[end].key, lexicon):
        end += 1
    elif len(word) < 3 or not (
        key(head.head) in _NAMED_BY or _is_name(word, head) or _stands_alone(text, i, head, lexicon)
    ):
        return None
    return end + closes_name(text, end)


def _ruler_end(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return where the name of a ruler at token `i` ends (مطار الملك خالد, جسر الملك فهد بطلب من المنامة), or null."""
    if not shapes.key_at(text, i + 1) or text.tokens[i + 1].kind != "word":
        return None
    end = person_ends.person_end(text, i + 1, lexicon, sure=True) or i + 2
    while end > i + 2 and text.tokens[end - 1].key.startswith("ب") and not attested(text.tokens[end - 1].key):
        end -= 1
    return end


def closes_name(text: Text, i: int) -> bool:
    """Whether token `i` is a second word that goes with the name before it on its line (الجديدة)."""
    return i < len(text.tokens) and text.tokens[i].key in _CLOSES_NAME and same_line(text, i)


def _joined_name(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> int | None:
    """Return where a name at token `i` ends that its first word alone is not, or null.

    مستشفى سانت ماري, كمين سدرة أبو حجاج, منطقة أكرارة الفرسيك.
    """
    word, second, third = (shapes.key_at(text, i + n) for n in range(3))
    if head.plural or not second or not same_line(text, i + 1) or shapes.is_stop(second, lexicon):
        return None
    if word in _SAINTS and head.kind == "site":
        return i + 2
    if second in _FATHERS and third and same_line(text, i + 1 + 1) and head.kind in (*_MANNED, "checkpoint"):
        return i + 3
    foreign = not word.startswith("ال") and not in_dictionary(word) and word not in lexicon.persons.given
    named = second.startswith("ال") and not second.endswith(_OF_ADJECTIVES) and not in_dictionary(second)
    if not (foreign and named and head.kind in (*_ADMINISTERED, "area")) or in_dictionary(second.removeprefix("ال")):
        return None
    return i + 2 if lexicon.actors.names.find(text, i + 1) is None else None


def called_after(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> int | None:
    """Return where a person's name at token `i` ends that a site may have (معسكر سليم الخالدي), or null."""
    if head.kind not in _AFTER_PERSONS:
        return None
    surnamed = shapes.key_at(text, i + 1).startswith("ال") and head.kind == "base"
    sure = surnamed and text.tokens[i].key in lexicon.persons.given
    return person_ends.person_end(text, i, lexicon, sure=sure)


def opens_name(text: Text, i: int) -> bool:
    """Whether a noun that names begin with stands before one with its article, or one that is no word of the language.

    عين الصفا، عين أقشرة: no عين and no verb.
    """
    following = shapes.key_at(text, i + 1)
    if text.tokens[i].key not in OPENS_NAME or not following or not same_line(text, i + 1):
        return False
    after = text.tokens[i + 1]
    unknown = after.kind == "word" and not attested(following) and (after.text.endswith("ة") or not segment(following))
    return following.startswith("ال") or unknown


def _is_joined(word: str) -> bool:
    """Whether a word (its key) is "and" with a word (ثكنة وأجهزت), or a noun with whose it is (عالي قرية سافلها)."""
    if in_dictionary(word):
        return False
    owned = any(parts.enclitic in _OWNERS and in_dictionary(parts.stem) for parts in segment(word))
    return owned or (word[0] == "و" and (in_dictionary(word[1:]) or in_dictionary(word[1:].removesuffix("ت"))))


def _describes(text: Text, i: int) -> bool:
    """Whether the head before token `i` is an adjective of the noun before it (مجموعة محلية معنية بالتوثيق)."""
    if i < 2 or text.tokens[i - 1].key not in _ADJECTIVES or text.tokens[i - 2].kind != "word":
        return False
    noun, word = text.tokens[i - 2].key, text.tokens[i].key
    if word.startswith("و") and word.endswith("يه"):
        # تقارير محلية ودولية
        return True
    return noun.endswith(("ه", "ات")) and not noun.startswith("ال") and word.endswith(("ه", "ات"))


def _stands_alone(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> bool:
    """Whether a common word without the article is a name all the same (حي نزال), as an adjective would agree."""
    word = text.tokens[i].key
    own = head.kind in _ADMINISTERED or head.kind in _MANNED or head.kind == "mountain"
    if not own or head.plural or len(word) < 3:
        return False
    if word[0] in "يت" or word.endswith(("ه", "ي", "ات", "ين", "ون")) or word in _NO_NAMES:
        return False
    if not attested(word) and any(parts.proclitics for parts in segment(word)):
        return False
    following = text.tokens[i + 1] if i + 1 < len(text.tokens) and same_line(text, i + 1) else None
    if following is None or following.kind == "punct" or shapes.is_stop(following.key, lexicon):
        return True
    return head.kind in _MANNED and following.key.startswith("و") and following.key[1:] in lexicon.places.heads


def _is_name(word: str, head: PlaceHead) -> bool:
    if head.plural and word.endswith("ه") and not word.startswith("ال"):
        # قرى مجاورة: an adjective agrees with its plural.
        return False
    if head.plural or head.kind in LOOSE or head.kind == "governorate":
        bare = word.removeprefix("ال")
        unknown = not attested(bare) and not shapes.is_word(bare) and len(bare) > 2
        return not shapes.is_word(word) or (word.startswith("ال") and unknown and not word.endswith("يه"))
    if word.endswith(("ات", "ين", "ون")) and word.startswith("ال") and shapes.is_word(word):
        # مخيم النازحين: people, not a name.
        return False
    # After its noun a name carries no letters of other words: بولو is not "and if".
    foreign = not attested(word) and head.kind in _ADMINISTERED and not word[1:].startswith(("ال", "ل"))
    return word.startswith("ال") or foreign or not shapes.is_word(word)


def local_place(name: str, head: PlaceHead | None) -> Entity:
    """Return the entity of a place of no list, by its name as written and the head noun before it, if any."""
    bare = shapes.unquoted(name)
    return Entity(
        id=content_id("ent", "place", shapes.name_key(bare)),
        kind="place",
        name=bare,
        aliases=() if head is None or bare.startswith(head.head) else (f"{head.head} {bare}",),
        subtype=_subtype(head) if head is not None else None,
    )


def _subtype(head: PlaceHead) -> str:
    return "region" if head.kind in ("area", "countryside", "front") else head.kind
