"""What an event is called where there is room for a line: its kind, who and where, in one language."""

from collections.abc import Sequence

from rawi.model import Event, Participant
from rawi.web.draw.svg import Lang, is_arabic, isolated, words
from rawi.web.view import Named, Record


def in_language(named: Named, lang: Lang) -> str:
    """Return a name in the language where there is one, else in the other; empty where there is none."""
    return (named.ar or named.en if is_arabic(lang) else named.en or named.ar) or ""


def event_title(record: Record, event: Event, lang: Lang) -> str:
    """Return a line that names the event: its title in English; kind, whom or who, and place in Arabic."""
    if not is_arabic(lang):
        return event.title
    told = [words(f"type.{event.event_type}", lang)]
    for said, who in (("position.whom", event.targets), ("position.by", event.agents)):
        if len(told) == 1 and (name := _first(record, who)):
            told.append(f"{words(said, lang)} {isolated(name)}")
    if place := place_name(record, event, lang):
        told.append(isolated(place))
    return " · ".join(told)


def place_name(record: Record, event: Event, lang: Lang) -> str:
    """Return the name of the place of an event, empty where it is open."""
    return in_language(record.named(event.place.entity, event.place.text), lang) if event.place else ""


def _first(record: Record, who: Sequence[Participant]) -> str:
    return in_language(record.named(who[0].entity, who[0].text), "ar") if who else ""
