"""The pronoun before a verb that is its subject, written with the word for "that" or by itself (أنه، وهي تحاصر)."""

from collections.abc import Sequence

from rawi.lexicon.cues import form_of
from rawi.model import Entity, Participant
from rawi.read.events.agreement import is_feminine, is_meant, is_plural
from rawi.read.events.heads import Head, Stretch
from rawi.read.events.triggers import word_before
from rawi.read.roles.ascribed import others_between
from rawi.read.roles.tellings import Page
from rawi.text import key

_PRONOUNS = ("ها", "هم", "ه", "نا")
# A pronoun by itself, and how far before its verb it stands.
_HE, _HE_WITHIN = {"هو": "ه", "هي": "ها", "هم": "هم"}, 4
# The page's own voice, and whom it reports.
_OUTER = 1
_WHO, _OF_MANY = "من", ("ي", "و")
_THAT = frozenset(map(key, ("أن", "إن", "بأن")))


def that_with_pronoun(page: Page, head: Head) -> str | None:
    """Return أنه, أنها or the like that stands right before a clause: its verb has its subject."""
    first = head.carrier.token if head.carrier is not None else head.hit.token
    before = word_before(page.text, head.start) if first - head.start <= 1 else None
    if before is None:
        return None
    word = page.text.tokens[before].key
    return word if page.lexicon.triggers.words.has("that", word) and word.endswith(_PRONOUNS) else None


def opened_with_pronoun(page: Page, head: Head) -> str | None:
    """Return the أنه with which content begins that goes on with and, a verb, nobody named (إنه فرق … واعتقل)."""
    first = head.stretch.start
    before = word_before(page.text, first) if head.joined and head.stretch.begins else None
    named = any("actor" in page.overlay.kinds.get(i, ()) for i in range(first, head.hit.token))
    if before is None or named:
        return None
    opening = (page.text.tokens[i].key for i in (before, first))
    words = page.lexicon.triggers.words
    return next((word for word in opening if words.has("that", word) and word.endswith(_PRONOUNS)), None)


def pronoun_of(that: str) -> str:
    """Return the pronoun written with the word for "that"."""
    return next(end for end in _PRONOUNS if that.endswith(end))


def is_she(page: Page, stretch: Stretch, called: str) -> bool:
    """Whether who speaks is a woman in grammar: by the name, or by the verb before it (تقول الخرطوم، قالت حماس)."""
    words = page.lexicon.triggers.words
    if is_feminine(called, words):
        return True
    link = stretch.chain[-1]
    if link.span is None or is_plural(called, words):
        return False
    name = page.text.covering(link.span.start, link.span.end)[0]
    verb = page.text.tokens[name - 1].key if name > 0 else ""
    form = form_of(page.lexicon.cues, verb)
    return form is not None and form.feminine


def means_issuer(page: Page, stretch: Stretch) -> bool:
    """Whether "we" in words that an issuer only reports means the issuer (زعمت قنوات النظام أننا قصفنا)."""
    if stretch.passage.role != "statement" or not stretch.content or len(stretch.chain) <= _OUTER:
        return False
    before = word_before(page.text, stretch.start)
    opening = [page.text.tokens[i].key for i in (before, stretch.start) if i is not None]
    return any(page.lexicon.triggers.words.has("that", word) and word.endswith("نا") for word in opening)


def means_who_speaks(page: Page, head: Head, speaker: Entity, called: str, pronoun: str) -> bool:
    """Whether a second أنه or أنها goes back to who speaks (قالت الحركة إن الجنود فروا وإنها أسرت ستة).

    The subject of what was said before it is of the other number or gender, and nobody named is of its own.
    """
    tokens, words, which = page.text.tokens, page.lexicon.triggers.words, pronoun_of(pronoun)
    at = word_before(page.text, head.start)
    first = word_before(page.text, head.stretch.start)
    told = head.stretch.content and speaker.kind == "actor" and which in ("ه", "ها")
    if at is None or first is None or not told:
        return False
    own = is_meant(called, which, words) or (which == "ها" and is_she(page, head.stretch, called))
    opened = [i for i in range(first, at) if tokens[i].key.removeprefix("و") in _THAT]
    if not own or len(opened) != 1 or opened[0] > head.stretch.start:
        return False
    subject = tokens[opened[0] + 1]
    named = page.mentions_from(subject.start, tokens[at].start)
    if any(item.kind in ("actor", "person") and is_meant(item.text, which, words) for item in named):
        return False
    if which == "ه":
        # حاصرت القوات القائد وإنه قتل
        men = any(
            token.key.startswith("ال") and not token.text.endswith(("ة", "ات", "ى", "اء"))
            for token in tokens[opened[0] + 2 : at]
            if token.kind == "word"
        )
        return not men and (is_feminine(subject.text, words) or is_plural(subject.text, words))
    others = any(token.kind == "word" and token.text.endswith(("ة", "ات")) for token in tokens[opened[0] + 1 : at])
    # موظفيها, محققوه: the plural with whose it is.
    owned = next((subject.key.removesuffix(end) for end in _PRONOUNS if subject.key.endswith(end)), "")
    many = is_plural(subject.text, words) or owned.endswith(_OF_MANY) or subject.key == _WHO
    return many and not others


def whom_pronoun_means(
    page: Page, head: Head, near: Sequence[Participant]
) -> tuple[list[Participant], list[str], bool]:
    """Return whom a pronoun by itself before a verb means, with the names and the number verbs agree with.

    The only actor named before in the sentence that it agrees with, where no other noun like it stands between
    (استعان بقوات الحركة، فهي لا تزال تحاصر المدينة). Empty where none.
    """
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    at = _pronoun_before(page, head)
    which = _HE[tokens[at].key.lstrip("وف")] if at is not None else ""
    fitting = [item for item in near if which and item.entity and is_meant(item.text, which, words)]
    if at is None or len({item.entity for item in fitting}) != 1 or not page.is_actor(fitting[-1].entity or ""):
        return [], [], False
    last = page.text.covering(fitting[-1].span.start, fitting[-1].span.end)[1]
    others = any(tokens[i].text.endswith(("ة", "ات")) or page.overlay.has("place", i, i + 1) for i in range(last, at))
    if which == "ه" or (others and which == "ها"):
        # فهو: of all that is masculine.
        return [], [], False
    return fitting[-1:], [fitting[-1].text], which == "هم"


def agrees_with_pronoun(page: Page, head: Head, names: Sequence[str]) -> bool:
    """Whether the pronoun by itself before a verb may mean those of these names."""
    at = _pronoun_before(page, head)
    which = _HE[page.text.tokens[at].key.lstrip("وف")] if at is not None else ""
    words = page.lexicon.triggers.words
    return bool(which) and any(_HE[name] == which if name in _HE else is_meant(name, which, words) for name in names)


def _pronoun_before(page: Page, head: Head) -> int | None:
    """Return the pronoun by itself before a verb, with nothing but small words between (فهي لا تزال تمنع), or null."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    for i in range(head.hit.token - 1, max(head.stretch.start - 1, head.hit.token - 1 - _HE_WITHIN), -1):
        if tokens[i].key.lstrip("وف") in _HE:
            return i if head.hit.finite else None
        if not (words.has("auxiliary", tokens[i].key) or words.has("still", tokens[i].key)):
            return None
    return None


def only_agreeing(
    page: Page, head: Head, near: list[Participant], *, feminine: bool
) -> tuple[list[Participant], list[str]]:
    """Return the one actor named before whose gender a pronoun has, with his name; nobody where there are others."""
    agreeing = [item for item in near if is_feminine(item.text, page.lexicon.triggers.words) == feminine]
    if len({item.entity or item.text for item in agreeing}) != 1 or others_between(page, agreeing[-1], head.start):
        return [], []
    return agreeing[-1:], [agreeing[-1].text]
