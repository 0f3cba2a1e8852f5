"""What an issuer lists that was done to the enemy, in words that may be verbs (19:40: قصف حشود العدو في الموقع)."""

from rawi.read.events.heads import Head
from rawi.read.roles.bare_objects import has_bare_object
from rawi.read.roles.roles import Cast, Group, Known, figures_of, speaking, unmarked, who_of
from rawi.text import Text, key

_ENEMY = key("العدو")
_OPENS = frozenset(":-–—•")
# A verb and its masdar are written alike in so many letters (دك، قصف).
_LETTERS = (2, 3)
# What may act by itself.
_ACTING = frozenset({"air", "artillery", "vehicles", "fighters", "forces"})
# Behind what was hit these only say where.
_WHERE = frozenset(map(key, ("شرق", "شرقي", "غرب", "غربي", "شمال", "شمالي", "جنوب", "جنوبي", "وسط", "قرب")))


def is_done_to_enemy(text: Text, head: Head, after: list[Group]) -> bool:
    """Whether a word that may be a masdar opens what is told, and men or things of the enemy alone stand behind it.

    As a verb it would want an object besides; who calls somebody the enemy tells of what he did to him.
    """
    row, form, at = head.form.trigger.row, head.form, head.hit.token
    alike = len(text.tokens[at].key) in _LETTERS and not form.enclitic and not form.proclitics
    done = alike and form.inflection.tense == "perfect" and row.subject == "agent" and row.object is not None
    opens = at == head.stretch.start or text.tokens[at - 1].light in _OPENS
    bare = [group for group in unmarked(after) if group[0].head not in _WHERE]
    if not (done and opens and head.hit.finite and len(bare) == 1):
        return False
    first = bare[0][0]
    if first.classes & _ACTING and has_bare_object(text, head, first.end):
        # دهس آلية للعدو شابا
        return False
    theirs = first.kind in ("common", "quantity") and bool(first.owner) and not first.owner[0].text.startswith("و")
    return theirs and key(first.owner[0].text).removeprefix("ل").removeprefix("ال").startswith(_ENEMY[2:])


def give_to_enemy(text: Text, head: Head, after: list[Group], known: Known, result: Cast) -> None:
    """Give what was done to the enemy, and to whom that speaks the doing of it."""
    group, speaker = unmarked(after)[0], known.speaker
    result.named, result.targets = True, who_of(group)
    result.counted += figures_of(group)
    if speaker is not None and speaker.kind == "actor" and known.answers:
        result.agents = [speaking(text, head, speaker, known.document)]
