"""Acts of speech that are all the deed there is: a demand, a promise, a denial, an accusation of no known event."""

from collections import Counter

from rawi.model import Claim, EventType, Figure, Participant, Span, identified
from rawi.model.claim import Modality
from rawi.read.events.figures import counts
from rawi.read.events.heads import Stretch
from rawi.read.events.phrases import phrases
from rawi.read.roles import roles
from rawi.read.roles.doers import named_before
from rawi.read.roles.tellings import Page, trimmed
from rawi.read.roles.told_deeds import addressed, condemns
from rawi.text import Text, attested, key


def acts(page: Page, stretch: Stretch) -> list[Claim]:
    """Return the claim that a demand, a promise, a denial or an accusation is whose content tells no known event."""
    text, words = page.text, page.lexicon.triggers.words
    act = _ACTS.get(stretch.stance or "")
    start, end = trimmed(text, stretch.start, stretch.end, words)
    if act is None or not stretch.begins or condemns(page, stretch):
        ahead = _we_shall(page, stretch) if stretch.answers else None
        if ahead is None:
            return []
        start, end = trimmed(text, ahead, _clause_end(text, ahead, stretch.end), words)
        act = _ACTS["promise"]
    least = 1 if act[0] in _IN_A_WORD and stretch.begins else _LEAST_WORDS
    if sum(text.tokens[i].kind == "word" for i in range(start, end)) < least:
        return []
    if act[0] == "denial":
        act = (_denied_type(page, start, end) or act[0], act[1], act[2])
    return [_act(page, stretch, (start, end), act)]


def _denied_type(page: Page, start: int, end: int) -> EventType | None:
    """Return which event the first word of a denial that may tell one means most, or null where none does.

    Which of its readings is meant is less sure where nothing is told as done (دخول أي قوة).
    """
    keys = [page.text.tokens[i].key for i in range(start, end)]
    if keys[0] in _THAT:
        return None
    counted = any(page.text.tokens[i].kind == "number" for i in range(start, end))
    for n, word in enumerate(keys[:_NAMES_IT]):
        types = Counter(
            form.trigger.row.event_type
            for form in page.lexicon.triggers.look_up(word)
            if form.trigger.row.event_type not in _VAGUE
            and (counted or not form.trigger.needs or any("figure" not in needs for needs in form.trigger.needs))
            and (not form.trigger.followed_by or not form.trigger.followed_by.isdisjoint(keys[n + 1 : n + _NAMES_IT]))
        )
        if types:
            return types.most_common(1)[0][0]
    return None


def _act(page: Page, stretch: Stretch, tokens: tuple[int, int], act: tuple[EventType, Modality, bool]) -> Claim:
    event_type, told, polarity = act
    inside = [page.text.tokens[i].light for i in range(*tokens)]
    if event_type == "promise":
        polarity = _NEVER not in inside
        told = "hypothetical" if polarity and not _IF.isdisjoint(inside) else told
    elif event_type == "demand" and inside[0] in _NOT:
        polarity = False
    speaker = page.speakers.of(stretch.chain, himself=event_type == "accusation")
    start, end = page.text.span(tokens)
    agents: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    asked = tuple(
        _at_head(page, stretch, men=event_type == "demand")
        or addressed(page, stretch, named_before(page, stretch.start, stretch))
    )
    others = named_before(page, tokens[1] - 1, stretch)
    begun = page.text.tokens[tokens[0]].start
    if event_type == "accusation":
        targets = asked or tuple(_blamed(page, stretch, tokens, speaker.id if speaker is not None else None))
    if event_type == "demand":
        agents = asked
    elif stretch.stance == "deny" and (denied := _said_to_be(page, stretch, tokens)):
        agents = tuple(denied)
    elif stretch.stance == "deny" and _of_others(page, tokens):
        agents = ()
    elif (
        event_type != "accusation"
        and any(item.span.start >= begun for item in others)
        and not (event_type == "promise" and _pledges(page, stretch, tokens))
    ):
        # Whose deed is denied or promised: of the one it names, or the speaker's? It stays open.
        agents = ()
    elif speaker is not None and (speaker.kind == "actor" or event_type == "accusation"):
        token = page.text.tokens[tokens[0]]
        span = Span(page.document, token.start, token.end)
        agents = (Participant(entity=speaker.id, text=token.text, span=span),)
    inside = [item.id for item in page.mentions_from(start, end) if item.span.end <= end]
    claim = Claim(
        id="",
        span=Span(page.document, start, end),
        text=page.text.raw[start:end],
        event_type=event_type,
        agents=agents,
        targets=targets,
        quantities=_counted(page, event_type, tokens),
        modality=told,
        polarity=polarity,
        attribution=stretch.chain,
        passage=stretch.passage.id,
        mentions=tuple(inside),
        trigger=stretch.chain[-1].cue,
        rule=f"speech:{event_type}",
    )
    return identified(claim)


def _pledges(page: Page, stretch: Stretch, tokens: tuple[int, int]) -> bool:
    """Whether a masdar says what a body will do itself (تعهدت البعثة بمواصلة إسناد القوات)."""
    word, himself = page.text.tokens[tokens[0]].key, page.speakers.of(stretch.chain, himself=True)
    if himself is None or himself.kind != "actor":
        return False
    return word.startswith("ب") and not page.lexicon.triggers.words.has("that", word)


def _said_to_be(page: Page, stretch: Stretch, tokens: tuple[int, int]) -> list[Participant]:
    """Return the side right behind the verb of being, said to have done it (أن يكون الجيش قد شارك، أن يكون له يد)."""
    return _who_at(page, stretch, tokens[0] + 1, men=True) if page.text.tokens[tokens[0]].key in _BE else []


def _of_others(page: Page, tokens: tuple[int, int]) -> bool:
    """Whether a denial is of what others are or did, who have no name (أن يكون بينهم مدني، أن يكون شرطي من أطلقها)."""
    be, after = (page.text.tokens[min(tokens[0] + n, tokens[1] - 1)].key for n in (0, 1))
    index = page.lexicon.triggers
    men = not index.classes(after).isdisjoint(_MEN) and not after.endswith(_THEIRS)
    return be in _BE and (men or index.words.has("among", after))


def _counted(page: Page, event_type: EventType, tokens: tuple[int, int]) -> tuple[Figure, ...]:
    """Return what is asked, promised or denied counts, up to where another clause begins (، وقد وصلها المئات).

    Nor what only says whom it concerns (أمام الجرحى الذين يفوق عددهم الثلاثين).
    """
    if event_type == "accusation":
        return ()
    text, (start, end), words = page.text, tokens, page.lexicon.triggers.words
    joined = (
        i
        for i in range(start, end - 1)
        if (text.tokens[i].light in "،," and text.tokens[i + 1].key.startswith("و"))
        or words.has("relative", text.tokens[i].key)
    )
    found = counts(text, start, end, page.overlay, words=words)
    until = text.tokens[next(joined, end - 1)].end
    return tuple(figure for figure in found if figure.span.end <= until or figure.what == "duration")


def _at_head(page: Page, stretch: Stretch, *, men: bool) -> list[Participant]:
    """Return who is named at the very beginning of what is asked or blamed for: the one addressed.

    `men`: or whose men are (دعت القيادة منتسبي البيشمركة إلى).
    """
    first = next((i for i in range(stretch.start, stretch.end) if page.text.tokens[i].kind == "word"), stretch.start)
    return _who_at(page, stretch, first, men=men)


def _who_at(page: Page, stretch: Stretch, first: int, *, men: bool) -> list[Participant]:
    """Return the side that begins with a token; `men`: or whose men do."""
    named = "actor" in page.overlay.kinds.get(first, ())
    found = roles.groups(phrases(page.text, first, stretch.end, page.overlay, page.lexicon.triggers))
    opens = found[0][0] if found else None
    theirs = men and opens is not None and opens.kind == "common" and opens.start == first
    if (
        opens is None
        or _meets_them(page, stretch, first)
        or not (named or (theirs and not opens.classes.isdisjoint(roles.FORCES_OF)))
    ):
        return []
    return [roles.participant(item) for phrase in found[0] for item in phrase.who]


def _blamed(page: Page, stretch: Stretch, tokens: tuple[int, int], speaker: str | None) -> list[Participant]:
    """Return the first named in an accusation who is not its speaker and behind no preposition (حمّلت الحكومة س)."""
    spoken = [link.span for link in stretch.chain if link.span is not None]
    for group in roles.groups(phrases(page.text, *tokens, page.overlay, page.lexicon.triggers)):
        named = [roles.participant(item) for phrase in group for item in phrase.who]
        speaks = any(item.entity == speaker or any(span.overlaps(item.span) for span in spoken) for item in named)
        met = _meets_them(page, stretch, group[0].start)
        if named and not (speaks or met or group[0].preposition or group[0].genitive):
            return named
    return []


def _meets_them(page: Page, stretch: Stretch, i: int) -> bool:
    """Whether a name stands behind a verb with the pronoun of those who accuse (ناجون التقتهم الصحيفة)."""
    tokens, before = page.text.tokens, i - 1
    while before > 0 and tokens[before].kind == "quote":
        before -= 1
    cue = stretch.chain[-1].cue
    return before > 0 and tokens[before].key.endswith(_THEM) and (cue is None or tokens[before].start != cue.span.start)


def _we_shall(page: Page, stretch: Stretch) -> int | None:
    """Return the first verb of the first person in the future (سنقتص): no other word, and a verb of he and we."""
    for i in range(stretch.start, stretch.end):
        word = page.text.tokens[i].key.removeprefix("و")
        if i in page.covered or not word.startswith(_SHALL) or len(word) < _SHORTEST or attested(word):
            continue
        if attested(word[1:]) and attested("ي" + word[2:]):
            return i
    return None


def _clause_end(text: Text, start: int, end: int) -> int:
    return next((i for i in range(start, end) if text.tokens[i].light in ("،", ",", "؛")), end)


_SHALL, _SHORTEST = "سن", 5
_LEAST_WORDS = 2
# So near the beginning of a denial stands the word that says what is denied.
_NAMES_IT = 6
_THAT = frozenset(map(key, ("ذلك", "هذا", "هذه", "الأمر", "ما")))
# Types whose words mean much else where nothing is told as done.
_VAGUE: frozenset[EventType | None] = frozenset({"aid", "demand", "other", "promise", "protest", "statement", None})
# What is asked or promised may be one word (طالب بالتنحي).
_IN_A_WORD: frozenset[EventType] = frozenset({"demand", "promise"})
_NEVER = "لن"
_BE = frozenset({"يكون", "تكون"})
_MEN = frozenset({"civilians", "fighters", "forces", "people"})
_THEIRS = ("ه", "ها", "هم")
_THEM = ("هم", "هما", "هن")
_IF = frozenset({"إن", "إذا", "اذا"})
_NOT = frozenset({"عدم", "بعدم", "ألا", "بألا"})
_ACTS: dict[str, tuple[EventType, Modality, bool]] = {
    "accuse": ("accusation", "asserted", True),
    "demand": ("demand", "demanded", True),
    "deny": ("denial", "denied", False),
    "promise": ("promise", "promised", True),
}
