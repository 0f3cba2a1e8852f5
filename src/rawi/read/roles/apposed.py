"""Who is named again behind a noun for him: by his title behind a comma, by a verb for his name (يدعى)."""

from rawi.lexicon.clause_words import WordClass
from rawi.read.roles.roles import Group, Known, who_of
from rawi.text import Text, key

_COMMAS = frozenset("،,")
_CALLED: tuple[WordClass, ...] = ("member", "title")
_ITS = ("ها", "هم")
# What says how a man is called, and how near behind the noun for him his name stands.
_NAMED = frozenset(map(key, ("يدعى", "يكنى", "يلقب", "يسمى", "اسمه", "المدعو", "المكنى", "الملقب", "المسمى")))
_NAMED_WITHIN = 5


def named_so(text: Text, groups: list[Group]) -> list[Group]:
    """Return the groups with a man and the name that a verb says he has as one (انتحاري يدعى أبو دجانة)."""
    found: list[Group] = []
    for group in groups:
        named = group[0].kind == "person" and text.tokens[group[0].start - 1].key in _NAMED
        if named and found and found[-1][0].kind == "common" and found[-1][0].start + _NAMED_WITHIN > group[0].start:
            found[-1] = found[-1] if who_of(found[-1]) else group
        else:
            found.append(group)
    return found


def is_apposed(text: Text, group: Group, others: list[Group], known: Known) -> bool:
    """Whether a group behind a comma only says who of those before it (، آخرهم صياد، مراسل «القناة»).

    A title says so of a person right before the comma (not in قتل مسلحون، مساء أمس، ضابطا).
    """
    first = group[0].start
    title = group[0].head.removeprefix("ال")
    called = group[0].kind == "common" and any(known.words.has(name, title) for name in _CALLED)
    person = any(other[-1].kind == "person" and other[-1].end == first - 1 for other in others)
    if called and person and text.tokens[first - 1].light in _COMMAS and (group[0].owner or title != group[0].head):
        return True
    return first > 0 and text.tokens[first - 1].light in _COMMAS and text.tokens[first].key.endswith(_ITS)
