"""Places after the noun for what they are (بلدة الخوين، ريف إدلب الشرقي، حاجز الجلاب), of the list or of none."""

from collections.abc import Iterable

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import Match, after_letters, word_forms
from rawi.lexicon.places import PRECISION, BearingWords, PlaceHead, PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity
from rawi.model.mention import PlacePrecision
from rawi.read import shapes
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.sites import ONE_BY_ONE, SITES, past_adjectives, site_called
from rawi.read.places.unlisted import called_after, closes_name, local_place, name_end, opens_name, to_closing_mark
from rawi.text import Text, key, same_line

_SEAT, _LOCAL = key("عاصمة"), key("محلية")
_SEATS = frozenset({"camp", "city", "country", "district", "governorate", "town", "village"})
_POPULATED = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_SETTLEMENTS = frozenset({"city", "town", "village"})
_REGIONS = frozenset({"governorate", "region"})
_LED_TO = "وأدى"
_MUNICIPALITY, _ELECTED = key("بلدية"), shape_words("of_town_council")
_ROAD = PlaceHead("طريق", "road", "area", anaphor=False, plural=False, alone=False, not_names=())


def adjective_at(text: Text, i: int, lexicon: Lexicon) -> Match[BearingWords] | None:
    """Return the adjective of a bearing at token `i`, on the line of the token before it (الشرقي), or null."""
    if i >= len(text.tokens) or text.tokens[i].kind != "word" or not same_line(text, i):
        return None
    match = lexicon.places.bearings.find(text, i)
    if match is None or match.proclitics or match.values[0].kind != "adjective":
        return None
    return match


def headed_place(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a place after its head noun (بلدة الخوين، ريف إدلب الشرقي، حاجز الجلاب)."""
    for form, proclitics in word_forms(text.tokens[i].key):
        head = lexicon.places.heads.get(form)
        if (
            head is None
            or text.tokens[i].text.startswith(_LED_TO)
            or _is_seat_of(text, i, form, lexicon)
            or _is_local(text, i, form, lexicon)
        ):
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


def _is_local(text: Text, i: int, form: str, lexicon: Lexicon) -> bool:
    """Whether محلية says what the noun before it is (أفادت مصادر محلية بمقتل) and opens no locality (محلية كرري)."""
    before = shapes.key_at(text, i - 1) if i and text.tokens[i - 1].kind == "word" else ""
    if form != _LOCAL or not before or before.startswith("ال"):
        return False
    return not shapes.is_stop(before, lexicon) and not shapes.is_verb(before, lexicon)


def _is_seat_of(text: Text, i: int, form: str, lexicon: Lexicon) -> bool:
    """Whether a noun only says of what region a town named before is the capital (الفاشر عاصمة ولاية شمال دارفور)."""
    if form != _SEAT or i + 1 >= len(text.tokens) or not same_line(text, i + 1):
        return False
    region = lexicon.places.heads.get(text.tokens[i + 1].key)
    return region is not None and region.kind in ("governorate", "region", "district")


def _after_head(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> PlaceDraft | None:
    tokens = text.tokens
    if i >= len(tokens) or not same_line(text, i):
        return None
    quoted = tokens[i].kind == "quote"
    at = i + 1 if quoted else i
    if at >= len(tokens) or tokens[at].kind not in ("word", "number") or not same_line(text, at):
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
    cut = match is not None and match.end_token == at + 1 and opens_name(text, at)
    if match is not None and head.kind == "base":
        cut = cut or (called_after(text, at, head, lexicon) or 0) > match.end_token
    if match is not None and not match.proclitics and not cut:
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
    adjective = adjective_at(text, draft.last, lexicon)
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
    return headed_place(text, i, lexicon)


def _road(text: Text, match: Match[PlaceRow], head: PlaceHead, lexicon: Lexicon) -> PlaceDraft:
    """Return the road between two places (طريق صور الناقورة), or to one (شارع نابلس)."""
    tokens = text.tokens
    at = match.end_token
    if at < len(tokens) and tokens[at].light in ("-", "–", "—"):
        at += 1
    other = lexicon.places.names.find(text, at) if at < len(tokens) and same_line(text, at) else None
    ends = other is not None and not other.proclitics
    last = other.end_token if other is not None and ends else match.end_token
    end = tokens[last - 1].end
    name = f"{head.head} {' '.join(text.raw[match.start : end].split())}"
    return _drafted(match, head, end=end, last=last, local=local_place(name, head), precision="area")


def _of_rows(text: Text, match: Match[PlaceRow], head: PlaceHead, lexicon: Lexicon) -> PlaceDraft | None:
    """Return the place of the list that fits a head noun; a site named after a town is a place of its own."""
    rows = _fitting(match.values, head)
    if head.plural and head.kind in ONE_BY_ONE and not rows:
        rows, local = site_called(text.raw[match.start : match.end], head, lexicon)
        end, last = match.end, match.end_token
        return _drafted(match, head, end=end, last=last, rows=rows, local=local, precision=head.precision)
    sites = head.kind in SITES and not head.plural
    last = past_adjectives(text, match.end_token) if sites or not rows else match.end_token
    if not rows and head.kind == "neighbourhood" and closes_name(text, match.end_token):
        # حي الموصل الجديدة
        last = match.end_token + 1
    end = text.tokens[last - 1].end if last > match.end_token else match.end
    if not rows and sites and last > match.end_token:
        # قاعدة الوطية الجوية
        rows, _ = site_called(text.raw[match.start : match.end], head, lexicon)
    # The town of a district's name is called by it, as one of no list is (بلدة التحيتا).
    name = text.raw[match.start : end]
    local = None if rows else local_place(name if head.kind in _SETTLEMENTS else f"{head.head} {name}", head)
    if head.kind == "front" and rows and all(row.needs == "head" for row in rows):
        # جبهة الإنقاذ is no front of the quarter of that name.
        return _of_no_list(text, match.start_token, head, lexicon, quoted=False)
    if not rows and (head.plural or head.kind in ("area", "border", "countryside", "front")):
        # Sites of many in a town (سجون ممباسا، مستشفيات عدن) are where the town is.
        rows, local, last, end = match.values, None, match.end_token, match.end
    precision = head.precision if head.kind != "area" or not rows else precision_of(rows)
    return _drafted(match, head, end=end, last=last, rows=rows, local=local, precision=precision)


def _drafted(
    match: Match[PlaceRow],
    head: PlaceHead,
    *,
    end: int,
    last: int,
    rows: tuple[PlaceRow, ...] = (),
    local: Entity | None = None,
    precision: PlacePrecision,
) -> PlaceDraft:
    """Return the place of a head noun and the name matched after it, which ends before `end` (token `last`)."""
    return PlaceDraft(
        match.start,
        end,
        match.start_token,
        last,
        "place.head",
        rows=rows,
        local=local,
        head=head,
        precision=precision,
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
        return same or tuple(row for row in given if row.kind in ("city", "neighbourhood", "town"))
    if head.kind in ("area", "front", "subdistrict", "border"):
        return given
    if head.kind in _REGIONS and not head.plural:
        # إقليم شبيلي السفلى is the governorate of that name.
        return same or tuple(row for row in given if row.kind in _REGIONS)
    return same


def _is_described(text: Text, i: int, head: PlaceHead, lexicon: Lexicon) -> bool:
    """Whether the word behind a noun says what it is like (كمينا محكما, no two of them as in كمينا زغدان والصفا)."""
    one = head.head.removesuffix("ا")
    return one != head.head and one in lexicon.places.heads and text.tokens[i].key.endswith("ا")


def _of_no_list(text: Text, i: int, head: PlaceHead, lexicon: Lexicon, *, quoted: bool) -> PlaceDraft | None:
    end = to_closing_mark(text, i) if quoted else name_end(text, i, head, lexicon)
    if end is None or (not quoted and end == i + 1 and _is_described(text, i, head, lexicon)):
        return None
    known: tuple[PlaceRow, ...] = ()
    if head.kind in SITES and not quoted and text.tokens[end - 1].key.startswith("ال"):
        bare, end = end, past_adjectives(text, end)
        known, _ = site_called(text.raw[text.tokens[i].start : text.tokens[bare - 1].end], head, lexicon)
    span = text.tokens[i].start, text.tokens[end - 1].end
    name = text.raw[span[0] : span[1]]
    named = name if head.kind in _POPULATED and head.kind != "camp" else f"{head.head} {name}"
    return PlaceDraft(
        *span,
        i,
        end,
        "place.head" if known else "place.unlisted",
        rows=known,
        local=None if known else local_place(named, head),
        head=head,
        precision=head.precision,
        prop="head",
    )


def precision_of(rows: tuple[PlaceRow, ...]) -> PlacePrecision:
    """Return how exactly places of one name are known: as their kinds say, else as a town or an area."""
    kinds = {PRECISION[row.kind] for row in rows}
    return kinds.pop() if len(kinds) == 1 else "town" if "town" in kinds else "area"
