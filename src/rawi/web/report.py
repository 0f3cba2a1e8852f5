"""The report of a case: one self-contained page, offline, right to left, with the words it rests on."""

import base64
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, partial
from importlib.resources import files

import jinja2
from markupsafe import Markup, escape

from rawi import __version__
from rawi.case import Case
from rawi.case.redact import key_of, redact
from rawi.model import Change, Passage, Quotation, Reuse, Row
from rawi.web import unsaid, view
from rawi.web.days import day_in_words, days_in_words
from rawi.web.draw.svg import Digits, Lang, digits, is_arabic, with_digits
from rawi.web.drawn import Drawn
from rawi.web.handover import Scope, collect
from rawi.web.marks import Mark, marked
from rawi.web.matrix import matrix
from rawi.web.positions import position
from rawi.web.strings import counted, strings

_FONTS = (
    ("Plex", 400, "ibm-plex-sans-arabic-arabic-400-normal", "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF"),
    ("Plex", 600, "ibm-plex-sans-arabic-arabic-600-normal", "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF"),
    ("Plex", 400, "ibm-plex-sans-arabic-latin-400-normal", "U+0000-024F,U+2000-22FF"),
    ("Plex", 600, "ibm-plex-sans-arabic-latin-600-normal", "U+0000-024F,U+2000-22FF"),
    ("Amiri", 400, "amiri-arabic-400-normal", "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF"),
)


def render_case(rows: Iterable[Row], *, name: str, scope: Scope | None = None, lang: Lang = "ar") -> str:
    """Return the report of a case as one HTML page that asks nothing of any network.

    `rows` are the rows of the record, `name` is shown as the title, `scope` says what they are of the case (None:
    all of it). The page is in Arabic and English and opens in `lang`, with its digits; the texts of the sources in it
    equal their documents to the letter.
    """
    record = view.arrange(rows)
    events = view.event_views(record)
    audits = view.audit_views(record)
    checked = [audit for audit in audits if audit.quotation.verdict != "unchecked"]
    kind: Digits = "arab" if lang.endswith("arab") else "latn"
    page = _environment(kind).get_template("report.html.j2")
    return page.render(
        name=name,
        opens="ar" if is_arabic(lang) else "en",
        record=record,
        scope=scope or Scope(events=len(events), documents=len(record.documents)),
        events=events,
        single=[e for e in events if e.documents > 1 and e.event.independent.high == 1],
        losses=[a for a in audits if any(c.kind == "actor_dropped" and not c.target_text for c in a.quotation.changes)],
        contradictions=[e for e in events if any(d.nature == "contradiction" for d in e.disagreements)],
        pairs=view.pair_views(record),
        audits=audits,
        accounts=sum(p.role in ("report", "summary", "statement") for p in record.passages.values()),
        checked=len(checked),
        altered=sum(audit.quotation.verdict != "verbatim" for audit in checked),
        matrices={e.event.id: found for e in events if (found := matrix(record, e.event)) is not None},
        drawn=Drawn(record, kind),
    )


def report_of(
    case: Case, *, name: str, events: Sequence[str] = (), profile: str | None = None, lang: Lang = "ar"
) -> tuple[str, Scope]:
    """Return the report of a case, or of the events whose ids (or beginnings of ids) are given, and what it is of.

    A case of very many events gives the report of its weightiest. `profile`: a name in `rawi.case.redact.PROFILES`;
    `lang`: the language the page opens and prints in, and its digits.
    Raises `CaseError` for an id that no event has, and for a profile that there is not.
    """
    rows, scope = collect(case, events=events)
    if profile is not None:
        counts: Counter[str] = Counter()
        rows = list(redact(rows, profile=profile, key=key_of(case.connection), counts=counts))
        scope = scope._replace(profile=profile, masked=tuple(sorted(counts.items())))
    return render_case(rows, name=name, scope=scope, lang=lang), scope


def render_comparison(rows: Iterable[Row], *, source: str, target: str) -> str:
    """Return the page that sets two documents (ids) side by side: what `target` takes from `source`."""
    record = view.arrange(rows)
    pairs = [
        pair
        for pair in view.pair_views(record)
        if (pair.source.span.document, pair.target.span.document) == (source, target)
    ]
    audits = [audit for audit in view.audit_views(record) if audit.quotation.span.document == target]
    return (
        _environment("latn")
        .get_template("compare.html.j2")
        .render(
            name=f"{_title(record, source)} ← {_title(record, target)}",
            opens="ar",
            record=record,
            pairs=pairs,
            audits=audits,
        )
    )


def _title(record: view.Record, document: str) -> str:
    held = record.documents[document]
    return held.title or held.path


def both(key: str, *, kind: Digits = "latn") -> Markup:
    """Return the interface words of `key` in both languages; the page shows one of them."""
    arabic, english = (_in_digits(said, kind) for said in strings()[key])
    return _in_both(arabic, english)


def many(count: int, key: str, *, kind: Digits = "latn") -> Markup:
    """Return a count with its noun in the right number, in both languages."""
    arabic, english = (
        _in_digits(counted(count, key, arabic=arabic).format(f"{count:,}"), kind) for arabic in (True, False)
    )
    return _in_both(arabic, english)


def _in_both(arabic: str, english: str) -> Markup:
    return Markup(
        '<span class="ar" lang="ar" dir="rtl">{}</span><span class="en" lang="en" dir="ltr">{}</span>'
    ).format(arabic, english)


def name(named: view.Named | None) -> Markup:
    """Return a name for both languages: the sources' own, or the English one where there is one."""
    if named is None or not (named.ar or named.en):
        return both("unnamed")
    arabic, english = named.ar or named.en, named.en or named.ar
    return Markup('<bdi class="ar">{}</bdi><bdi class="en">{}</bdi>').format(arabic, english)


def days(start: str | None, end: str | None, *, kind: Digits = "latn") -> Markup:
    """Return a stretch of days in words; open bounds are said to be open."""
    arabic, english = (
        _in_digits(days_in_words(start, end, arabic=arabic, as_set=partial(day_in_words, arabic=arabic)), kind)
        for arabic in (True, False)
    )
    return _in_both(arabic, english)


def bounds(low: float | None, high: float | None, *, kind: Digits = "latn") -> Markup:
    """Return a figure's bounds; an open one is shown as open."""
    least, most = _number(low, kind), _number(high, kind)
    if low is None and high is None:
        return both("figure.open")
    if low == high:
        return Markup('<bdi dir="ltr">{}</bdi>').format(least)
    if high is None:
        return Markup('<bdi dir="ltr">≥ {}</bdi>').format(least)
    if low is None:
        return Markup('<bdi dir="ltr">≤ {}</bdi>').format(most)
    return Markup('<bdi dir="ltr">{}–{}</bdi>').format(least, most)


def _number(value: float | None, kind: Digits) -> str:
    return "" if value is None else _in_digits(f"{value:,.12g}", kind)


def _in_digits(value: object, kind: Digits) -> str:
    return digits(value, with_digits("ar", kind))


def what(figure_what: str | None, joint_with: Sequence[str] = (), outcome: str | None = None) -> Markup:
    """Return what a figure counts and what became of them; a joint figure names all it counts together."""
    words = [figure_what or "unsaid", *joint_with, *([outcome] if outcome else ())]
    known = strings()
    labels = [both(f"what.{w}") if f"what.{w}" in known else escape(w.replace("_", " ")) for w in words]
    became = Markup(" ({})").format(labels.pop()) if outcome else Markup("")
    return Markup(" + ").join(labels) + became


def word(family: str, value: str, *, kind: Digits = "latn") -> Markup:
    """Return the words for a value of a list that grows; a value that has none stands as it is."""
    key = f"{family}.{value}"
    return both(key, kind=kind) if key in strings() else Markup("<bdi>{}</bdi>").format(value)


def reuse_marks(reuses: Sequence[Reuse], *, side: str, kind: Digits = "latn") -> list[Mark]:
    """Return the marks of aligned spans and of the changes inside them, for one side of a pair."""
    marks = []
    for number, reuse in enumerate(reuses, start=1):
        span = (reuse.source if side == "source" else reuse.target).span
        marks.append(Mark(span.start, span.end, f"reuse {reuse.label}", f"r{number}", _in_digits(number, kind)))
        marks.extend(change_marks(reuse.changes, side))
    return marks


def change_marks(changes: Iterable[Change], side: str) -> list[Mark]:
    """Return the marks of what was changed, for the `source` or the `target` side."""
    marks = []
    for change in changes:
        where = change.source_span if side == "source" else change.target_span
        if where is not None:
            marks.append(Mark(where.start, where.end, f"change {change.kind}"))
    return marks


def quotation_marks(quotations: Iterable[Quotation], passage: Passage) -> list[Mark]:
    """Return the marks of the speech that stands in quotation marks in a passage."""
    return [
        Mark(q.span.start, q.span.end, "quoted")
        for q in quotations
        if q.kind in ("clause", "echo") and passage.span.contains(q.span)
    ]


@cache
def _environment(kind: Digits) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("rawi.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals.update(
        t=partial(both, kind=kind),
        n=partial(_in_digits, kind=kind),
        many=partial(many, kind=kind),
        name_of=name,
        days=partial(days, kind=kind),
        bounds=partial(bounds, kind=kind),
        what=what,
        word=partial(word, kind=kind),
        marked=marked,
        position=partial(position, kind=kind),
        change_marks=change_marks,
        reuse_marks=partial(reuse_marks, kind=kind),
        quotation_marks=quotation_marks,
        plain_changes=view.plain_changes,
        unsaid_of_claim=unsaid.of_claim,
        unsaid_of_event=unsaid.of_event,
        version=__version__,
        css=Markup("\n".join(map(_static, ("tokens.css", "draw.css", "report.css")))),
        js=Markup(_static("report.js")),
        fonts=_font_faces(),
    )
    return environment


def _static(filename: str) -> str:
    return files("rawi.web").joinpath("static", filename).read_text(encoding="utf-8")


def _font_faces() -> Markup:
    faces = []
    for family, weight, filename, letters in _FONTS:
        data = files("rawi.web").joinpath("static", "fonts", f"{filename}.woff2").read_bytes()
        faces.append(
            f"@font-face{{font-family:{family};font-weight:{weight};font-display:swap;unicode-range:{letters};"
            f"src:url(data:font/woff2;base64,{base64.b64encode(data).decode('ascii')}) format('woff2')}}"
        )
    return Markup("\n".join(faces))
