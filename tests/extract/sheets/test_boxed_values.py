"""Sheets of labels on grounds of their own, each in the middle of its height beside a box with its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import FindingRow, Initiative, InitiativeExtraField
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_BLUE, _PALE = (0.18, 0.46, 0.71), (0.87, 0.92, 0.97)
_LABEL = 90.0
_Side = Callable[[Drawing, float, float, float, float], None]
"""Draws the box of a value, given the sides of its label's ground and where it ends: left, top, right, bottom."""


def _touching(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    d.frame(x + _LABEL, top, right, bottom)


def _apart(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    d.frame(x + _LABEL + 6, top, right, bottom)


def _around_both(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    d.frame(x, top, right, bottom)


def _each(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    d.frame(x, top, x + _LABEL, bottom)
    d.frame(x + _LABEL, top, right, bottom)


def _pale(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    d.fill(x + _LABEL, top, right, bottom, *_PALE)


def _between_lines(d: Drawing, x: float, top: float, right: float, bottom: float) -> None:
    for y in (top, bottom):
        d.line(x, y, right, y)


def _box(d: Drawing, top: float, height: float, label: str, lines: Sequence[str], side: _Side = _touching) -> None:
    d.fill(30, top, 30 + _LABEL, top + height, *_BLUE)
    side(d, 30, top, 510, top + height)
    d.text(30 + (_LABEL - 10 * len(label)) / 2, top + height / 2 + 4, label, 10)
    for number, line in enumerate(lines):
        d.text(30 + _LABEL + 12, top + height / 2 + 4 - 7 * (len(lines) - 1) + 14 * number, line, 11)


def _head(d: Drawing) -> None:
    d.text(30, 40, "港の足を守る事業", 18)
    d.text(500, 62, "令和8年度予算額　120百万円", 10)


def _sheet(side: _Side) -> Drawing:
    d = Drawing(842, 595)
    _head(d)
    _box(d, 75, 50, "背景・課題", ["船の便が減り、島に渡る人が困っている。", "漕ぎ手のなり手も足りない。"], side)
    _box(
        d,
        130,
        110,
        "事業内容",
        ["○ 島と港を結ぶ船の", "　 買い替えを助ける。", "○ 学びの場を開く。", "○ 乗り場を直す。"],
        side,
    )
    d.text(600, 150, "＜事業スキーム＞", 10)
    for number, word in enumerate(("国", "町", "船会社")):
        d.frame(530 + 90 * number, 165, 600 + 90 * number, 195)
        d.text(550 + 90 * number, 184, word, 10)
    _box(d, 245, 28, "対象", ["市町村、船会社"], side)
    _box(d, 278, 50, "期待される効果", ["○ 島に渡る人が増える。", "○ 船が残る。"], side)
    _box(d, 333, 28, "合言葉", ["海と船"], side)
    return d


def _read(d: Drawing, path: Path) -> tuple[Initiative, dict[str, str | None], list[FindingRow]]:
    (path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(path / "drawn.pdf").rows)
    card = next(row for row in rows if isinstance(row, Initiative))
    extra = {row.label: row.text for row in rows if isinstance(row, InitiativeExtraField)}
    return card, extra, [row for row in rows if isinstance(row, FindingRow)]


@pytest.mark.parametrize("side", [_touching, _apart, _around_both, _each, _pale, _between_lines])
def test_all_lines_of_a_box_belong_to_the_label_left_of_it(side: _Side, tmp_path: Path) -> None:
    card, extra, findings = _read(_sheet(side), tmp_path)
    assert card.name == "港の足を守る事業"
    assert card.description == "○ 島と港を結ぶ船の買い替えを助ける。○ 学びの場を開く。○ 乗り場を直す。"
    assert card.effect == "○ 島に渡る人が増える。○ 船が残る。"
    assert extra == {
        "背景・課題": "船の便が減り、島に渡る人が困っている。漕ぎ手のなり手も足りない。",
        "事業スキーム": "国 町 船会社",
        "対象": "市町村、船会社",
        "合言葉": "海と船",
    }
    assert [(f.rule, "合言葉" in f.message) for f in findings if f.rule == "unknown-label"] == [
        ("unknown-label", True)
    ]


def test_a_heading_in_a_box_ends_what_belongs_to_the_label(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _head(d)
    _box(d, 75, 50, "背景・課題", ["船の便が減っている。", "漕ぎ手も足りない。"])
    _box(d, 130, 110, "事業内容", ["○ 船の買い替えを助ける。", "○ 学びの場を開く。", "【補助率】２分の１以内"])
    _box(d, 245, 28, "期待される効果", ["○ 船が残る。"])
    card, extra, _ = _read(d, tmp_path)
    assert card.description == "○ 船の買い替えを助ける。○ 学びの場を開く。"
    assert extra == {"背景・課題": "船の便が減っている。漕ぎ手も足りない。", "補助率": "２分の１以内"}


def test_a_label_beside_another_one_is_none_of_its_text(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _head(d)
    for x, label, colour, text in (
        (30.0, "事業内容", _BLUE, "船の買い替えを助ける。"),
        (230.0, "期待される効果", (0.2, 0.6, 0.3), "島に渡る人が増える。"),
        (430.0, "背景・課題", (0.2, 0.6, 0.3), "船の便が減っている。"),
    ):
        d.fill(x, 100, x + 200, 124, *colour)
        d.text(x + 60, 116, label, 10)
        d.text(x + 10, 144, text, 10)
    card, extra, _ = _read(d, tmp_path)
    assert (card.description, card.effect) == ("船の買い替えを助ける。", "島に渡る人が増える。")
    assert extra == {"背景・課題": "船の便が減っている。"}


def test_what_stands_outside_a_frame_belongs_to_no_heading_in_it(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _head(d)
    d.frame(20, 80, 800, 400)
    for top, label, text in (
        (90.0, "取組内容", "船の買い替えを助ける。"),
        (190.0, "期待される効果", "船が残る。"),
    ):
        d.frame(30, top, 510, top + 80)
        d.text(36, top + 16, label, 12)
        d.text(36, top + 40, text, 10)
    d.text(30, 300, "計数は、端数を処理している。", 8)
    card, extra, _ = _read(d, tmp_path)
    assert (card.description, card.effect, extra) == ("船の買い替えを助ける。", "船が残る。", {})


def test_a_label_of_a_drawn_box_is_no_value_of_the_label_beside_it(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _head(d)
    for x, label, text in ((30.0, "事業内容", "船の買い替えを助ける。"), (300.0, "期待される効果", "船が残る。")):
        d.fill(x, 100, x + 270, 120, 0.8, 0.8, 0.8)
        d.text(x + 10, 114, label, 10, mode=2)
        d.text(x + 10, 140, text, 10)
    d.frame(300, 100, 570, 120)  # the right one is a table of two cells
    d.frame(300, 120, 570, 160)
    card, _, _ = _read(d, tmp_path)
    assert (card.description, card.effect) == ("船の買い替えを助ける。", "船が残る。")
