"""What a noun or an adjective refers back to: the last place of its kind, the country or capital of a text (البلدة)."""

from collections import Counter
from collections.abc import Sequence

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.places import PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.read.entities.context import Context
from rawi.read.places.drafts import PlaceDraft
from rawi.text import key

# A noun refers back to none that was named so many places ago.
_REMEMBERED = 200
# A text is about a place named so many times as often as the next.
_BY_FAR = 2
_AND, _TWO = "و", 2
_TOWNS = frozenset({"city", "town"})
_QUARTERS = shape_words("parts_of_a_town")


def referred(
    draft: PlaceDraft, before: list[tuple[PlaceDraft, str | None]], context: Context
) -> tuple[tuple[PlaceRow, ...], str | None, bool]:
    """Return what a back-reference means: the last place of its kind, the country or capital of the text.

    The third value is whether it refers to one of several, between which the text does not decide.
    """
    places = context.lexicon.places
    if draft.rule == "place.country" or (draft.part and draft.rule == "place.bearing"):
        country = places.countries.get(context.country() or "")
        return ((places.rows[country],) if country is not None else ()), None, False
    if draft.capital:
        country = context.country()
        capitals = {d.country: d.capital for d in context.lexicon.actors.demonyms.values() if d.capital}
        capital = capitals.get(country or "")
        return ((places.rows[capital],) if capital is not None else ()), None, False
    fitting = [
        (earlier, entity)
        for earlier, entity in before[-_REMEMBERED:]
        if entity is not None and _may_mean(draft, earlier, entity, context)
    ]
    home = context.country()
    first, _ = context.text.sentence_of(draft.first)
    own = [
        (earlier, entity)
        for earlier, entity in fitting
        if _country_of(entity, context) in (home, None) or earlier.first >= first
    ]
    # المدينة is one of the country the text is about, where it names one, or of its own sentence.
    fitting = own or fitting
    # Where a report was written counts only if it tells of no other place.
    told = [(earlier, entity) for earlier, entity in fitting if not earlier.dateline] or fitting
    if draft.back is not None and draft.back.kind not in _TOWNS:
        # القرية is the one that was called a village, if any was; towns need not be called so, nor one of its sentence.
        told = [
            (place, entity)
            for place, entity in told
            if _is_called(draft.back.head, place, context)
            or (place.first >= first and context.entities[entity].subtype == draft.back.kind)
        ] or told
    meant = _one_of([(earlier.first, entity) for earlier, entity in told], draft, context)
    if before and meant == before[-1][1] and _is_one_of_two(before, context):
        return (), None, True
    if meant is None:
        return (), None, bool(told)
    row = places.by_entity.get(meant)
    return ((places.rows[row],), None, False) if row is not None else ((), meant, False)


def stands_alone(draft: PlaceDraft, before: Sequence[tuple[PlaceDraft, str | None]]) -> bool:
    """Whether a noun means the one of its kind where a text is, whatever it is called (المستشفى in one on Malakal)."""
    if draft.back is None or not draft.back.alone:
        return False
    return any(entity is not None and earlier.last <= draft.first for earlier, entity in before)


def _is_one_of_two(before: Sequence[tuple[PlaceDraft, str | None]], context: Context) -> bool:
    """Whether the place named last was named together with another town (سراقب وخان شيخون): المدينة may be either."""
    if len(before) < _TWO:
        return False
    (one, first), (other, second) = before[-2:]
    kinds = {context.entities[entity].subtype for entity in (first, second) if entity is not None}
    joined = one.last == other.first and context.text.raw[other.start - 1 : other.start] == _AND
    return joined and kinds <= {"city", "town", "village"} and first != second


def _country_of(entity: str, context: Context) -> str | None:
    row = context.lexicon.places.by_entity.get(entity)
    return context.lexicon.places.rows[row].country if row is not None else None


def _one_of(fitting: Sequence[tuple[int, str]], draft: PlaceDraft, context: Context) -> str | None:
    """Return the place a noun refers back to: the only one, else the only one of the sentence or the paragraph."""
    counts = Counter(entity for _, entity in fitting).most_common(2)
    for low, _ in (context.text.sentence_of(draft.first), context.paragraph_of(draft.first), (0, 0)):
        ids = {entity for token, entity in fitting if low <= token}
        if len(ids) == 1:
            nearest = ids.pop()
            # A place named in passing is not meant where most of the text is about another.
            often = sum(entity == nearest for _, entity in fitting)
            return nearest if counts[0][1] <= _BY_FAR * often else None
        if ids and low:
            break
    # The place most of the text is about, if it is so by far.
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= _BY_FAR * counts[1][1]) else None


def _is_called(noun: str, earlier: PlaceDraft, context: Context) -> bool:
    """Whether the words of a place begin with a noun (مخيم سورتوني, whatever kind the list gives it)."""
    word = key(noun)
    return earlier.last > earlier.first + 1 and any(
        form == word for form in forms_of(context.text.tokens[earlier.first].key)
    )


def _may_mean(draft: PlaceDraft, earlier: PlaceDraft, entity: str, context: Context) -> bool:
    kind = context.entities[entity].subtype
    if draft.part:
        # A town has quarters and suburbs, a governorate has none.
        quarters = not _QUARTERS.isdisjoint(forms_of(context.text.tokens[draft.first].key))
        return kind in (("city", "town") if quarters else ("city", "governorate"))
    if draft.back is not None and _is_called(draft.back.head, earlier, context):
        return True
    # A bearing or a distance names the place it is from as well (شمالي الفلوجة).
    anchored = earlier.bearing is not None or earlier.distance_km is not None
    if draft.back is not None and draft.back.kind == "region":
        return key(context.entities[entity].name.split()[0]) == key(draft.back.head)
    if draft.back is None or (earlier.precision == "area" and not anchored):
        return False
    wanted = draft.back.kind
    if wanted == "site":
        said = earlier.head.head if earlier.head is not None else context.entities[entity].name.split()[0]
        return key(said) == key(draft.back.head)
    if wanted in ("city", "town", "village"):
        # What is called a town here is a village on the list as often as not; a head noun said before decides.
        if earlier.head is not None and earlier.head.kind in ("city", "town", "village"):
            return earlier.head.kind == wanted
        return kind == wanted or (kind in ("town", "village") and wanted in ("town", "village"))
    return kind == wanted
