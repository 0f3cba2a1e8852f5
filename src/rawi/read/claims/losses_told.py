"""Whose the dead and wounded are that losses come to (تكبد الجيش خسائر بلغت 80 قتيلا، وبلغت خسائره ثلاثة قتلى)."""

from collections.abc import Sequence

from rawi.model import Participant
from rawi.read.events.agreement import is_meant
from rawi.read.events.phrases import phrases
from rawi.read.kinds import CASUALTIES
from rawi.read.roles import roles
from rawi.read.roles.tellings import Page, Telling
from rawi.text import key

_LOSSES = key("خسائر")
# So near before the dead stands the word for losses, and before that the verb of suffering or inflicting them. Tokens.
_WITHIN, _VERB_WITHIN = 9, 14
_SUFFERED, _INFLICTED = "خسر مقاتلين", "كبد"
_PRONOUNS = ("ها", "هم", "نا", "ه")


def give_losses(page: Page, drafts: Sequence[Telling]) -> None:
    """Give the dead and wounded of losses to those who suffered them, and to nobody where the sentence leaves it open.

    Who inflicted them is the subject of the verb before (كبدت القوات الحركة خسائر), or who acts before its pronoun.
    """
    for number, draft in enumerate(drafts):
        word = _losses_before(page, draft)
        if word is None:
            continue
        before = next((one for one in reversed(drafts[:number]) if one.event_type not in CASUALTIES), None)
        pronoun = _pronoun(page.text.tokens[word].key)
        if pronoun is not None:
            draft.cast.agents, draft.cast.targets = [], _meant(page, drafts[:number], pronoun)
            continue
        agents, targets = _of_verb(page, word, before)
        targets = targets or _owner(page, word, draft.head.hit.token)
        known = any(item.entity is not None for item in draft.cast.targets)
        if known and all(item.entity is None for item in (*agents, *targets)):
            # تكبد العدو خسائر: who is called so was known.
            continue
        if agents or targets:
            draft.cast.agents, draft.cast.targets = agents, targets


def _losses_before(page: Page, draft: Telling) -> int | None:
    """Return the word for losses before the dead or wounded in their clause of a sentence, or null."""
    if draft.event_type not in CASUALTIES or draft.head.hit.finite:
        return None
    tokens, hit = page.text.tokens, draft.head.hit.token
    first = max(page.text.sentence_of(hit)[0], hit - _WITHIN)
    for i in range(hit - 1, first - 1, -1):
        if tokens[i].key.lstrip("وفبل").removeprefix("ال").startswith(_LOSSES):
            return i
    return None


def _pronoun(word: str) -> str | None:
    bare = word.partition(_LOSSES)[2]
    return bare if bare in _PRONOUNS else None


def _meant(page: Page, earlier: Sequence[Telling], pronoun: str) -> list[Participant]:
    """Return whom the pronoun of losses means: the one who acts before, where it agrees with him alone."""
    last = earlier[-1] if earlier else None
    if last is None:
        return []
    words = page.lexicon.triggers.words
    sides = {item.entity: item for item in (*last.cast.agents, *last.cast.targets) if item.entity is not None}
    fitting = [item for item in sides.values() if is_meant(item.text, pronoun, words)]
    return fitting if len(fitting) == 1 else []


def _owner(page: Page, word: int, end: int) -> list[Participant]:
    """Return whose losses they are by the name right behind them (بلغت خسائر الجيش 20 قتيلا)."""
    named = phrases(page.text, word + 1, end, page.overlay, page.lexicon.triggers)
    first = named[0] if named and named[0].start == word + 1 and not named[0].preposition else None
    return roles.who_of([first]) if first is not None and first.kind in ("actor", "common") else []


def _of_verb(page: Page, word: int, before: Telling | None) -> tuple[list[Participant], list[Participant]]:
    """Return who inflicted losses and who suffered them, by the verb before the word for them."""
    text, index = page.text, page.lexicon.triggers
    first = max(text.sentence_of(word)[0], word - _VERB_WITHIN)
    for i in range(word - 1, first - 1, -1):
        forms = [form for form in index.look_up(text.tokens[i].key) if form.inflection.tense != "none"]
        form = next((form for form in forms if form.trigger.row.lemma in (_SUFFERED, _INFLICTED)), None)
        if form is None:
            continue
        named = roles.groups(phrases(text, i + 1, word, page.overlay, index))
        bare = [roles.who_of(group) for group in named if not group[0].preposition and roles.who_of(group)]
        if form.trigger.row.lemma == _SUFFERED:
            return [], bare[0] if bare else []
        whom = _whom(page, form.enclitic, before) if form.enclitic else []
        acting = list(before.cast.agents) if before is not None else []
        if form.enclitic:
            return (bare[0] if bare else acting), whom
        if len(bare) > 1:
            # كبدت القوات المسلحين خسائر: who suffered them stands last, right before the word.
            plain = len(bare) == len(named) and named[-1][-1].end == word
            return bare[0], bare[1] if plain and named[-1][0].kind == "actor" else []
        # كبدت الحركة خسائر: whether she did or suffered it is open, unless somebody acts before.
        return (acting, bare[0] if bare else []) if acting else ([], [])
    return [], []


def _whom(page: Page, pronoun: str, before: Telling | None) -> list[Participant]:
    """Return whom the deed before was done to, where the pronoun may mean him."""
    targets = before.cast.targets if before is not None else []
    words = page.lexicon.triggers.words
    return list(targets) if len(targets) == 1 and is_meant(targets[0].text, pronoun, words) else []
