"""Labels whose words nobody knows are told by what stands around them or kept apart; nothing is glued together."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = (
    "*事業名 | 夜間診療事業 | < | < | < | <",
    "*取組内容 | 夜間の診療を行う。 | < | < | < | <",
    "*期待される効果 | 安心が広がる。 | < | < | < | <",
)
FIGURES = ("^ | 利用者数 | 人 | 120 | 300 | ", "^ | 診療の日数 | 日 | 50 | 100 | 医師会調べ")


def _kpis(sketch: Any) -> list[tuple[str | None, ...]]:
    names = ("indicator", "unit", "baseline", "target", "note")
    return [tuple(k.get(n) for n in names) for k in sketch.texts("kpis")]


@pytest.mark.parametrize(
    ("heads", "unknown"),
    [
        ("*見るところ | *単位 | *むかし（令和５年度） | *あした（令和11年度） | *備考", 3),
        ("*見るところ | *単位 | *現状値（令和５年度） | *目標値（令和11年度） | *備考", 1),
        ("*指標 | *単位 | *現状値（令和５年度） | *あした（令和11年度） | *備考", 1),
    ],
)
@pytest.mark.parametrize("band", ["*ものさし", "*めじるしの表"])
def test_unknown_heads_of_indicators_are_told_by_unit_years_and_figures(
    sketch: Any, band: str, heads: str, unknown: int
) -> None:
    sketch.page(sketch.grid(*HEAD, f"{band} | {heads}", *FIGURES))
    assert _kpis(sketch) == [
        ("利用者数", "人", "120", "300", None),
        ("診療の日数", "日", "50", "100", "医師会調べ"),
    ]
    assert [r.rule for r in sketch.remarks()] == ["unknown-label"] * unknown


def test_of_two_years_the_earlier_one_is_where_an_indicator_begins(sketch: Any) -> None:
    heads = "*ものさし | *見るところ | *単位 | *あした（令和11年度） | *むかし（令和５年度） | *備考"
    sketch.page(sketch.grid(*HEAD, heads, *FIGURES))
    assert [(k[2], k[3]) for k in _kpis(sketch)] == [("300", "120"), ("100", "50")]


def test_a_head_without_a_year_is_kept_beside_its_indicator(sketch: Any) -> None:
    heads = "*ものさし | *見るところ | *単位 | *現状値 | *あした | *備考"
    sketch.page(sketch.grid(*HEAD, heads, *FIGURES))
    assert _kpis(sketch) == [
        ("利用者数", "人", "120", None, None),
        ("診療の日数", "日", "50", None, "医師会調べ"),
    ]
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    assert [(label.text, value.text) for label, value in card.extra] == [
        ("利用者数 あした", "300"),
        ("診療の日数 あした", "100"),
    ]


def test_rows_without_a_column_of_names_stay_apart(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*ものさし | *単位 | *現状値 | *目標値 | *備考 | <",
            "^ | 人 | 120 | 300 | | <",
            "^ | 日 | 50 | 100 | 医師会調べ | <",
        )
    )
    assert [(k[1], k[2], k[3]) for k in _kpis(sketch)] == [("人", "120", "300"), ("日", "50", "100")]


def test_a_group_label_alone_beside_a_text_is_its_label(sketch: Any) -> None:
    draft = sketch.draft(*HEAD, "*持⏎ち⏎場 | 市は運営を受け持つ。町は周知を行う。 | < | < | < | <")
    assert draft.fields["role_sharing"].text == "市は運営を受け持つ。町は周知を行う。"


def test_an_unknown_label_alone_in_a_group_asks_for_what_the_group_does(sketch: Any) -> None:
    draft = sketch.draft(*HEAD, "*財源 | *おもなもの | 地域医療基金 | < | < | <")
    assert draft.fields["subsidy"].text == "地域医療基金"
    assert [r.rule for r in draft.remarks] == ["unknown-label"]


def test_a_label_without_a_value_is_no_value(sketch: Any) -> None:
    draft = sketch.draft(
        *HEAD,
        "*中身 | *周知の方法 | *手立て（実施体制） | 広報で知らせる。 | < | <",
        "*財源 | *おもなもの |  | < | < | <",
        "^ | *ほかのもの | 市の基金 | < | < | <",
    )
    assert "subsidy" not in draft.fields
    assert "おもなもの" in [label.text for label, _ in draft.extra]
