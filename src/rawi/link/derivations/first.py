"""What two pages show, beside what they tell, of which was first: whom a page credits, its hour, to whom was spoken."""

from collections.abc import Iterator
from functools import cache

from rawi.lexicon import load
from rawi.lexicon.boilerplate import load_page
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.link.derivations.siblings import Home, narrator_of
from rawi.link.pairs.derivation import chains_of
from rawi.link.texts.issued import is_issued
from rawi.link.texts.organs import folded
from rawi.link.texts.voices import affiliated
from rawi.model import Mention, Reading, Span, TimeValue
from rawi.text import key, tokenise

# The lines of a page that tell when it was published.
_DATED = frozenset({"dateline", "metadata", "byline"})
_TO, _WITH = "ل", "مع"
_STOPS = frozenset(".!؟")
_NOON = 12
_HALF_A_DAY, _A_DAY = 12 * 60, 24 * 60


def credit(target: Home, source: Home) -> Span | None:
    """Return where a page says outside of what it tells that its text is another's (المصدر: وكالة النهرين), or null.

    Each report has its own page's word only, and who publishes for himself is credited with nothing.
    """
    if target.passage.role != "report" or source.passage.role != "report" or is_issued(*source):
        return None
    if target.passage.narrator == source.passage.narrator:
        return None
    return next((mention.span for mention in _named(target.reading, source) if _is_credit(mention, target)), None)


def later_by_the_clock(one: Home, other: Home) -> int:
    """Return a positive number if `one` came on the day of `other` and after it, negative if before; else 0.

    When a message was sent is set against the same of another alone, an hour against one of the same zone.
    """
    days = {home.reading.document.published.start for home in (one, other)}
    if len(days) > 1 or None in days:
        return 0
    sent, other_sent = (_sent(home) for home in (one, other))
    if bool(sent) != bool(other_sent) or (not sent and _zones(one) != _zones(other)):
        return 0
    first, second = (sent, other_sent) if sent else (_hours(one), _hours(other))
    if not first or not second:
        return 0
    return (min(first) > max(second)) - (max(first) < min(second))


def told_itself(home: Home, other: Home) -> bool:
    """Whether what is told was said to the narrator of `home`, as one of the two pages has it (قال لوكالة النهرين).

    So it is where "to" or "with" it stands behind who speaks, his words of saying or what he speaks in.
    """
    return any(_is_spoken_to(mention.span, one) for one in (home, other) for mention in _named(one.reading, home))


def _is_spoken_to(named: Span, home: Home) -> bool:
    before = home.reading.document.text[: named.start]
    to = named.start - 1 if before.endswith(_TO) else named.start
    links = [link for _, chain in chains_of(*home) for link in chain[1:]]
    spans = [link.span for link in links if link.span is not None]
    spans += [words.span for link in links for words in (link.cue, link.via) if words is not None]
    said = [words for words in spans if words.start < to]
    if any(words.contains(named) for words in said):
        return to < named.start or before.split()[-1] == _WITH
    return to < named.start and any(words.end <= to and not before[words.end : to].strip(' "»”)]،') for words in said)


def speaks_for_cited(home: Home, other: Home) -> bool:
    """Whether a page is the agency of a side that another, who is not, tells of on that side's own word.

    The state's agency has its spokesman from himself.
    """
    return any(True for _ in on_word_of(other, home))


def on_word_of(home: Home, agency: Home) -> Iterator[tuple[Span, Span]]:
    """Yield what a page has on the word of the side whose agency another page is, with the words that say so."""
    side = _side_of(agency)
    if side is None or side == _side_of(home):
        return
    for told, chain in chains_of(*home):
        for link in chain[1:]:
            if link.speaker is not None and side in _above(link.speaker, home.reading):
                words = link.via or link.cue
                yield told, words.span if words is not None else told


def _side_of(home: Home) -> str | None:
    """Return the actor that the outlet of a passage belongs to, as the lists have it."""
    source = narrator_of(home)
    entity = load().outlet_entities.get(source.entity or "") if source is not None else None
    return entity.parent if entity is not None else None


def _above(actor: str, reading: Reading) -> frozenset[str]:
    """Return an actor with whom he speaks for and all that these belong to."""
    parents = dict(affiliated(reading))
    found: list[str] = []
    following: str | None = actor
    while following is not None and following not in found:
        found.append(following)
        entity = load().entities.get(following)
        following = parents.get(following) or (entity.parent if entity is not None else None)
    return frozenset(found)


def _named(reading: Reading, narrator: Home) -> Iterator[Mention]:
    """Yield where a text names the narrator of a passage."""
    source = narrator_of(narrator)
    if source is None:
        return
    name = folded(source.name)
    for mention in reading.mentions:
        called = mention.kind == "actor" and (mention.entity == source.entity or folded(mention.text) == name)
        if called and (mention.entity is not None or folded(mention.text) == name):
            yield mention


def _is_credit(mention: Mention, home: Home) -> bool:
    """Whether a name signs the text in brackets, or stands on a line that tells nothing but that it is a source."""
    reading = home.reading
    text = reading.document.text
    before, behind = text[: mention.span.start].rstrip(' "«“'), text[mention.span.end :].lstrip(' "»”')
    if before.endswith(("(", "[")) and behind.startswith((")", "]")):
        return _signs(mention, home)
    start, end = text.rfind("\n", 0, mention.span.start) + 1, text.find("\n", mention.span.end)
    line = Span(reading.document.id, start, end if end >= 0 else len(text))
    if any(claim.span.overlaps(line) for claim in reading.claims):
        return False
    named = [one.span for one in reading.mentions if line.contains(one.span)]
    words = [
        word.key
        for word in tokenise(text[line.start : line.end])
        if word.kind == "word"
        and not any(span.start < start + word.end and start + word.start < span.end for span in named)
        and word.key not in function_words()
    ]
    return bool(words) and _credit_words().issuperset(words)


def _signs(mention: Mention, home: Home) -> bool:
    """Whether a name in brackets stands in the dateline or ends the text: elsewhere it is of a picture or of a man."""
    start, end = mention.span.start, mention.span.end
    passage = home.passage.span
    if passage.start <= start and end <= passage.end:
        text = home.reading.document.text
        last = text[passage.start : start].rstrip(' "«“([').rpartition("\n")
        # A line that is no sentence is the caption of a picture.
        is_caption = bool(last[1] and last[2]) and not set(last[2]) & _STOPS
        return not is_caption and not text[end : passage.end].strip(' "»”)].\n')
    lines = (one.span for one in home.reading.passages if one.role in _DATED)
    return any(line.start <= start and end <= line.end for line in lines)


@cache
def _credit_words() -> frozenset[str]:
    """Return the words (keys) by which a line says where its text comes from."""
    labels = (phrase for phrase, label in load_page().labels.items() if label.field == "source")
    return frozenset(key(word) for label in labels for word in label.split()) | shape_words("copied")


def _sent(home: Home) -> tuple[int, ...]:
    """Return when a message was sent, in minutes of its day in UTC, where its file tells it."""
    hours, _, rest = home.reading.document.extra.get("sent", "").partition("T")[2].partition(":")
    return (int(hours) * 60 + int(rest[:2]),) if hours else ()


def _zones(home: Home) -> frozenset[str]:
    """Return the lines outside of the passage that name a zone of hours, from its first word on, without figures."""
    text, passage = home.reading.document.text, home.passage.span
    found = set()
    for line in (*text[: passage.start].splitlines(), *text[passage.end :].splitlines()):
        words = [word.key for word in tokenise(line) if word.kind == "word"]
        first = next((at for at, word in enumerate(words) if word in shape_words("zone")), None)
        if first is not None:
            found.add(" ".join(words[first:]))
    return frozenset(found)


def _hours(home: Home) -> tuple[int, ...]:
    """Return all hours at which a page may have been published, in minutes; not one at which it was changed."""
    reading, published = home.reading, home.reading.document.published
    lines = [passage.span for passage in reading.passages if passage.role in _DATED]
    found: list[int] = []
    for mention in reading.mentions:
        value = mention.value
        if not isinstance(value, TimeValue) or value.clock is None or value.start != published.start:
            continue
        if not any(line.contains(mention.span) for line in lines) or _is_of_change(mention, reading):
            continue
        hours, _, minutes = value.clock.partition(":")
        at = int(hours) * 60 + int(minutes)
        of_24_hours = value.clock.startswith("0") and value.clock in mention.text
        unsure = 0 < int(hours) <= _NOON and mention.text[-1].isdigit() and not of_24_hours
        found += (at, (at + _HALF_A_DAY) % _A_DAY) if unsure else (at,)
    return tuple(found)


def _is_of_change(mention: Mention, reading: Reading) -> bool:
    """Whether the line of a time, or a line without figures above it, says that the page was changed."""
    above, _, line = reading.document.text[: mention.span.start].rpartition("\n")
    line += reading.document.text[mention.span.start :].partition("\n")[0]
    above = above.rpartition("\n")[2]
    if not any(map(str.isdigit, above)):
        line = f"{above}\n{line}"
    written = " ".join(word.key for word in tokenise(line) if word.kind == "word")
    return any(f" {label} " in f" {written} " for label in _labels_of_change())


@cache
def _labels_of_change() -> frozenset[str]:
    return frozenset(phrase for phrase, label in load_page().labels.items() if label.field == "updated")
