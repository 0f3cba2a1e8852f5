"""What a line beside a section tells of, and names no outlet: `غزة تحت القصف / تحليل`, `ضحايا التعذيب | تحقيقات`."""

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import outlet_shapes
from rawi.read.page.datelines import Part
from rawi.read.page.metadata import Known, words
from rawi.read.page.papers import PaperLexicon
from rawi.text import Text, key

_GENRES, _KINDS_OF_TEXT = shape_words("genre_as_section"), shape_words("kind_of_page_text")
_OPENINGS = shape_words("outlet_opening")
_ARTICLE, _OF_HER = "ال", key("ة")


def is_subject(text: Text, parts: tuple[Part, ...], known: Known, lexicon: PaperLexicon) -> bool:
    """Whether beside a section or a genre stands what is told of: a deed, people, an actor, a place or what befell it.

    A genre stands beside subjects as often as beside names, so that a noun with the article is one.
    """
    sections = [
        word
        for part in parts
        if part.kind == "none"
        for word in words(text.tokens, part.first, part.last)
        if lexicon.page.furniture.get(word) == "no_outlet"
    ]
    genre = any(word in _GENRES for word in sections)
    return bool(sections) and any(
        part.kind in ("outlet", "unknown") and _tells(text, part, known, lexicon, genre=genre) for part in parts
    )


def _tells(text: Text, part: Part, known: Known, lexicon: PaperLexicon, *, genre: bool) -> bool:
    tokens = text.tokens[part.first : part.last]
    written = words(text.tokens, part.first, part.last)
    if not written or any(token.kind == "quote" for token in tokens) or " ".join(written) in known.told:
        return False
    if outlet_named(lexicon.outlets, text.slice((part.first, part.last))) is not None:
        return False
    if outlet_shapes.is_outlets(text, part.first, part.last, lexicon):
        return False
    if any(lexicon.page.furniture.get(word) in ("outlet_word", "outlet_end") for word in written):
        return False
    if genre and (written[0].startswith(_ARTICLE) or written[0] in _KINDS_OF_TEXT):
        return True
    if any(word in function_words() or lexicon.triggers.look_up(word) for word in written):
        return True
    if speaker_noun(lexicon.cues, written[0]) == "anonymous":
        return True
    if any(lexicon.actors.names.find(text, i) for i in range(part.first, part.last)):
        return True
    return len(written) > 1 and _is_of_place(text, part, written, lexicon)


def _is_of_place(text: Text, part: Part, written: list[str], lexicon: PaperLexicon) -> bool:
    """Whether a name ends with a place (أهالي درعا; صدى عدن is an outlet), or a word describes one: حلب المحاصرة."""
    if lexicon.is_place(text.tokens[part.last - 1].text):
        return written[0] not in _OPENINGS
    return lexicon.is_place(text.tokens[part.first].text) and written[-1].endswith(_OF_HER)
