"""Whose deed harm is where somebody's name parts it from the verb before (ما أسفر، بحسب العمدة، عن مقتل ثلاثة)."""

from collections.abc import Sequence

from rawi.model import Participant
from rawi.read.claims.sharing import is_one_of_two
from rawi.read.kinds import BLOWS, HARMS
from rawi.read.roles.of_parts import says_doer
from rawi.read.roles.tellings import Page, Telling
from rawi.text import key

_WHAT = frozenset(map(key, ("ما", "مما", "وما", "الأمر الذي")))
_COMMAS = frozenset("،,")
# An aside is no longer, its commas included.
_ASIDE = 14


def doers_of_blow(page: Page, earlier: Sequence[Telling], later: Telling) -> list[Participant]:
    """Return who dealt the one blow told before in the sentence, if harm is told as what all that led to."""
    if later.event_type not in HARMS or later.cast.agents or says_doer(page, later) or not later.polarity:
        return []
    verb = _verb_before(page, later)
    first = page.text.sentence_of(later.head.hit.token)[0]
    if verb is None:
        return []
    told = [one for one in earlier if first <= one.head.hit.token < verb]
    blow = told[-1] if told else None
    if blow is None or blow.event_type not in BLOWS or blow.modality != "asserted" or not blow.polarity:
        return []
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    if any(words.has("attackers", token.key) for token in tokens[later.head.start : later.head.end]):
        # مقتل ثلاثة من المهاجمين
        return []
    since = page.mentions_from(tokens[blow.head.end - 1].end, tokens[verb].start) if blow.head.end <= verb else ()
    if any(item.kind in ("actor", "person") for item in since):
        # قصفت إسرائيل المدينة ورد الحزب بصواريخ ما أدى
        return []
    befallen = {item.entity for item in later.cast.targets}
    two = (blow.event_type == "battle" and len(blow.cast.agents) > 1) or is_one_of_two(page, blow)
    return [] if two or any(item.entity in befallen for item in blow.cast.agents) else list(blow.cast.agents)


def _verb_before(page: Page, later: Telling) -> int | None:
    """Return the verb of leading to that stands right before the aside, behind ما; null where there is none."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    at = later.head.hit.token - 1
    if at < 1 or not index.words.has("preposition", tokens[at].key):
        return None
    commas = [i for i in range(max(at - _ASIDE, 1), at) if tokens[i].light in _COMMAS]
    if not commas or commas[-1] != at - 1:
        return None
    opened = next((i for i in reversed(commas[:-1]) if _leads(page, i - 1)), None)
    return opened - 1 if opened is not None else None


def _leads(page: Page, i: int) -> bool:
    """Whether a verb of leading to stands at a token, behind what takes up all that was told (ما أسفر)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    forms = index.look_up(tokens[i].key) if i > 0 and tokens[i - 1].key in _WHAT else ()
    return any(form.trigger.row.pos == "result" and form.trigger.row.subject == "cause" for form in forms)
