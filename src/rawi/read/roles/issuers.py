"""What an issuer means in a statement of its own: whom it took, and who the enemy is."""

from msgspec.structs import replace

from rawi.model import ActorValue, Participant
from rawi.read.events.heads import Head
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast, Known
from rawi.read.roles.tellings import Page, Telling
from rawi.text import key

_ENEMY = "العدو"
_OUR_HANDS = frozenset(map(key, ("أيدينا", "بأيدينا", "قبضتنا", "أسرنا", "حوزتنا", "بحوزتنا")))


def give_captor(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give what was taken to the issuer that tells of it and names nobody else, or to who says into our hands."""
    speaker = known.speaker
    if head.form.trigger.row.event_type != "capture" or cast.agents or speaker is None or speaker.kind != "actor":
        return
    words, tokens = page.lexicon.triggers.words, page.text.tokens[head.start : head.end]
    # What a masdar only lists hangs on a deed told before: it keeps that one's doer.
    issued = head.stretch.passage.role == "statement" and not head.stretch.content and head.hit.finite
    ours = known.answers and any(token.key in _OUR_HANDS for token in tokens)
    lost = any(words.has("our_ranks", token.key) for token in tokens)
    befell = any(item.entity == speaker.id for item in cast.targets)
    if (ours or (issued and page.speakers.does(speaker, head))) and not lost and not befell:
        cast.agents = [roles.implied(page.text, head, speaker, page.document)]


def name_enemy(page: Page, told: list[Telling]) -> None:
    """Say who is meant by the enemy in an issuer's own words: the one whom it calls by a partisan name."""
    for telling in told:
        stretch, cast = telling.head.stretch, telling.cast
        if stretch.passage.role != "statement" or stretch.content:
            continue
        unnamed = [item for item in (*cast.agents, *cast.targets) if item.entity is None and _ENEMY in item.text]
        enemy = _enemy(page, telling) if unnamed else None
        if enemy is not None:
            cast.agents = [_named(item, enemy) for item in cast.agents]
            cast.targets = [_named(item, enemy) for item in cast.targets]


def _named(item: Participant, enemy: str) -> Participant:
    return replace(item, entity=enemy) if item.entity is None and _ENEMY in item.text else item


def _enemy(page: Page, telling: Telling) -> str | None:
    speaker = page.speakers.of(telling.head.stretch.chain)
    called = [
        item
        for item in page.mentions
        if isinstance(item.value, ActorValue) and item.value.register == "partisan" and item.entity is not None
    ]
    # العدو الصهيوني says who it is; طيران العدو is a part of it.
    full = {item.entity for item in called if item.text.startswith(_ENEMY)}
    enemies = (full or {item.entity for item in called}) - {speaker.id if speaker is not None else None}
    return enemies.pop() if len(enemies) == 1 else None
