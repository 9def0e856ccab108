"""Types that only the type checker holds to be frozen behave as frozen ones do."""

from __future__ import annotations

import dataclasses
import pickle

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
