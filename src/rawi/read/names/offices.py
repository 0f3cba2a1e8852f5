"""The organisation or place a role is of, and how far its words go before the name of who holds it."""

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names.actor_drafts import ActorDraft
from rawi.text import Text, key, same_line

_IN_THE_NAME_OF = shape_words("leads_to_body_of_office")
_WITH = key("لدى")
# Written so it is a name; of the same key as a preposition.
_ALI = "علي"
# So many words an organisation may take between a role and the name of who holds it.
_LONGEST_OFFICE = 7
# A spokesman's title with whose he is in it (الناطق باسمها اللواء أناتولي).
_IN_WHOSE_NAME = (key("باسمه"), key("باسمنا"))
_FINITE = ("masculine", "feminine", "plural", "first")
_WITHIN = shape_words("inside_office")
_DEFINITE = ("ال", "لل", "وال", "بال", "ولل")


def office(text: Text, j: int, lexicon: Lexicon, actors: dict[int, ActorDraft]) -> tuple[int, ActorDraft | None]:
    """Return the token after the organisation or place a role is of, and the organisation."""
    found: ActorDraft | None = None
    tokens = text.tokens
    stop = min(j + _LONGEST_OFFICE, len(tokens))
    begin = j
    while j < stop and same_line(text, j):
        whole = j == begin and tokens[j - 1].key.startswith(_IN_WHOSE_NAME)
        title = lexicon.persons.titles.find(text, j) if j > begin or whole else None
        if title is not None and not title.proclitics and title.values[0].kind != "role":
            # قائد شرطة ديالى اللواء علاء الزبيدي: a rank, not the brigade.
            break
        if j in actors:
            # المندوب الروسي لدى الأمم المتحدة is none of hers.
            found = found or (actors[j] if tokens[j - 1].key != _WITH else None)
            j = actors[j].last
            continue
        token = tokens[j]
        place = lexicon.places.names.find(text, j) if token.kind == "word" else None
        if place is not None and (
            not shapes.is_given(token.key, lexicon) or _is_governed(text, j, place.end_token, lexicon)
        ):
            j = place.end_token
        elif token.light == _ALI and shapes.is_given(shapes.key_at(text, j + 1), lexicon):
            break
        elif token.kind == "quote" or token.key in _IN_THE_NAME_OF or _is_of(token.key, lexicon):
            j += 1
        else:
            break
    return j, found


def _is_governed(text: Text, j: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a place of two words that is a name as well stands between an office and a name (صلاح الدين رائد)."""
    before = text.tokens[j - 1].key if j else ""
    return end > j + 1 and not before.startswith("ال") and shapes.is_given(shapes.key_at(text, end), lexicon)


def _is_of(word: str, lexicon: Lexicon) -> bool:
    """Whether a word goes on with what a role is of: a head noun of a place or a group, an adjective of a country."""
    forms = forms_of(word)
    return (
        any(
            form in lexicon.places.heads or form in lexicon.places.anaphors or form in lexicon.actors.anaphors
            for form in forms
        )
        or word in lexicon.actors.demonyms
    )


def name_after(text: Text, j: int, lexicon: Lexicon, actors: dict[int, ActorDraft]) -> int | None:
    """Return the token at which the name begins of who holds an office that is told from token `j` on, or null.

    The office is a chain of nouns up to the first that is definite, and what is joined to it (أمير الجيش الإسلامي
    للإنقاذ مدني مزراق). A rank before the name counts as its beginning.
    """
    tokens, stop = text.tokens, min(j + _LONGEST_OFFICE + 1, len(text.tokens))
    begin, definite = j, False
    while j < stop and same_line(text, j):
        word = tokens[j].key
        if tokens[j].kind == "quote":
            j += 1
            continue
        said = form_of(lexicon.cues, word)
        if tokens[j].kind != "word" or (said is not None and said.agreement in _FINITE):
            return None
        title = lexicon.persons.titles.find(text, j) if j > begin else None
        ranked = title is not None and not title.proclitics and title.values[0].kind != "role"
        if j > begin and (ranked or (j not in actors and _starts_name(text, j, lexicon))):
            return j
        place = lexicon.places.names.find(text, j)
        if j in actors:
            j, definite = actors[j].last, True
        elif place is not None and not shapes.is_given(word, lexicon):
            j, definite = place.end_token, True
        elif word in _WITHIN:
            j += 1
        elif word.startswith(_DEFINITE) and not shapes.is_stop(word, lexicon):
            j, definite = j + 1, True
        elif definite or not shapes.is_word(word) or shapes.is_stop(word, lexicon) or shapes.is_verb(word, lexicon):
            return None
        else:
            j += 1
    return None


def _starts_name(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a name begins at token `i` of what may go on with an office: a given name, or two words of no list."""
    word, following = text.tokens[i].key, shapes.key_at(text, i + 1)
    if not following or text.tokens[i + 1].kind != "word" or shapes.is_stop_here(text, i, lexicon):
        return False
    if shapes.is_given(word, lexicon):
        nothing_else = word not in lexicon.persons.common or word.startswith("ال")
        return (nothing_else and lexicon.places.names.find(text, i) is None) or _is_name(following, lexicon)
    if not all(_is_foreign(name, lexicon) for name in (word, following)):
        return not word.startswith("ال") and _is_foreign(word, lexicon) and shapes.is_origin(following)
    return lexicon.places.names.find(text, i) is None and lexicon.places.names.find(text, i + 1) is None


def _is_name(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.persons.given or shapes.is_origin(word) or (len(word) > 3 and not shapes.is_word(word))


def _is_foreign(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is of no list and carries nothing written with it."""
    return (
        len(word) > 2 and not word.startswith("ال") and not shapes.is_word(word) and not shapes.is_verb(word, lexicon)
    )
