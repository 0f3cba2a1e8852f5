"""Verbs with the pronoun of what is done, which say by whom it was: نفذته, قامت بها, استهدف به, شاركت فيه."""

from rawi.lexicon.triggers import TriggerIndex
from rawi.read.events.agreement import IN_IT
from rawi.read.events.nouns import AIMED
from rawi.text import Text, key

PRONOUNS = ("ه", "ها", "هما", "هم")
_WITH_IT = frozenset(map(key, ("به", "بها", "بهما", "بهم")))


def doing(text: Text, i: int, index: TriggerIndex) -> int | None:
    """Return the token after a verb with the pronoun of what is done (نفذته, قامت بها, استهدف به), or null."""
    if i >= len(text.tokens) or text.tokens[i].kind != "word":
        return None
    after = text.tokens[i + 1].key if i + 1 < len(text.tokens) else ""
    with_it, in_it = after in _WITH_IT, after in IN_IT
    for form in index.look_up(text.tokens[i].key):
        row = form.trigger.row
        if form.inflection.tense == "none" or row.subject != "agent" or form.proclitics:
            continue
        if row.object == "event" and form.enclitic in PRONOUNS:
            return i + 1
        carries = "event" in (form.trigger.prepositions.get("ب"), row.object) or row.lemma.startswith(AIMED)
        shares = form.trigger.prepositions.get("في") == "event"
        if ((with_it and carries) or (in_it and shares)) and not form.enclitic:
            return i + 2
    return None
