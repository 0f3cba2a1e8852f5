"""What a reader of a web page sees: its lines and paragraphs, each with what is known of its place on the page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "applet", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "link",
    "math", "meta", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
})  # fmt: skip
_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "form", "menu"})
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|comment-?list|cookies?|disqus|footer|login|menu|"
    r"modal|most-?read|nav|navbar|navigation|newsletter|pagination|popup|promo|recommend\w*|related|respond|"
    r"share|sharing|shares|side-?bar|sign-?up|skip-link|social|sponsor\w*|subscribe|tag-?cloud|tags|trending|widget)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:[;\s]|px|$)", re.IGNORECASE
)
_AT_RULE = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([.#])([\w-]+)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CAPTION = re.compile(r"caption", re.IGNORECASE)


class Block(NamedTuple):
    """A line or paragraph: its text as it is shown, the element it stands in, and what kind of element that is.

    `linked` is how much of the text (0-1) is links, `heading` 1-6 for a heading, else 0.
    """

    text: str
    element: etree._Element
    linked: float
    heading: int
    caption: bool
    furniture: bool


def remove_unseen(root: etree._Element) -> None:
    """Take out of a page, for good, what its reader does not see: scripts, styles, comments, hidden elements."""
    hidden = _hidden_by_rule(root)
    unseen = [element for element in root.iter() if _is_unseen(element, hidden)]
    for element in unseen:
        _drop(element)


def blocks(root: etree._Element) -> list[Block]:
    """Return the lines and paragraphs of a page that nothing unseen is left in, from top to bottom."""
    return list(_blocks(root))


def _blocks(root: etree._Element) -> Iterator[Block]:
    held: list[str] = []
    linked = 0
    inside = {"a": 0, "pre": 0, "furniture": 0, "caption": 0}

    def flush(element: etree._Element) -> Iterator[Block]:
        nonlocal linked
        text = _shown("".join(held))
        if text:
            share = min(1.0, linked / len(text))
            level = _level(element)
            yield Block(text, element, share, level, inside["caption"] > 0, inside["furniture"] > 0)
        held.clear()
        linked = 0

    def take(text: str | None) -> None:
        nonlocal linked
        if text:
            # Spaces that are to be kept get a mark until the block is through.
            held.append(text.replace(" ", "\ue000").replace("\n", "\ue001") if inside["pre"] else _SPACE.sub(" ", text))
            linked += len(text.strip()) if inside["a"] else 0

    for event, element in etree.iterwalk(root, events=("start", "end")):
        kinds = _kinds(element)
        ends = element.tag in _BLOCKS or "furniture" in kinds
        step = 1 if event == "start" else -1
        if ends:
            yield from flush(element if step < 0 else _parent(element, root))
        for kind in kinds:
            inside[kind] += step
        if step > 0:
            if element.tag == "br":
                held.append("\ue001")
            elif element.tag in {"td", "th"} and held:
                held.append("\t")
            take(element.text)
        elif element is not root:
            take(element.tail)
    yield from flush(root)


def _shown(text: str) -> str:
    """Return the text of a block as a browser shows it: runs of spaces are one, kept ones and breaks stay."""
    lines = re.sub(r" *\ue001 *", "\n", re.sub(r" +", " ", text)).replace("\ue000", " ")
    lines = re.sub(r" *\t[ \t]*", "\t", lines)
    return "\n".join(line.strip(" \t") for line in lines.split("\n")).strip()


def _kinds(element: etree._Element) -> tuple[str, ...]:
    tag = element.tag
    kinds = [kind for kind in ("a", "pre") if tag == kind]
    if tag == "figcaption" or _CAPTION.search(element.get("class", "")):
        kinds.append("caption")
    if _is_furniture(element):
        kinds.append("furniture")
    return tuple(kinds)


def _is_furniture(element: etree._Element) -> bool:
    tag = element.tag
    if tag in {"html", "body", "main", "article", "h1"}:
        return False
    role = element.get("role", "")
    if tag in _FURNITURE_TAGS or role in {"navigation", "banner", "contentinfo", "complementary", "search"}:
        return True
    if tag == "header":
        # The head of an article holds its headline; that of a site its menu.
        return next(element.iter("h1"), None) is None and _within(element, {"article", "main"}) is None
    names = f"{element.get('class', '')} {element.get('id', '')}"
    # What holds a whole article is no furniture, whatever it is called.
    return bool(_FURNITURE.search(names)) and next(element.iter("h1", "article"), None) is None


def _within(element: etree._Element, tags: set[str]) -> etree._Element | None:
    return next((above for above in element.iterancestors() if above.tag in tags), None)


def _parent(element: etree._Element, root: etree._Element) -> etree._Element:
    parent = element.getparent()
    return root if parent is None else parent


def _level(element: etree._Element) -> int:
    for at in (element, *element.iterancestors()):
        if isinstance(at.tag, str) and re.fullmatch(r"h[1-6]", at.tag):
            return int(at.tag[1])
    return 0


def _is_unseen(element: etree._Element, hidden: frozenset[str]) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in {"html", "body"}:
        return False
    if element.tag in _UNSEEN or "}" in element.tag:
        return True
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    names = [f".{name}" for name in element.get("class", "").split()] if hidden else []
    return f"#{element.get('id')}" in hidden or any(name in hidden for name in names)


def _hidden_by_rule(root: etree._Element) -> frozenset[str]:
    """Return the classes and ids that a style sheet in the page hides by a rule of their own, for every screen."""
    hidden: set[str] = set()
    for style in root.iter("style"):
        for selectors, rules in _RULE.findall(_AT_RULE.sub("", style.text or "")):
            if _HIDDEN_STYLE.search(rules):
                found = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
                hidden |= {match[0] for match in found if match}
    return frozenset(hidden)


def _drop(element: etree._Element) -> None:
    """Take an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
