"""When a short form is a name: القاعدة where the text names the organisation, قوات الحكومة of the country it says.

What such a name then means is settled in `actors`.
"""

from collections.abc import Sequence

from rawi.lexicon.cues import form_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.entities.context import Context
from rawi.read.names import organs
from rawi.read.names.actor_drafts import ActorDraft
from rawi.text import key, same_line

_IN = key("في")
_MEMBERS = shape_words("members_of_body")


def likely(drafts: Sequence[ActorDraft], context: Context) -> list[ActorDraft]:
    """Return the drafts without the words that are a name only where the text names the actor (القاعدة، فتح)."""
    sure = {name.actor for draft in drafts for name in draft.names if name.needs == "nothing"}
    return [
        draft
        for draft in drafts
        if draft.common is not None
        or not draft.names
        or any(name.needs != "naming" or name.actor in sure for name in draft.names if not _is_site(draft, context))
        or is_of_members(draft, context)
    ]


def _is_site(draft: ActorDraft, context: Context) -> bool:
    """Whether a name may be the noun of a place told of before (هاجموا قاعدة …): where nobody acts (قالت القاعدة)."""
    tokens = context.text.tokens
    noun = tokens[draft.first].key.lstrip("وبلف").removeprefix("ال")
    alone = draft.last == draft.first + 1 and noun in context.lexicon.places.heads
    if not alone or not any(token.key.lstrip("وبلف") == noun for token in tokens[: draft.first]):
        return False
    before = tokens[draft.first - 1 - (tokens[draft.first - 1].kind == "quote")].key
    acts = (
        form.inflection.gender == "feminine" and form.trigger.row.subject == "agent"
        for form in context.lexicon.triggers.look_up(before)
    )
    said = form_of(context.lexicon.cues, before) is not None and (
        before.endswith("ت") or before.lstrip("وف")[:1] == "ت"
    )
    return not (said or any(acts))


def is_of_members(draft: ActorDraft, context: Context) -> bool:
    """Whether the word before a name says that it has men, so that it is a group's (عناصر القاعدة، القيادي في فتح)."""
    tokens, at = context.text.tokens, draft.first - 1
    if at >= 0 and tokens[at].kind == "quote":
        at -= 1
    if at > 0 and tokens[at].key == _IN:
        at -= 1
    return at >= 0 and same_line(context.text, at + 1) and tokens[at].key.lstrip("وبلف").removeprefix("ال") in _MEMBERS


def of_named_country(draft: ActorDraft, meant: str | None, context: Context) -> str | None:
    """Return whom a name means, unless the adjective of another country stands behind it (قوات الحكومة الليبية)."""
    actors = context.lexicon.actors
    whose = organs.whose(context.text, draft.last, context.lexicon) if meant is not None else None
    row = actors.rows.get(actors.by_entity.get(meant or "", ""))
    other = whose is not None and row is not None and bool(row.countries) and whose[1].country not in row.countries
    return None if other else meant
