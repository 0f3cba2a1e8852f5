"""What a text has on the word of another, in words that share nothing with his: told by what is claimed, not by words.

A translation back, or an editor who writes everything anew, leaves no words to align. What remains is who is cited,
the day, and claims of the same kind about the same numbers, people and places.
"""

from datetime import date

from rawi.lexicon.event_families import event_families
from rawi.link.voices import Voice, attributed_to
from rawi.model import Claim, Passage, Reading

# A report in other words comes this many days after what it tells, at most.
LATEST = 3
# So many claims must have a counterpart, one of them by its numbers or names, and this part of all that is cited.
LEAST, PART = 2, 0.5


def retold(source: Reading, target: Reading, of: Passage, to: Passage, who: Voice) -> tuple[Claim, ...]:
    """Return the claims that passage `to` has on the word of the narrator `who` of `of` and that `of` makes.

    Empty where they are too few, or of another day, to say that they come from this text of his.
    """
    if source.document.id == target.document.id or to.role == "headline" or not _soon(source, target):
        return ()
    said = [claim for claim in source.claims if of.span.contains(claim.span)]
    told = [
        claim
        for claim in target.claims
        if to.span.contains(claim.span) and attributed_to(target, claim.attribution, who)
    ]
    met = [(claim, best) for claim in told if (best := max((_met(claim, one) for one in said), default=0))]
    if len(met) < max(LEAST, PART * len(told)) or not any(best > 1 for _, best in met):
        return ()
    return tuple(claim for claim, _ in met)


def _soon(source: Reading, target: Reading) -> bool:
    one, other = source.document.published.start, target.document.published.start
    if one is None or other is None:
        return True
    return 0 <= date.fromisoformat(other).toordinal() - date.fromisoformat(one).toordinal() <= LATEST


def _met(told: Claim, said: Claim) -> int:
    """Return 2 for a claim of the same kind and the same number, actor or place, 1 for the kind alone, else 0."""
    families = event_families()
    if families[told.event_type].family != families[said.event_type].family or told.polarity != said.polarity:
        return 0
    numbers = [{figure.low for figure in claim.quantities if figure.low is not None} for claim in (told, said)]
    if numbers[0] & numbers[1]:
        return 2
    if numbers[0] and numbers[1]:
        return 0
    named = [
        {one.entity for one in (*claim.agents, *claim.targets, *claim.places) if one.entity is not None}
        for claim in (told, said)
    ]
    return 2 if named[0] & named[1] else 1
