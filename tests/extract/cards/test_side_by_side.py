"""Cards set as text whose labels stand side by side, and tables whose label is not the last before them."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.printed import Document
from schemas.tables import Initiative, Kpi, KpiSummary, Schedule
from tests.drawing import Drawing

PAIR = (
    ("事業内容", "期待される効果"),
    ("二つの町の図書館が本を貸し合い、また", "借りられる本の種類が増えて、"),
    ("書庫を一つにまとめ、本を運ぶ車を毎週", "図書館に通う人が増える。"),
    ("走らせる。", ""),
)
ROLES = (
    ("役割分担の考え方", "活用を想定する補助制度等"),
    ("・北原市は、車を出す。", "―"),
    ("・東野町は、書庫を貸す。", ""),
)


def _document() -> Document:
    d = Drawing(460, 480)
    d.text(30, 50, "事業名　図書の共同利用事業", 11)
    d.text(36, 70, "関係市町村名", 9)
    d.text(36, 84, "北原市、東野町", 9)
    y = 104.0
    for left, right in PAIR:
        d.text(36, y, left, 9)
        d.text(240, y, right, 9)
        y += 14
    d.text(36, y, "実施スケジュール", 9)
    xs: tuple[float, ...] = (30.0, 150.0, 220.0, 290.0, 360.0)
    ys = (y + 4, y + 20, y + 36)
    d.grid(xs, ys)
    for x, text in zip(xs, ("区分", "令和７年度", "令和８年度", "令和９年度"), strict=False):
        d.text(x + 4, ys[0] + 12, text, 8)
    d.text(34, ys[1] + 12, "本の貸し合い", 8)
    d.text(250, ys[1] + 12, "●", 8)
    y = ys[2] + 18
    for left, right in ROLES:
        d.text(36, y, left, 9)
        d.text(240, y, right, 9)
        y += 14
    d.text(36, y + 6, "成果指標（ＫＰＩ）", 9)
    xs, ys = (30.0, 150.0, 250.0, 360.0), (y + 10, y + 26, y + 42)
    d.grid(xs, ys)
    for row, texts in enumerate(
        (("指標名", "現状値（令和６年度）", "目標値（令和９年度）"), ("貸出しの冊数", "95冊", "398冊"))
    ):
        for x, text in zip(xs, texts, strict=False):
            d.text(x + 4, ys[row] + 12, text, 8)
    return d.read()


def test_lines_below_labels_side_by_side_belong_to_the_label_over_them() -> None:
    found = [row for row in process(_document()).rows if isinstance(row, Initiative)]
    assert [(row.name, row.role_sharing, row.subsidy) for row in found] == [
        ("図書の共同利用事業", "・北原市は、車を出す。・東野町は、書庫を貸す。", None)
    ]
    assert found[0].effect == "借りられる本の種類が増えて、図書館に通う人が増える。"
    assert str(found[0].description).endswith("毎週走らせる。")


def test_tables_below_them_belong_to_the_card() -> None:
    rows = process(_document()).rows
    assert [(row.item, row.fiscal_year) for row in rows if isinstance(row, Schedule) and row.active] == [
        ("本の貸し合い", 2026)
    ]
    assert [row.indicator for row in rows if isinstance(row, Kpi)] == ["貸出しの冊数"]
    assert not any(isinstance(row, KpiSummary) for row in rows)
