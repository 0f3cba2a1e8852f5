"""The drawings of a report, each in both languages: the page shows one of them."""

from collections.abc import Callable

from markupsafe import Markup

from rawi.lexicon import load
from rawi.model import Event, EventFigure
from rawi.web.draw import graph, ranges, timeline
from rawi.web.draw import map as places
from rawi.web.draw.basemap import labels
from rawi.web.draw.derivations import case_graph, event_graph
from rawi.web.draw.svg import Digits, Lang, with_digits
from rawi.web.view import Record


class Drawn:
    """Draws what a template asks for; ids are numbered, so that each is once on the page."""

    def __init__(self, record: Record, kind: Digits) -> None:
        self._record = record
        self._langs = (with_digits("ar", kind), with_digits("en", kind))
        self._names = labels(load())
        self._count = 0
        self._told = {claim for event in record.events.values() for claim in event.claims}
        self._anchored: set[str] = set()

    def graph(self) -> Markup:
        """Return the derivation graph of all accounts."""
        drawn = case_graph(self._record)
        return self._both(lambda lang, name: graph.figure(drawn, self._record, lang=lang, link=self.link, name=name))

    def event_graph(self, event: Event) -> Markup:
        """Return the derivation graph of an event; empty where one line of text says as much."""
        drawn = event_graph(self._record, event)
        if len(drawn.edges) < 2:
            return Markup("")
        return self._both(
            lambda lang, name: graph.svg(drawn, self._record, lang=lang, link=self.link, name=name, columns=2)
        )

    def timeline(self) -> Markup:
        """Return the timeline of all events and documents."""
        return self._both(lambda lang, name: timeline.figure(self._record, lang=lang, link=self.link, name=name))

    def map(self) -> Markup:
        """Return the map of all events."""
        return self._both(
            lambda lang, name: places.figure(self._record, names=self._names, lang=lang, link=self.link, name=name)
        )

    def ranges(self, figure: EventFigure) -> Markup:
        """Return what each account gives for a figure; empty where all give the same."""
        return self._both(
            lambda lang, name: ranges.figure_of(self._record, figure, lang=lang, link=self.link, name=name)
        )

    def _both(self, draw: Callable[[Lang, str], Markup]) -> Markup:
        self._count += 1
        arabic, english = (draw(lang, f"d{self._count}-{lang}") for lang in self._langs)
        if not arabic:
            return Markup("")
        return Markup(
            '<div class="ar" lang="ar" dir="rtl">{}</div><div class="en" lang="en" dir="ltr">{}</div>'
        ).format(arabic, english)

    def link(self, identifier: str) -> str | None:
        """Return where on the page a row is: events and claims, and documents for what stands in them."""
        record = self._record
        if identifier in record.events:
            return f"#e-{identifier}"
        if identifier in record.passages:
            return f"#d-{record.passages[identifier].span.document}"
        if identifier in record.documents:
            return f"#d-{identifier}"
        if identifier in self._told:
            return f"#c-{identifier}"
        # A claim that tells no event of the page is found in its document.
        return f"#d-{record.claims[identifier].span.document}" if identifier in record.claims else None

    def anchor(self, prefix: str, identifier: str) -> Markup:
        """Return the attribute that makes an element the place of a row, the first time it is asked for."""
        name = f"{prefix}-{identifier}"
        if name in self._anchored:
            return Markup("")
        self._anchored.add(name)
        return Markup(' id="{}"').format(name)
