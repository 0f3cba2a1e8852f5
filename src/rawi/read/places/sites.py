"""Sites: told apart by an adjective (المستشفى الجنوبي), named after a town, one by one after a noun for several."""

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.places import PlaceHead, PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity
from rawi.read import shapes
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.unlisted import local_place
from rawi.text import Text, analyse, key, same_line

_SITE_ADJECTIVES = shape_words("describes_site")
_BEARING_ADJECTIVES = shape_words("bearing_of_site")
# Sites that are told apart by whose they are (المستشفى التركي، القنصلية الإيرانية).
_OF_STATES = frozenset({"site"})
# الساحة العراقية is what goes on in Iraq, الموقع العسكري any position.
_NO_SITES = shape_words("head_of_no_site")
# What stands for one of its kind in a town (السوق الصغير، المسجد الكبير).
_SIZES = shape_words("size_of_site")
_OF_SIZE = shape_words("site_told_by_size")
# مركز سترة الصحي: a centre with a name is a site where an adjective says of what kind.
CENTRE, _OF_HEALTH = key("مركز"), shape_words("of_health")
_LONGEST_NAME = 3
# What is moved or opened is no place where something happens (نقل السفارة الأمريكية).
_MOVING = shape_words("moving_of_mission")
_MISSIONS, _IN = shape_words("mission_abroad"), key("في")
SITES = frozenset({"airport", "base", "camp", "checkpoint", "crossing", "site"})
# Of these two named after one noun are two (مطاري صنعاء وسيئون).
ONE_BY_ONE = frozenset({"airport", "base"})


def site(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return a site that an adjective tells from others of its kind (المستشفى الجنوبي، المجمع الحكومي)."""
    token, adjective = text.tokens[i], shapes.key_at(text, i + 1)
    foreign = adjective in lexicon.actors.demonyms and adjective.startswith("ال")
    sized = adjective in _SIZES and any(form in _OF_SIZE for form, _ in word_forms(token.key))
    if adjective not in _SITE_ADJECTIVES and adjective not in _BEARING_ADJECTIVES and not foreign and not sized:
        return _centre(text, i)
    for form, proclitics in word_forms(token.key):
        head = lexicon.places.heads.get(form.removeprefix("ال")) if form.startswith("ال") else None
        moved = foreign and shapes.key_at(text, i - 1).lstrip("بلو") in _MOVING
        if head is None or head.kind not in SITES or (foreign and head.kind not in _OF_STATES) or moved:
            continue
        if key(head.head) in _NO_SITES:
            continue
        last = _past_seat(text, i + 2, lexicon) if key(head.head) in _MISSIONS else i + 2
        start, end = after_letters(token, len(proclitics)), text.tokens[last - 1].end
        local = local_place(" ".join(text.raw[start:end].split()), head)
        return PlaceDraft(start, end, i, last, "place.site", local=local, head=head, precision="point", prop="head")
    return None


def _centre(text: Text, i: int) -> PlaceDraft | None:
    """Return the centre for health at token `i` (مركز سترة الصحي), or null."""
    for form, proclitics in word_forms(text.tokens[i].key):
        if form != CENTRE:
            continue
        for last in range(i + 2, i + 2 + _LONGEST_NAME):
            if not shapes.key_at(text, last) or not same_line(text, last):
                break
            if text.tokens[last].key in _OF_HEALTH:
                start, end = after_letters(text.tokens[i], len(proclitics)), text.tokens[last].end
                local = local_place(" ".join(text.raw[start:end].split()), None)
                return PlaceDraft(start, end, i, last + 1, "place.site", local=local, precision="point", prop="head")
    return None


def _past_seat(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return the token after the place that a mission is in (القنصلية الإيرانية في النجف)."""
    at = i + 1 if shapes.key_at(text, i) == _IN else i
    match = lexicon.places.names.find(text, at) if shapes.key_at(text, at) and text.tokens[at].kind == "word" else None
    return match.end_token if match is not None and (at > i or match.proclitics == "ب") else i


def site_called(name: str, head: PlaceHead, lexicon: Lexicon) -> tuple[tuple[PlaceRow, ...], Entity | None]:
    """Return the site of that kind that is named after a place (مطار صنعاء): of the list, or of no list."""
    noun = next(
        (one.head for one in lexicon.places.heads.values() if not one.plural and head.head.startswith(one.head[:-1])),
        head.head,
    )
    whole = f"{noun} {name}"
    match = lexicon.places.names.find(analyse(whole), 0)
    if match is not None and match.end == len(whole):
        return match.values, None
    return (), local_place(whole, head)


def of_sites(draft: PlaceDraft, before: list[PlaceDraft], text: Text, lexicon: Lexicon) -> PlaceDraft:
    """Return the site that a name means after a noun for several of them (مطاري صنعاء وسيئون), else the draft."""
    head = before[-1].head if before and before[-1].last == draft.first else None
    joined = text.tokens[draft.first].key.startswith("و") and draft.start > text.tokens[draft.first].start
    if head is None or not head.plural or head.kind not in ONE_BY_ONE or draft.rule != "place.name" or not joined:
        return draft
    rows, local = site_called(text.raw[draft.start : draft.end], head, lexicon)
    return replace(draft, rows=rows, local=local, head=head, precision=head.precision, prop="head")


def past_adjectives(text: Text, i: int) -> int:
    """Return the token after the adjectives that belong to the name of a site (سجن الرقة المركزي)."""
    while shapes.key_at(text, i) in _SITE_ADJECTIVES:
        i += 1
    return i
