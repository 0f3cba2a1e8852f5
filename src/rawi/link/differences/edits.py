"""What a retelling changed, as disagreements: typed changes along a reuse, given to the claims they stand in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from rawi.lexicon.actors import load
from rawi.lexicon.calendar import is_part_of_day, longest
from rawi.lexicon.calendar import load as load_calendar
from rawi.lexicon.epithets import is_hostile
from rawi.lexicon.event_families import event_families
from rawi.lexicon.harmed import Kind
from rawi.lexicon.strength import Scale, degrees
from rawi.lexicon.telling import Scope, SequenceKind, scope_words, sequence_cues
from rawi.link.differences.dispute import Dispute, is_newer, quoted, two
from rawi.link.differences.offices import of_office
from rawi.link.events.blows import kinds_of
from rawi.link.events.derived import Descents
from rawi.link.events.kinship import tells_anew
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import kinds_counted
from rawi.link.texts.counted import told_when
from rawi.link.texts.kinds import BLOWS
from rawi.link.texts.traits import is_accusing, negates
from rawi.model import Change, Figure, Reuse, Span
from rawi.model.claim import ChangeKind
from rawi.model.link import About, Nature
from rawi.text import analyse, stem, tokenise

# A change of name, epithet, order, person or spelling is no disagreement about what happened.
_SLOTS: dict[ChangeKind, About] = {
    "actor_dropped": "who",
    "actor_added": "who",
    "number_changed": "how_many",
    "time_changed": "when",
    "role_reversed": "role",
}
_WORDS: frozenset[ChangeKind] = frozenset(
    {"dropped", "added", "substituted", "epithet_dropped", "epithet_added", "strengthened", "softened"}
)
# Scales of verbs that say how firmly something is said.
_SAYING: frozenset[Scale] = frozenset({"blame", "commitment", "demand", "promise"})
# How words begin that are no verbs of the past.
_NOT_PAST = ("ي", "ت", "ال", "لل", "ب")
_ENDS_SENTENCE = re.compile(r"[.!?؟\n](?!\d)")
_ADDED: frozenset[ChangeKind] = frozenset({"added", "dropped", "actor_added", "actor_dropped"})
# A blow and its adjective stand so many words before that of a country, which reach so far.
_NOUNS, _BEFORE = 2, 24
_SEQUENCE: frozenset[SequenceKind] = frozenset({"again", "first", "earlier"})


def edits(reuses: Iterable[Reuse], descents: Descents, book: Book) -> Iterator[Dispute]:
    """Yield a dispute for every change that touches who, when, how many, role, modality, scope, sequence or what."""
    for reuse in reuses:
        sources, targets = _over(reuse.source.span, book), _over(reuse.target.span, book)
        if not sources and not targets:
            continue
        for given in reuse.changes:
            if given.kind == "misread":
                continue
            whose = _says_whose_blow(given, reuse, book)
            change = replace(given, kind="dropped" if given.source_text else "added") if whose else given
            source, target = _holder(change.source_span, sources), _holder(change.target_span, targets)
            about = "who" if whose else _about(change)
            office = of_office(change, _whole(change, book)) if about is None else None
            if office is not None:
                yield from _of_office(change, office, sources, targets)
                continue
            about = about or ("what" if _adds_a_claim(change, reuse, target, descents, book) else None)
            if about is None:
                continue
            source = source or _like(target, sources)
            target = target or _like(source, targets)
            if source is None and target is None:
                source, target = _beside(change.source_span, sources), _beside(change.target_span, targets)
                source, target = source or _like(target, sources), target or _like(source, targets)
                if source is None or target is None:
                    source, target = _widest(sources, reuse.source.span), _widest(targets, reuse.target.span)
            if about == "how_many" and _is_of_time(change, book):
                about = "when"
            if about == "who" and _is_adjective(change) and not _is_of_the_doer(change, source, target):
                about = "what"
            elif about == "who" and _names_a_target(change, source, target):
                about = "whom"
            if about == "when" and (_is_less_exact(source, target) or _keeps_the_day(change)):
                continue
            other = target is None or (source is not None and _repeats_another(target, source, descents))
            if other and change.target_span is None and not reuse.in_quotation and _is_told_no_more(source, reuse):
                # Who leaves out all of it changed nothing in it.
                continue
            free = change.kind == "actor_dropped" and not reuse.in_quotation
            if free and (_names_elsewhere(change, source, target, book) or _is_enemy_by_name(change, source, target)):
                # قوات العدو, قوات الجيش; a headline has no room for what its text tells.
                continue
            if change.kind == "actor_dropped" and _is_narrator(change, book):
                # On whose word it is told is no part of what happened.
                continue
            if change.kind == "actor_added" and source is not None and not _has_slot(source, about):
                # Who is named where the original leaves the actor to its "we" is not one more.
                continue
            yield _dispute(about, change, reuse, source, target, book)


def _whole(change: Change, book: Book) -> str:
    span = change.source_span or change.target_span
    return next((told.document.text for told in book.documents.get(span.document, ())[:1]), "") if span else ""


def _of_office(
    change: Change, office: tuple[str, str], sources: Sequence[Told], targets: Sequence[Told]
) -> Iterator[Dispute]:
    """Yield that a deputy or a former one is no more called so, where both sides have a claim of him."""
    source, target = _holder(change.source_span, sources), _holder(change.target_span, targets)
    source, target = source or _like(target, sources), target or _like(source, targets)
    if source is None or target is None:
        return
    was, now = office if change.kind == "dropped" else office[::-1]
    about: About = "whom" if event_families()[source.claim.event_type].hostile else "who"
    spans = [change.source_span or source.claim.span, change.target_span or target.claim.span]
    yield two(about, "editorial_change", (f"says {quoted(was)}", source), (f"says {quoted(now)}", target), spans)


def _about(change: Change) -> About | None:
    if change.kind in _SLOTS:
        return _SLOTS[change.kind]
    if change.kind not in _WORDS:
        return None
    before, after = (_found(text) for text in (change.source_text, change.target_text))
    if before != after:
        return "sequence" if (before ^ after) & _SEQUENCE else "scope"
    if change.kind == "substituted" and _is_denied_once(change):
        return "modality"
    if change.kind == "substituted" and _counts_others(change):
        return "whom"
    if change.kind in ("strengthened", "softened") and not _is_told_as_fact(change) and not _is_only_stressed(change):
        return "modality" if _is_of_saying(change) else "what"
    return None


def _is_of_time(change: Change, book: Book) -> bool:
    """Whether a number that changed says when (خلال أربع وعشرين ساعة)."""
    return any(
        load_calendar().unit(tokenise(text[span.start : span.end])[-1].key) is not None
        and told_when(text, span) is not None
        for span in (change.source_span, change.target_span)
        if span is not None
        for text in (told.document.text for told in book.documents.get(span.document, ())[:1])
    )


def _is_denied_once(change: Change) -> bool:
    """Whether a verb of the past is denied on the other side alone: نفت, لم تنف.

    Other forms may stand behind a word that refuses (رفضوا أن يسلموا, رفض التخلي).
    """
    texts = (change.source_text, change.target_text)
    words = [[word.key for word in tokenise(text) if word.kind == "word"] for text in texts]
    denied = [bool(one) and negates(one[0]) for one in words]
    if denied[0] == denied[1]:
        return False
    told = words[denied.index(False)]
    return len(told) == 1 and not told[0].lstrip("وف").startswith(_NOT_PAST)


def _counts_others(change: Change) -> bool:
    """Whether fighters are counted where civilians were, or the other way round: تسعة مدنيين, تسعة جنود."""
    was, now = (_kinds_in(text) for text in (change.source_text, change.target_text))
    return bool(was and now) and was.isdisjoint(now)


@lru_cache(maxsize=1 << 14)
def _kinds_in(text: str) -> frozenset[Kind]:
    """Return which of fighters and civilians some words count."""
    return frozenset().union(*(kinds_counted(word.key) for word in tokenise(text)))


def _is_less_exact(source: Told | None, target: Told | None) -> bool:
    """Whether a retelling has the same day as its source: all that it leaves out is the hour."""
    return source is not None and target is not None and source.time is not None and source.time == target.time


def _keeps_the_day(change: Change) -> bool:
    """Whether all that is left of a time stands in what it was, and still names a day or a part of one."""
    was, now = ([word.key for word in tokenise(text)] for text in (change.source_text, change.target_text))
    return bool(now) and set(now) <= set(was) and _names_a_day(change.target_text)


def _names_a_day(text: str) -> bool:
    """Whether some words are a weekday, a word for a day or a part of the day; a count of days is none."""
    told, words = analyse(text), load_calendar()
    weekday = any(longest(told, at, words.weekdays) for at in range(len(told.tokens)))
    return weekday or any(is_part_of_day(token.key) for token in told.tokens)


def _is_narrator(change: Change, book: Book) -> bool:
    """Whether who is left out only tells what his text has on his word."""
    span = change.source_span
    return span is not None and any(
        link.span is not None and link.span.overlaps(span)
        for told in book.documents.get(span.document, ())
        for link in told.claim.attribution
    )


def _is_of_saying(change: Change) -> bool:
    """Whether a verb that became stronger or weaker is one of saying, not of doing."""
    scales = degrees()
    words = tokenise(f"{change.source_text} {change.target_text}")
    forms = (form for word in words for form in (word.key, stem(word.key)))
    return any(scales[form][0] in _SAYING for form in forms if form in scales)


def _is_only_stressed(change: Change) -> bool:
    """Whether who "stressed" something now "says" it, or the other way round: both stand by it (not: claimed)."""
    scales = degrees()
    words = tokenise(f"{change.source_text} {change.target_text}")
    found = {scales[form] for word in words for form in (word.key, stem(word.key)) if form in scales}
    return bool(found) and all(scale == "commitment" and degree > 0 for scale, degree in found)


def _is_told_as_fact(change: Change) -> bool:
    """Whether a word of accusing is all that is gone: that it happened, source and retelling both say."""
    return any(is_accusing(word.key) for word in tokenise(change.source_text))


@lru_cache(maxsize=1 << 14)
def _found(text: str) -> frozenset[SequenceKind | Scope]:
    """Return the cues of sequence and the scopes in some words."""
    if not text:
        return frozenset()
    tokens = analyse(text)
    cues = (kind for match in sequence_cues().find_all(tokens) for kind in match.values if kind in _SEQUENCE)
    return frozenset((*cues, *(scope for match in scope_words().find_all(tokens) for scope in match.values)))


def _names_elsewhere(change: Change, source: Told | None, target: Told | None, book: Book) -> bool:
    """Whether whom a retelling seems to leave out it names by another word, in a claim of the same type and voice.

    A headline leaves it to the text below, on whosever word that is.
    """
    if source is None or target is None or change.source_span is None:
        return False
    named = [
        told
        for told in book.documents[target.document.id]
        if told.claim.event_type == source.claim.event_type
        and not denies(told)
        and (told.voice == target.voice or target.headline)
    ]
    for role in ("agents", "targets"):
        left = {
            one.entity
            for one in getattr(source.claim, role)
            if one.span is not None and one.span.overlaps(change.source_span) and one.entity is not None
        }
        if left and any(book.any_kin(left, getattr(told, role)) for told in named):
            return True
    return False


def _is_enemy_by_name(change: Change, source: Told | None, target: Told | None) -> bool:
    """Whether "the enemy" is all that is left out, where the retelling says against whom it was done."""
    if source is None or target is None or not any(is_hostile(word.key) for word in tokenise(change.source_text)):
        return False
    span = change.source_span
    enemy = any(
        one.entity is None and one.span is not None and span is not None and one.span.overlaps(span)
        for one in source.claim.targets
    )
    return enemy and bool(target.targets)


def _repeats_another(target: Told, source: Told, descents: Descents) -> bool:
    """Whether a claim repeats some other claim and not this one."""
    repeated = {descent.source for descent in descents.claims.get(target.id, ())}
    return bool(repeated) and source.id not in repeated


def _is_told_no_more(source: Told | None, reuse: Reuse) -> bool:
    """Whether the very word that tells a claim is left out (وكبدت العدو عشرات القتلى), not only who or how many."""
    trigger = source.claim.trigger if source is not None else None
    return trigger is not None and any(
        change.target_span is None and change.source_span is not None and change.source_span.overlaps(trigger.span)
        for change in reuse.changes
    )


def _over(span: Span, book: Book) -> list[Told]:
    return [told for told in book.documents.get(span.document, ()) if told.claim.span.overlaps(span)]


def _widest(claims: Sequence[Told], span: Span) -> Told | None:
    """Return the claim that most of a reuse stands in, the first of equals."""

    def shared(told: Told) -> int:
        return min(told.claim.span.end, span.end) - max(told.claim.span.start, span.start)

    return max(claims, key=shared, default=None)


def _adds_a_claim(change: Change, reuse: Reuse, target: Told | None, descents: Descents, book: Book) -> bool:
    """Whether words that are added tell of something that nothing in what is retold tells of.

    Nor may the document tell elsewhere that such a thing happened: then it is told again, not added.
    """
    if change.kind != "added" or change.target_span is None or target is None or target.id in descents.claims:
        return False
    kind = target.claim.event_type
    told_there = book.documents.get(reuse.source.span.document, ())
    if event_families()[kind].placed and any(other.claim.event_type == kind for other in told_there):
        return False
    trigger = target.claim.trigger
    if trigger is None or not trigger.span.overlaps(change.target_span):
        return False
    told = frozenset(word for other in _over(reuse.source.span, book) for word in other.words)
    return all(stem(word.key) not in told for word in tokenise(trigger.text))


def _says_whose_blow(change: Change, reuse: Reuse, book: Book) -> bool:
    """Whether the adjective of a country is added to a blow, or gone from it of nobody by name.

    "The Russian air raid" adds who did it to "the air raid", and nothing to "Russia raided".
    """
    span, other = change.target_span, reuse.source.span
    if span is None:
        span, other = change.source_span, reuse.target.span
    words = [token.key for token in tokenise(change.target_text or change.source_text)]
    nations = load().demonyms
    if change.kind not in _ADDED or span is None or len(words) != 1 or words[0] not in nations:
        return False
    before = tokenise(_text(book, Span(span.document, max(0, span.start - _BEFORE), span.start)))[-_NOUNS:]
    if kinds_of(" ".join(token.key for token in before)).isdisjoint(BLOWS):
        return False
    there = {nations[token.key].country for token in tokenise(_text(book, other)) if token.key in nations}
    return nations[words[0]].country not in there and not any(told.claim.agents for told in _over(other, book))


def _text(book: Book, span: Span) -> str:
    return next((told.document.text[span.start : span.end] for told in book.documents.get(span.document, ())[:1]), "")


def _holder(span: Span | None, claims: Sequence[Told]) -> Told | None:
    """Return the claim that a change stands in, the shortest one."""
    if span is None:
        return None
    holding = [told for told in claims if told.claim.span.overlaps(span)]
    return min(holding, key=lambda told: (told.claim.span.end - told.claim.span.start, told.id), default=None)


def _beside(span: Span | None, claims: Sequence[Told]) -> Told | None:
    """Return the claim nearest to a change in its sentence, null where no claim stands there."""
    if span is None:
        return None
    near: list[tuple[int, str, Told]] = []
    for told in claims:
        first, second = sorted((span, told.claim.span))
        if not _ENDS_SENTENCE.search(told.document.text[first.end : second.start]):
            near.append((second.start - first.end, told.id, told))
    return min(near)[-1] if near else None


def _like(told: Told | None, claims: Sequence[Told]) -> Told | None:
    """Return the counterpart of a claim on the other side: of its type, the likest in words."""
    if told is None:
        return None
    same = [other for other in claims if other.claim.event_type == told.claim.event_type]
    return max(same, key=lambda other: (len(other.words & told.words), other.id), default=None)


def _names_a_target(change: Change, source: Told | None, target: Told | None) -> bool:
    """Whether a change is of whom something is done to or asked of; who is accused is who did it."""
    holders = [told.claim for told in (source, target) if told is not None]
    if any(claim.event_type == "accusation" for claim in holders):
        return False
    if any(claim.event_type == "demand" or claim.modality == "demanded" for claim in holders):
        return True
    return any(
        span is not None
        and told is not None
        and any(span.overlaps(participant.span) for participant in told.claim.targets)
        for span, told in ((change.source_span, source), (change.target_span, target))
    )


def _has_slot(told: Told, about: About) -> bool:
    return bool(told.claim.targets if about == "whom" else told.claim.agents)


def _dispute(
    about: About, change: Change, reuse: Reuse, source: Told | None, target: Told | None, book: Book
) -> Dispute:
    before, after = _wording(change, about)
    positions: dict[str, tuple[str, ...]] = {}
    for value, told in ((before, source), (after, target)):
        positions[value] = (*positions.get(value, ()), *((told.id,) if told is not None else ()))
    spans = [
        change.source_span or reuse.source.span,
        change.target_span or reuse.target.span,
    ]
    risen = about == "how_many" and _has_risen(change, source, target, book)
    nature: Nature = "update" if risen else "editorial_change"
    graver = reuse.in_quotation + (about == "whom" and _counts_others(change))
    return Dispute(about, nature, positions, tuple(spans), graver=graver)


def _has_risen(change: Change, source: Told | None, target: Told | None, book: Book) -> bool:
    """Whether a number that changed is the toll of a later day."""
    if source is None or target is None:
        return False
    before, after = _figure(change.source_span, source), _figure(change.target_span, target)
    return (
        before is not None
        and after is not None
        and tells_anew(target, source, book)
        and is_newer(after, target, before, source)
    )


def _figure(span: Span | None, told: Told) -> Figure | None:
    return next((one for one in told.claim.quantities if span is not None and one.span.overlaps(span)), None)


def _is_adjective(change: Change) -> bool:
    """Whether all that changed is the adjective of a country (مدرعة إماراتية): whose make it is, not who acts."""
    words = [word for text in (change.source_text, change.target_text) for word in tokenise(text)]
    return change.kind in ("actor_dropped", "actor_added") and len(words) == 1 and words[0].key in load().demonyms


def _is_of_the_doer(change: Change, source: Told | None, target: Told | None) -> bool:
    """Whether the adjective of a country says who did it (طائرة أمريكية), in one of two of which the other does not."""
    if source is None or target is None or bool(source.agents) == bool(target.agents):
        return False
    told, span = (source, change.source_span) if source.agents else (target, change.target_span)
    return span is not None and any(one.span is not None and one.span.overlaps(span) for one in told.claim.agents)


def _wording(change: Change, about: About) -> tuple[str, str]:
    before, after = quoted(change.source_text), quoted(change.target_text)
    if about == "what" and _is_adjective(change):
        before, after = f"the adjective {before}", f"the adjective {after}"
    if not change.target_text:
        return f"says {before}", f"leaves out {before}"
    if not change.source_text:
        return f"does not say {after}", f"adds {after}"
    return f"says {before}", f"says {after}"
