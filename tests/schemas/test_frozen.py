"""Dataclasses made of few methods behave as those of the standard library do."""

from __future__ import annotations

import dataclasses
import pickle

from schemas.frozen import dataclass
from schemas.printed import Box, Cell, Line, Word


def test_equal_things_have_equal_hashes() -> None:
    assert Box(1.0, 2.0, 3.0, 4.0) == Box(1.0, 2.0, 3.0, 4.0)
    assert len({Word("市", Box(1.0, 2.0, 3.0, 4.0)), Word("市", Box(1.0, 2.0, 3.0, 4.0))}) == 1


def test_lines_are_told_apart_by_identity() -> None:
    line = Line((Word("市"),), "市")
    assert line != Line((Word("市"),), "市")
    assert {line: 1}[line] == 1


def test_cells_survive_pickling_and_replacing() -> None:
    cell = Cell(0, 1, 1, 2, (Line((Word("新庄市"),), "新庄市"),))
    again = pickle.loads(pickle.dumps(cell))  # noqa: S301  made one line above
    assert (again.text, again.columns, again.box) == ("新庄市", range(1, 3), None)
    assert dataclasses.replace(cell, lines=()).text == ""


def test_there_is_no_room_for_other_attributes() -> None:
    assert not hasattr(Box(1.0, 2.0, 3.0, 4.0), "__dict__")


def test_those_that_change_are_equal_by_their_values_and_have_no_hash() -> None:
    @dataclass(slots=True)
    class Open:
        values: list[int]
        name: str = "a"

    one, other = Open([1]), Open([1])
    assert one == other
    other.values.append(2)
    assert one != other
    assert Open.__hash__ is None
    assert repr(other).endswith("Open(values=[1, 2], name='a')")


def test_what_a_class_says_itself_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Own:
        """Has a name."""

        name: str

        def __repr__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    assert (repr(Own("a")), Own("a") == Own("b"), len({Own("a"), Own("b")})) == ("a", True, 1)
