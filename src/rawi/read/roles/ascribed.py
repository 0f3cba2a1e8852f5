"""Who only says, charges or condemns: what is told inside his words is never his deed for that."""

from rawi.lexicon.cues import Form, form_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Participant
from rawi.read.events.heads import Head, Stretch
from rawi.read.events.phrase_words import blows
from rawi.read.kinds import BLOWS
from rawi.read.roles.tellings import Page
from rawi.text import key

# Who does these with a thing has not done the thing.
_JUDGES = frozenset({"accuse", "claim", "deny"})
_ASKS = frozenset({"demand", "warn"})
_HE = frozenset(map(key, ("وهو", "وهي", "وهم")))
_WAS = shape_words("was")
_MEN = frozenset({"captives", "civilians", "detainees", "fighters", "people", "suspects"})
_WHAT = key("ما")
_WERE = key("كانوا")
_DOES = _HE | _WAS | {_WERE}
# A verb of the present is so long (ينتقد).
_LETTERS = 4
_ABOUT = 4


def judges(page: Page, first: int, end: int, *, or_asks: bool = False) -> bool:
    """Whether a verb among tokens `first` to `end` charges, condemns or mourns, whoever its subject is.

    `or_asks`: or calls on somebody to do something.
    """
    stances = _JUDGES | _ASKS if or_asks else _JUDGES
    words, cues = page.lexicon.triggers.words, page.lexicon.cues
    for i in range(first, end):
        word = page.text.tokens[i].key
        if words.has("ascribing", word):
            return True
        form = form_of(cues, word)
        if form is not None and (form.cue.stance in stances or words.has("values", key(form.cue.lemma))):
            return True
    return False


def spoken_from(page: Page, head: Head) -> int:
    """Return the token from which a clause only says what somebody tells of the blow (هجوم قالت الحكومة إن …).

    Also where it says what somebody was doing (وهو ينتقد الحركة). Else the end of the clause. Who owns up to a blow
    does more than tell of it.
    """
    tokens, index = page.text.tokens, page.lexicon.triggers
    blow = blows(index)
    told = head.form.trigger.row.event_type in BLOWS and not head.hit.finite
    for i, token in enumerate(tokens[head.hit.token + 1 : head.end], start=head.hit.token + 1):
        if token.kind == "punct":
            told = False
        does = token.key in _DOES and i + 1 < head.end and i not in page.overlay.kinds
        if does and _is_doing(page, i):
            return i
        if told and _speaks(page, i):
            owned = any(index.words.has("responsibility", near.key) for near in tokens[i : i + _ABOUT + 3])
            return head.end if owned and not _denies(page, i) else i
        told = told or bool(blow(token.key))
    return head.end


def _is_doing(page: Page, i: int) -> bool:
    word, following = page.text.tokens[i].key, page.text.tokens[i + 1]
    verb = following.key[:1] in ("ي", "ت") and len(following.key) >= _LETTERS and i + 1 not in page.overlay.kinds
    if word in _HE or (word == _WERE and following.key.endswith("ون")):
        return verb and following.kind == "word"
    # في قرية كانت الحركة قد انسحبت منها
    return word in _WAS


def _speaks(page: Page, i: int) -> bool:
    word = page.text.tokens[i].key
    if page.lexicon.triggers.words.has("ascribing", word.removesuffix("ه").removesuffix("ها")):
        return True
    form = _form(page, i)
    if form is None or page.lexicon.triggers.words.has("preposition", word) or i in page.overlay.kinds:
        return False
    # وقالت goes on with a clause of its own, وصفته begins with the verb's own letter.
    return not word.startswith("و") or form.cue.lemma.startswith("و")


def _form(page: Page, i: int) -> Form | None:
    """Return the form of saying that a word is, the pronoun written with it taken off (أدانته، تقوله)."""
    word = page.text.tokens[i].key
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    verb = word.endswith(("ته", "تها")) or word[:1] in ("ي", "ت")
    return form_of(page.lexicon.cues, word) or (form_of(page.lexicon.cues, bare) if verb else None)


def _denies(page: Page, i: int) -> bool:
    form = _form(page, i)
    return form is not None and form.cue.stance == "deny"


def others_between(page: Page, last: Participant, token: int) -> bool:
    """Whether men are spoken of between somebody and a pronoun, which may mean one of them (جنديا يشتبه في أنه)."""
    first = page.text.covering(last.span.start, last.span.end)[1]
    return any(not _MEN.isdisjoint(page.lexicon.triggers.classes(page.text.tokens[i].key)) for i in range(first, token))


def is_told(page: Page, stretch: Stretch, mention: Mention) -> bool:
    """Whether somebody is only spoken to (قال طبيب لرويترز إن): nothing of what is told befell him."""
    cue = stretch.chain[-1].cue if stretch.chain else None
    if cue is None or not stretch.content or stretch.stance not in (None, "say", "confirm", "reveal"):
        return False
    first = mention.span.start
    begin = page.text.tokens[stretch.start].start
    return cue.span.end <= first < begin and page.text.raw[first - 1 : first] == "ل"


def said_by_another(page: Page, stretch: Stretch) -> int | None:
    """Return the verb of saying of what somebody else said, which is denied here, or null.

    `نفت الحكومة ما قاله الحزب عن غارة`: it is no deed of who denies it, nor for that of who said it.
    """
    if stretch.stance != "deny":
        return None
    i = stretch.start
    while i < stretch.end and page.text.tokens[i].kind != "word":
        i += 1
    if i + 1 >= stretch.end or page.text.tokens[i].key != _WHAT:
        return None
    word = page.text.tokens[i + 1].key
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    return i + 1 if form_of(page.lexicon.cues, bare) or _form(page, i + 1) else None
