"""Who is cited: whether a link of a chain of narrators means the narrator of a passage that is in the case.

By id where the reading settled it. Where it left the speaker open, by the words: a carrier without an owner (البيان)
may mean a statement held; a short form (غرفة العمليات) may mean the issuer whose name ends in no other words. Who
speaks for the narrator (the army's spokesman) or signs the statement is cited as the narrator is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rawi.lexicon.cues import load_cues, speaker_noun
from rawi.link.texts.organs import called_alike, listed_behind
from rawi.link.texts.voices import SHORT_FORM, Voice, affiliated, stems_of
from rawi.model import Attribution, Reading


class Known(NamedTuple):
    """The speakers of a reading by their ids: whom each speaks for, how it is called; `settled` are somebody known.

    Somebody known is a source of a kind, or an entity of the lists, whose `aliases` are all its names.
    """

    sides: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]
    settled: frozenset[str]
    aliases: Mapping[str, Sequence[str]]


class Cited(NamedTuple):
    """Whom a link cites, as far as its own document tells: ids and stems of names that somebody may answer to.

    `speaker` is who speaks, `called` all his names; `ids` are that, whom it speaks for and whose office it is.
    `settled`: no other is meant.
    """

    speaker: str | None
    called: tuple[str, ...]
    ids: frozenset[str]
    names: tuple[Sequence[str], ...]
    settled: bool
    is_carrier: bool


def known(reading: Reading) -> Known:
    """Return what a reading tells of its speakers."""
    sides: dict[str, list[str]] = {}
    for person, side in affiliated(reading):
        sides.setdefault(person, []).append(side)
    names: dict[str, list[str]] = {}
    for who, name in [(one.id, one.name) for one in reading.entities] + [(one.id, one.name) for one in reading.sources]:
        names.setdefault(who, []).append(name)
    aliases = {entity.id: entity.aliases for entity in reading.entities if entity.curated}
    kinds = (source.id for source in reading.sources if source.kind != "unknown")
    return Known(sides, names, frozenset((*aliases, *kinds)), aliases)


def cited_by(link: Attribution, among: Known) -> Cited:
    """Return whom a link of a chain of the reading cites."""
    stems = stems_of(link.text or "")
    is_carrier = all(map(_is_carrier_noun, stems)) if stems else _names_carrier(link)
    if link.speaker is None:
        return Cited(None, (), frozenset(), (stems,), settled=False, is_carrier=is_carrier)
    names = among.names.get(link.speaker, ())
    behind = (one.id for one in map(listed_behind, names) if one is not None)
    ids = frozenset((link.speaker, *among.sides.get(link.speaker, ()), *behind))
    called = (*filter(None, (link.text,)), *names, *among.aliases.get(link.speaker, ()))
    forms = (stems, *map(stems_of, names))
    return Cited(link.speaker, called, ids, forms, settled=link.speaker in among.settled, is_carrier=False)


def means(cited: Cited, who: Voice) -> bool:
    """Whether a link cites this narrator."""
    if cited.speaker is None:
        if who.is_statement and cited.is_carrier:
            return True
    elif cited.speaker in who.people or not who.ids.isdisjoint(cited.ids) or _is_called_alike(cited, who):
        return True
    elif cited.settled:
        return False
    return any(_is_short_form(stems, who) for stems in cited.names)


def _is_called_alike(cited: Cited, who: Voice) -> bool:
    return any(called_alike(one, other) for one in cited.called for other in who.called)


def cites(among: Known, link: Attribution, who: Voice) -> bool:
    """Whether a link of a chain means this narrator; `among` are the speakers of its reading."""
    return means(cited_by(link, among), who)


def attributed_to(among: Known, chain: Iterable[Attribution], who: Voice) -> bool:
    """Whether one of the speakers after the outermost narrator is this one."""
    return any(cites(among, link, who) for link in list(chain)[1:])


def _is_short_form(stems: Sequence[str], who: Voice) -> bool:
    return bool(stems) and stems[-1] in who.names and sum(stem in who.names for stem in stems) >= SHORT_FORM


def _names_carrier(link: Attribution) -> bool:
    words = (link.via.text if link.via else "", link.cue.text if link.cue else "")
    return any(_is_carrier_noun(stem) for text in words for stem in stems_of(text))


def _is_carrier_noun(stem: str) -> bool:
    return speaker_noun(load_cues(), stem) == "carrier"
