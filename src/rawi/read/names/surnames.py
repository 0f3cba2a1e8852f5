"""Persons named again in a text: by surname alone, by the end of a longer name, by a given name that is all of it."""

from collections.abc import Iterator

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import after_letters, forms_of, word_forms
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names import full_names
from rawi.read.names.person_drafts import PersonDraft
from rawi.text import Text, same_line

_FAMILIES = shape_words("family_before_name")


_Words = tuple[str, ...]


def with_surnames(text: Text, drafts: list[PersonDraft], lexicon: Lexicon) -> list[PersonDraft]:
    """Add mentions by surname alone: after a verb of saying (وأضاف حسون), anywhere if it is no word (دوابشة)."""
    drafts = _with_short_names(text, drafts, lexicon)
    surnames: dict[str, PersonDraft] = {}
    alone: dict[str, PersonDraft] = {}
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    for draft in drafts:
        if draft.name[1] - draft.name[0] > 1:
            surnames.setdefault(text.tokens[draft.name[1] - 1].key, draft)
        elif draft.row is None and full_names.is_sure_given(text, draft.name[0], lexicon):
            # Who is called by a given name alone is so throughout.
            alone.setdefault(text.tokens[draft.name[0]].key, draft)
    added: list[PersonDraft] = []
    known_words = frozenset((*surnames, *alone))
    for i, token in enumerate(text.tokens if known_words else ()):
        if i in taken or token.kind != "word" or known_words.isdisjoint(forms_of(token.key)):
            continue
        again = alone.get(token.key)
        if again is not None and not full_names.is_of_other(text, i, i + 1, lexicon):
            added.append(replace(again, start=token.start, end=token.end, first=i, last=i + 1, rule="person.again"))
            continue
        for form, proclitics in word_forms(token.key):
            known = surnames.get(form)
            if known is None:
                continue
            said = i and form_of(lexicon.cues, text.tokens[i - 1].key) is not None and same_line(text, i)
            speaks = shapes.opens_line(text, i) and i + 1 < len(text.tokens) and text.tokens[i + 1].light == ":"
            if i > 1 and form_of(lexicon.cues, text.tokens[i - 2].key) is not None and not said and not proclitics:
                # وقال حواس الدندل: another of the family.
                break
            if (said and known.first < i) or speaks or _is_only_surname(text, i, form, lexicon):
                start = after_letters(token, len(proclitics))
                added.append(replace(known, start=start, end=token.end, first=i, last=i + 1, rule="person.surname"))
            break
    return sorted([*drafts, *added], key=lambda draft: draft.start)


def _with_short_names(text: Text, drafts: list[PersonDraft], lexicon: Lexicon) -> list[PersonDraft]:
    """Return the drafts, those that shorten one longer name of the text (عبد المهدي، محمد دقلو) as that person's."""
    first: dict[_Words, PersonDraft] = {}
    for draft in drafts:
        first.setdefault(_words(text, draft), draft)
    # The names that a beginning, an end or a first and last word may shorten.
    longer: dict[_Words, set[_Words]] = {}
    for words in first:
        for part in _parts(words):
            longer.setdefault(part, set()).add(words)
    found: list[PersonDraft] = []
    for draft in drafts:
        own = _words(text, draft)
        may_mean = longer.get(own, set()) | longer.get((own[0], own[-1]), set()) if len(own) > 1 else set[_Words]()
        meant = [words for words in may_mean if len(words) > len(own) and _shortens(own, words, lexicon)]
        short = len(meant) == 1 and draft.row is None
        found.append(replace(draft, row=first[meant[0]].row, name=first[meant[0]].name) if short else draft)
    return found


def _words(text: Text, draft: PersonDraft) -> _Words:
    return tuple([token.key for token in text.tokens[slice(*draft.name)]])


def _parts(words: _Words) -> Iterator[_Words]:
    """Yield what may shorten a name: its beginnings and ends of two words and more, its first and last word."""
    for size in range(2, len(words)):
        yield words[:size]
        yield words[-size:]
    yield words[0], words[-1]


def _shortens(own: tuple[str, ...], whole: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name shortens a longer one: its beginning, its first and last word, its end that is a surname of two.

    سليمان شريف is no شريف سليمان شريف: who is called by another given name is another.
    """
    if own[0] == whole[0]:
        return own[-1] == whole[-1] or own == whole[: len(own)]
    if own != whole[-len(own) :]:
        return False
    return own[0] in shapes.OPEN_NAME or own[0] not in lexicon.persons.given


def _is_only_surname(text: Text, i: int, word: str, lexicon: Lexicon) -> bool:
    """Whether a surname given before (its key) can be nothing else: no word, no given name, no place."""
    name = shapes.is_origin(word) or not shapes.is_word(word.removeprefix("ال"))
    if word in lexicon.persons.given or not name or len(word) < 4 or shapes.key_at(text, i - 1) in _FAMILIES:
        return False
    return lexicon.places.names.find(text, i) is None and shapes.key_at(text, i - 1) not in lexicon.persons.given
