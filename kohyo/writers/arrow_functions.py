"""The functions of Arrow that the writers use, called by their names.

When ``pyarrow.compute`` is loaded, it makes a Python function with documentation for each of Arrow's three hundred
functions, which takes as long as reading two pages. These are the few that are needed, with the same names.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pyarrow as pa
from pyarrow._compute import (
    CastOptions,
    DictionaryEncodeOptions,
    ElementWiseAggregateOptions,
    JoinOptions,
    MatchSubstringOptions,
    ReplaceSubstringOptions,
    SetLookupOptions,
    call_function,
)

Values: TypeAlias = pa.Array | pa.Scalar


def add(left: Values, right: Values) -> pa.Array:
    """Sums, element by element."""
    return call_function("add", [left, right])


def subtract(left: Values, right: Values) -> pa.Array:
    """Differences, element by element."""
    return call_function("subtract", [left, right])


def divide(left: Values, right: Values) -> pa.Array:
    """Quotients, element by element; those of whole numbers are whole."""
    return call_function("divide", [left, right])


def less(left: Values, right: Values) -> pa.Array:
    """Whether the left one is less, element by element."""
    return call_function("less", [left, right])


def equal(left: Values, right: Values) -> pa.Array:
    """Whether both are equal, element by element."""
    return call_function("equal", [left, right])


def max_element_wise(left: Values, right: Values) -> pa.Array:
    """The greater one of two elements; of one and null the one."""
    return call_function("max_element_wise", [left, right], ElementWiseAggregateOptions())


def min_element_wise(left: Values, right: Values) -> pa.Array:
    """The smaller one of two elements; of one and null the one."""
    return call_function("min_element_wise", [left, right], ElementWiseAggregateOptions())


def if_else(asked: pa.Array, then: Values, otherwise: Values) -> pa.Array:
    """Elements of ``then`` where ``asked`` is true, of ``otherwise`` where it is false, null where it is null."""
    return call_function("if_else", [asked, then, otherwise])


def greatest(values: pa.Array) -> Any:
    """The greatest element as a Python value; None where there is none."""
    return call_function("max", [values]).as_py()


def cast(values: pa.Array, target: pa.DataType) -> pa.Array:
    """The values in another type."""
    return call_function("cast", [values], CastOptions(target))


def take(values: pa.Array, places: pa.Array) -> pa.Array:
    """The elements at these places; null for null."""
    return call_function("take", [values, places])


def index_in(values: pa.Array, keys: pa.Array) -> pa.Array:
    """The place of each value among ``keys``; null where it is not among them."""
    return call_function("index_in", [values], SetLookupOptions(keys))


def dictionary_encode(values: pa.Array) -> pa.DictionaryArray:
    """Each different value once, and for each element which of them it is."""
    return call_function("dictionary_encode", [values], DictionaryEncodeOptions())


def utf8_length(texts: pa.Array) -> pa.Array:
    """Numbers of characters."""
    return call_function("utf8_length", [texts])


def binary_length(texts: pa.Array) -> pa.Array:
    """Numbers of bytes in UTF-8."""
    return call_function("binary_length", [texts])


def find_substring(texts: pa.Array, part: str) -> pa.Array:
    """Where ``part`` stands in each text, in bytes; -1 where it does not."""
    return call_function("find_substring", [texts], MatchSubstringOptions(part))


def match_substring(texts: pa.Array, part: str) -> pa.Array:
    """Whether ``part`` stands in each text."""
    return call_function("match_substring", [texts], MatchSubstringOptions(part))


def any_begins_or_ends(texts: pa.Array, part: str) -> bool:
    """Whether ``part`` stands at the beginning or the end of any text."""
    options = MatchSubstringOptions(part)
    return any(
        call_function("any", [call_function(function, [texts], options)]).as_py()
        for function in ("starts_with", "ends_with")
    )


def replace_substring(texts: pa.Array, part: str, by: str) -> pa.Array:
    """The texts with ``by`` wherever ``part`` stood."""
    return call_function("replace_substring", [texts], ReplaceSubstringOptions(part, by))


def binary_join_element_wise(*pieces: Values, null_handling: str) -> pa.Array:
    """The pieces one after the other, element by element; the last one stands between them.

    Args:
        pieces: texts.
        null_handling: ``emit_null`` or ``skip``.
    """
    return call_function("binary_join_element_wise", list(pieces), JoinOptions(null_handling=null_handling))
