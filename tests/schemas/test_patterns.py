"""Patterns are compiled when they are first used, so that a mistake in one must be found here."""

import pkgutil
from importlib import import_module

import pytest
import regex

import extract
import kohyo
import normalize
import schemas
from schemas.patterns import lazy_pattern


def _modules() -> list[str]:
    return [
        module.name
        for package in (schemas, normalize, extract, kohyo)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not module.name.startswith("kohyo.cluster")
    ]


@pytest.mark.parametrize("name", _modules())
def test_every_pattern_of_a_module_compiles(name: str) -> None:
    module = import_module(name)
    kind = type(lazy_pattern(""))
    for value in vars(module).values():
        for pattern in value if isinstance(value, tuple | list) else (value,):
            if isinstance(pattern, kind):
                pattern.search("")


def test_an_error_is_raised_at_the_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(regex.error):
        pattern.search("")


def test_nothing_but_methods_of_patterns_is_there() -> None:
    with pytest.raises(AttributeError):
        lazy_pattern("a").length  # type: ignore[attr-defined]  # noqa: B018
