"""Places in a text: names of the list, places of no list after a head noun, bearings, distances, back-references.

A name alone proves little (most names of villages are words), so a draft says what props it up; whether that is
enough, and which of several places of one name is meant, is settled later (`resolve`).
"""

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import REMEMBERED, Match, after_letters, word_forms
from rawi.lexicon.places import PRECISION, BearingWords, PlaceHead, PlaceRow
from rawi.model import Entity, content_id
from rawi.model.mention import PlacePrecision
from rawi.read import shapes
from rawi.read.place_drafts import PlaceDraft
from rawi.read.place_lists import again, listed
from rawi.read.place_support import placed
from rawi.read.shown_places import shown
from rawi.read.sites import ONE_BY_ONE, SITES, of_sites, past_adjectives, site, site_called
from rawi.read.unlisted_places import OPENS_NAME, local_place, name_end, to_closing_mark
from rawi.text import Text, attested, key

_KILOMETRES = frozenset(map(key, ("كم", "كلم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلو", "كلمتر", "km")))
_METRE = frozenset(map(key, ("متر", "مترا")))
_FROM = frozenset(map(key, ("من", "عن")))
_COUNTRY = frozenset(map(key, ("البلاد",)))
_SEAT = key("عاصمة")
_CAPITAL, _BORDER = key("العاصمة"), key("الحدود")
_SEATS = frozenset({"camp", "city", "country", "district", "governorate", "town", "village"})
_POPULATED = frozenset({"city", "town", "village", "neighbourhood", "camp"})
# Words that stand for a part of a city or a country by their adjective alone (الأحياء الشرقية).
_PARTS = frozenset(map(key, ("الأحياء", "الريف", "المناطق", "الضواحي")))
_MUNICIPALITY, _ELECTED = key("بلدية"), frozenset(map(key, ("رئيس", "رئيسة", "مجلس", "عضو", "اتحاد")))
_ROAD = PlaceHead("طريق", "road", "area", anaphor=False, plural=False, not_names=())
_ABOUT = frozenset(map(key, ("نحو", "حوالي", "قرابة", "زهاء", "مسافة", "بنحو", "بحوالي")))
# What stands in quotation marks after these is the name of an operation, not of a place.
_OPERATIONS = frozenset(map(key, ("عملية", "معركة", "حملة", "غزوة")))
_TREATIES = frozenset(map(key, ("اتفاقيات", "اتفاقية", "معاهدة", "معاهدات", "بروتوكول")))
# Live rounds are no quarter (بالرصاص الحي).
_LIVE, _ROUNDS = key("الحي"), ("رصاص",)
_BEGINNINGS = frozenset((*_PARTS, *_COUNTRY, _CAPITAL, _BORDER))
_TANWIN = "\u064b"
_DOUBLED = "\u0651"
# Last letters that writers and keys confuse, and words do not.
_FOLDED = frozenset("يىةه")
# باب is a door, not "in Ibb".
_SHORTEST_STRIPPED = 3


def find(text: Text, lexicon: Lexicon) -> list[PlaceDraft]:
    """Return what may name a place, from left to right, the longest at each place, none overlapping."""
    drafts: list[PlaceDraft] = []
    i = 0
    while i < len(text.tokens):
        draft = _at(text, i, lexicon) if text.tokens[i].kind in ("word", "number") else None
        if draft is None and text.tokens[i].kind == "word":
            draft = shown(text, i, lexicon)
        if draft is not None:
            draft = of_sites(draft, drafts, text, lexicon)
            drafts.append(placed(text, draft, drafts, lexicon))
        i = draft.last if draft is not None else i + 1
    return again(text, listed(text, drafts, lexicon), lexicon)


@lru_cache(REMEMBERED)
def _may_begin(lexicon: Lexicon, word: str) -> bool:
    """Whether a word (its key) can begin words for a place at all: most cannot."""
    places = lexicon.places
    return (
        word in _ABOUT
        or places.names.may_begin(word)
        or places.bearings.may_begin(word)
        or any(
            form in _BEGINNINGS
            or form in places.anaphors
            or form in places.shorts
            or form.removeprefix("ال") in places.heads
            for form, _ in word_forms(word)
        )
    )


def _at(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    if text.tokens[i].kind == "word" and not _may_begin(lexicon, text.tokens[i].key):
        return None
    found = (
        site(text, i, lexicon),
        _named(text, i, lexicon),
        _distance(text, i, lexicon),
        _bearing(text, i, lexicon),
        _headed(text, i, lexicon),
        _of_country(text, i, lexicon),
        _back(text, i, lexicon),
    )
    return max((draft for draft in found if draft is not None), key=lambda draft: draft.last, default=None)


def _named(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    match = lexicon.places.names.find(text, i)
    if match is None or (match.proclitics and match.end - match.start < _SHORTEST_STRIPPED):
        return None
    if "ك" in match.proclitics and all(row.needs != "nothing" for row in match.values):
        # Few places are likened to (كردفان is no "like Radfan").
        return None
    before = shapes.key_at(text, i - 1)
    if text.tokens[i - 1].kind == "quote" and i > 1 and text.tokens[i - 2].key in _OPERATIONS:
        return None
    if before in _TREATIES and any(row.kind == "city" for row in match.values):
        # اتفاقيات جنيف are called so wherever they are broken.
        return None
    if match.end_token == i + 1 and (_TANWIN in text.tokens[i].text or _opens_other(text, i, match, lexicon)):
        # تركياً is "Turkish" of an object.
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
        precision=_precision(rows),
        prop="head" if opens else "nothing",
    )
    return _with_adjective(text, draft, lexicon) or draft


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
    adjective = _adjective(text, draft.last, lexicon)
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


def _adjective(text: Text, i: int, lexicon: Lexicon) -> Match[BearingWords] | None:
    if i >= len(text.tokens) or text.tokens[i].kind != "word" or not shapes.same_line(text, i - 1):
        return None
    match = lexicon.places.bearings.find(text, i)
    if match is None or match.proclitics or match.values[0].kind != "adjective":
        return None
    return match


def _headed(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a place after its head noun (بلدة الخوين، ريف إدلب الشرقي، حاجز الجلاب)."""
    for form, proclitics in word_forms(text.tokens[i].key):
        head = lexicon.places.heads.get(form)
        if head is None or _is_seat_of(text, i, form, lexicon):
            continue
        start = after_letters(text.tokens[i], len(proclitics))
        found = _after_head(text, i + 1, head, lexicon)
        if found is None:
            continue
        if form == _MUNICIPALITY and shapes.key_at(text, i - 1).removeprefix("و") in _ELECTED:
            # رئيس بلدية أرنون heads what governs the town.
            return found
        if (head.plural or head.kind in ("border", "road")) and found.bearing is None and found.head is not head:
            return found
        if (head.plural or head.kind == "border") and found.bearing is None:
            # بلدتي كفرتبنيت وأرنون are two towns, حدود غزة the place itself.
            return found
        return replace(found, start=start, first=i)
    return None


def _is_seat_of(text: Text, i: int, form: str, lexicon: Lexicon) -> bool:
    """Whether a noun only says of what region a town named before is the capital (الفاشر عاصمة ولاية شمال دارفور)."""
    if form != _SEAT or i + 1 >= len(text.tokens) or not shapes.same_line(text, i):
        return False
    region = lexicon.places.heads.get(text.tokens[i + 1].key)
    return region is not None and region.kind in ("governorate", "region", "district")


def _after_head(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> PlaceDraft | None:
    tokens = text.tokens
    if i >= len(tokens) or not shapes.same_line(text, i - 1):
        return None
    quoted = tokens[i].kind == "quote"
    at = i + 1 if quoted else i
    if at >= len(tokens) or tokens[at].kind not in ("word", "number") or not shapes.same_line(text, at - 1):
        return None
    if tokens[at].key in shapes.keyed(head.not_names):
        return None
    inner = lexicon.places.heads.get(tokens[at].key)
    if (
        inner is not None
        and head.kind == "road"
        and inner.kind != "road"
        and not quoted
        and not _has_ends(text, at, lexicon)
    ):
        # طريق معبر نصيب leads to the crossing.
        return _inside(text, at, lexicon)
    if inner is not None and inner.kind in _SEATS and not quoted and lexicon.places.names.find(text, at) is None:
        # ريف مدينة حلب: the outer noun says how, the inner one where.
        found = _after_head(text, at + 1, inner, lexicon)
        return replace(found, head=head, precision=head.precision) if found is not None else None
    match = lexicon.places.names.find(text, at)
    if match is not None and not match.proclitics:
        draft = _road(text, match, head, lexicon) if head.kind == "road" else _of_rows(text, match, head, lexicon)
    else:
        draft = _of_no_list(text, at, head, lexicon, quoted=quoted)
    if draft is None:
        return None
    if quoted:
        if draft.last >= len(tokens) or tokens[draft.last].kind != "quote":
            return None
        last = past_adjectives(text, draft.last + 1) if head.kind in SITES else draft.last + 1
        draft = replace(draft, end=tokens[last - 1].end, last=last)
        if draft.local is not None and head.kind in SITES:
            draft = replace(draft, local=local_place(f"{head.head} {text.raw[draft.start : draft.end]}", head))
    adjective = _adjective(text, draft.last, lexicon)
    if adjective is not None and head.precision == "area" and draft.bearing is None:
        draft = replace(
            draft, end=adjective.end, last=adjective.end_token, bearing=adjective.values[0].bearing, precision="area"
        )
    return draft


def _has_ends(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a road is named after two places (طريق تل تمر - الحسكة)."""
    match = lexicon.places.names.find(text, i)
    return match is not None and _road(text, match, _ROAD, lexicon).last > match.end_token


def _inside(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return the place that a head noun at token `i` opens, whatever stands before it."""
    match = lexicon.places.names.find(text, i)
    if match is not None and not match.proclitics:
        return PlaceDraft(match.start, match.end, i, match.end_token, "place.name", rows=match.values, prop="head")
    return _headed(text, i, lexicon)


def _road(text: Text, match: Match[PlaceRow], head: PlaceHead, lexicon: Lexicon) -> PlaceDraft:
    """Return the road between two places (طريق صور الناقورة), or to one (شارع نابلس)."""
    tokens = text.tokens
    at = match.end_token
    if at < len(tokens) and tokens[at].light in ("-", "–", "—"):
        at += 1
    other = lexicon.places.names.find(text, at) if at < len(tokens) and shapes.same_line(text, at - 1) else None
    ends = other is not None and not other.proclitics
    last = other.end_token if other is not None and ends else match.end_token
    end = tokens[last - 1].end
    name = f"{head.head} {' '.join(text.raw[match.start : end].split())}"
    return PlaceDraft(
        match.start,
        end,
        match.start_token,
        last,
        "place.head",
        local=local_place(name, head),
        head=head,
        precision="area",
        prop="head",
    )


def _of_rows(text: Text, match: Match[PlaceRow], head: PlaceHead, lexicon: Lexicon) -> PlaceDraft | None:
    """Return the place of the list that fits a head noun; a site named after a town is a place of its own."""
    rows = _fitting(match.values, head)
    if head.plural and head.kind in ONE_BY_ONE and not rows:
        rows, local = site_called(text.raw[match.start : match.end], head, lexicon)
        return PlaceDraft(
            match.start, match.end, match.start_token, match.end_token, "place.head", rows=rows, local=local, head=head,
            precision=head.precision, prop="head",
        )  # fmt: skip
    sites = head.kind in SITES and not head.plural
    last = past_adjectives(text, match.end_token) if sites or not rows else match.end_token
    end = text.tokens[last - 1].end if last > match.end_token else match.end
    local = None if rows else local_place(f"{head.head} {text.raw[match.start : end]}", head)
    if not rows and head.kind in ("area", "border", "countryside", "front"):
        rows, local, last, end = match.values, None, match.end_token, match.end
    return PlaceDraft(
        match.start,
        end,
        match.start_token,
        last,
        "place.head",
        rows=rows,
        local=local,
        head=head,
        precision=head.precision if head.kind != "area" or not rows else _precision(rows),
        prop="head",
    )


def _fitting(rows: Iterable[PlaceRow], head: PlaceHead) -> tuple[PlaceRow, ...]:
    given = tuple(rows)
    same = tuple(row for row in given if row.kind == head.kind)
    if head.kind in _POPULATED:
        # مخيم السويداء is no city, even where it has the name of one.
        only = head.kind in ("camp", "neighbourhood") and not head.plural
        return same if only else tuple(row for row in given if row.kind in _POPULATED)
    if head.kind == "countryside":
        return tuple(row for row in given if row.kind == "governorate") or given
    if head.kind == "district":
        return same or tuple(row for row in given if row.kind in ("city", "town"))
    if head.kind in ("area", "front", "subdistrict", "border"):
        return given
    return same


def _of_no_list(text: Text, i: int, head: PlaceHead, lexicon: Lexicon, *, quoted: bool) -> PlaceDraft | None:
    end = to_closing_mark(text, i) if quoted else name_end(text, i, head, lexicon)
    if end is None:
        return None
    span = text.tokens[i].start, text.tokens[end - 1].end
    name = text.raw[span[0] : span[1]]
    named = name if head.kind in _POPULATED and head.kind != "camp" else f"{head.head} {name}"
    return PlaceDraft(
        *span,
        i,
        end,
        "place.unlisted",
        local=local_place(named, head),
        head=head,
        precision=head.precision,
        prop="head",
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
    if i < len(tokens) and tokens[i].key in _FROM and shapes.same_line(text, i - 1):
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word" or not shapes.same_line(text, i - 1):
        return None
    if tokens[i].key in _COUNTRY:
        return PlaceDraft(tokens[i].start, tokens[i].end, i, i + 1, "place.country", part=True)
    headed = _headed(text, i, lexicon) or _of_country(text, i, lexicon) or _back(text, i, lexicon)
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
    if tokens[i].key in _ABOUT and i + 1 < len(tokens) and shapes.same_line(text, i):
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


def _of_country(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
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
        if match is not None and not match.proclitics and shapes.same_line(text, i):
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


def _back(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a head noun with the article, which refers back to a place (البلدة، الأحياء الشرقية)."""
    token = text.tokens[i]
    for form, proclitics in word_forms(token.key):
        start = after_letters(token, len(proclitics))
        if form in _PARTS:
            adjective = _adjective(text, i + 1, lexicon)
            if adjective is not None:
                bearing = adjective.values[0].bearing
                return PlaceDraft(
                    start, adjective.end, i, adjective.end_token, "place.back", part=True, bearing=bearing
                )
        if form in lexicon.places.shorts:
            return PlaceDraft(start, token.end, i, i + 1, "place.short", shorts=lexicon.places.shorts[form])
        if form in _COUNTRY:
            return PlaceDraft(start, token.end, i, i + 1, "place.country", part=True, precision="country")
        head = lexicon.places.anaphors.get(form)
        live = form == _LIVE and shapes.key_at(text, i - 1).endswith(_ROUNDS)
        if head is not None and not live:
            return PlaceDraft(start, token.end, i, i + 1, "place.back", back=head, precision=head.precision)
    return None


def _precision(rows: tuple[PlaceRow, ...]) -> PlacePrecision:
    kinds = {PRECISION[row.kind] for row in rows}
    return kinds.pop() if len(kinds) == 1 else "town" if "town" in kinds else "area"
