"""Places by the adjective of a country (العاصمة الليبية), and nouns that refer back to a place (البلدة)."""

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, content_id
from rawi.read import shapes
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.headed import adjective_at
from rawi.text import Text, key, same_line

COUNTRY = frozenset(map(key, ("البلاد",)))
_CAPITAL, _BORDER = key("العاصمة"), key("الحدود")
# Words that stand for a part of a city or a country by their adjective alone (الأحياء الشرقية).
_PARTS = shape_words("parts_of_country_or_town")
# Live rounds are no quarter (بالرصاص الحي).
_LIVE, _ROUNDS = key("الحي"), ("رصاص",)
# What may begin any of these.
BEGINNINGS = frozenset((*_PARTS, *COUNTRY, _CAPITAL, _BORDER))


def of_country(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a capital or a border by the adjective of its country (العاصمة الليبية، الحدود السورية التركية)."""
    for form, proclitics in word_forms(text.tokens[i].key):
        if form not in (_CAPITAL, _BORDER):
            continue
        start = after_letters(text.tokens[i], len(proclitics))
        demonym = lexicon.actors.demonyms.get(shapes.key_at(text, i + 1))
        if form == _BORDER:
            return _border(text, i, start, lexicon)
        if demonym is not None and demonym.capital is not None:
            capital = lexicon.places.rows[demonym.capital]
            end = text.tokens[i + 1].end
            return PlaceDraft(start, end, i, i + 2, "place.capital", rows=(capital,), precision="town", prop="head")
        match = lexicon.places.names.find(text, i + 1) if i + 1 < len(text.tokens) else None
        if match is not None and not match.proclitics and same_line(text, i + 1):
            rows = tuple(row for row in match.values if row.kind == "city")
            return (
                PlaceDraft(
                    start, match.end, i, match.end_token, "place.capital", rows=rows, precision="town", prop="head"
                )
                if rows
                else None
            )
        return PlaceDraft(start, text.tokens[i].end, i, i + 1, "place.capital", capital=True, precision="town")
    return None


def _border(text: Text, i: int, start: int, lexicon: Lexicon) -> PlaceDraft | None:
    j = i + 1
    while shapes.key_at(text, j) in lexicon.actors.demonyms:
        j += 1
    if j == i + 1:
        return None
    end = text.tokens[j - 1].end
    name = shapes.unquoted(text.raw[start:end])
    local = Entity(id=content_id("ent", "place", shapes.name_key(name)), kind="place", name=name, subtype="border")
    return PlaceDraft(start, end, i, j, "place.border", local=local, prop="head")


def back_to(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a head noun with the article, which refers back to a place (البلدة، الأحياء الشرقية)."""
    token, places = text.tokens[i], lexicon.places
    for form, proclitics in word_forms(token.key):
        if form not in BEGINNINGS and form not in places.shorts and form not in places.anaphors:
            continue
        start = after_letters(token, len(proclitics))
        if form in _PARTS:
            adjective = adjective_at(text, i + 1, lexicon)
            if adjective is not None:
                bearing = adjective.values[0].bearing
                return PlaceDraft(
                    start, adjective.end, i, adjective.end_token, "place.back", part=True, bearing=bearing
                )
        if form in lexicon.places.shorts:
            return PlaceDraft(start, token.end, i, i + 1, "place.short", shorts=lexicon.places.shorts[form])
        if form in COUNTRY:
            return PlaceDraft(start, token.end, i, i + 1, "place.country", part=True, precision="country")
        head = lexicon.places.anaphors.get(form)
        live = form == _LIVE and shapes.key_at(text, i - 1).endswith(_ROUNDS)
        if head is not None and not live and shapes.key_at(text, i + 1) not in shapes.keyed(head.not_names):
            return PlaceDraft(start, token.end, i, i + 1, "place.back", back=head, precision=head.precision)
    return None
