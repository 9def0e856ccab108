"""Values and labels that do not stand side by side: the best arrangement, or a good one of too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dumps import assignment
from extract.dumps.assignment import assign

_SCORES = st.lists(st.dictionaries(st.integers(0, 5), st.integers(1, 9).map(float), max_size=3), max_size=6)


def test_many_values_with_many_labels_are_arranged_at_once() -> None:
    # every value may take three labels of forty: an exact search would not end
    scores = [
        {slot: 3.0 if slot == value else 1.0 for slot in range(value, min(value + 3, 40))} for value in range(40)
    ]
    chosen = assign(scores, 40)
    assert {value: choice.slot for value, choice in chosen.items()} == {value: value for value in range(40)}
    assert all(choice.margin > 0 for choice in chosen.values())


@given(scores=_SCORES)
def test_a_few_arrangements_are_enough_for_a_small_text(scores: list[dict[int, float]]) -> None:
    exact, followed = assignment._exactly(scores)[0], assignment._likeliest(scores)[0]
    assert followed == pytest.approx(exact)


def test_an_exact_search_gives_up() -> None:
    with pytest.raises(assignment._TooManyError):
        assignment._exactly([dict.fromkeys(range(20), 1.0) for _ in range(20)])
