"""Where a clause without a place is: the places named before it in its sentence, and what tells them from locators."""

from collections.abc import Sequence

from rawi.model import Mention, Participant, PlaceValue
from rawi.model.mention import PlacePrecision
from rawi.read.roles.tellings import Page, Telling
from rawi.text import Text, key

# What happens at a place, not from or towards it.
HERE = frozenset({"at", "in", "near"})
_WIDE: frozenset[PlacePrecision] = frozenset({"area", "governorate", "country"})
_OTHERS_WITHIN = 4
# So many tokens before a clause a place no longer says where it is, and a text without full stops reads in time.
_FARTHEST = 200
_IN, _AND, _WHEN = key("في"), key("و"), key("حين")


def named_before(page: Page, later: Telling) -> list[Mention]:
    """Return the places named last before a clause in its sentence: joined ones together, locators left out.

    Empty where the last one is no place where something happens (من حلب، نحو حلب).
    """
    return last_here(page, all_before(page, later))


def last_here(page: Page, named: Sequence[Mention]) -> list[Mention]:
    """Return the last of some places with those joined to it, none unless something happens at each of them."""
    group = joined_with(page, named)
    return group if all(value_of(mention).relation in HERE for mention in group) else []


def all_before(page: Page, later: Telling) -> list[Mention]:
    """Return the places named before a clause in its sentence, those left out that only say where another lies."""
    text, head = page.text, later.head
    first = max(text.sentence_of(head.hit.token)[0], head.hit.token - _FARTHEST)
    begin = max(text.tokens[first].start, head.stretch.passage.span.start)
    named: list[Mention] = []
    for mention in page.mentions_from(begin, text.tokens[head.hit.token].start):
        if not isinstance(mention.value, PlaceValue):
            continue
        token = tokens_of(text, mention)[0]
        if "actor" in page.overlay.kinds.get(token, ()) or _is_bracketed(text, first, token):
            continue
        if not named or not _locates(page, named[-1], mention):
            named.append(mention)
    return named


def joined_with(page: Page, named: Sequence[Mention]) -> list[Mention]:
    """Return the last of some places with those joined to it (في حلب وإدلب)."""
    text, group = page.text, list(named[-1:])
    for mention in reversed(named[:-1]):
        gap = text.tokens[tokens_of(text, mention)[1] : tokens_of(text, group[0])[0]]
        if len(gap) > 1 or any(token.key not in (_AND, _IN, "،") for token in gap):
            break
        group.insert(0, mention)
    return group


def principal(page: Page, places: Sequence[Participant]) -> list[Participant]:
    """Return the places of a clause without those that only say where another of them lies."""
    spans = [place.span for place in places]
    found: list[Participant] = []
    before: Mention | None = None
    for mention in page.mentions_from(min(span.start for span in spans), max(span.end for span in spans)):
        if mention.span not in spans or not isinstance(mention.value, PlaceValue):
            continue
        if before is None or not _locates(page, before, mention):
            found += [place for place in places if place.span == mention.span and place.relation in HERE]
            before = mention
    return found


def precision(page: Page, place: Participant) -> PlacePrecision | None:
    """Return how precise the words for a place are, or null."""
    named = page.mentions_from(place.span.start, place.span.end)
    return next((value_of(item).precision for item in named if item.span == place.span), None)


def says_where(page: Page, mention: Mention) -> bool:
    """Whether a preposition of place stands before a name, or it opens its sentence (غزة: …)."""
    text = page.text
    first = tokens_of(text, mention)[0]
    letters = text.raw[text.tokens[first].start : mention.span.start].strip("ـ")
    before = text.tokens[first - 1].key if first else ""
    placing = page.lexicon.triggers.words.has("placing", before.removeprefix("و"))
    return letters in ("ب", "وب") or placing or first == text.sentence_of(first)[0]


def tells_of_others(page: Page, later: Telling) -> bool:
    """Whether a clause counts more of those told of before, wherever it stands (فيما أصيب آخرون)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    near = range(later.head.hit.token + 1, min(later.head.hit.token + _OTHERS_WITHIN, later.head.end))
    return any(words.has("others", tokens[i].key) for i in near)


def turns(page: Page, start: int, end: int) -> bool:
    """Whether another scene begins between two tokens (فيما، بينما، في حين); حين alone says when of the same one."""
    others, tokens = page.lexicon.triggers.words.joined["other_scene"], page.text.tokens
    for i in range(start, end):
        word = tokens[i].key.removeprefix("و")
        if word in others and (word != _WHEN or tokens[i - 1].key.removeprefix("و") == _IN):
            return True
    return False


def tokens_of(text: Text, mention: Mention) -> tuple[int, int]:
    """Return the tokens of a mention."""
    return text.covering(mention.span.start, mention.span.end)


def value_of(mention: Mention) -> PlaceValue:
    """Return what is known of a place."""
    return mention.value if isinstance(mention.value, PlaceValue) else PlaceValue()


def settled(mention: Mention) -> bool:
    """Whether a place is a town, a part of one or a site, and no stretch of country."""
    return value_of(mention).precision not in _WIDE


def is_feminine_place(mention: Mention) -> bool:
    """Whether a pronoun for a place is feminine: towns are, a site by the ending of its first word."""
    first, _, rest = mention.text.partition(" ")
    feminine = first.endswith(("ة", "ات"))
    return feminine or not rest or value_of(mention).precision == "town"


def _locates(page: Page, place: Mention, mention: Mention) -> bool:
    """Whether a name only says where the place before it lies (قرية س غرب ص، عند مدخل ص، في جبال ص)."""
    text = page.text
    first = tokens_of(text, mention)[0]
    gap = text.tokens[tokens_of(text, place)[1] : first]
    if len(gap) > 2 or text.tokens[first].key.startswith("و") or any(token.kind != "word" for token in gap):
        return False
    words = [token.key for token in gap]
    value = value_of(mention)
    wide = value.bearing is not None or value.precision in _WIDE
    return (wide and words in ([], [_IN])) or (bool(words) and page.lexicon.triggers.words.has("beside", words[0]))


def _is_bracketed(text: Text, first: int, token: int) -> bool:
    signs = [text.tokens[i].light for i in range(first, token)]
    return signs.count("(") > signs.count(")")
