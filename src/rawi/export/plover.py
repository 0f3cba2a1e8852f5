"""PLOVER (openeventdata/PLOVER, the manual with REQUEST and ACCUSE): one JSON record a claim, as that codebook codes.

A record codes what a text says, so a claim is one record; the claims of one event share its id as `link`. What the
codebook drops (statements, appeals) is left out and counted. Fields beyond the codebook's, which it allows, carry what
it has no place for: who says it, both bounds, what is open.
"""

from collections.abc import Mapping
from typing import Any, BinaryIO, NamedTuple

import msgspec

from rawi import __version__
from rawi.export import naming, telling
from rawi.export.select import Dossier, Selected, Told
from rawi.lexicon.actors import load as load_actors
from rawi.lexicon.places import PRECISION
from rawi.model import Claim, Entity, EventType, Figure, Participant, Source
from rawi.text import key

CODEBOOK = "PLOVER manual, openeventdata/PLOVER@a67ea3c"


class Code(NamedTuple):
    """What an event type is in PLOVER: its category and mode."""

    event: str
    mode: str | None = None


# Our own choices where the manual has none: see docs/exports.md.
CODES: Mapping[EventType, Code | None] = {
    "battle": Code("ASSAULT"),
    "territory_change": Code("ASSAULT"),
    "advance": Code("MOBILIZE", "troops"),
    "retreat": Code("RETREAT", "withdraw"),
    "shelling": Code("ASSAULT", "heavy-weapons"),
    "airstrike": Code("ASSAULT", "aerial"),
    "explosion": Code("ASSAULT", "explosives"),
    "attack_on_civilians": Code("ASSAULT"),
    "killing": Code("ASSAULT"),
    "injury": Code("ASSAULT"),
    "capture": Code("ASSAULT", "abduct"),
    "surrender": Code("RETREAT"),
    "detention": Code("COERCE", "arrest"),
    "abduction": Code("ASSAULT", "abduct"),
    "release": Code("RETREAT", "release"),
    "prisoner_exchange": Code("RETREAT", "release"),
    "displacement": Code("COERCE"),
    "siege": Code("COERCE", "restrict"),
    "movement_of_forces": Code("MOBILIZE", "troops"),
    "handover": Code("RETREAT"),
    "agreement": Code("AGREE"),
    "ceasefire": Code("RETREAT", "ceasefire"),
    "violation": None,
    "protest": Code("PROTEST", "demo"),
    "aid": Code("AID"),
    "destruction": Code("ASSAULT", "destroy"),
    "alliance_or_collusion": Code("COOPERATE"),
    "accusation": Code("ACCUSE", "allege"),
    "denial": Code("REJECT"),
    "demand": Code("REQUEST"),
    "promise": Code("AGREE"),
    "statement": None,
    "investigation": Code("ACCUSE", "investigate"),
    "other": None,
}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "SANCTION", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
_SPEECH = frozenset({"accusation", "denial", "demand", "promise"})
_MUTUAL = frozenset({"battle", "agreement", "ceasefire", "prisoner_exchange", "alliance_or_collusion"})
_REQUESTED = {"RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet"}
_THREATENED = {"arrest": "arrest", "restrict": "restrict"}
# Which side an armed group stands on (REB, PRM, OPP) is not for the record to say.
_SECTORS = {"state": "GOV", "state_force": "MIL", "media": "JRN", "monitor": "SOC"}
_SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
_RESOLUTIONS = {"point": 5, "town": 4, "subdistrict": 3, "district": 3, "governorate": 2, "country": 1}
# ISO 3166-1: the countries of the shipped list of actors.
_COUNTRIES = (
    "AE ARE AF AFG CN CHN DE DEU EG EGY ET ETH FR FRA GB GBR IL ISR IQ IRQ IR IRN JO JOR KE KEN LB LBN LY LBY PS PSE "
    "QA QAT RU RUS SA SAU SD SDN SO SOM SS SSD SY SYR TD TCD TR TUR UG UGA US USA YE YEM"
)
_CODES = _COUNTRIES.split()
_ALPHA3 = dict(zip(_CODES[::2], _CODES[1::2], strict=True))


def plover(selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    """Write the claims that PLOVER has a category for, a line of JSON each; says how many it has none for."""
    encode = msgspec.json.Encoder().encode
    left_out = 0
    for dossier in selected.events():
        for told in dossier.told:
            record = _record(selected, dossier, told)
            if record is None:
                left_out += 1
            else:
                output.write(encode(record) + b"\n")
    return (f"{left_out} claims have no category in PLOVER and were left out",) if left_out else ()


def _record(selected: Selected, dossier: Dossier, told: Told) -> dict[str, Any] | None:
    claim, event = told.claim, dossier.event
    code, content, context = _coded(claim)
    if code is None:
        return None
    actor, recipient, modes = _sides(selected, claim, code)
    time = claim.time
    # Numbers in what is denied, accused, asked or promised are no casualties of the act of speaking.
    done = not context and code == content and claim.event_type not in _SPEECH
    return {
        "id": claim.id,
        "has_event": True,
        "date": time.start if time else None,
        "enddate": time.end if time else None,
        "date_precision": time.precision if time else "open",
        "date_basis": time.basis if time else None,
        "actor": actor,
        "recipient": recipient,
        "event": [code.event],
        "quad_code": QUADS[code.event] if not context else None,
        "mode": modes,
        "context": context,
        "event_loc": _location(selected, claim),
        "event_text": [claim.text],
        "size": _size(claim) if done else {},
        "figures": [_figure(figure) for figure in claim.quantities],
        "link": event.id,
        "text_info": {"start": claim.span.start, "end": claim.span.end},
        "cite_info": {
            "citation": told.document.path,
            "sha256": told.document.sha256,
            "url": told.document.extra.get("url"),
            "title": told.document.title,
            "language": told.document.language,
            "publication": naming.who(selected, told.document.source) if told.document.source else None,
            "coder": f"rawi {__version__}",
            "codebook": CODEBOOK,
        },
        "coder": f"rawi {__version__}",
        "said_by": [
            {"speaker": link.speaker, "name": naming.who(selected, link.speaker, link.text), "mode": link.mode}
            for link in claim.attribution
        ],
        "event_type": claim.event_type,
        "content_event": content.event if content and content.event != code.event else None,
        "content_recipient": [_entity(selected, p) for p in claim.targets] if code.event == "REQUEST" else [],
        "modality": claim.modality,
        "polarity": claim.polarity,
        "independent": {"low": event.independent.low, "high": event.independent.high},
        "comment": (
            f"Claimed, not established. {naming.chain(selected, claim)}: {telling.content(selected, claim)}. "
            f"The event: {telling.standing(selected, dossier)}."
        ),
    }


def _coded(claim: Claim) -> tuple[Code | None, Code | None, list[str]]:
    """Return the code of a claim, that of its content, and the auxiliary modes (negation, future, hypothetical)."""
    content = CODES[claim.event_type]
    if content is not None and content.mode == "aerial" and key("مسيرة") in key(claim.text):
        content = Code("ASSAULT", "drone")
    context = [] if claim.polarity and claim.modality != "denied" else ["negation"]
    if content is None or claim.event_type in _SPEECH:
        return content, content, context
    match claim.modality:
        case "demanded":
            return Code("REQUEST", _REQUESTED.get(content.event)), content, context
        case "promised":
            return _promised(claim.event_type, content), content, context
        case "planned":
            return content, content, [*context, "future"]
        case "hypothetical":
            return content, content, [*context, "hypothetical"]
    return content, content, context


def _promised(event_type: EventType, content: Code) -> Code:
    """Return what a promise of something is: a threat, a concession or an agreement."""
    if event_type == "territory_change":
        return Code("THREATEN", "territory")
    if content.event in ("ASSAULT", "COERCE", "MOBILIZE"):
        return Code("THREATEN", _THREATENED.get(content.mode or "", "violence" if content.event == "ASSAULT" else None))
    return Code("CONCEDE") if content.event in ("RETREAT", "CONCEDE") else Code("AGREE")


def _sides(selected: Selected, claim: Claim, code: Code) -> tuple[list[Any], list[Any], list[str]]:
    """Return actors, recipients and modes. The doer of an act of speech that names none is who speaks."""
    modes = [code.mode] if code.mode else []
    agents, targets = list(claim.agents), list(claim.targets)
    if claim.event_type in _SPEECH or claim.modality == "demanded":
        others = [p for p in agents if not _speaks(selected, p, claim)]
        if claim.modality == "demanded" and claim.event_type not in _SPEECH:
            # Whoever is to do it is asked; to whom it is to be done is no part of the asking.
            agents, targets = [p for p in agents if p not in others], others
        elif claim.event_type in ("accusation", "denial"):
            agents, targets = [p for p in agents if p not in others], [*others, *targets]
        inner = claim.attribution[-1]
        spoken = [_named(selected, inner.speaker, inner.text) if inner.speaker or inner.text else _unknown()]
        return [_entity(selected, p) for p in agents] or spoken, [_entity(selected, p) for p in targets], modes
    if claim.event_type == "battle" and code.event == "ASSAULT":
        if agents and targets:
            modes.append("sideAB")
        else:
            agents, targets = [*agents, *targets], []
    elif claim.event_type in _MUTUAL and len(agents) > 1 and not targets:
        agents, targets = agents[:1], agents[1:]
    return [_entity(selected, p) for p in agents] or [_unknown()], [_entity(selected, p) for p in targets], modes


def _speaks(selected: Selected, participant: Participant, claim: Claim) -> bool:
    """Whether a participant is one of those on whose word the claim is told."""
    speakers = {link.speaker for link in claim.attribution if link.speaker is not None}
    sources = (selected.get(Source, speaker) for speaker in speakers if speaker.startswith("sou-"))
    return participant.entity is not None and participant.entity in (
        speakers | {source.entity for source in sources if source is not None}
    )


def _unknown() -> dict[str, Any]:
    return {"code": None, "sector": "UNK", "entity_text": None}


def _entity(selected: Selected, participant: Participant) -> dict[str, Any]:
    return _named(selected, participant.entity, participant.text)


def _named(selected: Selected, identifier: str | None, words: str | None) -> dict[str, Any]:
    named = selected.name(identifier, words)
    entity = selected.get(Entity, identifier) if identifier and identifier.startswith("ent-") else None
    kind = entity.subtype if entity is not None else None
    return {
        "code": _country(identifier) if kind in ("state", "state_force") else None,
        "sector": _SECTORS.get(kind or ""),
        "entity_text": words,
        "identifier_id": entity.wikidata if entity is not None else None,
        "identifier_text": (named.en or named.ar) if entity is not None else None,
        "entity": identifier,
        "kind": kind,
    }


def _country(entity: str | None) -> str | None:
    """Return the alpha-3 code of the country of a listed state or force, None where there is not just one."""
    actors = load_actors()
    listed = actors.by_entity.get(entity or "")
    countries = actors.rows[listed].countries if listed is not None else ()
    return _ALPHA3.get(countries[0]) if len(countries) == 1 else None


def _location(selected: Selected, claim: Claim) -> dict[str, Any] | None:
    """Return the first place where the claim says it happened, with coordinates only where it says so much."""
    for words in claim.places:
        place = selected.place(words, [claim])
        if place is None or (words.relation or "in") not in ("at", "in", "near"):
            continue
        disc = telling.disc(selected, place)
        entity = place.entity
        kind = (entity.subtype or "") if entity is not None else ""
        return {
            "extracted_place": words.text,
            "resolved_place": naming.where(selected, place) or None if entity is not None else None,
            "geonameid": entity.geonames if entity is not None else None,
            "lat": disc.lat if disc is not None else None,
            "lon": disc.lon if disc is not None else None,
            "radius_km": disc.radius / 1000 if disc is not None else None,
            "resolution": _RESOLUTIONS.get(telling.precision(place)) or _RESOLUTIONS.get(PRECISION.get(kind, "area")),
        }
    return None


def _size(claim: Claim) -> dict[str, str | int]:
    """Return the dead, injured and arrested: a number, or bounds as a code, which is allowed; joint stays joint."""
    sizes: dict[str, str | int] = {}
    for figure in claim.quantities:
        counted = [_SIZES.get(what or "") for what in (figure.what, *figure.joint_with)]
        if all(counted) and (code := _bounds(figure)) is not None:
            sizes["_and_".join(str(name) for name in counted)] = code
    return sizes


def _bounds(figure: Figure) -> str | int | None:
    low, high = (None if bound is None else f"{bound:g}" for bound in (figure.low, figure.high))
    if low is not None and low == high:
        return int(low) if low.isdigit() else low
    if low is None:
        return f"0-{high}" if high is not None else None
    return f"{low}-{high}" if high is not None else f"{low}+"


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "joint_with": figure.joint_with,
        "low": figure.low,
        "high": figure.high,
        "comparator": figure.comparator,
        "text": figure.text,
    }
