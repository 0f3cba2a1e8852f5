"""What commas put in between a subject and its verb (تسعة أشخاص، بينهم طفل، قتلوا؛ الجيش، بدعم من الحشد، تمكن من)."""

from rawi.read.events.compounds import compound
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.roles.tellings import Page
from rawi.text import key

_COMMAS, _BRACKETS = frozenset("،,"), frozenset("()[]")
# An aside has so many words, and the subject before it.
_LONGEST = 14
_TITLE = 7
_SUBJECT = 12
_LEADING = frozenset(map(key, ("من", "وهو", "وهي", "وهم", "بمن")))


def subject_before_aside(page: Page, head: Head) -> tuple[int, int] | None:
    """Return the tokens of the subject whose aside ends right before a verb, or null."""
    tokens, start = page.text.tokens, head.start
    verb = head.carrier if head.carrier is not None and head.carrier.token < head.hit.token else head.hit
    form = verb.forms[0]
    if not verb.finite or head.joined or form.proclitics or form.enclitic or head.relative is not None:
        return None
    if start - 1 <= head.stretch.start or tokens[start - 1].light not in _COMMAS or start != verb.token:
        return None
    low = max(head.stretch.start, start - 1 - _LONGEST)
    opened = next((i for i in range(start - 2, low, -1) if tokens[i].light in _COMMAS), None)
    if opened is None or any(
        tokens[i].kind == "punct" and tokens[i].light not in _BRACKETS for i in range(opened + 1, start - 1)
    ):
        return None
    found = phrases(page.text, max(head.stretch.start, opened - _SUBJECT), opened, page.overlay, page.lexicon.triggers)
    last = found[-1] if found else None
    if last is None or last.end != opened or last.preposition or last.genitive or last.joined:
        return None
    if last.kind != "quantity" and _is_of_verb(page, head, last.start):
        return None
    return (last.start, opened) if _says_who(page, last, opened + 1, start - 1) else None


def _is_of_verb(page: Page, head: Head, i: int) -> bool:
    """Whether a verb stands before those at token `i` in their clause, whose object they may be (هاجموا الجيش، …)."""
    index, tokens = page.lexicon.triggers, page.text.tokens
    for j in range(i - 1, max(head.stretch.start, i - _SUBJECT) - 1, -1):
        if tokens[j].kind == "punct" or index.words.has("that", tokens[j].key):
            return False
        verbs = [form for form in index.look_up(tokens[j].key) if form.inflection.tense != "none"]
        if verbs:
            # أتمت القوات، تؤازرها دبابات، بسط سيطرتها: who follows it at once is its subject.
            return j < i - 1 or all(form.inflection.number == "plural" or form.enclitic for form in verbs)
    return False


def _says_who(page: Page, subject: Phrase, first: int, last: int) -> bool:
    """Whether words say who of those before, or what a person or an actor is, and tell no deed."""
    words, tokens = page.lexicon.triggers.words, page.text.tokens
    opening = tokens[first].key
    if subject.kind == "quantity":
        second = tokens[first + 1].key if opening in _LEADING and first + 1 < last else opening
        return words.has("among", second) or words.has("of_whom", second.removeprefix("و"))
    helped = compound(page.text, first, last, words)
    if subject.who and helped is not None and helped[0] == "with":
        return True
    if not subject.who or last - first > _TITLE:
        return False
    bare = opening.removeprefix("ال")
    backed = any(words.has(name, opening) for name in ("allied", "belonging", "relative"))
    if subject.kind == "person":
        return backed or any(words.has(name, word) for name in ("title", "member") for word in (opening, bare))
    return backed
