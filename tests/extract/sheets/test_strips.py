"""Strips of labels and values below the title of a sheet, however they are set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Budget, FindingRow, Initiative, InitiativeExtraField
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_ORANGE = (0.97, 0.8, 0.68)
_TOP, _HEIGHT = 60.0, 24.0
_BODY = "地域の団体が開く学びの場に対し、講師の派遣と教材の費用を支援する。"
_PAIRS = (
    ("都道府県", "岩手県"),
    ("団体名", "川上市、川下町、谷村"),
    ("分野", "観光"),
    ("事業期間", "令和４年度～令和６年度"),
)
_Draw = Callable[[Drawing], None]


def _cell(
    d: Drawing, x: float, top: float, width: float, lines: Sequence[str], *, ruled: bool, label: bool
) -> None:
    if label:
        d.fill(x, top, x + width, top + _HEIGHT, *_ORANGE)
    if ruled:
        d.frame(x, top, x + width, top + _HEIGHT)
    middle = top + _HEIGHT / 2 - 5.5 * (len(lines) - 1)
    for number, line in enumerate(lines):
        centred = x + (width - 10 * len(line)) / 2
        d.text(centred if label else x + 6, middle + 4 + 11 * number, line, 10)


def _row(d: Drawing, top: float, pairs: Sequence[tuple[str, str]], *, ruled: bool = True) -> None:
    x = 30.0
    for label, value in pairs:
        wide = 16.0 + 10 * max(len(line) for line in value.split("\n"))
        _cell(d, x, top, 60, [label], ruled=ruled, label=True)
        _cell(d, x + 60, top, wide, value.split("\n"), ruled=ruled, label=False)
        x += 60 + wide + (0 if ruled else 14)


def _in_one_row(d: Drawing) -> None:
    _row(d, _TOP, _PAIRS)


def _wrapped(d: Drawing) -> None:
    _row(d, _TOP, [(label, value.replace("、谷", "、\n谷")) for label, value in _PAIRS])


def _in_two_rows(d: Drawing) -> None:
    widths = (150.0, 240.0)
    for number, pairs in enumerate((_PAIRS[:2], _PAIRS[2:])):
        x, top = 30.0, _TOP + number * _HEIGHT
        for (label, value), wide in zip(pairs, widths, strict=True):
            _cell(d, x, top, 70, [label], ruled=True, label=True)
            _cell(d, x + 70, top, wide, [value], ruled=True, label=False)
            x += 70 + wide


def _below_labels(d: Drawing) -> None:
    x = 30.0
    for (label, value), wide in zip(_PAIRS, (90, 240, 110, 260), strict=True):
        _cell(d, x, _TOP, wide, [label], ruled=True, label=True)
        _cell(d, x, _TOP + _HEIGHT, wide, [value], ruled=True, label=False)
        x += wide


def _on_grounds(d: Drawing) -> None:
    _row(d, _TOP, _PAIRS, ruled=False)


def _on_grounds_in_two_rows(d: Drawing) -> None:
    for number, pairs in enumerate((_PAIRS[:2], _PAIRS[2:])):
        _row(d, _TOP + number * 28, [(label, value.ljust(8, "　")) for label, value in pairs], ruled=False)


def _in_brackets(d: Drawing) -> None:
    x = 30.0
    for label, value in _PAIRS[1:]:
        d.text(x, _TOP + 14, f"【{label}】{value}", 10)
        x += 10 * (len(label) + len(value) + 3)


def _page(d: Drawing, strip: _Draw) -> None:
    d.text(30, 40, "朝市をめぐる船の旅", 18)
    strip(d)
    d.text(30, 170, "背景・課題", 12)
    d.text(430, 170, "事業費", 12)
    d.text(44, 190, "朝市の客が減り、店を閉じる人が続いている。", 9)
    d.text(444, 190, "令和４年度　　2,400千円", 9)
    d.text(30, 240, "取組内容", 12)
    d.text(44, 260, _BODY, 9)


def _read(d: Drawing, path: Path) -> tuple[Initiative, dict[str, str], list[object]]:
    (path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(path / "drawn.pdf").rows)
    card = next(row for row in rows if isinstance(row, Initiative))
    return card, {row.label: row.text for row in rows if isinstance(row, InitiativeExtraField)}, list(rows)


@pytest.mark.parametrize(
    "strip",
    [_in_one_row, _wrapped, _in_two_rows, _below_labels, _on_grounds, _on_grounds_in_two_rows, _in_brackets],
)
def test_each_value_belongs_to_its_label(strip: _Draw, tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _page(d, strip)
    card, extra, rows = _read(d, tmp_path)
    assert card.name == "朝市をめぐる船の旅"
    assert card.policy_field == "観光"
    assert card.municipalities == "川上市、川下町、谷村"
    assert card.description == _BODY
    assert extra.pop("事業期間") == "令和４年度～令和６年度"
    assert strip is _in_brackets or extra.pop("都道府県") == "岩手県"
    assert extra == {"背景・課題": "朝市の客が減り、店を閉じる人が続いている。"}
    assert [row.amount_thousand_yen for row in rows if isinstance(row, Budget)] == [2400]
    assert not [row for row in rows if isinstance(row, FindingRow) and row.rule == "unknown-label"]


def test_all_lines_right_of_a_label_in_the_middle_of_its_cell_are_its_value(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _page(d, _in_one_row)
    d.grid([430, 500, 700], [300, 350])
    d.text(450, 329, "担当課", 10)
    d.text(506, 317, "商工観光室", 10)
    d.text(506, 341, "電話　0000-11-2222", 10)
    _, extra, _ = _read(d, tmp_path)
    assert extra["担当課"] == "商工観光室電話　0000-11-2222"


@pytest.mark.parametrize(
    ("printed", "towns", "kept"),
    [
        ("岩手県川上市（代表）・川下町", "川上市、川下町", None),
        ("川上市ほか２町", None, "川上市ほか２町"),
        ("川上市　朝市の会", "川上市", "川上市　朝市の会"),
        ("県内全市町村", None, "県内全市町村"),
        ("川上市、朝市の会", None, "川上市、朝市の会"),
    ],
)
def test_only_a_list_of_towns_is_one_and_nothing_beside_a_town_is_lost(
    printed: str, towns: str | None, kept: str | None, tmp_path: Path
) -> None:
    d = Drawing(842, 595)
    _page(d, lambda d: _row(d, _TOP, [("実施団体", printed), ("分野", "観光")]))
    card, extra, _ = _read(d, tmp_path)
    assert card.municipalities == towns
    assert extra.get("実施団体") == kept


def test_a_label_that_nobody_knows_is_one_where_it_is_set_as_the_others_are(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _page(d, lambda d: _row(d, _TOP, [("団体名", "谷村"), ("分野", "観光"), ("合言葉", "海と船")]))
    _, extra, _ = _read(d, tmp_path)
    assert extra["合言葉"] == "海と船"


def test_a_strip_above_the_title_takes_no_title_from_the_sheet(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    _row(d, 20, _PAIRS)
    d.text(30, 80, "朝市をめぐる船の旅", 18)
    d.text(430, 80, "【令和４年度予算額　2,400千円】", 10)
    d.text(30, 120, "背景・課題", 12)
    d.text(44, 140, "朝市の客が減り、店を閉じる人が続いている。", 9)
    d.text(30, 240, "取組内容", 12)
    d.text(44, 260, _BODY, 9)
    card, _, rows = _read(d, tmp_path)
    assert (card.name, card.municipalities, card.description) == (
        "朝市をめぐる船の旅",
        "川上市、川下町、谷村",
        _BODY,
    )
    assert [row.amount_thousand_yen for row in rows if isinstance(row, Budget)] == [2400]
