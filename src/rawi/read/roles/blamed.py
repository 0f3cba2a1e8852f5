"""On whom a verb of blame lays it, where nobody is named who does (وحمل الحركة المسؤولية)."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.agreement import is_bare_name, is_feminine, words_of_phrase
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.roles.roles import Group
from rawi.text import Text, key

# On whom blame is laid stands behind these (حملت الحركة المسؤولية للحكومة).
_LAID_ON = frozenset(map(key, ("ل", "على", "إلى")))
# What stands so near behind may say on whom.
_NEAR = 2


def is_accused(text: Text, head: Head, subject: Group, after: list[Group], words: ClauseWords) -> bool:
    """Whether the blame follows at once on the only one named behind a verb: it is laid on him, by nobody named.

    Not so where ل or على says on whom (حملت الحركة المسؤولية للحكومة).
    """
    row, end = head.form.trigger.row, subject[-1].end
    blame = head.form.trigger.followed_by
    if row.event_type != "accusation" or row.object != "target" or subject[0].start < head.hit.token or not blame:
        return False
    if end >= len(text.tokens) or text.tokens[end].key not in blame:
        return False
    # وحمل كتائب القذافي مسؤولية ما جرى: no subject of a masculine verb.
    masculine = head.form.inflection.gender == "masculine" and head.form.inflection.number == "singular"
    other = masculine and subject[0].start == head.hit.token + 1 and _is_woman(subject[0], words)
    if not (text.tokens[end].key.startswith("ال") or other):
        return False
    behind = text.tokens[end : max(head.end, end + _NEAR)]
    laid = any(group[0].preposition in _LAID_ON and group[0].start > end for group in after)
    return not laid and not any(token.key.startswith("ل") for token in behind)


def _is_woman(phrase: Phrase, words: ClauseWords) -> bool:
    """Whether a body is called by a feminine noun with something behind it, which no name by itself is."""
    name = words_of_phrase(phrase)
    return phrase.kind == "actor" and is_feminine(name, words) and not is_bare_name(name)
