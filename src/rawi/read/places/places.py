"""Places in a text: names of the list, places of no list after a head noun, bearings, distances, back-references.

A name alone proves little (most names of villages are words), so a draft says what props it up; whether that is
enough, and which of several places of one name is meant, is settled later (`resolve`).
"""

from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import Match, forms_of
from rawi.lexicon.places import PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names.nationalities import is_nationality
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.headed import adjective_at, headed_place, precision_of
from rawi.read.places.lists import again, listed
from rawi.read.places.pretexts import is_pretext
from rawi.read.places.referred import BEGINNINGS, COUNTRY, back_to, of_country
from rawi.read.places.shown import may_show, shown
from rawi.read.places.sites import CENTRE, of_sites, site
from rawi.read.places.support import placed
from rawi.read.places.unlisted import OPENS_NAME
from rawi.text import Text, attested, key, same_line
from rawi.text.remembered import remembered_with

_KILOMETRES = shape_words("kilometres")
_METRE = shape_words("metre")
_FROM = frozenset(map(key, ("من", "عن")))
_ABOUT = shape_words("about_so_far")
# What stands in quotation marks after these is the name of an operation, not of a place.
_OPERATIONS = shape_words("operation_in_marks")
_TREATIES = shape_words("treaty")
_BANK = key("الضفة")
# بعد المغرب is after sunset.
_SUNSET, _OF_SUNSET = key("المغرب"), shape_words("before_sunset")
_SHIPS = shape_words("ship")
_BUILDING = key("العمارة")
_OF_BUILDING = shape_words("of_building")
_NEXT_BUT_ONE = 2
_NO_OBJECT = ("و", "بال", "لل")
_DESTROYS = key("تدمر")
_FROM_OR_TO = shape_words("before_place_not_hit")
_ONE_OF = frozenset(map(key, ("أحد", "إحدى", "بعض")))
_TANWIN = "\u064b"
_DOUBLED = "\u0651"
# Last letters that writers and keys confuse, and words do not.
_FOLDED = frozenset("يىةه")
# باب is a door, not "in Ibb".
_SHORTEST_STRIPPED = 3

_Reader = Callable[[Text, int, Lexicon], PlaceDraft | None]
_IN_THE = "بال"


def find(text: Text, lexicon: Lexicon) -> list[PlaceDraft]:
    """Return what may name a place, from left to right, the longest at each place, none overlapping."""
    readers_of, tokens = _readers(lexicon), text.tokens
    drafts: list[PlaceDraft] = []
    i, last = 0, len(tokens)
    while i < last:
        token = tokens[i]
        readers = readers_of(token.key) if token.kind in ("word", "number") else ()
        draft = _longest(text, i, lexicon, readers) if readers else None
        if draft is None and token.kind == "word":
            led = may_show(tokens[i - 1].key if i else "") or token.key[:3] == _IN_THE
            draft = shown(text, i, lexicon) if led else None
        if draft is not None:
            draft = of_sites(draft, drafts, text, lexicon)
            drafts.append(placed(text, draft, drafts, lexicon))
        i = draft.last if draft is not None else i + 1
    return again(text, listed(text, drafts, lexicon), lexicon)


def _longest(text: Text, i: int, lexicon: Lexicon, readers: Iterable[_Reader]) -> PlaceDraft | None:
    """Return the longest of what the words from token `i` on may be; of two as long, the first reading counts."""
    longest: PlaceDraft | None = None
    for reader in readers:
        draft = reader(text, i, lexicon)
        if draft is not None and (longest is None or draft.last > longest.last):
            longest = draft
    return longest


@remembered_with
def _readers(lexicon: Lexicon, word: str) -> tuple[_Reader, ...]:
    """Return what may read words for a place that begin with a word (its key), in the order in which they count."""
    places, forms = lexicon.places, forms_of(word)
    readers = (
        (CENTRE in forms or any(form[:2] == "ال" and form[2:] in places.heads for form in forms), site),
        (places.names.may_begin(word), _named_or_back),
        (word in _ABOUT or word.isdecimal(), _distance),
        (places.bearings.may_begin(word), _bearing),
        (any(form in places.heads for form in forms), headed_place),
        (not BEGINNINGS.isdisjoint(forms), of_country),
        (any(form in BEGINNINGS or form in places.shorts or form in places.anaphors for form in forms), back_to),
    )
    return tuple([reader for may, reader in readers if may])


def _named_or_back(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a name of the list; what it refers back to as well, if that is what a noun like it does (القصر)."""
    named = _named(text, i, lexicon)
    if named is None or any(row.needs != "head" for row in named.rows):
        return named
    back = back_to(text, i, lexicon)
    return named if back is None or named.last != back.last else replace(named, back=back.back)


def _named(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    match = lexicon.places.names.find(text, i)
    if match is None or (match.proclitics and match.end - match.start < _SHORTEST_STRIPPED):
        return None
    likened = "ك" in match.proclitics
    if likened and (attested(text.tokens[i].key.lstrip("و")) or all(row.needs != "nothing" for row in match.values)):
        # Few places are likened to (كردفان is no "like Radfan", كسرت no "like Sirte").
        return None
    if is_pretext(text, i, lexicon):
        return None
    before = shapes.key_at(text, i - 1)
    if before.lstrip("بلو") in _ONE_OF and text.tokens[i].key.startswith("ال") and match.end_token == i + 1:
        # أحد الميادين, إحدى الشرقيات
        return None
    if text.tokens[i - 1].kind == "quote" and i > 1 and text.tokens[i - 2].key in _OPERATIONS:
        return None
    if _is_called_so(text, i, match, lexicon):
        return None
    if match.end_token == i + 1 and _destroys(text, i, before, lexicon):
        return None
    if text.tokens[i].key == _SUNSET and before in _OF_SUNSET:
        return None
    if before in _TREATIES and any(row.kind == "city" for row in match.values):
        # اتفاقيات جنيف are called so wherever they are broken.
        return None
    if match.end_token == i + 1 and (_TANWIN in text.tokens[i].text or _opens_other(text, i, match, lexicon)):
        # تركياً is "Turkish" of an object.
        return None
    if (
        match.end_token == i + 1
        and text.tokens[i].key.endswith(_BANK)
        and adjective_at(text, i + 1, lexicon) is not None
    ):
        # الضفة الشمالية is that of a river.
        return None
    if match.end_token == i + 1 and not match.proclitics and is_nationality(text, i, lexicon):
        return None
    rows = tuple(_as_spelt(text, i, row) for row in match.values) if match.end_token == i + 1 else match.values
    opens = text.tokens[i].key[len(match.proclitics) :] in lexicon.places.heads and match.end_token > i + 1
    draft = PlaceDraft(
        match.start,
        match.end,
        i,
        match.end_token,
        "place.name",
        rows=rows,
        precision=precision_of(rows),
        prop="head" if opens else "nothing",
    )
    return _with_adjective(text, draft, lexicon) or draft


def _is_called_so(text: Text, i: int, match: Match[PlaceRow], lexicon: Lexicon) -> bool:
    """Whether a ship has the name of a town (سفينة "تمبكتو", سفينة كارني), or a building (العمارة المقابلة)."""
    if text.tokens[i].key.endswith(_BUILDING):
        beside = shapes.key_at(text, i + _NEXT_BUT_ONE).startswith("ل")
        town = beside and lexicon.places.names.find(text, i + _NEXT_BUT_ONE) is not None
        return shapes.key_at(text, i + 1) in _OF_BUILDING and not town
    quoted = text.tokens[i - 1].kind == "quote"
    ship = i > 1 and text.tokens[i - 1 - quoted].key in _SHIPS and same_line(text, i)
    if not ship or quoted:
        return ship
    return all(row.kind != "country" for row in match.values) and not _is_of_ship(text, i, match.end_token, lexicon)


def _is_of_ship(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is where a ship goes or shoots at (قصفت البارجة غزة), or no ship (المدينة المدمرة) leads it."""
    triggers, before = lexicon.triggers, shapes.key_at(text, i - _NEXT_BUT_ONE)
    if not text.tokens[i - 1].key.startswith("ال"):
        return False
    if before.removeprefix("ال") in lexicon.places.heads or "buildings" in triggers.classes(before):
        return True
    if all(form.inflection.tense == "none" for form in triggers.look_up(before)):
        return False
    # أسقطت المدمرة كارني ثلاثة صواريخ has an object of its own.
    thing = shapes.key_at(text, end)
    counted = thing in lexicon.numerals.numerals or thing.isdecimal()
    return not counted and (thing.startswith(_NO_OBJECT) or not triggers.classes(thing))


def _destroys(text: Text, i: int, before: str, lexicon: Lexicon) -> bool:
    """Whether تدمر is "she destroys" at token `i`: no preposition stands before it and what is destroyed behind."""
    if not text.tokens[i].key.endswith(_DESTROYS) or before in _FROM_OR_TO:
        return False
    thing = shapes.key_at(text, i + 1)
    counted = lexicon.counted.forms
    return thing in lexicon.numerals.numerals or any(form in counted for form in forms_of(thing))


def _opens_other(text: Text, i: int, match: Match[PlaceRow], lexicon: Lexicon) -> bool:
    """Whether a name of one word is the first of a longer one of no list (عين قزام)."""
    word, following = text.tokens[i].key[len(match.proclitics) :], shapes.key_at(text, i + 1)
    if word not in OPENS_NAME or len(following) < _SHORTEST_STRIPPED or text.tokens[i + 1].kind != "word":
        return False
    return not attested(following) and not shapes.is_word(following)


def _as_spelt(text: Text, i: int, row: PlaceRow) -> PlaceRow:
    """Return the place, in want of a head noun where its name, which is a word too, ends in another letter (كلى)."""
    last = text.tokens[i].light[-1]
    if _DOUBLED in text.tokens[i].text and row.kind == "country" and _DOUBLED not in row.name:
        # عمّان is no Oman.
        return msgspec.structs.replace(row, needs="head")
    first = text.tokens[i].light.lstrip("وبلف")[:1]
    if first == "آ" and not any(name.startswith("آ") for name in (row.name, *row.variants)):
        # في آب is August, not Ibb.
        return msgspec.structs.replace(row, needs="head")
    if row.needs == "nothing" or last not in _FOLDED or any(name.endswith(last) for name in (row.name, *row.variants)):
        return row
    return msgspec.structs.replace(row, needs="head")


def _with_adjective(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a name with the bearing that follows it (حلب الشرقية, إدلب الشرقي for its countryside), or null."""
    adjective = adjective_at(text, draft.last, lexicon)
    wide = tuple(row for row in draft.rows if row.kind in ("governorate", "city", "country"))
    if adjective is None or not wide:
        return None
    rows = tuple(row for row in wide if row.kind == "governorate") or wide
    if text.tokens[adjective.end_token - 1].key.endswith("ه"):
        rows = tuple(row for row in wide if row.kind != "governorate") or wide
    return replace(
        draft,
        end=adjective.end,
        last=adjective.end_token,
        rows=rows,
        bearing=adjective.values[0].bearing,
        precision="area",
        rule="place.part",
    )


def _bearing(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a part of a place by its bearing (جنوب شرق إدلب، شمالي سوريا، الشمال السوري)."""
    match = lexicon.places.bearings.find(text, i)
    if match is None:
        return None
    words = match.values[0]
    if words.kind == "region":
        demonym = lexicon.actors.demonyms.get(shapes.key_at(text, match.end_token))
        if demonym is None or demonym.country not in lexicon.places.countries:
            return None
        row = lexicon.places.rows[lexicon.places.countries[demonym.country]]
        last = match.end_token + 1
        return PlaceDraft(
            match.start, text.tokens[last - 1].end, i, last, "place.bearing", rows=(row,), bearing=words.bearing,
            prop="head",
        )  # fmt: skip
    if words.kind != "noun":
        return None
    core = _core(text, match.end_token, lexicon)
    if core is None:
        return None
    return replace(
        core, start=match.start, first=i, rule="place.bearing", bearing=words.bearing, precision="area", prop="head"
    )


def _core(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return what a bearing or a distance is from: a place with or without its head noun, or the country."""
    tokens = text.tokens
    if i < len(tokens) and tokens[i].key in _FROM and same_line(text, i):
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word" or not same_line(text, i):
        return None
    if tokens[i].key in COUNTRY:
        return PlaceDraft(tokens[i].start, tokens[i].end, i, i + 1, "place.country", part=True)
    headed = headed_place(text, i, lexicon) or of_country(text, i, lexicon) or back_to(text, i, lexicon)
    match = lexicon.places.names.find(text, i)
    if match is None or match.proclitics:
        return headed
    if headed is not None and headed.last > match.end_token:
        return headed
    return PlaceDraft(match.start, match.end, i, match.end_token, "place.name", rows=match.values, prop="support")


def _distance(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return so many kilometres from a place (38 كم جنوب إدلب), with the word that makes it a guess (نحو)."""
    tokens = text.tokens
    first = i
    if tokens[i].key in _ABOUT and i + 1 < len(tokens) and same_line(text, i + 1):
        i += 1
    if tokens[i].kind != "number":
        return None
    j, digits = i + 1, tokens[i].light
    if j + 1 < len(tokens) and tokens[j].light in (".", ",") and tokens[j + 1].kind == "number":
        j, digits = j + 2, f"{digits}.{tokens[j + 1].light}"
    if shapes.key_at(text, j) not in _KILOMETRES:
        return None
    j += 2 if shapes.key_at(text, j + 1) in _METRE else 1
    bearing = lexicon.places.bearings.find(text, j) if j < len(tokens) else None
    words = bearing.values[0] if bearing is not None and not bearing.proclitics else None
    if bearing is not None and words is not None:
        j = bearing.end_token
    elif shapes.key_at(text, j) not in _FROM:
        return None
    core = _core(text, j, lexicon)
    if core is None:
        return None
    return replace(
        core,
        start=tokens[first].start,
        first=first,
        rule="place.distance",
        bearing=words.bearing if words is not None else None,
        distance_km=float(digits),
        relation="near",
        precision="area",
        prop="head",
    )
