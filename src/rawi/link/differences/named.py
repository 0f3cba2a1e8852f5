"""Where two claims of one event differ in whom or what place they name."""

from collections.abc import Iterable, Iterator
from itertools import product

from rawi.lexicon.ally_nouns import ally_noun
from rawi.lexicon.places import load as load_places
from rawi.link.differences.dispute import Dispute, actor_words, quoted, two
from rawi.link.events.likeness import is_mutual
from rawi.link.events.seats import may_mean_governorate
from rawi.link.events.sites import Site, best
from rawi.link.events.told import Book, Told
from rawi.link.events.victims import is_short_for, words_of_name
from rawi.model import Participant, Span
from rawi.model.link import About, Nature
from rawi.text import key, tokenise

_FORCES = key("قوات")


def who(one: Told, other: Told, nature: Nature, *, repeated: bool, book: Book) -> Iterator[Dispute]:
    """Yield whom two claims name as acting or acted against, where these are not the same."""
    asked: tuple[tuple[About, frozenset[str], frozenset[str]], ...] = (
        ("who", one.agents, other.agents),
        ("whom", one.targets, other.targets),
    )
    if is_mutual(one) or is_mutual(other):
        # Of a fight it is the same to be named first or second, and an account that names one side omits the other.
        sides = one.agents | one.targets, other.agents | other.targets
        whole = min(map(len, sides)) > 1 and bool(one.targets) == bool(other.targets)
        # Who retells it names those who attacked first as the other does.
        asked = (("who", *sides),) if whole else asked[:1] if repeated else ()
    for about, first, second in asked:
        if not first or not second:
            continue
        missing = {actor for actor in first if not book.any_kin((actor,), second)}
        added = {actor for actor in second if not book.any_kin((actor,), first)}
        apart = len(missing) == len(first) and len(added) == len(second)
        apart = apart and not (
            _may_be_called_so(first, second, one, book) or _may_be_called_so(second, first, other, book)
        )
        # Who retells names some of the same; where nobody is the same, one side was read otherwise.
        differs = apart if nature == "contradiction" else repeated and not apart and bool(missing or added)
        if nature == "editorial_change":
            # A blow and its dead do not differ twice.
            missing, added = _named_in(one, missing, book), _named_in(other, added, book)
            differs = bool(missing or added) and differs and not _names_elsewhere(missing, added, one, other, book)
        if differs:
            yield _actors(about, one, other, nature, first, second, book)


def _named_in(told: Told, actors: Iterable[str], book: Book) -> set[str]:
    """Return those of some actors whom the words of a claim itself name."""
    given = (*told.claim.agents, *told.claim.targets)
    return {
        actor
        for actor in actors
        if any(book.actor(one.entity) == actor and told.claim.span.contains(one.span) for one in given)
    }


def _names_elsewhere(missing: set[str], added: set[str], one: Told, other: Told, book: Book) -> bool:
    """Whether whom one leaves out stands in its sentence as an ally, or in another claim of its document."""
    for left_out, told in ((missing, other), (added, one)):
        if not left_out:
            continue
        named = {actor for each in book.documents[told.document.id] for actor in (*each.agents, *each.targets)}
        allied = any(ally_noun(word.key) is not None for word in tokenise(told.claim.text))
        if not (allied or book.any_kin(left_out, named)):
            return False
    return True


def _may_be_called_so(ours: Iterable[str], theirs: Iterable[str], told: Told, book: Book) -> bool:
    """Whether those whom a claim names may be those whom another names: by a name that leaves out words of theirs, or
    as the forces of a place, in a text that names the others nowhere. The lists hold apart whom they name.
    """
    if any(_may_be_short_for(*pair, book) for pair in product(ours, theirs)):
        return True
    if not all(_are_forces_of_a_place(actor, book) for actor in ours) or not all(
        _is_listed_actor(actor, book) for actor in theirs
    ):
        return False
    beside = book.documents[told.document.id]
    named = (actor for each in beside for actor in (*each.agents, *each.targets, each.speaker) if actor is not None)
    return not book.any_kin(named, theirs)


def _may_be_short_for(one: str, other: str, book: Book) -> bool:
    name, whole = words_of_name(one, book), words_of_name(other, book)
    both_listed = _is_listed_actor(one, book) and _is_listed_actor(other, book)
    return not both_listed and bool(name and whole) and is_short_for(name, whole)


def _is_listed_actor(actor: str, book: Book) -> bool:
    entity = book.entities.get(actor)
    return entity is not None and entity.curated


def _are_forces_of_a_place(actor: str, book: Book) -> bool:
    """Whether an actor of no list is only described, by where his forces are of (قوات طرابلس)."""
    head, *rest = words_of_name(actor, book) or ("",)
    return head == _FORCES and not _is_listed_actor(actor, book) and " ".join(rest) in load_places().all_keys


def _actors(
    about: About,
    one: Told,
    other: Told,
    nature: Nature,
    first: frozenset[str],
    second: frozenset[str],
    book: Book,
) -> Dispute:
    told = [(one, first - second or first), (other, second - first or second)]
    spans = [span for item, actors in told for span in _participants(item, actors, book)]
    wording = "by" if about == "who" else "against"
    positions = [(f"{wording} {actor_words(named, book)}", told) for named, told in ((first, one), (second, other))]
    return two(about, nature, positions[0], positions[1], spans)


def roles(one: Told, other: Told, nature: Nature, book: Book) -> Iterator[Dispute]:
    """Yield who acts in one and is acted against in the other."""
    positions = [
        (f"by {actor_words(told.agents, book)}" if told.agents else f"against {actor_words(told.targets, book)}", told)
        for told in (one, other)
    ]
    if positions[0][0] != positions[1][0]:
        yield two("role", nature, positions[0], positions[1], [one.claim.span, other.claim.span])


def _participants(told: Told, actors: frozenset[str], book: Book) -> list[Span]:
    """Return where a claim names some actors; the claim itself where it has them from elsewhere."""
    given: tuple[Participant, ...] = (*told.claim.agents, *told.claim.targets)
    spans = [participant.span for participant in given if book.actor(participant.entity) in actors]
    return [span for span in spans if told.claim.span.contains(span)] or [told.claim.span]


def where(one: Told, other: Told, nature: Nature, book: Book) -> Iterator[Dispute]:
    """Yield the places that two claims name, where these are apart."""
    if not _told_apart(one, other, book) or _only_meant(one) or _only_meant(other):
        return
    wordings = [", ".join(quoted(place.text) for place in told.claim.places) for told in (one, other)]
    spans = [place.span for told in (one, other) for place in told.claim.places]
    yield two("where", nature, (wordings[0], one), (wordings[1], other), spans)


def _told_apart(one: Told, other: Told, book: Book) -> bool:
    """Whether two claims name places that are apart; a market that both name without saying which is no common one.

    A base that one calls by some of the words of the other (الوطية, قاعدة الوطية الجوية) is no other place, if not
    in another town.
    """
    sites = [one.sites, other.sites]
    listed = [[site for site in given if _is_listed(site, book)] for given in sites]
    first, second = listed if all(listed) else sites
    if best(first, second, book.entities) != "apart":
        return False
    if may_mean_governorate(one.sites, other.sites, book.entities) or may_mean_governorate(
        other.sites, one.sites, book.entities
    ):
        return False
    ours, theirs = ([site for site in given if site.precision != "point" and site.relation == "in"] for given in listed)
    return best(ours, theirs, book.entities) == "apart" or not _named_alike(*sites)


def _named_alike(ones: Iterable[Site], others: Iterable[Site]) -> bool:
    """Whether a place of either has all the words of one of the other, and more."""
    names = (
        [tuple(word.key for word in tokenise(site.text) if word.kind == "word") for site in sites]
        for sites in (ones, others)
    )
    return any(
        bool(one) and bool(other) and (set(one) < set(other) or set(other) < set(one)) for one, other in product(*names)
    )


def _is_listed(site: Site, book: Book) -> bool:
    entity = book.entities.get(site.entity or "")
    return entity is not None and (entity.curated or entity.lat is not None)


def _only_meant(told: Told) -> bool:
    """Whether a claim says where by a word that means a place told before: "the town" may have been read amiss."""
    heads = load_places().anaphors
    return all(site.text in heads for site in told.sites)
