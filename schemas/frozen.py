"""Dataclasses that cost little when a module is loaded and little when ten thousand of them are made.

The decorator of the standard library compiles five methods for each class that is frozen, which takes half a
millisecond: with more than a hundred classes, as long as reading five pages. Here the constructor alone is
compiled; the other methods are the same functions for all classes.

A frozen dataclass also sets each of its fields by name from outside, which takes four times as long as setting an
attribute, and a page has thousands of words, boxes and cells. So the type checker is told that they are frozen and
holds everyone to it; while the program runs nobody checks it again. Equality and hash are those of frozen ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """The decorator of the standard library; ``frozen`` is for the type checker only."""

        def made(declared: type) -> type:
            own = set(declared.__dict__)
            # the library would write down the arguments of the constructor as a docstring
            declared.__doc__ = declared.__doc__ or declared.__name__
            cls = dataclasses.dataclass(eq=False, repr=False, **options)(declared)
            fields = dataclasses.fields(cls)
            if "__repr__" not in own:
                cls.__repr__ = _repr(tuple(field.name for field in fields if field.repr))
            if eq:
                values = _values(tuple(field.name for field in fields if field.compare))
                if "__eq__" not in own:
                    cls.__eq__ = _eq(values)
                if "__hash__" not in own:
                    cls.__hash__ = _hash(values) if frozen else None
            return cls

        return made


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these attributes."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _eq(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], object]:
    def equals(self: Any, other: object) -> object:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equals


def _hash(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def hashed(self: Any) -> int:
        return hash(values(self))

    return hashed


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def told(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return told
