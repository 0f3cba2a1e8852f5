"""Whom it befell by his name: behind a title that is long or of no list, or joined to another (فلان والمصور فلان)."""

from itertools import pairwise

from rawi.lexicon.clause_words import WordClass
from rawi.lexicon.cues import form_of
from rawi.model import EventType, Mention, Participant
from rawi.read.events.heads import Head
from rawi.read.roles.roles import Cast, Known, agrees, participant, unknown_follows
from rawi.read.roles.struck import is_kin_of
from rawi.read.roles.tellings import Page
from rawi.text import key

_BEFALLEN: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
# A title between two names has so many words.
_TITLE = 5
# Behind these a body is where somebody is; a sign between a title and a name.
_OF, _SLASH = frozenset({"من", "في"}), "/"
# و, a noun and its pronoun.
_LETTERS = 5
# Behind a passive these are no subject of it; a noun with one of these endings may be.
_NO_NOUN: tuple[WordClass, ...] = ("adverb", "opener", "preposition")
_PRONOUNS = ("ه", "ها", "هم")
# Prepositions written with a title, by itself and with its article; ends of a plural.
_JOINED, _JOINED_THE = ("ب", "ل"), ("بال", "لل")
_MANY = ("ين", "ون", "ان")
_MEN_OF = frozenset(map(key, ("أتباع", "أفراد", "أقارب", "أنصار", "جنود", "حراس", "رجال", "سائق", "عناصر", "مرافقي")))
# Classes of titles; men whom no class calls so; who may own one with a title, and what may not.
_CALLED: tuple[WordClass, ...] = ("member", "title")
_MEN = frozenset(map(key, ("الأمير", "الرئيس", "الشيخ", "القاضي", "الملك")))
_PERSONS, _BODIES = frozenset({"civilians", "fighters"}), frozenset({"buildings", "facilities", "forces"})
# What does harm, and what somebody only owns, is no title.
_OWNED = frozenset({"air", "artillery", "buildings", "explosive", "facilities", "posts", "vehicles", "weapons"})


def give_named_men(page: Page, head: Head, cast: Cast) -> None:
    """Give what befell a named man to the one joined to him as well."""
    if head.form.trigger.row.event_type not in _BEFALLEN:
        return
    begin, end = page.text.tokens[head.start].start, page.text.tokens[head.end - 1].end
    persons = [mention for mention in page.mentions_from(begin, end) if mention.kind == "person"]
    if all(item.entity is None or _is_of_title(page, item, persons) for item in cast.targets):
        _give_entitled(page, head, cast, persons)
    for one, other in pairwise(persons):
        if _is_target(cast, one) and not _is_target(cast, other) and _is_joined(page, one, other):
            cast.targets.append(participant(other))


def give_who_goes_on(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give what befell nobody named to the man who is the subject before, if it is passive (استُدرج فلان ثم أُعدم)."""
    row, form = head.form.trigger.row, head.form
    done = cast.passive and head.hit.finite and row.event_type in _BEFALLEN and row.object == "target"
    if not done or cast.targets or cast.counted or cast.subject or cast.named or form.enclitic:
        return
    if unknown_follows(page.text, form, head.hit.token, known) or _has_subject(page, head):
        return
    if head.relative is not None:
        found = [known.antecedent] if known.antecedent is not None else []
    else:
        found = list(known.carried) if agrees(form.inflection, known, joined=head.joined) else []
    starts = [page.text.covering(item.span.start, item.span.end)[0] for item in found]
    if found and all("person" in page.overlay.kinds.get(start, ()) for start in starts):
        cast.targets, cast.subject, cast.names = found, list(found), list(known.names)


def _has_subject(page: Page, head: Head) -> bool:
    """Whether a noun of any kind stands right behind a verb, or one with a pronoun in its clause (ثم قُتل إمامها)."""
    tokens, words, behind = page.text.tokens, page.lexicon.triggers.words, head.hit.token + 1
    if behind >= head.end or tokens[behind].kind == "punct":
        return False
    plain = tokens[behind].key.startswith("ب") or any(words.has(name, tokens[behind].key) for name in _NO_NOUN)
    return not plain or any(tokens[i].key.endswith(_PRONOUNS) for i in range(behind, head.end))


def _is_target(cast: Cast, mention: Mention) -> bool:
    return any(
        item.span == mention.span or (item.entity is not None and item.entity == mention.entity)
        for item in cast.targets
    )


def _is_joined(page: Page, one: Mention, other: Mention) -> bool:
    """Whether nothing but و and a title stands between two men (فلان والمصور فلان)."""
    text = page.text
    first, last = text.covering(one.span.start, one.span.end)[1], text.covering(other.span.start, other.span.end)[0]
    between = text.tokens[first:last]
    words = page.lexicon.triggers
    plain = all(token.kind == "word" and not words.look_up(token.key) for token in between)
    called = bool(between) and (between[0].key.startswith("وال") or _is_his(between[0].key))
    return 0 < len(between) <= _TITLE and plain and called


def _is_his(word: str) -> bool:
    """Whether somebody joined on is called by whose he is (وزميلها، ونائبه)."""
    return word.startswith("و") and len(word) >= _LETTERS and word.endswith(("ه", "ها"))


def _give_entitled(page: Page, head: Head, cast: Cast, persons: list[Mention]) -> None:
    """Give what befell somebody to the first man behind it, if only his title stands between (مصور الوكالة فلان).

    Of those counted he may be one (عشرة، بينهم الطالب فلان).
    """
    behind = page.text.tokens[head.hit.token].end
    first = next((person for person in persons if person.span.start >= behind), None)
    taken = {item.entity for item in (*cast.agents, *cast.subject)}
    if first is None or first.entity is None or first.entity in taken or not _is_titled(page, head, first):
        return
    cast.targets = [item for item in cast.targets if item.entity is None]
    cast.targets.append(participant(first))


def _is_of_title(page: Page, body: Participant, persons: list[Mention]) -> bool:
    """Whether a body only belongs to the title of a man right behind it (قائد اللواء السابق العميد فلان)."""
    text = page.text
    start, last = text.covering(body.span.start, body.span.end)
    if "actor" not in page.overlay.kinds.get(start, ()):
        return False
    for person in persons:
        first, behind = text.covering(person.span.start, person.span.end)
        if behind + 1 == start and page.lexicon.triggers.words.has("title", text.tokens[behind].key):
            return True
        between = text.tokens[last:first]
        near = last <= first <= last + _TITLE and all(token.kind in ("word", "quote") for token in between)
        joined = any(token.key.startswith("و") for token in text.tokens[last : first + 1])
        if near and not joined and text.tokens[start - 1].key.removeprefix("ب") not in _OF:
            return True
    return False


def _is_titled(page: Page, head: Head, person: Mention) -> bool:
    """Whether nothing but nouns of a title stands between a deed and a person."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    first = page.text.covering(person.span.start, person.span.end)[0]
    begun = head.hit.token + 1
    for i in range(begun, first):
        closed = any(form.enclitic and form.inflection.tense == "none" for form in index.look_up(tokens[i].key))
        closed = closed and not tokens[i].text.endswith("ة")
        if closed or index.words.has("among", tokens[i].key.removeprefix("و")):
            # قضى في صدهم فلان: what has a pronoun owns nobody.
            begun = i + 1
    if _are_his_men(page, begun, first) or (first > head.hit.token + 1 and tokens[first].key.startswith(_JOINED_THE)):
        return False
    for i in range(begun, first):
        word = tokens[i].key
        told = any(form.inflection.tense != "none" or form.trigger.row.pos == "noun" for form in index.look_up(word))
        said = form_of(page.lexicon.cues, word) is not None
        small = index.words.has("preposition", word) or (tokens[i].kind == "punct" and tokens[i].text != _SLASH)
        owned = not word.startswith("ال") and not _OWNED.isdisjoint(index.classes(word))
        joined = i > head.hit.token + 1 and (
            word.startswith(_JOINED_THE) or (word.startswith(_JOINED) and index.words.has("title", word[1:]))
        )
        if told or said or small or owned or joined:
            return False
    return not is_kin_of(page, person.span)


def _are_his_men(page: Page, begun: int, first: int) -> bool:
    """Whether those behind a deed are several, or somebody of his (موالين للواء فلان، سائق الوزير فلان).

    A word without an article is a title only of the lists, and of no other man's (مصور الوكالة، but طبيب الرئيس).
    """
    tokens, index = page.text.tokens, page.lexicon.triggers
    # بينهم ثلاثة بريطانيين والسائق فلان: he is another.
    begun = max([begun, *(i for i in range(begun, first) if tokens[i].key.startswith("وال"))])
    while begun < first and (begun in page.overlay.kinds or tokens[begun].key.endswith("هم")):
        begun += 1
    if begun >= first or tokens[begun].key.startswith(("ال", "وال")):
        return False
    own, near = tokens[begun].key, tokens[begun + 1].key if begun + 1 < first else ""
    titled = any(index.words.has(name, word) for name in _CALLED for word in (own, own.removeprefix("ب")))
    kinds = index.classes(near)
    person = near in _MEN or (near.startswith("ال") and bool(kinds & _PERSONS) and not kinds & _BODIES)
    several = any(not tokens[i].key.startswith("ال") and tokens[i].key.endswith(_MANY) for i in range(begun, first))
    return several or person or not titled or own in _MEN_OF
