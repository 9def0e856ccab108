"""Names behind a number in brackets or with a dot, and texts that are lists, in the cells of a card."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(("printed", "number"), [("［３］渡し船の運航", "［３］"), ("3．渡し船の運航", "3")])
def test_a_number_set_off_before_the_only_name_is_the_cards(sketch: Any, printed: str, number: str) -> None:
    draft = sketch.draft(f"事業名 | {printed}", "事業内容 | 川を渡る船を出す。")
    assert (draft.fields["number"].text, draft.fields["name"].text) == (number, "渡し船の運航")


def test_a_second_number_makes_a_list_of_names(sketch: Any) -> None:
    draft = sketch.draft("事業名 | ［１］渡し船の運航［２］山道の手入れ", "事業内容 | 川を渡る船を出す。")
    assert "number" not in draft.fields


def test_what_is_done_may_be_a_list_of_items(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 渡し船の運航", "内容 | ・船の修理⏎・船頭の養成", "効果 | 渡る人が増える。")
    assert draft.fields["description"].text.replace("\n", "") == "・船の修理・船頭の養成"
