"""One person told beside a number of the dead or wounded, who is one of them too (ضابط وجنديان، أربعة أطفال ومعلمة)."""

from functools import cache

import msgspec

from rawi.lexicon.counted import NOUNS, CountedNoun
from rawi.lexicon.cues import form_of, load_cues
from rawi.lexicon.tables import read_table
from rawi.link.texts.counted import OUTCOMES
from rawi.model import Claim, Figure, Span
from rawi.text import key, tokenise

# One person with a rank or a title takes so many words; what follows these is told of others.
_AND_WORD, _TITLED, _APART_BY = "و", 4, frozenset(map(key, ("من", "بين", "بينهم", "بينهما", "في", "على", "،", ",")))
# What a verb of what goes on begins with; whoever says something now has it so near behind him.
_NOW, _SAYS_WITHIN = ("ي", "ت"), 40


def with_one_more(claim: Claim, text: str) -> Claim:
    """Return a claim whose numbers of dead and wounded count the one person told beside them; `text` is its page's."""
    figures = tuple(_counted(figure, claim, text) for figure in claim.quantities)
    return claim if figures == claim.quantities else msgspec.structs.replace(claim, quantities=figures)


def _counted(figure: Figure, claim: Claim, text: str) -> Figure:
    """Return a number of the dead or wounded with the one person told beside it (ضابط وجنديان، أربعة أطفال ومعلمة)."""
    trigger = claim.trigger
    if figure.what not in OUTCOMES.values() or figure.comparator != "exact" or figure.low is None or trigger is None:
        return figure
    start, end = figure.span.start, figure.span.end
    begin = trigger.span.end if trigger.span.end < start else claim.span.start
    if (figure.text.startswith(_AND_WORD) or text[start - 1] == _AND_WORD) and begin < start:
        ahead = tokenise(text[begin:start].removesuffix(_AND_WORD))
        apart = any(word.key in _APART_BY for word in ahead)
        if ahead and len(ahead) <= _TITLED and _is_one(ahead[0].key) and not apart:
            start = begin + ahead[0].start
    behind = tokenise(text[end : claim.span.end])[:_TITLED]
    beside = bool(behind) and behind[0].start <= 1 and behind[0].key.startswith(_AND_WORD)
    if beside and _is_one(behind[0].key[1:]) and not _speaks(text[end + behind[0].end :][:_SAYS_WITHIN]):
        end += behind[0].end
    more = (start < figure.span.start) + (end > figure.span.end)
    span = Span(figure.span.document, start, end)
    if not more or any(other is not figure and other.span.overlaps(span) for other in claim.quantities):
        # ومدني واحد is counted already.
        return figure
    return msgspec.structs.replace(
        figure,
        low=figure.low + more,
        high=figure.high + more if figure.high is not None else None,
        text=text[start:end],
        span=span,
    )


def _speaks(behind: str) -> bool:
    """Whether who is told beside the dead says what follows: مقتل 4 أشخاص ورئيس البلدية يعلن الحداد."""
    words = tokenise(behind)[:_TITLED]
    stop = next((i for i, word in enumerate(words) if word.kind != "word"), len(words))
    return any(word.key.startswith(_NOW) and form_of(load_cues(), word.key) is not None for word in words[:stop])


@cache
def _one_person() -> frozenset[str]:
    rows = read_table(NOUNS, CountedNoun)
    return frozenset(key(row.noun) for row in rows if row.kind == "person" and " " not in row.noun)


def _is_one(word: str) -> bool:
    """Whether a word is the noun for one person, also as an object (ضابطا)."""
    return word in _one_person() or word.removesuffix("ا") in _one_person()
