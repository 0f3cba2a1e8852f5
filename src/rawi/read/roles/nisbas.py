"""Whose deed an adjective says: غارة إسرائيلية, قصف تركي, برصاص إسرائيلي."""

from functools import lru_cache

from rawi.lexicon.clause_words import WordClass
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import EventType, Participant, Span
from rawi.read.events.agreement import is_feminine, is_plural
from rawi.read.events.heads import Head
from rawi.read.kinds import BLOWS, FORCE
from rawi.read.roles.losses import is_answering
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.text import key

# Between the noun and the adjective of its doer stand others: قصف مدفعي عنيف إسرائيلي.
_REACH = 4
_WHOSE = BLOWS | {"advance", "movement_of_forces"}
_ARMS = frozenset({"air", "artillery"})
_BANDS = frozenset({"air", "artillery", "fighters", "forces", "ships", "vehicles"})
# Who fires and what is fired from stand between a word for fire and whose it was (برصاص قناص إسرائيلي).
_FIRERS = frozenset({"fighters", "forces", "vehicles"})
_FORCE, _AIM = key("قوة"), "استهداف"
_ADJECTIVES = 3
# What is aimed at, and with what, behind bi-.
_THINGS = frozenset({"buildings", "civilians", "explosive", "facilities", "places", "posts", "vehicles"})
_MEANS = frozenset({"artillery", "charge", "explosive", "weapons"})
_JOINED = ("ب", "ل")
# Whom a blow is aimed at stands no farther behind its doer.
_AIMED = 4
_TWO = 2
# مقاتلتان تركيتان are counted by their ending.
_COUNTED = {"quantity"}
_PEOPLE = frozenset({"fighters", "people", "unknown"})
_WARLIKE, _CIVIL, _CIVIL_VEHICLES = shape_words("warlike"), shape_words("civil"), shape_words("civil_vehicle")
# طائرة مسيرة is one thing.
_AIRCRAFT, _OF_AIRCRAFT = shape_words("aircraft"), shape_words("of_aircraft")
_SUFFERED: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing"})
_SMALL: tuple[WordClass, ...] = ("adverb", "opener", "preposition", "relative", "that")
_DASHES = frozenset("-–/")
_UPON, _EXPOSED = key("علي"), "تعرض"
# موريتاني الأصل says where a man is from, not whose the attack was.
_ORIGIN = frozenset(map(key, ("الأصل", "الجنسية", "المولد", "الصنع")))
_PLURAL = ("ون", "ين", "ان")
# An adjective in the accusative is none of a blow that is not.
_OBJECT = "يا"
_BROKEN: frozenset[EventType] = frozenset({"capture", "destruction"})
# What is shot down is whose it is called, not who does it.
_SHOT_DOWN = frozenset({"إسقاط طائرة", "أسقط", "تحطم", "سقوط طائرة"})


def give_from_adjective(page: Page, head: Head, cast: Cast) -> None:
    """Give the forces of the state that an adjective names after a blow, its arms or its fire, where nobody else is.

    A plain adjective says whose the forces were, not which of them.
    """
    row = head.form.trigger.row
    if row.lemma in _SHOT_DOWN:
        shooters = _shooters(page, head) if head.hit.finite and not cast.agents else None
        if shooters is not None:
            # أسقطت دفاعات إيرانية طائرة أميركية
            cast.agents, cast.subject, cast.named = _forces_at(page, shooters), _forces_at(page, shooters), True
        if not cast.targets:
            cast.targets = _found(page, head, head.hit.token if shooters is None else shooters + 1)
        return
    if head.hit.finite and row.subject == "agent" and not cast.passive and _is_free(page, head, cast):
        _give_band(page, head, cast)
    exposed = _exposed(page, head)
    if exposed is not None:
        # تعرضت دورية إسرائيلية لإطلاق نار
        cast.targets = cast.targets or _forces_at(page, exposed)
        cast.agents = cast.agents or _found(page, head, exposed + 1)
        return
    if (
        cast.agents
        or row.event_type not in FORCE | _WHOSE
        or (row.subject == "agent" and cast.named and head.hit.finite and not _is_armed(page, head))
    ):
        return
    if not head.hit.finite and row.lemma.startswith(_AIM) and _give_aimed_at(page, head, cast):
        return
    hit = _of_state(page, head.hit.token + 1, head.end, struck=True)
    broken = row.pos == "noun" and row.subject == "target" and row.event_type in _BROKEN
    if broken and hit is not None and not _has_object(page, hit + 1, head.end):
        # إحراق آليتين سعوديتين
        if not _is_civil(page, head.hit.token + 1, hit):
            cast.targets = cast.targets or _forces_at(page, hit)
        return
    if row.event_type in BLOWS and hit is not None and _is_civil(page, head.hit.token + 1, hit):
        return
    cast.agents = _found(page, head, head.start)
    if head.hit.finite and cast.agents and not cast.subject and cast.named and row.subject == "agent":
        # أغارت طائرات إسرائيلية على الحي وقتلت: verbs after it agree with what is theirs.
        cast.subject, cast.names = list(cast.agents), ["هي" if head.form.inflection.gender == "feminine" else "هو"]


def _shooters(page: Page, head: Head) -> int | None:
    """Return the adjective of who shot down what stands behind it, or null where it is that of what was shot down."""
    adjective = _of_state(page, head.hit.token + 1, head.end, struck=True)
    if adjective is None or adjective + 1 >= head.end:
        return None
    tokens, actors = page.text.tokens, page.lexicon.actors
    shot = page.lexicon.triggers.classes(tokens[adjective + 1].key)
    another = adjective + _TWO < head.end and actors.side(tokens[adjective + _TWO].key) is not None
    kind = _WARLIKE | _OF_AIRCRAFT if tokens[head.hit.token + 1].key in _AIRCRAFT else _WARLIKE
    if tokens[adjective + 1].key in kind and not another:
        # أسقطت طائرة أميركية مسيرة is one thing.
        return None
    return adjective if not shot.isdisjoint(_BANDS) else None


def _has_object(page: Page, i: int, end: int) -> bool:
    """Whether a thing follows the adjective of a state, to which what has the adjective did it.

    تدمير صواريخ إيرانية قاعدة أميركية
    """
    word = page.text.tokens[i].key if i < end else ""
    index = page.lexicon.triggers
    closed = word.startswith("و") or word in _WARLIKE or word in _OF_AIRCRAFT
    # بصاروخ says with what, بيت is a thing.
    closed = closed or (word.startswith(_JOINED) and index.knows(word[1:]))
    return not closed and bool(index.classes(word) - {"place", "places"})


def _forces_at(page: Page, adjective: int) -> list[Participant]:
    forces = page.lexicon.actors.side(page.text.tokens[adjective].key)
    return [_forces(page, adjective, forces)] if forces is not None else []


def _give_aimed_at(page: Page, head: Head, cast: Cast) -> bool:
    """Give an aim the forces of the state whose band follows it at once, if one does (استهداف دورية إسرائيلية).

    A thing behind the band is what it aimed at itself (استهداف قوة إسرائيلية سيارة); of aircraft alone nobody knows.
    """
    adjective = _of_state(page, head.hit.token + 1, head.end, struck=True)
    forces = page.lexicon.actors.side(page.text.tokens[adjective].key) if adjective is not None else None
    if adjective is None or forces is None:
        return False
    index, behind = page.lexicon.triggers, adjective + 1
    follows = page.text.tokens[behind] if behind < head.end else None
    joined = follows is not None and follows.key.startswith(_JOINED)
    kinds = index.classes(follows.key) if follows is not None else frozenset()
    closed = follows is None or follows.kind == "punct" or index.words.has("preposition", follows.key)
    if not joined and kinds & _THINGS:
        cast.agents = [_forces(page, adjective, forces)]
    elif (closed or (joined and kinds & _MEANS)) and not _is_aircraft(page, head) and not cast.targets:
        cast.targets = [_forces(page, adjective, forces)]
    return True


def _is_aircraft(page: Page, head: Head) -> bool:
    return "air" in page.lexicon.triggers.classes(page.text.tokens[head.hit.token + 1].key)


def _exposed(page: Page, head: Head) -> int | None:
    """Return the adjective of a band behind a verb that says what it was exposed to, or null."""
    carrier = head.carrier.carriers[0].trigger.row if head.carrier is not None else None
    verb = head.carrier.token if head.carrier is not None else head.hit.token
    lemma = carrier.lemma if carrier is not None else head.form.trigger.row.lemma
    if not lemma.startswith(_EXPOSED) or head.form.trigger.row.event_type not in FORCE:
        return None
    adjective = _of_state(page, verb + 1, head.end, struck=True)
    return adjective if adjective is None or not _is_civil(page, verb + 1, adjective) else None


def _is_free(page: Page, head: Head, cast: Cast) -> bool:
    """Whether nobody did it, or who is joined to a band with an adjective (أعدم جنود ماليون ومقاتلون من الفرقة)."""
    if not cast.agents:
        return True
    begun = min(page.text.covering(item.span.start, item.span.end)[0] for item in cast.agents)
    adjective = _of_state(page, head.hit.token + 1, min(begun, head.end))
    joined = adjective is not None and page.text.tokens[adjective + 1].key.startswith("و")
    return joined and all(item.kind == "word" for item in page.text.tokens[head.hit.token : begun])


def _give_band(page: Page, head: Head, cast: Cast) -> None:
    """Give a verb the forces of the state whose the band or arm next to it is (داهمت قوة إسرائيلية البلدة)."""
    behind = head.hit.token + 1
    # أسروا جنديا إسرائيليا: who follows a plural is no subject of it.
    follows = (behind,) if head.form.inflection.number == "singular" and not _is_object(page, head) else ()
    for i in (*follows, *range(max(head.start - 1, head.stretch.start), head.hit.token)):
        adjective = _of_state(page, i, head.end if i >= behind else head.hit.token)
        if adjective is None or (i < behind and not _leads(page, i, head)):
            continue
        if i == behind and head.form.trigger.row.event_type in BLOWS and _is_civil(page, i, adjective):
            continue
        forces = page.lexicon.actors.side(page.text.tokens[adjective].key)
        if forces is None:
            continue
        token = page.text.tokens[adjective]
        entity = page.lexicon.actors.entities[forces]
        band = Participant(entity=entity.id, text=token.text, span=Span(page.document, token.start, token.end))
        cast.agents = [band, *(item for item in cast.agents if item.entity != band.entity)]
        name = page.text.tokens[i].text
        cast.subject, cast.names, cast.many = list(cast.agents), [name], is_plural(name, page.lexicon.triggers.words)
        return


def give_whom(page: Page, head: Head, cast: Cast) -> None:
    """Give whom it befell by the adjective of a state behind soldiers or a band."""
    _give_soldiers(page, head, cast)
    _give_struck_band(page, head, cast)
    _give_taken_up(page, head, cast)


def _give_soldiers(page: Page, head: Head, cast: Cast) -> None:
    """Give what befell soldiers to the forces of the state whose they are (مقتل جنديين كينيين)."""
    row, tokens, actors = head.form.trigger.row, page.text.tokens, page.lexicon.actors
    befallen = cast.passive or "target" in (row.subject, row.object) or row.pos == "victim"
    if cast.targets or row.event_type not in _SUFFERED or not befallen:
        return
    for i in range(head.start, head.end):
        adjective = _whose_man(page, i, head.end) if i != head.hit.token else None
        if adjective is None:
            continue
        doer = max([page.text.covering(item.span.start, item.span.end)[1] for item in cast.agents] + [0])
        # قتل مسلحون من الحركة ثلاثة جنود كينيين: who did it stands between.
        first = doer - 1 if head.hit.token < doer <= i and row.object == "target" else head.hit.token
        between = [j for j in range(min(i, first) + 1, max(i, first)) if tokens[j].kind != "quote" and j != adjective]
        near = all(j in page.overlay.quantities or _is_joined_harm(page, j) for j in between)
        forces = actors.side(tokens[adjective].key)
        if forces is None or not near:
            continue
        if all(item.entity != actors.entities[forces].id for item in cast.agents):
            cast.targets = [_forces(page, adjective, forces)]
        return


def _whose_man(page: Page, i: int, end: int) -> int | None:
    """Return the adjective of whose soldier, or of whose group's fighter, a word is, or null.

    Those counted may be called by it alone (115 حوثيا).
    """
    tokens, actors, index = page.text.tokens, page.lexicon.actors, page.lexicon.triggers
    word, after = tokens[i].key, tokens[i + 1].key if i + 1 < end else ""
    if i in page.overlay.quantities and i - 1 in page.overlay.quantities and actors.group(word) is not None:
        return i
    if word in index.words.joined["soldier"]:
        return i + 1 if actors.side(after) is not None else None
    fights = "fighters" in index.classes(word) or index.words.has("member", word)
    return i + 1 if fights and actors.group(after) is not None and i + 1 not in page.overlay.starting else None


def _is_joined_harm(page: Page, i: int) -> bool:
    """Whether a word joined on says what else befell those behind it (مقتل وإصابة 15 مسلحا)."""
    forms = page.lexicon.triggers.look_up(page.text.tokens[i].key)
    return any(form.proclitics == "و" and form.trigger.row.event_type in _SUFFERED for form in forms)


def _give_struck_band(page: Page, head: Head, cast: Cast) -> None:
    """Give a blow with a doer the forces of the state whose band it is aimed at (باغت المقاتلون قوة إسرائيلية).

    The band is the object right behind the doer, or stands behind a preposition that names whom it is done to.
    """
    row, tokens = head.form.trigger.row, page.text.tokens
    doers = {item.entity for item in cast.agents if item.entity is not None}
    done_to = _is_object(page, head)
    if row.event_type not in FORCE or cast.targets or cast.passive:
        return
    if not (cast.agents or done_to or _some_do(page, head, cast)):
        return
    first = head.hit.token + (1 if cast.agents or done_to else _TWO)
    behind = max([page.text.covering(item.span.start, item.span.end)[1] for item in cast.agents] + [first])
    signs = [sign for sign, role in head.form.trigger.prepositions.items() if role == "target"]
    for i in range(behind, min(behind + _AIMED, head.end)):
        before, word = tokens[i - 1].key, tokens[i].key
        joined = next((sign for sign in signs if len(sign) == 1 and word.startswith(sign)), "")
        bare = i == behind and head.hit.finite and row.object in ("target", "either", "place")
        if not (bare or joined or before in signs):
            continue
        adjective = _of_state(page, i, head.end, joined=joined, struck=True)
        forces = page.lexicon.actors.side(tokens[adjective].key) if adjective is not None else None
        if adjective is None or forces is None or _is_civil(page, i, adjective):
            continue
        entity, token = page.lexicon.actors.entities[forces], tokens[adjective]
        if entity.id not in doers:
            cast.targets = [
                Participant(entity=entity.id, text=token.text, span=Span(page.document, token.start, token.end))
            ]
        return


def _give_taken_up(page: Page, head: Head, cast: Cast) -> None:
    """Give a blow the forces of the state whose band the pronoun of the verb behind it means (قوة تركية هاجمها مسلحون).

    The pronoun may be written with على (رتل تركي أغارت عليه طائرات).
    """
    row, tokens, verb = head.form.trigger.row, page.text.tokens, head.hit.token
    if cast.targets or cast.passive or not head.hit.finite or head.joined or row.event_type not in FORCE:
        return
    after = tokens[verb + 1].key if verb + 1 < head.end else ""
    upon = after.removeprefix(_UPON) if after.startswith(_UPON) else ""
    pronoun = head.form.enclitic or upon
    if pronoun not in ("ه", "ها"):
        return
    last = verb - (head.relative == verb - 1)
    for i in range(max(last - _ADJECTIVES - 1, head.stretch.start), last):
        adjective = _of_state(page, i, last, struck=True)
        feminine = is_feminine(tokens[i].text, page.lexicon.triggers.words)
        if adjective != last - 1 or feminine != (pronoun == "ها") or _is_civil(page, i, adjective):
            continue
        doers = {item.entity for item in cast.agents}
        cast.targets = [item for item in _forces_at(page, adjective) if item.entity not in doers]
        return


def _is_object(page: Page, head: Head) -> bool:
    """Whether a band right behind a verb is no subject of it (دمر دبابة إسرائيلية، دمرت طائرتين تركيتين)."""
    tokens, verb, index = page.text.tokens, head.hit.token, page.lexicon.triggers
    adjective = _of_state(page, verb + 1, head.end, struck=True) if head.hit.finite else None
    if adjective is None or head.form.enclitic or _has_object(page, adjective + 1, head.end):
        return False
    masdar = any(form.inflection.tense == "none" for form in index.look_up(tokens[verb].key))
    he = head.form.inflection.gender == "masculine" and head.form.inflection.person == "third" and not masdar
    return tokens[verb + 1].key.endswith("ين") or (he and is_feminine(tokens[verb + 1].text, index.words))


def _some_do(page: Page, head: Head, cast: Cast) -> bool:
    """Whether people of no name follow a verb as its subject (استهدف مسلحون رتلا، فجر مجهولون مدرعة)."""
    after = page.text.tokens[head.hit.token + 1].key if head.hit.token + 1 < head.end else ""
    people = not page.lexicon.triggers.classes(after).isdisjoint(_PEOPLE)
    return head.hit.finite and cast.named and people and after.endswith("ون")


def _is_civil(page: Page, band: int, adjective: int) -> bool:
    """Whether a ship or a lorry, or what something between says so of, is no force's (سفينة تجارية بريطانية)."""
    between = {token.key for token in page.text.tokens[band + 1 : adjective]}
    word = page.text.tokens[band].key
    ships = "ships" in page.lexicon.triggers.classes(word) or not _CIVIL_VEHICLES.isdisjoint(forms_of(word))
    return between.isdisjoint(_WARLIKE) if ships else not between.isdisjoint(_CIVIL)


def _of_state(page: Page, i: int, end: int, *, joined: str = "", struck: bool = False) -> int | None:
    """Return the token of the adjective of a state behind a band or an arm, its crew before it or not; else null.

    `joined` is the preposition written together with the band; `struck`: it may be a post as well.
    """
    tokens, index = page.text.tokens, page.lexicon.triggers
    if i + 1 >= end or page.overlay.kinds.get(i, _COUNTED) != _COUNTED:
        return None
    band = tokens[i].key.removeprefix(joined) if joined else tokens[i].key
    if not joined and band.startswith(("ب", "ل")):
        return None
    bands, kinds = _BANDS | {"posts"} if struck else _BANDS, index.classes(band)
    actors, irregular = page.lexicon.actors, "irregular" in kinds and "air" not in kinds
    if band != _FORCE and bands.isdisjoint(kinds):
        return None
    for j in range(i + 1, min(i + 1 + _ADJECTIVES, end)):
        if actors.side(tokens[j].key) is not None:
            if irregular and actors.group(tokens[j].key) is None:
                # مسلحون صوماليون: where they are from, not whose they are.
                return None
            if tokens[j].key.removesuffix("ا") in page.lexicon.actors.plurals and (
                j > i + 1 or _FIRERS.isdisjoint(kinds)
            ):
                # غارة جنودا أتراكا: of people, not of the blow before them.
                return None
            if tokens[j].key.endswith(_OBJECT) and not band.endswith(_OBJECT[-1]):
                # طائرة جنديا تركيا
                return None
            if j + 1 < len(tokens) and tokens[j + 1].key in _ORIGIN:
                # صاروخ إيراني الصنع
                return None
            article = band.startswith("ال") and not tokens[i].text.lstrip("وف").startswith("آ")
            return j if tokens[j].key.startswith("ال") == article else None
        if tokens[j].kind != "word" or j in page.overlay.kinds or (_ends(page, tokens[j].key) and j > i + 1):
            return None
    return None


def _leads(page: Page, i: int, head: Head) -> bool:
    """Whether nothing stands before a band in its clause: it is the subject of the verb behind it."""
    first = i <= head.start + 1 and not head.joined and not head.form.enclitic
    # جندي تركي قتل: men before such a verb suffer it, unless it says whom they killed.
    index, after = page.lexicon.triggers, head.hit.token + 1
    men = not index.classes(page.text.tokens[i].key).isdisjoint(("fighters", "forces"))
    told = after < head.end and (after in page.overlay.kinds or bool(index.classes(page.text.tokens[after].key)))
    return first and _agrees(page, head, i) and (not men or head.form.trigger.row.event_type not in _SUFFERED or told)


def _agrees(page: Page, head: Head, i: int) -> bool:
    """Whether a verb agrees with the noun before it as its subject (not رتل تركي أغارت عليه طائرتان)."""
    inflection = head.form.inflection
    feminine = is_feminine(page.text.tokens[i].text, page.lexicon.triggers.words)
    return inflection.number != "singular" or feminine == (inflection.gender == "feminine")


def _is_armed(page: Page, head: Head) -> bool:
    """Whether the subject next to a verb is a blow or an arm, which stands for whose it is."""
    near = range(max(head.start, head.hit.token - _REACH), min(head.end, head.hit.token + 2))
    return any(i != head.hit.token and _is_blow(page, i) for i in near)


def _found(page: Page, head: Head, start: int) -> list[Participant]:
    tokens = page.text.tokens
    for i in range(start, head.end):
        if i < head.hit.token and not tokens[i].key.startswith("ال") and not _agrees(page, head, i):
            continue
        if i > head.hit.token and is_answering(page, i):
            # قصفت تل أبيب ردا على المجازر الإسرائيلية
            break
        if i == head.hit.token + 1 and _is_object(page, head):
            break
        if not _is_blow(page, i) or (i > head.hit.token + 1 and not _is_event(page, i) and not _is_means(page, i)):
            continue
        bare = tokens[i].key.lstrip("وف").removeprefix("ب")
        for j in range(i + 1, min(i + 1 + _REACH, head.end)):
            fires = j == i + 1 and not _FIRERS.isdisjoint(page.lexicon.triggers.classes(tokens[j].key))
            if fires and page.lexicon.triggers.words.has("fire", tokens[i].key):
                continue
            actors = page.lexicon.actors
            known = actors.demonym(tokens[j].key) is not None or actors.group(tokens[j].key) is not None
            if tokens[j].kind != "word" or j in page.overlay.kinds or (not known and _ends(page, tokens[j].key)):
                break
            if _is_of_people(page, j) or (tokens[j].key.endswith(_OBJECT) and not bare.endswith(_OBJECT[-1])):
                # استهدفت غارة جنودا أتراكا, قصفت طائرة جنديا تركيا; not شنت هجوما تركيا
                break
            if tokens[j].key.startswith("ال") != bare.startswith("ال"):
                # Adjectives are definite where their noun is.
                break
            forces = actors.side(tokens[j].key)
            if forces is not None and j + 1 < head.end and tokens[j + 1].key in _ORIGIN:
                break
            if forces is not None:
                return [_forces(page, j, forces), *_second(page, j, head)]
    return []


def _is_of_people(page: Page, i: int) -> bool:
    """Whether a broken plural is no adjective of a blow: in the accusative, or with no people before it to fire."""
    word, actors = page.text.tokens[i].key, page.lexicon.actors
    fire = not _FIRERS.isdisjoint(page.lexicon.triggers.classes(page.text.tokens[i - 1].key))
    return word.removesuffix("ا") in actors.plurals and (word not in actors.plurals or not fire)


def _forces(page: Page, i: int, forces: str) -> Participant:
    """Return the forces that an adjective names."""
    entity, token = page.lexicon.actors.entities[forces], page.text.tokens[i]
    return Participant(entity=entity.id, text=token.text, span=Span(page.document, token.start, token.end))


def _second(page: Page, i: int, head: Head) -> list[Participant]:
    """Return the forces of another state named right behind an adjective (غارة أمريكية بريطانية، أمريكية-بريطانية).

    Both have one gender, number and definiteness. Without a dash only a noun for a blow has two: behind a verb, and
    before a noun of its own, the second is somebody it befell (قتلت غارة إسرائيلية فلسطينية).
    """
    tokens, j = page.text.tokens, i + 1
    dashed = j < head.end and tokens[j].kind == "punct" and tokens[j].light in _DASHES
    j += dashed
    if j >= head.end or j in page.overlay.kinds:
        return []
    one, two = tokens[i].key, tokens[j].key
    if one.startswith("ال") != two.startswith("ال") or one[-2:] != two[-2:] or two.endswith(_PLURAL):
        return []
    owns = not two.startswith("ال") and j + 1 < head.end and tokens[j + 1].key.startswith("ال")
    if not dashed and (owns or head.hit.finite or head.form.trigger.row.event_type not in _WHOSE):
        return []
    # The adjective itself, in no other case or number.
    demonyms = page.lexicon.actors.demonyms
    first, second = demonyms.get(one), demonyms.get(two)
    forces = second.forces or second.state if second is not None else None
    other = second is not None and first is not None and second.state != first.state
    return [_forces(page, j, forces)] if forces is not None and other else []


def _ends(page: Page, word: str) -> bool:
    """Whether a word is no adjective of the noun before it: a small word, or another thing."""
    index = page.lexicon.triggers
    things = index.classes(word) - _ARMS
    return bool(things) or any(index.words.has(name, word) for name in _SMALL)


def _is_blow(page: Page, i: int) -> bool:
    """Whether a word is a noun for the use of force, or for its arms."""
    return _may_be_blow(page.lexicon.triggers, page.text.tokens[i].key)


def _is_event(page: Page, i: int) -> bool:
    return _may_be_event(page.lexicon.triggers, page.text.tokens[i].key)


@lru_cache(maxsize=1 << 14)
def _may_be_blow(index: TriggerIndex, word: str) -> bool:
    arms = not _ARMS.isdisjoint(index.classes(word)) or index.words.has("fire", word)
    return arms or _may_be_event(index, word)


@lru_cache(maxsize=1 << 14)
def _may_be_event(index: TriggerIndex, word: str) -> bool:
    """Whether a word (its key) may be a noun for the use of force."""
    forms = index.look_up(word)
    return any(form.inflection.tense == "none" and form.trigger.row.event_type in _WHOSE for form in forms)


def _is_means(page: Page, i: int) -> bool:
    """Whether bi-, written with a word, makes it the means of a deed (بصاروخ إسرائيلي)."""
    return page.text.tokens[i].key.startswith("ب")
