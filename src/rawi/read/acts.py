"""Acts of speech that are all the deed there is: a demand, a promise, a denial, an accusation of no known event."""

from rawi.lexicon.cues import form_of
from rawi.model import Claim, EventType, Participant, Span, identified
from rawi.model.claim import Modality
from rawi.read.doers import addressed, named_before
from rawi.read.heads import Stretch
from rawi.read.tellings import Page, trimmed
from rawi.text import tokenise


def acts(page: Page, stretch: Stretch) -> list[Claim]:
    """Return the claim that a demand, a promise, a denial or an accusation is whose content tells no known event."""
    text, words = page.text, page.lexicon.triggers.words
    act = _ACTS.get(stretch.stance or "")
    if act is None or not stretch.begins or _condemns(page, stretch):
        return []
    start, end = trimmed(text, stretch.start, stretch.end, words)
    if sum(text.tokens[i].kind == "word" for i in range(start, end)) < _LEAST_WORDS:
        return []
    event_type, told, polarity = act
    speaker = page.speakers.of(stretch.chain)
    first, last = text.span((start, end))
    agents: tuple[Participant, ...] = ()
    if event_type == "demand":
        agents = tuple(addressed(page, stretch, named_before(page, stretch.start, stretch)))
    elif event_type == "promise" and speaker is not None and speaker.kind == "actor":
        token = text.tokens[start]
        span = Span(page.document, token.start, token.end)
        agents = (Participant(entity=speaker.id, text=token.text, span=span),)
    inside = [item.id for item in page.mentions_from(first, last) if item.span.end <= last]
    claim = Claim(
        id="",
        span=Span(page.document, first, last),
        text=text.raw[first:last],
        event_type=event_type,
        agents=agents,
        modality=told,
        polarity=polarity,
        attribution=stretch.chain,
        passage=stretch.passage.id,
        mentions=tuple(inside),
        trigger=stretch.chain[-1].cue,
        rule=f"speech:{stretch.stance}",
    )
    return [identified(claim)]


def _condemns(page: Page, stretch: Stretch) -> bool:
    """Whether a word of blame takes the deed itself as its object (دان الهجوم): the deed is known, nobody accused."""
    cue = stretch.chain[-1].cue
    if stretch.stance != "accuse" or cue is None:
        return False
    forms = [form_of(page.lexicon.cues, token.key) for token in tokenise(cue.text)]
    return all(form is None or _ACCUSING.isdisjoint(form.cue.complement) for form in forms)


_ACCUSING = frozenset({"party", "that", "مسؤولية"})
_LEAST_WORDS = 2
_ACTS: dict[str, tuple[EventType, Modality, bool]] = {
    "accuse": ("accusation", "asserted", True),
    "demand": ("demand", "demanded", True),
    "deny": ("denial", "denied", False),
    "promise": ("promise", "promised", True),
}
