"""Lists with an initiative a row."""

from __future__ import annotations

from typing import Any

from extract.families.initiative_list import FAMILY
from schemas.printed import RawRecord


def _records(sketch: Any, table: str) -> list[RawRecord]:
    document = sketch.document
    found = [r for region in FAMILY.find(document) for r in FAMILY.read(document, region).records]
    return [record for record in found if record.table == table]


def test_the_sum_of_the_years_and_the_sources_beside_it_are_no_yearly_amounts(sketch: Any) -> None:
    sketch.page(
        "（単位：千円）",
        sketch.grid(
            "*施策 | *番号 | *事業名 | *事業の概要 | *事業費 | < | < | *令和８年度の財源内訳 | <",
            "^ | ^ | ^ | ^ | *８年度 | *９年度 | *２か年計 | *地方債 | *一般財源",
            "医療 | 1-1 | 医師住宅の改修 | 住宅を改修する。 | 8,200 | － | 8,200 | 8,000 | 200",
            "^ | 1-2 | 救急車の更新 | 車両を更新する。 | 0 | 31,000 | 31,000 | 0 | 0",
            "小計 | < | < | < | 8,200 | 31,000 | 39,200 | 8,000 | 200",
        ),
    )
    assert [r.fields["name"].text for r in _records(sketch, "initiatives")] == ["医師住宅の改修", "救急車の更新"]
    budgets = [(r.fields["fiscal_year"].text, r.fields["amount"].text) for r in _records(sketch, "budgets")]
    assert budgets == [("８年度", "8,200"), ("９年度", "－"), ("８年度", "0"), ("９年度", "31,000")]
    kept = {label.text: value.text for label, value in _records(sketch, "initiatives")[0].extra}
    assert kept["２か年計"] == "8,200"
    assert kept["地方債"] == "8,000"


def test_years_down_beside_each_name_with_the_sources_of_each_year(sketch: Any) -> None:
    sketch.page(
        "（単位：千円）",
        sketch.grid(
            "*事業名 | *事業概要 | *年度 | *事業費 | *財源内訳 | < | *担当課",
            "^ | ^ | ^ | ^ | *国庫 | *一般財源 | ^",
            "園舎の建替え | 古い園舎を建て替える。 | R8 | 120,000 | 100,000 | 20,000 | こども課",
            "^ | ^ | R9 | 340,000 | 300,000 | 40,000 | ^",
            "病児保育 | 病気の子どもを預かる。 | R8 | 9,800 | 5,000 | 4,800 | こども課",
            "^ | ^ | R9 | 10,100 | 5,100 | 5,000 | ^",
        ),
    )
    budgets = [(r.fields["fiscal_year"].text, r.fields["amount"].text) for r in _records(sketch, "budgets")]
    assert budgets == [("R8", "120,000"), ("R9", "340,000"), ("R8", "9,800"), ("R9", "10,100")]
    kept = {label.text: value.text for label, value in _records(sketch, "initiatives")[1].extra}
    assert (kept["国庫 R9"], kept["担当課"]) == ("5,100", "こども課")


def test_years_below_amounts_beside_the_heads_of_indicators_are_those_of_amounts(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *施策名 | *取組内容 | *成果指標⏎(KPI) | *現状値⏎(2024年度) | *目標値⏎(2027年度) | *市町"
            " | *事業費(千円) | <",
            "^ | ^ | ^ | ^ | ^ | ^ | ^ | *2026 | *2027",
            "1 | 渡し船の運航 | 船を出す。 | 乗った人の数 | 412人 | 500人 | 川上市 | 8,200 | 8,300",
            "2 | 案内所の運営 | 駅の案内所を営む。 | 訪れた人の数 | 880人 | 910人 | 川上市 | 6,100 | 6,150",
        ),
    )
    budgets = [(r.fields["fiscal_year"].text, r.fields["amount"].text) for r in _records(sketch, "budgets")]
    assert budgets == [("2026", "8,200"), ("2027", "8,300"), ("2026", "6,100"), ("2027", "6,150")]
    kpis = [tuple(r.fields[n].text for n in ("indicator", "baseline", "target")) for r in _records(sketch, "kpis")]
    assert kpis == [("乗った人の数", "412人", "500人"), ("訪れた人の数", "880人", "910人")]


def test_one_amount_with_its_year_in_the_head_and_a_result_without_year(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *事業名 | *事業の概要 | *令和６年度⏎決算額（千円） | *成果指標 | *目標値 | *実績値",
            "１ | 空き家の解体 | 解体費を補助する。 | 12,340 | 解体した数（棟） | 20 | 23",
            "２ | 案内所の運営 | 駅の案内所を営む。 | 8,900 | 利用者数（人） | 15,000 | 11,240",
        ),
    )
    budgets = [(r.fields["fiscal_year"].text, r.fields["amount"].text) for r in _records(sketch, "budgets")]
    assert budgets == [("令和6年度", "12,340"), ("令和6年度", "8,900")]
    assert [r.fields["value"].text for r in _records(sketch, "kpi_results")] == ["23", "11,240"]


def test_the_report_on_a_grant_with_several_indicators_beside_each_name(sketch: Any) -> None:
    sketch.page(
        "令和６年度　交付金事業　実施結果報告",
        sketch.grid(
            "*No | *交付対象事業の名称 | *事業の概要 | *交付対象事業に要する⏎経費（実績額・円） "
            "| *本事業における重要業績評価指標（KPI） | < | < | < | < | *今後の方針",
            "^ | ^ | ^ | ^ | *指標 | *指標値 | *単位 | *目標年月 | *実績値 | ^",
            "1 | 空き校舎の活用 | 校舎を改修した。 | 18,452,300 | 指標①　滞在者数 | 300 | 人 | R7.3 | 342 | 継続",
            "^ | ^ | ^ | ^ | 指標②　売上高 | 5,000 | 千円 | R7.3 | 4,120 | ^",
            "2 | 海外への販売 | 見本市に出展した。 | 9,880,000 | 指標①　商談の数 | 12 | 件 | R7.3 | 9 | 改善",
        ),
    )
    assert [r.fields["name"].text for r in _records(sketch, "initiatives")] == ["空き校舎の活用", "海外への販売"]
    assert [r.fields["amount"].text for r in _records(sketch, "budgets")] == ["18,452,300", "9,880,000"]
    kpis = [(r.fields["indicator"].text, r.fields["target"].text) for r in _records(sketch, "kpis")]
    assert kpis[:2] == [("滞在者数", "300"), ("売上高", "5,000")]
    assert [r.fields["value"].text for r in _records(sketch, "kpi_results")] == ["342", "4,120", "9"]


def test_years_alone_head_amounts_where_the_line_above_names_their_unit(sketch: Any) -> None:
    rows = (
        "*番号 | *事業名 | *事業内容 | *令和８年度 | *令和９年度",
        "1 | 空き家の解体 | 解体費を補助する。 | 1,562 | 1,134",
        "2 | 農道の整備 | 農道を直す。 | 3,024 | －",
    )
    sketch.page("（単位：千円）", sketch.grid(*rows))
    assert [r.fields["amount"].text for r in _records(sketch, "budgets")] == ["1,562", "1,134", "3,024", "－"]
    sketch.pages.clear()
    sketch.page("事業の一覧", sketch.grid(*rows))
    assert _records(sketch, "initiatives") == []


def test_the_municipalities_beside_the_projects_are_none_of_their_owners(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *施策名 | *取組内容 | *事業名称 | *関係市町 | *事業費（千円） | <",
            "^ | ^ | ^ | ^ | ^ | *2024 | *2025",
            "1 | 夜間の診療 | 夜に診る。 | 【山川市】○診療所運営事業 | 山川市⏎里町 | 480 | 490",
            "2 | 子の見守り | 子を見守る。 | 【里町】○見守り事業 | 山川市⏎里町 | 90 | 80",
        ),
    )
    told = [record.fields for record in _records(sketch, "initiatives")]
    assert [fields["municipalities"].text for fields in told] == ["山川市\n里町"] * 2
    projects = [record.fields["projects"].text for record in _records(sketch, "initiative_projects")]
    assert projects == ["【山川市】○診療所運営事業", "【里町】○見守り事業"]
