"""The app's look: language, digits, theme; words, names, days and figures as they stand on its pages."""

import hashlib
import itertools
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from urllib.parse import quote, urlencode

import jinja2
import msgspec
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from rawi import __version__
from rawi.model import Change
from rawi.web import links, unsaid, view
from rawi.web.days import day_in_words, days_in_words
from rawi.web.draw.svg import ARABIC_INDIC, Digits, Lang, with_digits
from rawi.web.marks import marked
from rawi.web.positions import position_in
from rawi.web.sentences import told
from rawi.web.strings import counted, strings
from rawi.web.view import Named

Language = Literal["ar", "en"]
Theme = Literal["auto", "light", "dark"]
COOKIE = "rawi_look"
# The first of each is what stands where nothing is asked for.
_CHOICES = {"lang": ("ar", "en"), "digits": ("latn", "arab"), "theme": ("auto", "light", "dark")}


class Look(NamedTuple):
    """How a person wants the pages: language, digits, theme."""

    lang: Language = "ar"
    digits: Digits = "latn"
    theme: Theme = "auto"

    @property
    def direction(self) -> str:
        """The direction of the interface; texts of sources have their own."""
        return "rtl" if self.lang == "ar" else "ltr"

    @property
    def drawn(self) -> Lang:
        """The language and the digits of drawings."""
        return with_digits(self.lang, self.digits)


def look_of(request: Request) -> Look:
    """Return the look asked for: by the address first, then by the cookie; what is not known is left out."""
    held = dict(zip(_CHOICES, request.cookies.get(COOKIE, "").split("."), strict=False))
    asked = {key: request.query_params.get(key) for key in _CHOICES}
    chosen = {key: asked[key] or held.get(key) for key in _CHOICES}
    known = [chosen[key] if chosen[key] in values else values[0] for key, values in _CHOICES.items()]
    return msgspec.convert(known, Look)


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Return a page made from a template in the look of the person who asks."""
    look = look_of(request)
    environment = environment_for(look.lang, look.digits)
    body = environment.get_template(template).render(
        look=look,
        request=request,
        path=request.url.path,
        query=request.query_params,
        person=request.state.person,
        csrf=request.state.csrf,
        can_leave=request.app.state.keys.token is None,
        only_browsed=request.app.state.keys.most == "read",
        case_name=request.app.state.folder.name,
        job=request.app.state.job.progress(),
        **context,
    )
    response = HTMLResponse(body, status_code=status)
    if any(key in request.query_params for key in _CHOICES):
        response.set_cookie(COOKIE, ".".join(look), max_age=365 * 86400, httponly=True, samesite="strict")
    return response


def changes_by_kind(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Return changes kind by kind, those first that turn what was said into something else."""
    kinds = itertools.groupby(view.plain_changes(changes), key=lambda change: change.kind)
    return [(kind, list(group)) for kind, group in kinds]


def switched(request: Request, choice: str, value: str) -> str:
    """Return the address of this page with another language, digits or theme."""
    kept = [(key, held) for key, held in request.query_params.multi_items() if key != choice]
    return quote(request.url.path, safe="/:") + "?" + urlencode([*kept, (choice, value)])


def href(path: str, /, **parameters: object) -> str:
    """Return an address inside the app; parameters that are empty are left out."""
    kept = {key.rstrip("_"): str(value) for key, value in parameters.items() if value not in (None, "", ())}
    return quote(path, safe="/#:") + (f"?{urlencode(kept)}" if kept else "")


class Words:
    """The functions that templates call, for one language and one kind of digits."""

    def __init__(self, lang: Language, digits: Digits) -> None:
        self.lang = lang
        self.digits = digits

    def t(self, key: str, **values: object) -> Markup:
        """Return words of the interface; values are put in as they are if they are markup, else escaped."""
        text = strings()[key][0 if self.lang == "ar" else 1]
        said = Markup(escape(self.digit(text)))
        return said.format(**values) if values else said

    def number(self, value: float | None) -> Markup:
        """Return a number, grouped, in the digits chosen."""
        return Markup('<bdi dir="ltr">{}</bdi>').format(self.digit("" if value is None else f"{value:,.12g}"))

    def digit(self, text: object) -> str:
        """Return text of ours in the digits chosen; never used on a source's words."""
        return str(text).translate(ARABIC_INDIC) if self.digits == "arab" else str(text)

    def many(self, count: int, key: str) -> Markup:
        """Return a count with its noun in the right number: one, two, few, many in Arabic."""
        form = counted(count, key, arabic=self.lang == "ar")
        return Markup(escape(self.digit(form))).format(self.number(count))

    def name_of(self, named: Named | None) -> Markup:
        """Return a name: the sources' own, or the English one where there is one and English is asked for."""
        if named is None or not (named.ar or named.en):
            return Markup('<span class="open">{}</span>').format(self.t("unnamed"))
        shown = (named.ar or named.en) if self.lang == "ar" else (named.en or named.ar)
        return Markup("<bdi>{}</bdi>").format(shown)

    def day(self, iso: str) -> Markup:
        """Return one day in words."""
        words = self.digit(day_in_words(iso, arabic=self.lang == "ar"))
        return Markup('<time datetime="{}"><bdi>{}</bdi></time>').format(iso, words)

    def days(self, start: str | None, end: str | None) -> Markup:
        """Return a stretch of days in words; open bounds are said to be open."""
        if start is None and end is None:
            return Markup('<span class="open">{}</span>').format(self.t("time.open"))
        return Markup(days_in_words(start, end, arabic=self.lang == "ar", as_set=self.day))

    def bounds(self, low: float | None, high: float | None) -> Markup:
        """Return a figure's bounds; an open one is shown as open."""
        if low is None and high is None:
            return Markup('<span class="open">{}</span>').format(self.t("figure.open"))
        one = self.digit
        if low == high:
            text = one(f"{low:,.12g}")
        elif high is None:
            text = "≥ " + one(f"{low:,.12g}")
        elif low is None:
            text = "≤ " + one(f"{high:,.12g}")
        else:
            text = one(f"{low:,.12g}–{high:,.12g}")
        return Markup('<bdi dir="ltr">{}</bdi>').format(text)

    def what(self, figure_what: str | None, joint_with: Sequence[str] = (), outcome: str | None = None) -> Markup:
        """Return what a figure counts and what became of them; a joint figure names all it counts together."""
        known = strings()
        words = [figure_what or "unsaid", *joint_with, *([outcome] if outcome else ())]
        labels = [self.t(f"what.{w}") if f"what.{w}" in known else escape(w.replace("_", " ")) for w in words]
        became = Markup(" ({})").format(labels.pop()) if outcome else Markup("")
        return Markup(" + ").join(labels) + became

    def word(self, family: str, value: str) -> Markup:
        """Return the interface's word for a value of a closed list; a value that has none stands as it is."""
        key = f"{family}.{value}"
        return self.t(key) if key in strings() else Markup("<bdi>{}</bdi>").format(value.replace("_", " "))

    def position(self, value: str) -> Markup:
        """Return a position of a disagreement: our words translated, those of the source as they stand."""
        return position_in(value, with_digits(self.lang, self.digits))

    def tell(self, sentence: str) -> Markup:
        """Return a sentence of the core in the language of the page."""
        return told(sentence, self.lang)

    def plain(self, markup: Markup) -> str:
        """Return markup as text, for places that hold no markup."""
        return str(markup.striptags())

    def date_time(self, instant: str) -> Markup:
        """Return an instant as day and time of day, UTC."""
        day, _, clock = instant.partition("T")
        return self.day(day) + Markup(' <bdi dir="ltr">{} UTC</bdi>').format(self.digit(clock[:5]))


@cache
def words_for(lang: Language, digits: Digits) -> Words:
    """Return the functions that give words of the interface in a language and a kind of digits."""
    return Words(lang, digits)


@cache
def environment_for(lang: Language, digits: Digits) -> jinja2.Environment:
    """Return the template environment of a language and a kind of digits."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("rawi.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    words = words_for(lang, digits)
    environment.globals.update(
        t=words.t,
        num=words.number,
        digit=words.digit,
        many=words.many,
        name_of=words.name_of,
        day=words.day,
        days=words.days,
        bounds=words.bounds,
        what=words.what,
        word=words.word,
        position=words.position,
        tell=words.tell,
        date_time=words.date_time,
        marked=marked,
        href=href,
        switched=switched,
        address=links.address,
        words_address=links.words_address,
        span_address=links.span_address,
        static=static_address,
        changes_by_kind=changes_by_kind,
        unsaid_of_claim=unsaid.of_claim,
        unsaid_of_event=unsaid.of_event,
        version=__version__,
    )
    return environment


@cache
def static_address(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that no old one is used."""
    data = files("rawi.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"
