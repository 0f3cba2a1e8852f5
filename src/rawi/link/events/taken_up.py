"""What is denied by a word for all that was told: سيطرت القوات على البلدة، وهو ما نفاه الجيش."""

from collections.abc import Iterator, Sequence

from rawi.lexicon.shape_words import shape_words
from rawi.link.events.told import Book, Told, denies
from rawi.link.texts.kinds import TOLL
from rawi.text import tokenise

# "Which", "that" and "the matter" are among the first words of such a clause.
_THAT, _WITHIN = shape_words("takes_up_what_was_told"), 3


def taken_up(book: Book) -> Iterator[tuple[str, str]]:
    """Yield denials that only take up what was told before in the sentence, each with what it takes up.

    Of all that somebody told there it is what he lays to who denies, else what came first; the dead of a blow are told
    with the blow.
    """
    for claims in book.documents.values():
        for number, told in enumerate(claims):
            if told.claim.event_type == "denial" and denies(told) and _takes_up(told):
                meant = _meant(told, [one for one in claims[:number] if _is_told_there(one, told)], book)
                if meant is not None:
                    yield told.id, meant.id


def _meant(denial: Told, before: Sequence[Told], book: Book) -> Told | None:
    said = [one for one in before if one.voice == before[-1].voice]
    own = (denial.speaker,) if denial.speaker is not None else ()
    charges = [one for one in said if book.any_kin(own, one.agents)] or said
    return next((one for one in charges if one.claim.event_type not in TOLL), charges[0] if charges else None)


def _takes_up(told: Told) -> bool:
    """Whether nothing but a word for all that was said is denied: وهو ما نفاه, الأمر الذي نفته, نفى ذلك."""
    return any(word.key in _THAT for word in tokenise(told.claim.text)[:_WITHIN])


def _is_told_there(one: Told, denial: Told) -> bool:
    """Whether a claim is told as a fact before a denial in its sentence, by another voice."""
    same = (one.sentence, one.claim.passage) == (denial.sentence, denial.claim.passage)
    told = same and one.claim.span < denial.claim.span and one.voice != denial.voice
    return told and one.claim.modality == "asserted" and not denies(one) and not one.headline
