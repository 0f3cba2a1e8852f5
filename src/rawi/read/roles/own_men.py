"""Whose the men, posts and arms are that only a pronoun gives an owner (خمسة من جنوده، استهدف مقراتها)."""

from collections.abc import Iterator, Sequence

from rawi.model import Carried, Entity, EventType, Mention, Participant, PlaceValue, Span
from rawi.read.events.agreement import is_meant, is_plural, words_of_phrase
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.kinds import BLOWS
from rawi.read.roles.doers import named_before
from rawi.read.roles.losses import is_lost_to
from rawi.read.roles.roles import Cast, Known, implied
from rawi.read.roles.tellings import Page
from rawi.text import key

_BEFALLEN: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
# Of what is destroyed and driven out, only what suffers it tells whose it was (أُحرقت مقراتها).
_LOST: frozenset[EventType] = frozenset({"destruction", "displacement"})
_MEN = frozenset({"fighters", "forces"})
_PEOPLE = _MEN | {"captives", "civilians", "detainees", "hostile", "suspects"}
# A pronoun of those it befell stands so near behind a deed.
_BEHIND = 7
# They stand no farther back in the sentence. Tokens.
_LOOK_BACK = 60
_WITH, _ALONG, _OF = "مع", 3, "من"
# A blow and who dealt it, before a loss.
_TOLD = 2
_DOING = frozenset({"air", "artillery", "fighters", "forces", "ships"})
_HELD = frozenset({"buildings", "facilities", "posts", "vehicles", "weapons"})
# What is done to a post or with it, or from it: its owner suffers it, does it, or neither.
_NOT_HIT = frozenset(map(key, ("من", "في", "داخل", "إلى", "نحو", "عبر", "بعد", "مع", "بين")))
# What one calls the death of one's own.
_MARTYRS = frozenset({"استشهد", "ارتقى شهيدا", "شهيد", "قدم شهداء", "لحق بركب الشهداء", "نال الشهادة"})
_PRONOUNS = ("ها", "هم", "ه")
_LEFT: frozenset[EventType] = frozenset({"retreat", "surrender"})
_NISBA = ("ية", "يه", "يين", "يون")


def give_own_men(page: Page, head: Head, cast: Cast, known: Known) -> list[Carried]:
    """Give what befell men and posts with a pronoun to whose they are: of the one side named, else of who speaks.

    Return how it was known, empty where nobody is given.
    """
    event_type = head.form.trigger.row.event_type
    told = event_type in _BEFALLEN or event_type in BLOWS or event_type in _LOST
    if any(item.entity is not None for item in cast.targets) or not told:
        return []
    begun = page.text.tokens[head.hit.token].start
    if event_type in _BEFALLEN and is_lost_to(page, head) and all(item.span.start <= begun for item in cast.agents):
        cast.agents, cast.subject, cast.passive = [], [], True
    speaker = known.speaker
    if speaker is not None and _are_martyrs(page, head, cast, speaker):
        cast.targets = [implied(page.text, head, speaker, page.document)]
        return [Carried(slot="targets", rule="whom:pronoun", span=cast.targets[0].span)]
    suffered = cast.passive or head.form.trigger.row.subject == "target"
    befallen = suffered and head.hit.finite and head.carrier is None
    if event_type in _LOST and not befallen:
        return []
    men = event_type in _BEFALLEN or event_type == "displacement"
    for i, pronoun in _owned(page, head, men=men, befallen=befallen):
        owner = _owner(page, head, i, pronoun, cast, known)
        if event_type in _LOST and (_is_place_between(page, i) or owner in _doers_before(page, head)):
            # هاجمت القوات المدينة ودُمرت مبانيها
            return []
        if owner is not None:
            token = page.text.tokens[i]
            span = Span(page.document, token.start, token.end)
            cast.targets = [Participant(entity=owner, text=token.text, span=span)]
            return [Carried(slot="targets", rule="whom:pronoun", span=span)]
        return []
    return []


def _doers_before(page: Page, head: Head) -> set[str | None]:
    """Return who does what is told before in the sentence."""
    first = page.text.sentence_of(head.hit.token)[0]
    return {item.entity for draft in page.drafts if draft.head.hit.token >= first for item in draft.cast.agents}


def give_from_answer(page: Page, head: Head, cast: Cast, doers: Sequence[Participant]) -> list[Carried]:
    """Give what befell men with a pronoun to the one who answers it behind them (ردا على مقتل جنوده قصف الجيش)."""
    if len(doers) != 1 or doers[0].entity is None or any(item.entity is not None for item in cast.targets):
        return []
    for i, pronoun in _owned(page, head, men=True, befallen=False):
        if not is_meant(doers[0].text, pronoun, page.lexicon.triggers.words):
            return []
        token = page.text.tokens[i]
        span = Span(page.document, token.start, token.end)
        cast.targets = [Participant(entity=doers[0].entity, text=token.text, span=span)]
        return [Carried(slot="targets", rule="whom:pronoun", span=span)]
    return []


def give_them(page: Page, head: Head, cast: Cast) -> list[Carried]:
    """Give what befell "them" to the side whose men alone the sentence named before (سبعة من موظفيها اختطفهم مسلحون).

    Return how it was known, empty where nobody is given: they may be people of no side, or of several.
    """
    if any(item.entity is not None for item in cast.targets):
        return []
    at = _means_them(page, head, cast)
    first = max(page.text.sentence_of(head.hit.token)[0], head.hit.token - _LOOK_BACK)
    if at is None or not page.overlay.has_who(first, head.hit.token):
        return []
    doers = {item.entity for item in cast.agents if item.entity is not None}
    # أوقف مسلحون حافلتين وأطلقوا عليهم النار: those who did it are named by no name.
    unnamed = not doers and head.hit.finite and head.form.inflection.number == "plural"
    spoken = [link.span for link in head.stretch.chain if link.span is not None]
    sides = {
        frozenset(item.entity for item in phrase.who)
        for phrase in phrases(page.text, first, head.hit.token, page.overlay, page.lexicon.triggers)
        if _are_many(page, phrase)
        # أبنائهم الذين اختطفهم مسلحون: those right before الذين.
        and (head.relative is None or phrase.end == head.relative)
        and not any(span.overlaps(item.span) for span in spoken for item in phrase.who)
        and not (phrase.who and all(item.entity in doers for item in phrase.who))
        and not (unnamed and not phrase.who and phrase.head.endswith("ون"))
    }
    side = sides.pop() if len(sides) == 1 else frozenset()
    owner = next(iter(side)) if len(side) == 1 else None
    if owner is None or page.speakers.reports(owner):
        return []
    token = page.text.tokens[at]
    span = Span(page.document, token.start, token.end)
    cast.targets = [Participant(entity=owner, text=token.text, span=span)]
    return [Carried(slot="targets", rule="whom:pronoun", span=span)]


def _means_them(page: Page, head: Head, cast: Cast) -> int | None:
    """Return the token of a pronoun of many whom it befell, or of a passive verb of many; null where there is none."""
    form, words = head.form, page.lexicon.triggers.words
    row, finite = form.trigger.row, head.hit.finite
    suffered = row.object in ("target", "place", "either") if finite else row.subject == "target"
    if form.enclitic == "هم" and suffered:
        return head.hit.token
    many = form.inflection.number in ("plural", "dual")
    if finite and cast.passive and many and not (form.enclitic or cast.named or cast.subject):
        return head.hit.token
    for i in range(head.hit.token + 1, min(head.hit.token + _BEHIND, head.end)):
        word = page.text.tokens[i].key
        if not word.endswith("هم"):
            continue
        sign = next((sign for sign in form.trigger.prepositions if word in (sign + "هم", sign + "يهم")), "")
        if form.trigger.prepositions.get(sign) == "target" and (finite or row.subject == "agent"):
            return i
        if (
            words.has("of_them", word)
            and row.event_type in _BEFALLEN
            and not words.has("among", page.text.tokens[i - 1].key)
        ):
            return i
    return None


def _are_many(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase names several people, of a side or of none."""
    words = page.lexicon.triggers.words
    if phrase.kind == "actor":
        return is_plural(words_of_phrase(phrase), words)
    people = bool(phrase.owner) or not phrase.classes.isdisjoint(_PEOPLE)
    return people and (phrase.kind == "quantity" or (phrase.kind == "common" and is_plural(phrase.head, words)))


def give_own_doers(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give a verb whose subject is men or arms with a pronoun to whose they are (وشنت طائراتها غارة، انكفأت وحداته)."""
    carrier = head.carrier
    verb = carrier.token if carrier is not None else head.hit.token
    row = carrier.carriers[0].trigger.row if carrier is not None else head.form.trigger.row
    finite = carrier.finite if carrier is not None else head.hit.finite
    i = verb + 1
    if not finite or row.subject != "agent" or any(item.entity for item in cast.agents) or i >= head.stretch.end:
        return
    word = page.text.tokens[i]
    pronoun = next((end for end in _PRONOUNS if word.key.endswith(end)), None)
    index = page.lexicon.triggers
    if pronoun is None or word.text.endswith("ة") or index.classes(word.key).isdisjoint(_DOING):
        return
    after = page.text.tokens[i + 1].key if i + 1 < head.stretch.end else ""
    others = after.startswith("ال") and after.endswith(_NISBA)
    # ولت حاميتها الحوثية, سيطرت الحركة على المدينة وانسحبت قواتها: hers is the place, or may be.
    left = head.form.trigger.row.event_type in _LEFT and _is_place_between(page, i)
    if left or index.words.has("not_theirs", word.key.removesuffix(pronoun)) or cast.passive or others:
        return
    owner = _owner(page, head, i, pronoun, cast, known)
    if owner is not None and all(item.entity != owner for item in cast.targets):
        cast.agents = [Participant(entity=owner, text=word.text, span=Span(page.document, word.start, word.end))]
        cast.subject, cast.names = list(cast.agents), [word.text]


def _is_place_between(page: Page, i: int) -> bool:
    """Whether a place stands nearer before a word, in its sentence, than any actor."""
    begin = page.text.tokens[page.text.sentence_of(i)[0]].start
    before = [item for item in page.mentions_from(begin, page.text.tokens[i].start) if item.kind in ("actor", "place")]
    return bool(before) and before[-1].kind == "place"


def _are_martyrs(page: Page, head: Head, cast: Cast, speaker: Entity) -> bool:
    """Whether an issuer that fights calls soldiers who fell martyrs: they are its own (واستشهد جنديان)."""
    stretch, tokens = head.stretch, page.text.tokens
    if stretch.passage.role != "statement" or stretch.content or not page.speakers.does(speaker, head):
        return False
    classes = {name for phrase in cast.counted for name in phrase.classes}
    soldiers = any(page.lexicon.triggers.words.has("soldier", token.key) for token in tokens[head.start : head.end])
    fought = (soldiers or not _MEN.isdisjoint(classes)) and "civilians" not in classes
    return fought and head.form.trigger.row.lemma in _MARTYRS and not cast.targets


def _owned(page: Page, head: Head, *, men: bool, befallen: bool) -> Iterator[tuple[int, str]]:
    """Yield the words behind a trigger that are men, or else posts and arms, with a pronoun.

    `befallen`: those before it suffered it (خمسة من أفرادها قتلوا).
    """
    tokens, index = page.text.tokens, page.lexicon.triggers
    behind = range(head.hit.token + 1, head.end)
    if men and is_lost_to(page, head):
        yield head.hit.token + 1, tokens[head.hit.token + 1].key.removeprefix("ل")
    for i in (*range(head.start, head.hit.token), *behind) if befallen else behind:
        word = tokens[i].key
        if not word.endswith(_PRONOUNS):
            continue
        pronoun = next(end for end in _PRONOUNS if word.endswith(end))
        stem = word.removesuffix(pronoun)
        if index.words.has("belonging", tokens[i - 1].key):
            # سيارة إسعاف تابعة له
            if index.words.has("for_them", word):
                yield i, pronoun
            continue
        # قتل مع مرافقه، مع اثنين من مرافقيه: he was.
        beside = any(token.key == _WITH for token in tokens[max(head.hit.token, i - _ALONG) : i])
        apart = index.words.has("not_theirs", stem.lstrip("وفبل")) and not beside
        if tokens[i].text.endswith("ة") or apart:
            continue
        if pronoun == "ه" and word.startswith("و") and not index.words.has("preposition", tokens[i - 1].key):
            # صحفي ومصوره: those of who stands before.
            continue
        if tokens[i - 1].key.startswith("و") and i - 1 > head.hit.token and not index.classes(tokens[i - 1].key):
            # وتدخل قواتها: another deed, and whose it is.
            continue
        hit = not word.startswith(("ب", "ك")) and tokens[i - 1].key not in _NOT_HIT
        theirs = not _MEN.isdisjoint(index.classes(word)) or index.words.has("member", stem)
        if theirs if men else hit and not _HELD.isdisjoint(index.classes(word)):
            yield i, pronoun


def _owner(page: Page, head: Head, i: int, pronoun: str, cast: Cast, known: Known) -> str | None:
    """Return the actor a pronoun means: the one before in what is said that it agrees with, else who says it."""
    doers = {item.entity for item in cast.agents}
    row = head.form.trigger.row
    if row.subject == row.object == "target" and head.joined and page.drafts and not known.carried:
        # وقعت القوة في كمين نصبته الحركة وخسرت عشرة من جنودها: not those of who dealt the blow.
        doers |= {item.entity for draft in page.drafts[-_TOLD:] for item in draft.cast.agents}
    begun = page.text.tokens[head.stretch.start].start
    named = [item for item in named_before(page, i, head.stretch) if item.entity not in doers]
    said = [item for item in named if item.span.start >= begun]
    speaker = known.speaker if known.speaker is not None and known.speaker.kind == "actor" else None
    struck = [item for item in said if item.entity not in _who_struck(page, head)]
    # هاجمت الحركة دورية للجيش فقتل خمسة من أفرادها: the patrol's rather than hers who struck.
    fitting = (_fitting(page, struck, pronoun, i) if len(struck) < len(said) else set()) or _fitting(
        page, said, pronoun, i
    )
    if fitting:
        return fitting.pop() if len(fitting) == 1 else None
    called = head.stretch.chain[-1].text or ""
    if any(_is_site(item) for item in page.mentions_from(begun, page.text.tokens[i].start)):
        # هاجموا مركز الشرطة حيث قتلوا ثلاثة من أفراده
        return None
    if speaker is not None and speaker.id not in doers and head.stretch.content:
        agrees = any(is_meant(name, pronoun, page.lexicon.triggers.words) for name in (speaker.name, called) if name)
        return speaker.id if agrees and not page.speakers.reports(speaker.id) else None
    fitting = _fitting(page, named, pronoun, i)
    return fitting.pop() if len(fitting) == 1 else None


def _who_struck(page: Page, head: Head) -> set[str | None]:
    """Return who dealt the blow told right before, to which a clause is joined."""
    last = page.drafts[-1] if page.drafts and head.joined else None
    blow = last is not None and last.head.stretch is head.stretch and last.event_type in BLOWS
    return {item.entity for item in last.cast.agents} if last is not None and blow else set()


def _is_site(mention: Mention) -> bool:
    return isinstance(mention.value, PlaceValue) and mention.value.precision == "point"


def _fitting(page: Page, named: Sequence[Participant], pronoun: str, at: int) -> set[str]:
    """Return whom a pronoun at a token may mean by gender, else those whose band it may mean.

    دورية للحشد … أحد أفرادها; not so where it may mean a family, or other people of no side, named in the sentence.
    """
    words, classes = page.lexicon.triggers.words, page.lexicon.triggers.classes
    before = page.text.tokens[page.text.sentence_of(at)[0] : at]
    civil = any("civilians" in classes(token.key) and is_meant(token.text, pronoun, words) for token in before)
    theirs = [(item.entity, item.text, _band_of(page, item)) for item in named]
    fitting = {entity for entity, name, _ in theirs if entity is not None and is_meant(name, pronoun, words)}
    bands = {entity for entity, _, band in theirs if entity is not None and band and is_meant(band, pronoun, words)}
    return fitting or (set() if civil else bands)


def _band_of(page: Page, item: Participant) -> str:
    """Return the noun for a band, a post or a vehicle right before whose it is, empty where there is none."""
    before = page.text.covering(item.span.start, item.span.end)[0] - 1
    # دورية من الجيش
    before -= before > 0 and page.text.tokens[before].key == _OF
    word = page.text.tokens[before] if before >= 0 else None
    kinds = page.lexicon.triggers.classes(word.key) if word is not None and word.kind == "word" else frozenset()
    return word.text if word is not None and kinds & (_MEN | _HELD) else ""
