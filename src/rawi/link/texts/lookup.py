"""What values may be asked of by their names: a mapping, or what works a value out when it is asked for."""

from collections.abc import Hashable
from typing import Protocol, TypeVar

Name_contra = TypeVar("Name_contra", bound=Hashable, contravariant=True)
Value_co = TypeVar("Value_co", covariant=True)


class Lookup(Protocol[Name_contra, Value_co]):
    """Values by their names. It is not said of what names there are values, so that nobody goes through them."""

    def __getitem__(self, name: Name_contra, /) -> Value_co: ...

    def __contains__(self, name: object, /) -> bool: ...

    def get(self, name: Name_contra, /) -> Value_co | None:
        """Return a value, null where there is none."""
        ...
