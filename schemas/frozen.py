"""Dataclasses that nobody changes, and that are made by the ten thousand.

A frozen dataclass sets each of its fields by name from outside, which takes four times as long as setting an
attribute, and a page has thousands of words, boxes and cells. So the type checker is told that they are frozen and
holds everyone to it; while the program runs nobody checks it again. Equality and hash are those of frozen ones.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: Any) -> Any:
        """The decorator of the standard library; ``frozen`` is for the type checker only."""
        hashed = options.pop("frozen") and options.get("eq", True)
        return dataclasses.dataclass(unsafe_hash=hashed, **options)
