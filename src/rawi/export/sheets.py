"""What people who live in spreadsheets get: events, claims, figures and disagreements, a row each, names in words.

`csv` and `xlsx` write these tables. A value that is open is an empty cell, and a column says which are open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from rawi.export import naming
from rawi.export.select import Selected
from rawi.link.texts.wording import figure as figure_in_words
from rawi.link.texts.wording import label
from rawi.model import Claim, ClaimTime, Disagreement, Event, EventFigure

Cell = str | int | float | date | None
# How wide a column is shown: a number or day, a name, a sentence.
Width = Literal["narrow", "name", "wide"]


class Column(NamedTuple):
    """A column with what it holds, in English and Arabic."""

    name: str
    width: Width
    en: str
    ar: str


class Sheet(NamedTuple):
    """A table: its name, its columns, and a function that yields its rows, a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Selected], Iterator[Sequence[Cell]]]


# Figures that have columns of their own on the sheet of events; joint ones never count as one of their parts.
_COUNTED = (("killed",), ("killed", "injured"), ("injured",), ("captured",), ("detained",), ("abducted",))


def _events(selected: Selected) -> Iterator[Sequence[Cell]]:
    for event in selected.rows(Event):
        claims = selected.claims_of(event)
        place = selected.place(event.place, claims)
        spot = naming.on_the_map(selected, place)
        yield (
            event.id,
            label(event.event_type),
            event.title,
            naming.participants(selected, event.agents),
            naming.participants(selected, event.targets),
            naming.where(selected, place),
            place.words.text if place is not None else None,
            " > ".join(naming.administration(place)),
            *((spot.lat, spot.lon, spot.radius, spot.precision) if spot is not None else (None, None, None, None)),
            *_days(event.time),
            *(bound for counted in _COUNTED for bound in _bounds(event.figures, counted)),
            "; ".join(figure_in_words(figure) for figure in event.figures),
            event.independent.low,
            event.independent.high,
            naming.origins(selected, event),
            len({claim.span.document for claim in claims}),
            len(event.claims),
            len(selected.disagreements_of(event)),
            "; ".join(naming.open_of_event(event, place)),
            "; ".join(event.judged),
        )


def _claims(selected: Selected) -> Iterator[Sequence[Cell]]:
    for claim in selected.rows(Claim):
        told = selected.told(claim)
        place = selected.place(claim.places[0], [claim]) if claim.places else None
        outer, inner = claim.attribution[0], claim.attribution[-1]
        yield (
            claim.id,
            "; ".join(selected.events_of(claim.id)),
            label(claim.event_type),
            claim.text,
            naming.chain(selected, claim),
            naming.who(selected, outer.speaker, outer.text),
            naming.who(selected, inner.speaker, inner.text) if inner is not outer else None,
            inner.mode,
            label(claim.modality),
            "yes" if claim.polarity else "no",
            naming.participants(selected, claim.agents),
            naming.participants(selected, claim.targets),
            naming.where(selected, place),
            *_days(claim.time),
            claim.time.text if claim.time is not None else None,
            "; ".join(figure_in_words(figure) for figure in claim.quantities),
            told.document.path if told is not None else None,
            told.document.published.start if told is not None else None,
            label(told.passage.role) if told is not None else None,
            claim.span.document,
            claim.span.start,
            claim.span.end,
            claim.rule,
            "; ".join(_open_of_claim(claim)),
            "; ".join(claim.judged),
        )


def _figures(selected: Selected) -> Iterator[Sequence[Cell]]:
    for claim in selected.rows(Claim):
        for figure in claim.quantities:
            yield (
                "; ".join(selected.events_of(claim.id)),
                claim.id,
                label(figure.what) if figure.what is not None else None,
                "; ".join(label(what) for what in figure.joint_with),
                number(figure.low),
                number(figure.high),
                label(figure.comparator),
                figure.text,
                naming.chain(selected, claim),
                label(claim.modality),
                "yes" if claim.polarity else "no",
                figure.span.document,
                figure.span.start,
                figure.span.end,
                "; ".join(
                    name
                    for name, value in zip(("what", "low", "high"), (figure.what, figure.low, figure.high), strict=True)
                    if value is None
                ),
            )


def _disagreements(selected: Selected) -> Iterator[Sequence[Cell]]:
    for disagreement in selected.rows(Disagreement):
        event = selected.get(Event, disagreement.event)
        for n, position in enumerate(disagreement.positions, start=1):
            claims = [held for claim in position.claims if (held := selected.get(Claim, claim)) is not None]
            yield (
                disagreement.id,
                disagreement.event,
                event.title if event is not None else None,
                label(disagreement.about),
                label(disagreement.nature),
                disagreement.severity,
                n,
                position.value,
                " | ".join(dict.fromkeys(naming.chain(selected, claim) for claim in claims)),
                "; ".join(position.claims),
                "; ".join(disagreement.judged),
            )


def _explanations(_: Selected) -> Iterator[Sequence[Cell]]:
    for sheet in SHEETS[:-1]:
        for column in sheet.columns:
            yield (sheet.name, column.name, column.en, column.ar)


def number(value: float | None) -> int | float | None:
    """Return a figure as a whole number where it is one."""
    return int(value) if value is not None and value == int(value) else value


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day is not None else None


def _days(time: ClaimTime | None) -> tuple[Cell, ...]:
    if time is None:
        return (None, None, None, None)
    return (_day(time.start), _day(time.end), label(time.precision), time.basis)


def _bounds(figures: Iterable[EventFigure], counted: tuple[str, ...]) -> tuple[Cell, Cell]:
    for figure in figures:
        if (figure.what, *figure.joint_with) == counted:
            return number(figure.low), number(figure.high)
    return None, None


def _open_of_claim(claim: Claim) -> list[str]:
    return [
        *naming.open_roles(claim.agents, claim.targets),
        *(["where"] if not claim.places or claim.places[0].entity is None else []),
        *naming.open_time(claim.time),
        *(["who says it"] if claim.attribution[-1].speaker is None else []),
    ]


def _figure_columns() -> Iterator[Column]:
    names = {"killed": "قتلى", "injured": "جرحى", "captured": "أسرى", "detained": "معتقلون", "abducted": "مخطوفون"}
    for counted in _COUNTED:
        en = " and ".join(counted) + (", counted together: never the number of either" if len(counted) > 1 else "")
        ar = " و".join(names[what] for what in counted) + (
            "، معدودون معاً: ليس عدد أي منهما وحده" if len(counted) > 1 else ""
        )
        for bound, bound_en, bound_ar in (("low", "lowest", "أدنى"), ("high", "highest", "أعلى")):
            yield Column(
                f"{'_and_'.join(counted)}_{bound}",
                "narrow",
                f"{bound_en} number over the claims: {en}; empty = none told, or open",
                f"{bound_ar} عدد في الأقوال: {ar}؛ فارغ = لم يُذكر أو مفتوح",
            )


_TIME_COLUMNS = (
    Column(
        "first_day",
        "narrow",
        "first day it may have been; empty = open",
        "أول يوم يمكن أن يكون قد وقع فيه؛ فارغ = مفتوح",
    ),
    Column(
        "last_day", "narrow", "last day it may have been; empty = open", "آخر يوم يمكن أن يكون قد وقع فيه؛ فارغ = مفتوح"
    ),
    Column("time_precision", "narrow", "how exact the words are about it", "مدى دقة الكلام في الزمن"),
    Column("time_basis", "narrow", "what the days are known from", "من أين عُرفت الأيام"),
)
_OPEN = Column("open", "name", "what the text leaves open", "ما يتركه النص مفتوحاً")
_JUDGED = Column("judged", "name", "ids of what persons decided about this row", "معرّفات ما قرره أشخاص في هذا الصف")
_CHAIN = Column(
    "who_says_it", "wide", "the chain of narrators in words, the outlet first", "سلسلة الرواة بالكلمات، الناشر أولاً"
)
_MODALITY = Column(
    "modality",
    "narrow",
    "asserted, denied, demanded, promised, planned or hypothetical",
    "مؤكَّد أو منفي أو مطلوب أو موعود أو مخطط أو مفترض",
)
_POLARITY = Column(
    "affirmed", "narrow", "yes: said to be so; no: said not to be so", "yes: قيل إنه كذلك؛ no: قيل إنه ليس كذلك"
)
_TYPE = Column("event_type", "name", "what kind of event is told", "نوع الحدث المروي")
_WHO = Column("who", "name", "who did it, as the accounts say", "الفاعل بحسب الروايات")
_WHOM = Column("whom", "name", "to whom, as the accounts say", "المفعول به بحسب الروايات")
_PLACE = Column(
    "place", "name", "where, by its name, or as near to it as the words say", "المكان باسمه أو بقربه منه كما في النص"
)
_EVENT = Column("event", "name", "id of the event", "معرّف الحدث")
_CLAIM = Column("claim", "name", "id of the claim", "معرّف القول")
_SPAN = (
    Column("document", "name", "id of the document", "معرّف الوثيقة"),
    Column(
        "start",
        "narrow",
        "where the words begin: code points into the document's text",
        "بداية الكلمات في نص الوثيقة بالمحارف",
    ),
    Column("end", "narrow", "where they end, not included", "نهايتها، غير داخلة"),
)

SHEETS = (
    Sheet(
        "events",
        (
            _EVENT,
            _TYPE,
            Column("title", "wide", "title made by Rawi", "عنوان وضعه راوٍ"),
            _WHO,
            _WHOM,
            _PLACE,
            Column("place_words", "name", "the words of the text for the place", "كلمات النص في المكان"),
            Column("place_in", "name", "what the place lies in, the country first", "ما يقع فيه المكان، البلد أولاً"),
            Column(
                "latitude",
                "narrow",
                "degrees north (WGS 84); only with place_radius_m: the words name no point",
                "خط العرض بالدرجات؛ لا يُفهم إلا مع place_radius_m",
            ),
            Column("longitude", "narrow", "degrees east (WGS 84)", "خط الطول بالدرجات"),
            Column(
                "place_radius_m",
                "narrow",
                "how far from there it may be, metres",
                "مدى البعد الممكن عن النقطة بالأمتار",
            ),
            Column(
                "place_precision",
                "narrow",
                "how exact the place is: point, town … country",
                "دقة المكان: نقطة، بلدة … بلد",
            ),
            *_TIME_COLUMNS,
            *_figure_columns(),
            Column("figures", "wide", "all figures in words", "كل الأعداد بالكلمات"),
            Column(
                "independent_origins_low",
                "narrow",
                "independent origins, at least: named roots of the telling",
                "الأصول المستقلة على الأقل: جذور مسماة",
            ),
            Column(
                "independent_origins_high",
                "narrow",
                "independent origins, at most: with unnamed narrators",
                "الأصول المستقلة على الأكثر: مع رواة غير مسمين",
            ),
            Column("origins", "wide", "on whose word it rests, with their interest", "على كلام من يقوم، ومصلحته"),
            Column("documents", "narrow", "documents that tell of it", "عدد الوثائق التي ترويه"),
            Column("claims", "narrow", "claims that tell of it", "عدد الأقوال التي ترويه"),
            Column("disagreements", "narrow", "disagreements between its accounts", "عدد الخلافات بين رواياته"),
            _OPEN,
            _JUDGED,
        ),
        _events,
    ),
    Sheet(
        "claims",
        (
            _CLAIM,
            Column("event", "name", "id of the event it tells of", "معرّف الحدث الذي يرويه"),
            _TYPE,
            Column("words", "wide", "the words of the document", "كلمات الوثيقة"),
            _CHAIN,
            Column("outlet", "name", "who publishes it", "من ينشره"),
            Column(
                "speaker",
                "name",
                "on whose word, innermost; empty = the outlet's own",
                "على كلام من، آخر السلسلة؛ فارغ = كلام الناشر",
            ),
            Column(
                "mode",
                "narrow",
                "how it is told: own, direct, indirect, mixed, reproduced",
                "كيف رُوي: كلام الراوي أو اقتباس أو نقل بالمعنى",
            ),
            _MODALITY,
            _POLARITY,
            _WHO,
            _WHOM,
            _PLACE,
            *_TIME_COLUMNS,
            Column("time_words", "name", "the words of the text for the time", "كلمات النص في الزمن"),
            Column("figures", "wide", "its figures in words", "أعداده بالكلمات"),
            Column("path", "name", "file of the document", "ملف الوثيقة"),
            Column(
                "published", "narrow", "day the document was published; empty = open", "يوم نشر الوثيقة؛ فارغ = مفتوح"
            ),
            Column(
                "account",
                "narrow",
                "which account of the page: report, statement, summary …",
                "أي رواية في الصفحة: تقرير أو بيان أو ملخص",
            ),
            *_SPAN,
            Column("rule", "name", "the rule that found it", "القاعدة التي وجدته"),
            _OPEN,
            _JUDGED,
        ),
        _claims,
    ),
    Sheet(
        "figures",
        (
            _EVENT,
            _CLAIM,
            Column("what", "narrow", "what is counted; empty = open", "المعدود؛ فارغ = مفتوح"),
            Column(
                "counted_together_with",
                "name",
                "what the same number counts too: never the number of either alone",
                "ما يعدّه الرقم نفسه أيضاً: ليس عدد أي منهما وحده",
            ),
            Column(
                "low", "narrow", "lowest number the words allow; empty = open", "أدنى عدد تسمح به الكلمات؛ فارغ = مفتوح"
            ),
            Column(
                "high",
                "narrow",
                "highest number the words allow; empty = open",
                "أعلى عدد تسمح به الكلمات؛ فارغ = مفتوح",
            ),
            Column(
                "comparator",
                "narrow",
                "exact, about, more than, at least, at most, less than, vague",
                "دقيق أو نحو أو أكثر من أو غيرها",
            ),
            Column("words", "name", "the words of the text", "كلمات النص"),
            _CHAIN,
            _MODALITY,
            _POLARITY,
            *_SPAN,
            _OPEN,
        ),
        _figures,
    ),
    Sheet(
        "disagreements",
        (
            Column("disagreement", "name", "id; a row for each position in it", "المعرّف؛ صف لكل موقف فيه"),
            _EVENT,
            Column("event_title", "wide", "title of the event", "عنوان الحدث"),
            Column("about", "narrow", "what it is about", "موضوع الخلاف"),
            Column(
                "nature",
                "name",
                "editorial change (along a derivation), contradiction (between origins), update (a later toll)",
                "تغيير تحريري أو تناقض بين أصول أو تحديث",
            ),
            Column("severity", "narrow", "low, medium or high", "الشدة"),
            Column("position", "narrow", "number of the position", "رقم الموقف"),
            Column("value", "wide", "what this position says", "ما يقوله هذا الموقف"),
            Column("held_by", "wide", "who holds it, chains of narrators", "من يقول به، سلاسل الرواة"),
            Column("claims", "name", "ids of the claims that hold it", "معرّفات الأقوال"),
            _JUDGED,
        ),
        _disagreements,
    ),
    Sheet(
        "columns",
        (
            Column("sheet", "name", "the sheet", "الورقة"),
            Column("column", "name", "the column", "العمود"),
            Column("meaning", "wide", "what it holds", "معناه بالإنكليزية"),
            Column("meaning_ar", "wide", "what it holds, in Arabic", "معناه"),
        ),
        _explanations,
    ),
)
