"""Who leaves because somebody forces him to (وأجبر الحركة على الانسحاب، أُرغم رتل للجيش على التراجع، وإجبارهم)."""

from collections.abc import Sequence

from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.roles.roles import Cast, Group, Known, groups, unmarked, who_of
from rawi.read.roles.tellings import Page
from rawi.text import key

_TO = frozenset(map(key, ("على", "إلى")))
_THEM = frozenset({"هم", "ها", "ه"})


def give_who_is_driven(
    page: Page, head: Head, before: Sequence[Phrase], after: Sequence[Phrase], cast: Cast, known: Known
) -> None:
    """Give a retreat those who were forced to it: who stands alone beside the verb, or was fought just before."""
    row, form = head.form.trigger.row, head.form
    if row.event_type != "retreat" or cast.targets or any(item.entity is not None for item in cast.agents):
        return
    forced = row.subject == "cause" and row.object == "target" if head.hit.finite else row.subject == "target"
    if not forced or row.pos not in ("verb", "noun"):
        return
    behind = page.text.tokens[head.hit.token + 1].key if head.hit.token + 1 < head.end else ""
    if form.enclitic in _THEM and behind in _TO:
        doers = {item.entity for item in known.carried}
        beaten = {item.entity for item in known.beaten}
        cast.targets = list(known.beaten) if len(beaten) == 1 and beaten.isdisjoint({None, *doers}) else []
    elif head.hit.finite and not form.enclitic:
        cast.targets = who_of(_forced(page, head, groups(before), groups(after)))


def _forced(page: Page, head: Head, before: Sequence[Group], after: Sequence[Group]) -> Group:
    """Return the one group that a verb of forcing has between itself and على, else who is named right before it."""
    tokens, at = page.text.tokens, head.hit.token
    to = next((i for i in range(at + 1, head.end) if tokens[i].key in _TO), None)
    if to is None or head.relative is not None:
        return []
    between = [group for group in unmarked(after) if group[0].start < to]
    if len(between) == 1:
        only = between[0]
        return only if only[0].start == at + 1 and only[-1].end == to and len(only) == 1 else []
    ahead = unmarked(before)
    passive = not between and to == at + 1 and not head.joined and len(ahead) == 1 and ahead[0][-1].end == at
    return ahead[0] if passive else []
