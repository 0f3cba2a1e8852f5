"""What looks like a part in a clause and is none: who begins the next clause, who says it, who only helped."""

import re
from collections.abc import Sequence

from rawi.lexicon.cues import form_of
from rawi.model import EventType
from rawi.read.heads import Head
from rawi.read.phrases import BLOWS, Phrase
from rawi.read.roles import Cast
from rawi.read.tellings import Page
from rawi.text import key

# Whoever leaves does something and suffers nothing.
_LEAVING: frozenset[EventType] = frozenset({"displacement", "retreat"})
_BY_FORCE: frozenset[EventType] = BLOWS | {
    "abduction",
    "capture",
    "destruction",
    "detention",
    "injury",
    "killing",
    "siege",
    "violation",
}
_WHO = ("actor", "person")
# What a name and its part stand on both sides of (شبكة راصد | محتجون يغلقون).
_SIGNS = frozenset("|:")
# An imperfect of the third person, as it looks.
_IMPERFECT = re.compile("[يت][^ا]\\w{2,}(?<!ه)")
_TITLED = 1
_BETWEEN = key("بين")


def own_phrases(page: Page, head: Head, found: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of a clause without who says it, what stands before a sign, and who begins the next one."""
    spoken = [link.span for link in head.stretch.chain if link.span is not None]
    kept: list[Phrase] = []
    for phrase in found:
        between = bool(kept) and kept[-1].preposition == _BETWEEN
        if phrase.start > head.hit.token and not between and _begins_another(page, phrase, head.hit.token):
            break
        mention = phrase.mention
        if mention is not None and any(span.overlaps(mention.span) for span in spoken):
            continue
        if phrase.end < head.hit.token and _ends_at_sign(page, phrase, head.hit.token):
            kept.clear()
            continue
        kept.append(phrase)
    return kept


def _ends_at_sign(page: Page, phrase: Phrase, token: int) -> bool:
    tokens = page.text.tokens
    return any(tokens[i].light in _SIGNS for i in range(phrase.end, min(phrase.end + _TITLED + 1, token)))


def _begins_another(page: Page, phrase: Phrase, told: int) -> bool:
    """Whether and joins somebody with a verb of his own right behind him or before (والجيش يتحدث، وأعلن الجيش)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    before = tokens[phrase.start - 1].key
    # وبيّن is written like وبين.
    between = index.words.has("preposition", before.removeprefix("و"))
    own = phrase.start - 1 > told and before.startswith("و") and not between
    if own and phrase.kind in _WHO and form_of(page.lexicon.cues, before) is not None:
        return True
    if phrase.kind not in _WHO or not tokens[phrase.start].key.startswith("و") or phrase.end >= len(tokens):
        return False
    word = tokens[phrase.end]
    if word.kind != "word" or phrase.end in page.overlay.kinds or index.classes(word.key):
        return False
    forms = index.look_up(word.key)
    if forms:
        return all(form.inflection.tense != "none" and not form.proclitics for form in forms)
    form = form_of(page.lexicon.cues, word.key)
    return form is not None or _IMPERFECT.fullmatch(word.key) is not None


def take_back(page: Page, head: Head, cast: Cast) -> None:
    """Take from those who help and report the use of force, and make who leaves the doer of it."""
    row = head.form.trigger.row
    if row.event_type in _BY_FORCE:
        cast.agents = [item for item in cast.agents if not page.speakers.is_unarmed(item.entity)]
    if row.event_type not in _LEAVING or not cast.targets or (row.event_type == "displacement" and cast.passive):
        return
    left = head.hit.finite and row.object is None and row.pos == "verb"
    if row.event_type == "retreat" or left:
        cast.agents = cast.agents or list(cast.targets)
        cast.targets = []


def join_helpers(head: Head, cast: Cast) -> None:
    """Make those doers who helped, but for a mere noun or a subject of no side: alone they did not do it (بدعم من)."""
    carried = head.carrier is not None and head.carrier.carriers[0].trigger.row.subject == "agent"
    told = carried or (head.hit.finite and not (cast.named and not cast.subject))
    if cast.agents or told:
        cast.agents += [item for item in cast.helpers if item not in cast.agents]
