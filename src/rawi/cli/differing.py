"""What accounts of an event differ about, and who holds what, in lines for a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rawi.cli import words
from rawi.cli.terminal import wrapped
from rawi.model import Disagreement, Passage, Position
from rawi.web.view import Record

# What several hold: the openings of positions (`link/differences/dispute.py`), as one says them and as several do.
_OF_SEVERAL = {
    "says ": "say ",
    "leaves out ": "leave out ",
    "does not say ": "do not say ",
    "adds ": "add ",
    "gives no time": "give no time",
    "denies it": "deny it",
    "demands it": "demand it",
    "promises it": "promise it",
}
_ABOUT = {"modality": "whether, and how surely"}


def disagreement_lines(record: Record, disagreement: Disagreement, *, event: str) -> Iterator[str]:
    """Yield what accounts of `event`, so called, differ about, and which of them hold what."""
    about = _ABOUT.get(disagreement.about, words.label(disagreement.about))
    yield wrapped(f"- {about}, {event} ({disagreement.severity})", hanging=2)
    held = [record.accounts(position.claims) for position in disagreement.positions]
    sides = Counter(account.id for accounts in held for account in accounts)
    for number, (position, accounts) in enumerate(zip(disagreement.positions, held, strict=True)):
        holders = [
            _account(record, account, _on_whose_word(record, account, position) if sides[account.id] > 1 else "")
            for account in accounts or _at(record, disagreement, number)
        ]
        # What nobody claims stands in the source's words only.
        held_by = f"{words.listed(holders)}: " if holders else ""
        yield wrapped(f"{held_by}{_said(position.value, len(holders))}", indent=5, hanging=2)


def _account(record: Record, account: Passage, said: str) -> str:
    return f"the {words.label(account.role)} (document {record.numbers[account.span.document]}{said})"


def _on_whose_word(record: Record, account: Passage, position: Position) -> str:
    """Return on whose word an account holds a position, where it holds another as well."""
    claims = [record.claims[claim] for claim in position.claims if claim in record.claims]
    chains = [claim.attribution for claim in claims if claim.passage == account.id]
    said = dict.fromkeys(words.who(record, chain[-1].speaker, chain[-1].text) for chain in chains if len(chain) > 1)
    own = ["in its own voice"] if any(len(chain) == 1 for chain in chains) else []
    of_others = [f"on the word of {words.listed(list(said))}"] if said else []
    return f", {words.listed([*own, *of_others])}" if own or of_others else ""


def _at(record: Record, disagreement: Disagreement, number: int) -> Sequence[Passage]:
    """Return the account whose words a position that no claim holds stands in; of two positions each has its spans."""
    if len(disagreement.positions) != 2:
        return ()
    spans = disagreement.spans[number::2][:1]
    return [
        passage
        for span in spans
        for passage in record.passages_of.get(span.document, ())
        if passage.span.contains(span)
    ]


def _said(value: str, holders: int) -> str:
    """Return a position as one holder or several hold it."""
    if holders > 1:
        for one, several in _OF_SEVERAL.items():
            if value.startswith(one):
                return several + value[len(one) :]
    return value
