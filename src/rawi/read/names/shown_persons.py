"""Names of persons shown by the signs around them: alone in marks («محمد عدن»), before an age, in a list."""

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import forms_of
from rawi.read import shapes
from rawi.read.names import full_names, person_ends
from rawi.text import Text, attested, key, same_line, segment

_LONGEST = 5
_COMMAS = ("،", ",")
_CLOSING = (")", "]")
# Springs count years of age alone (20 ربيعا).
_SPRINGS = key("ربيعا")
_EACH = (key("كل"), key("من"))


def whole_end(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return the token after a name that the signs around it bound: alone in marks, or with an age behind it, or null.

    It begins with a given name at token `i`, and no noun for a group or a place stands before it.
    """
    if not shapes.is_given(text.tokens[i].key, lexicon) or _is_of_thing(text, i, lexicon):
        return None
    if shapes.is_stop_here(text, i, lexicon):
        # على is no علي.
        return None
    end = _words_end(text, i, lexicon)
    if end < i + 2 or end >= len(text.tokens):
        return None
    marked = i > 0 and text.tokens[i - 1].kind == "quote" and text.tokens[end].kind == "quote"
    if not (marked or is_aged(text, end, lexicon)):
        return None
    return end if is_aged(text, end, lexicon) or full_names.may_be(text, i, end, lexicon) else None


def _words_end(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return the token after the words from token `i` on that may all be parts of one name."""
    end = i
    while end < min(i + _LONGEST, len(text.tokens)) and text.tokens[end].kind == "word":
        if end > i and (not same_line(text, end) or shapes.is_stop_here(text, end, lexicon)):
            break
        end += 1
    return end


def is_aged(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether an age stands at token `i`, behind a name: (34 عاما), البالغ من العمر."""
    tokens = text.tokens
    if _says_age(shapes.key_at(text, i), lexicon):
        return True
    at = i + (tokens[i].light in ("(", "[", *_COMMAS) if i < len(tokens) else 0)
    if at == i or at >= len(tokens) or not same_line(text, i):
        return False
    if _says_age(tokens[at].key, lexicon):
        return True
    return tokens[at].kind == "number" and _counts_years(shapes.key_at(text, at + 1), lexicon)


def _says_age(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) says that an age follows (البالغ، وعمره)."""
    return word.removeprefix("و") in lexicon.counted.words["age"]


def _counts_years(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is a noun for years."""
    unit = lexicon.calendar.units.get(word)
    return word == _SPRINGS or (unit is not None and unit.unit == "year")


def _is_of_thing(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a noun for a group, a place or an operation opens what stands at token `i` (مدرسة "خالد بن الوليد")."""
    at = i - 1 - (i > 0 and text.tokens[i - 1].kind in ("quote", "punct"))
    before = shapes.key_at(text, at)
    if not before:
        return False
    forms = forms_of(before)
    places, actors = lexicon.places, lexicon.actors
    if any(form in places.heads or form in places.anaphors or form in actors.anaphors for form in forms):
        return True
    return actors.heads.find(text, at) is not None


def opens_list(text: Text, i: int) -> bool:
    """Whether a list of names may begin at token `i`: after a colon, after "each of"."""
    return i > 0 and same_line(text, i) and (text.tokens[i - 1].light == ":" or is_each(text, i))


def is_each(text: Text, i: int) -> bool:
    """Whether "each of" stands before token `i` (كل من صالح ديب، وعبد المجيد)."""
    return i > 1 and text.tokens[i - 1].key == _EACH[1] and shapes.key_at(text, i - 2).lstrip("ل") == _EACH[0]


def before_comma(text: Text, i: int) -> int | None:
    """Return the token after the member of a list that a comma before token `i` ends, its age left out, or null."""
    tokens, at = text.tokens, i - 1
    if at < 1 or tokens[at].light not in _COMMAS or not same_line(text, at + 1):
        return None
    if tokens[at - 1].light in _CLOSING:
        return next((j for j in range(at - 2, max(at - 6, 0), -1) if tokens[j].light in ("(", "[")), None)
    return at


def ends_member(text: Text, i: int) -> bool:
    """Whether a member of a list may end before token `i`: a sign, the end of the line, "and" with the next one."""
    if i >= len(text.tokens) or not same_line(text, i):
        return True
    return text.tokens[i].kind in ("punct", "quote") or text.tokens[i].key.startswith("و")


def past_odd(text: Text, end: int, lexicon: Lexicon) -> int:
    """Return where a name ends that goes on up to "that" (العقيد جيتنت أداني إن), no other noun between."""
    for last in (end, end + 1):
        word = shapes.key_at(text, last)
        if not word or text.tokens[last].kind != "word" or not _may_be_part(word, lexicon):
            return end
        if shapes.key_at(text, last + 1) in person_ends.THAT:
            return last + 1
    return end


def _may_be_part(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) may go on with a name: no adverb, no adjective, no word with letters or a pronoun."""
    if shapes.is_stop(word, lexicon) or len(word) < 3 or word.startswith("ال") or word in lexicon.actors.demonyms:
        return False
    if lexicon.persons.titles.may_begin(word) or lexicon.cues.forms.get(word) is not None:
        return False
    if attested(word):
        return not word.endswith("ا")
    return not any(parts.proclitics or parts.enclitic for parts in segment(word))
