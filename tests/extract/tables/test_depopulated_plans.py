"""Tables of the plans that every municipality of a depopulated area prints in the same statutory form."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_the_form_of_a_plan_for_depopulated_areas(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "表１－１(１) 人口の推移（国勢調査）",
            "| 区分 | 昭和35年 | 昭和50年 | < |\n"
            "| ^ | 実数 | 実数 | 増減率 |\n"
            "| 総数 | 人/6,000 | 人4,500 | ％△ 25.0 |\n"
            "| ０歳～14歳 | 2,000 | 1,000 | △ 50.0 |\n"
            "| うち15歳～/29歳(a) | 1,500 | 900 | △ 40.0 |\n"
            "| 65歳以上(b) | 480 | 540 | 12.5 |\n"
            "| (a)／総数/若年者比率 | ％/25.0 | ％/20.0 | － |\n"
            "| (b)／総数/高齢者比率 | ％ 8.0 | ％ 12.0 | － |",
        ]
    )
    found = facts(rows(document, "population"), "age_group", "metric", "year", "base_year", "value")
    assert found == [
        ("total", "population", 1960, None, 6000),
        ("total", "population", 1975, None, 4500),
        ("total", "change_rate_pct", 1975, 1960, -25.0),
        ("0-14", "population", 1960, None, 2000),
        ("0-14", "population", 1975, None, 1000),
        ("0-14", "change_rate_pct", 1975, 1960, -50.0),
        ("15-29", "population", 1960, None, 1500),
        ("15-29", "population", 1975, None, 900),
        ("15-29", "change_rate_pct", 1975, 1960, -40.0),
        ("65+", "population", 1960, None, 480),
        ("65+", "population", 1975, None, 540),
        ("65+", "change_rate_pct", 1975, 1960, 12.5),
        ("15-29", "share_pct", 1960, None, 25.0),
        ("15-29", "share_pct", 1975, None, 20.0),
        ("65+", "aging_rate_pct", 1960, None, 8.0),
        ("65+", "aging_rate_pct", 1975, None, 12.0),
    ]


def test_units_in_the_labels_of_rows_and_in_the_brackets_of_the_title(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "表１－２(２) 施設の整備状況",
            "| 区分 | 平成22年度末 | 令和２年度末 |\n| 村道改良率（％） | 52.9 | 55.1 |\n"
            "| 農道延長（ｍ） | 8,420 | 9,000 |",
            "【路線別の輸送人員　単位：千人】",
            "| 路線 | R5 | R6 |\n| 里線 | 31.6 | 32.0 |\n| 谷線 | 52.7 | 54.1 |",
        ]
    )
    found = facts(rows(document, "statistics"), "table_title", "row_label", "unit", "value")
    assert [row[1:] for row in found[:4]] == [
        ("村道改良率", "%", 52.9),
        ("村道改良率", "%", 55.1),
        ("農道延長", "m", 8420),
        ("農道延長", "m", 9000),
    ]
    assert found[4:] == [
        ("路線別の輸送人員", name, "千人", value)
        for name, values in (("里線", (31.6, 32.0)), ("谷線", (52.7, 54.1)))
        for value in values
    ]


def test_people_by_industry_are_no_population(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "産業別人口の動向（国勢調査）",
            "| 区分 | 昭和50年 | 平成２年 |\n| 総数 | 3,890人 | 3,144人 |\n"
            "| 第１次産業就業人口比率 | 59.4％ | 40.7％ |",
        ]
    )
    assert rows(document, "population") == []
    assert facts(rows(document, "statistics"), "row_label", "unit", "value") == [
        ("総数", "人", 3890),
        ("総数", "人", 3144),
        ("第１次産業就業人口比率", "%", 59.4),
        ("第１次産業就業人口比率", "%", 40.7),
    ]


def test_the_programmes_of_a_field_are_a_list_though_one_of_its_heads_is_not_known(
    drawn: Drawn, rows: Rows
) -> None:
    document = drawn(
        [
            "（３）計画",
            "| 持続的発展/施策区分 | 事業名/（施設名） | 事業内容 | 事業主体 | 備考 |\n"
            "| １　移住・定住 | (１)移住・定住 | 公営住宅の整備 | 村 | |\n"
            "| ^ | (２)地域間交流 | 交流館の改修 | 村 | |\n"
            "| ^ | (３)人材育成 | 若者塾の開催 | 村 | 基金積立 |",
            "（４）達成目標",
            "| 指標 | 基準値（令和６年度） | 目標値（令和12年度） |\n"
            "| 転入者数 | 13人 | 25人 |\n"
            "| 空き家の成約件数 | 4件 | 10件 |",
        ]
    )
    found = facts(
        rows(document, "kpi_summary"), "indicator", "unit", "baseline_value", "target_value", "target_fy"
    )
    assert found == [("転入者数", "人", 13, 25, 2030), ("空き家の成約件数", "件", 4, 10, 2030)]
