"""What English calls the state, the forces and the organs of a country (Iraqi Army, Army of Iraq): made, not listed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

Branch = Literal["state", "forces", "air"]

# After the adjective of a country and, with "of", before its name.
_NAMES: Mapping[Branch, tuple[str, ...]] = {
    "state": ("Government", "Authorities"),
    "forces": ("Armed Forces", "Army", "Military", "Armed Forces Command", "Army Command"),
    "air": ("Air Force",),
}


def state_names(branch: Branch, adjective: str, country: str | None) -> Iterator[str]:
    """Yield what English calls a branch of a state: `adjective` is that of the country (Iraqi), `country` its name."""
    yield from called(_NAMES[branch], adjective, country)
    if branch == "state" and country is not None:
        yield country


def called(names: Iterable[str], adjective: str, country: str | None) -> Iterator[str]:
    """Yield names of organs (Ministry of Health) with whose they are: before them, of it, its name before them."""
    for name in names:
        yield f"{adjective} {name}"
        if country is not None:
            yield f"{name} of {country}"
            yield f"{country} {name}"
