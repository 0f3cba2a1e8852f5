"""What somebody says that tells no listed event: a claim all the same, for nothing that is said may be lost.

That an account is false is a denial; what will or will never be done is promised; what is, or is valued, is a
statement; a deed that no entry knows is `other`.
"""

from itertools import pairwise

from rawi.lexicon.clause_words import ClauseWords
from rawi.model import Claim, EventType, Participant, Span, identified
from rawi.model.claim import Modality
from rawi.read.claims.doubted import doubted_content
from rawi.read.events import figures, slots
from rawi.read.events.agreement import is_bare_name, is_feminine, is_plural
from rawi.read.events.heads import Stretch
from rawi.read.events.phrases import phrases
from rawi.read.roles import roles
from rawi.read.roles.tellings import Page, trimmed
from rawi.read.roles.told_deeds import values
from rawi.read.shapes import is_deed
from rawi.text import Text, attested, tokenise

# So far into what is said stands its predicate.
_PREDICATE = 7
# A verdict on an account is short; what is told at length has verdicts on something in it.
_VERDICT = 14
_LEAST_WORDS = 2
_LEAST_QUOTED = 3
_SHORTEST = 3
_COMMAS = frozenset("،,؛")
_NEVER = "لن"
_PRONOUNS = ("هم", "ها", "ه")
_THAT = "ذلك"
_BEFORE_VERBS = frozenset({"لن", "لم", "قد", "سوف"})
_NOT = frozenset({"لا", "ليس", "ليست", "ليسوا", "ولا", "وليس"})
_NOT_DONE = frozenset({"لم", "ولم"})
_SHALL = frozenset({"سا", "ست", "سن", "سي"})
# What is said of such people and things, named early, tells of a deed; named later, of one that stays open.
_OF_FORCE = frozenset({"air", "artillery", "captives", "charge", "detainees", "displaced", "fighters", "weapons"})
_SAYS = frozenset({"cite", "claim", "confirm", "reveal", "say", "warn"})
_Kind = tuple[EventType, Modality, bool]
_DENIAL: _Kind = ("denial", "asserted", True)
# نفى الجيش ذلك: what was told before
_DENIED: _Kind = ("denial", "denied", False)
_OTHER: _Kind = ("other", "asserted", True)
_TO_COME: _Kind = ("other", "planned", True)
_PROMISE: _Kind = ("promise", "promised", False)
_STATEMENT: _Kind = ("statement", "asserted", True)


def remarks(page: Page, stretch: Stretch, *, after: Stretch | None) -> list[Claim]:
    """Return the claim that the words of a stretch are, in which no listed event is told.

    `after` is the stretch that follows: what only leads to the words of somebody else says nothing.
    """
    if not (stretch.content and stretch.begins) or stretch.chain[-1].cue is None:
        return []
    inner = after is not None and _is_within(stretch, after)
    end = _before_inner(page.text, stretch) if inner else stretch.end
    start, end = trimmed(page.text, stretch.start, end, page.lexicon.triggers.words)
    kind = _kind(page, stretch, start, end) if end > start else None
    if kind is None:
        return []
    first, last = page.text.span((start, end))
    doubt = _doubt(page, stretch) if kind[0] in ("other", "statement") else None
    claim = identified(
        Claim(
            id="",
            span=Span(page.document, first, last),
            text=page.text.raw[first:last],
            event_type=kind[0],
            agents=_doers(page, stretch, kind, start, end),
            places=tuple(
                slots.places(
                    page.text,
                    kind[0],
                    start,
                    end,
                    page.overlay,
                    cues=page.lexicon.cues,
                    words=page.lexicon.triggers.words,
                    told=start,
                )
            ),
            quantities=tuple(figures.counts(page.text, start, end, page.overlay, words=page.lexicon.triggers.words)),
            modality=doubt[0] if doubt is not None else _mood(page, stretch, kind),
            polarity=doubt[1] if doubt is not None else kind[2] and not _is_denied(page, kind, start, end),
            attribution=stretch.chain,
            passage=stretch.passage.id,
            mentions=tuple(item.id for item in page.mentions_from(first, last) if item.span.end <= last),
            trigger=stretch.chain[-1].cue,
            rule=f"said:{kind[0]}",
        )
    )
    return [claim]


def _doers(page: Page, stretch: Stretch, kind: _Kind, start: int, end: int) -> tuple[Participant, ...]:
    """Return of whom something is said, or who calls an account false, or tells what he does (قالت الحركة إنها)."""
    if kind in (_DENIAL, _DENIED) or _is_his_own(page, stretch, start):
        speaker, token = (
            page.speakers.of(stretch.chain, himself=kind not in (_DENIAL, _DENIED)),
            page.text.tokens[start],
        )
        # شاهد جرافات: what a man tells of himself is seldom a deed, what he will do is.
        does = speaker is not None and (speaker.kind == "actor" or kind in (_PROMISE, _TO_COME))
        span = Span(page.document, token.start, token.end)
        return (Participant(entity=speaker.id, text=token.text, span=span),) if speaker is not None and does else ()
    return _subject(page, start, end) if kind[0] in ("other", "statement") else ()


def _is_his_own(page: Page, stretch: Stretch, start: int) -> bool:
    """Whether somebody's words begin with a pronoun that agrees with him, and a verb (إنها نقلت، أنه لن يستقيل)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    i = start if words.has("that", tokens[start].key) else start - 1
    that, called = tokens[i].key if i >= 0 else "", stretch.chain[-1].text or ""
    pronoun = next((end for end in _PRONOUNS if that.endswith(end)), None)
    if pronoun is None or not called or not words.has("that", that):
        return False
    wanted = "هم" if is_plural(called, words) else "ها" if is_feminine(called, words) else "ه"
    after = next((token.key for token in tokens[i + 1 : stretch.end] if token.kind == "word"), "")
    told = after in _BEFORE_VERBS or is_deed(after) or _to_come(after)
    return told and (pronoun == wanted or (pronoun == "ها" and is_bare_name(called)))


def _doubt(page: Page, stretch: Stretch) -> tuple[Modality, bool] | None:
    """Return what the words before somebody's words make of them: not established, feared (تخشى أن يلحق بهم ضعفهم)."""
    found = doubted_content(page.text, stretch.start)
    cue = stretch.chain[-1].cue
    if found is not None or cue is None:
        return found
    rows = (page.lexicon.modals.find(token.light) for token in tokenise(cue.text))
    feared = any(row is not None and row.reach == "clause" and row.modality == "hypothetical" for row in rows)
    return ("hypothetical", True) if feared else None


def _mood(page: Page, stretch: Stretch, kind: _Kind) -> Modality:
    """Return how it is told: what a warning is about may come or not (تحذر المنظمة من مجاعة)."""
    return "hypothetical" if kind is _STATEMENT and stretch.stance == "warn" else kind[1]


def _subject(page: Page, start: int, end: int) -> tuple[Participant, ...]:
    """Return who is named first, of whom something is said."""
    first = next((i for i in range(start, end) if page.text.tokens[i].kind == "word"), start)
    if "actor" not in page.overlay.kinds.get(first, ()):
        return ()
    found = roles.groups(phrases(page.text, first, end, page.overlay, page.lexicon.triggers))
    return tuple(roles.participant(item) for phrase in found[0] for item in phrase.who) if found else ()


def _is_denied(page: Page, kind: _Kind, start: int, end: int) -> bool:
    """Whether a deed is denied (لم ترد الحكومة); what somebody says of how things are not (لا تيار، لم يعد) is said."""
    said = [page.text.tokens[i] for i in range(start, end) if page.text.tokens[i].kind == "word"][: _PREDICATE + 1]
    for word, following in pairwise(said):
        not_done = word.light in _NOT_DONE and not page.lexicon.triggers.words.has("no_longer", following.key)
        if not_done or (kind is _OTHER and word.light in _NOT):
            return True
    return False


def _is_within(outer: Stretch, inner: Stretch) -> bool:
    """Whether a stretch is what somebody says inside the words of the stretch before it."""
    return inner.begins and len(inner.chain) > len(outer.chain) and inner.passage.id == outer.passage.id


def _before_inner(text: Text, stretch: Stretch) -> int:
    """Return where the clause begins that only leads to another's words."""
    commas = (i for i in range(stretch.end - 1, stretch.start, -1) if text.tokens[i].light in _COMMAS)
    return next(commas, stretch.start)


def _kind(page: Page, stretch: Stretch, start: int, end: int) -> _Kind | None:
    tokens, index, words = page.text.tokens, page.lexicon.triggers, page.lexicon.triggers.words
    said = [i for i in range(start, end) if tokens[i].kind == "word"]
    keys = [tokens[i].key for i in said]
    valued = values(page, stretch)
    cut_off = tokens[end].key if end < stretch.end else ""
    if keys and (_leads_on(keys, words) or cut_off in words.classes["governing"]):
        return None
    if stretch.stance == "deny" and keys and keys[0] == _THAT and len(keys) <= _PREDICATE:
        return _DENIED
    if len(said) <= _VERDICT and any(words.has("void", _bare(word)) for word in keys):
        return _DENIAL
    if len(said) < _LEAST_WORDS and not (valued and stretch.stance == "say"):
        return None
    if any(tokens[i].light == _NEVER for i in said[:_PREDICATE]):
        return _PROMISE
    if valued:
        return _STATEMENT
    if stretch.stance not in _SAYS:
        return None
    whole = stretch.chain[-1].mode == "direct" and len(said) >= _LEAST_QUOTED
    before = tokens[stretch.start - 1].key if stretch.start else ""
    clause = words.has("that", before) or words.has("that", keys[0]) or words.has("that", _bare(keys[0]))
    if not whole and not clause:
        return None
    if any(_to_come(word) for word in keys[:_PREDICATE]):
        return _TO_COME if clause else None
    of_force = next((n for n, word in enumerate(keys) if not _OF_FORCE.isdisjoint(index.classes(word))), None)
    if of_force is not None:
        return _OTHER if clause and of_force < _PREDICATE else None
    if whole or any(words.has("being", word) for word in keys[:_PREDICATE]):
        return _STATEMENT
    deed = any(page.overlay.kinds.get(i) is None and is_deed(tokens[i].key) for i in said[:_PREDICATE])
    return _OTHER if deed else _STATEMENT


def _leads_on(keys: list[str], words: ClauseWords) -> bool:
    """Whether words only lead to what comes next (كما أشار المرصد إلى), or say whose those named before are."""
    return keys[-1] in words.classes["governing"] or words.has("following", keys[-1]) or words.has("belonging", keys[0])


def _to_come(word: str) -> bool:
    """Whether a key is a verb of the future (ستستمر): no word itself, one without its first letter."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare[:2] in _SHALL and not attested(bare) and attested(bare[1:])


def _bare(word: str) -> str:
    """Return a key without a preposition written with it."""
    return word[1:] if word[:1] in ("ب", "ل") and len(word) > _SHORTEST else word
