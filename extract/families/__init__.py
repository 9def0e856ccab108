"""Layouts: one file each. A module that ends in ``FAMILY = Family(...)`` is registered by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from extract.family import Family


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All layouts, by priority and name."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        family = getattr(importlib.import_module(f"{__name__}.{module.name}"), "FAMILY", None)
        if isinstance(family, Family):
            found.append(family)
    return tuple(sorted(found, key=lambda family: (family.priority, family.name)))
