"""Words of abuse inside and behind the names of actors (ميليشيات مجرم الحرب حفتر، حزب الله الإرهابي)."""

import msgspec
from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.group_names import LONGEST_NAME
from rawi.text import Text, analyse, same_line

_LONGEST_ABUSE = 3
# How adjectives of abuse end; what ends otherwise is a noun of its own (العدو).
_ADJECTIVES = ("يه", "ي", *shape_words("abusive_adjective"))


def apposed(text: Text, i: int, lexicon: Lexicon) -> ActorDraft | None:
    """Return a name of the list with words of abuse inside it (ميليشيات مجرم الحرب حفتر for ميليشيات حفتر)."""
    token = text.tokens[i]
    if not is_abuse(text, i + 1, lexicon) or not lexicon.actors.names.may_begin(token.key):
        return None
    for at in range(i + 2, min(i + 2 + _LONGEST_ABUSE, len(text.tokens))):
        if text.tokens[at].kind != "word" or not same_line(text, at):
            return None
        rest = text.raw[text.tokens[at].start : text.tokens[min(at + LONGEST_NAME, len(text.tokens)) - 1].end]
        named = lexicon.actors.names.find(analyse(f"{token.text} {rest}"), 0)
        if named is not None and named.end_token > 1:
            last = at + named.end_token - 1
            names = tuple(msgspec.structs.replace(name, register="partisan") for name in named.values)
            opening = token.key[len(named.proclitics) :].removeprefix("ال")
            start, end = token.start + named.start, text.tokens[last - 1].end
            return ActorDraft(start, end, i, last, "actor.name", names=names, opening=opening)
    return None


def with_abuse(text: Text, draft: ActorDraft, lexicon: Lexicon) -> ActorDraft:
    """Return the draft with the hostile adjective after it, which belongs to the name (حزب الله الإرهابي)."""
    word = shapes.key_at(text, draft.last)
    sure = not draft.names or any(name.needs != "voice" for name in draft.names)
    named = sure and draft.rule in ("actor.name", "actor.organ") and draft.last - draft.first + len(draft.opening) > 1
    if not (named and word.startswith("ال") and word.endswith(_ADJECTIVES) and is_abuse(text, draft.last, lexicon)):
        return draft
    return replace(draft, end=text.tokens[draft.last].end, last=draft.last + 1)


def is_abuse(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a hostile word (مجرم), so that no name of a group begins with it."""
    found = lexicon.epithets.forms.get(shapes.key_at(text, i))
    return found is not None and found.stance == "hostile"
