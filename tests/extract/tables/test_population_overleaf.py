"""Population tables that go on overleaf under their title, and what corners and lower lines of them say."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

_HEAD = "| 区分 | 2030年 | 2040年 |"


def test_a_table_that_its_title_says_to_go_on_has_the_notes_of_its_last_part(drawn: Drawn, rows: Rows) -> None:
    part = "| {} | < | < |\n| 年少人口 | 90/（9.0） | 70/（8.8） |\n| 総人口 | 1,000 | 800 |"
    document = drawn(
        ["表１　将来の人口", "（単位：人、％）", f"{_HEAD}\n{part.format('基準推計')}"],
        ["表１　将来の人口（続き）", f"{_HEAD}\n{part.format('独自推計１')}", "資料：町", "※（ ）内は割合(%)"],
    )
    assert facts(rows(document, "population"), "pattern", "age_group", "metric", "value")[::3] == [
        ("基準推計", "0-14", "population", 90),
        ("基準推計", "0-14", "share_pct", 8.8),
        ("独自推計１", "0-14", "population", 90),
        ("独自推計１", "0-14", "share_pct", 8.8),
    ]


def test_another_title_that_says_to_go_on_continues_no_table(drawn: Drawn, rows: Rows) -> None:
    table = f"{_HEAD}\n| 年少人口 | 90 | 70 |\n| 総人口 | 1,000 | 800 |"
    document = drawn(["表１　将来の人口", table], ["表２　目標の人口（続き）", table])
    found = rows(document, "population")
    assert [row["table_title"] for row in found] == ["将来の人口"] * 4 + ["目標の人口"] * 4


def test_the_share_of_the_aged_below_their_number_is_a_share(drawn: Drawn, rows: Rows) -> None:
    table = f"{_HEAD}\n| 老年人口 | 300/（30.0%） | 320/（40.0%） |\n| 総人口 | 1,000 | 800 |"
    found = rows(drawn(["表１　将来の人口（単位：人）", table, "注）（ ）内は割合(%)"]), "population")
    assert facts(found, "age_group", "metric", "value")[:2] == [
        ("65+", "population", 300),
        ("65+", "share_pct", 30.0),
    ]


def test_the_corner_of_a_table_tells_its_unit(drawn: Drawn, rows: Rows) -> None:
    births = "| 単位：人 | 2022年 | 2023年 |\n| 出生 | 18 | 17 |\n| 死亡 | 30 | 33 |"
    thousands = "| 単位：千人 | 2030年 | 2040年 |\n| 総人口 | 12 | 10 |"
    document = drawn(["表１　自然動態の推移", births, "人口は減る。", "表２　将来の人口", thousands])
    assert {row["unit"] for row in rows(document, "statistics")} == {"人"}
    assert facts(rows(document, "population"), "value") == [(12000,), (10000,)]


def test_a_change_beside_persons_is_in_persons_whatever_else_the_table_counts(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 | 増減数 | 世帯数 |\n| 2015年 | 900 | ▲50 | 300 |\n| 2020年 | 840 | ▲60 | 290 |"
    found = rows(drawn(["表１　人口と世帯数の推移（単位：人、世帯）", table]), "statistics")
    assert facts(found, "column_label", "unit") == [("増減数", "人"), ("世帯数", "世帯")] * 2


def test_what_compares_with_the_figure_before_is_a_change_where_the_persons_say_so(
    drawn: Drawn, rows: Rows
) -> None:
    table = "| 区分 | 2010年 | 2015年 | 2020年 |\n| 総人口 | 1,000 | 900 | 810 |\n| 前回比 | － | {} | {} |"
    for figures, metrics in ((("▲10.0", "▲10.0"), ["change_rate_pct"] * 2), (("90.0", "90.0"), [])):
        title = "表１　人口の推移（単位：人、％）"
        found = rows(drawn([title, table.format(*figures), "資料：国勢調査"]), "population")
        rates = [row for row in found if row["metric"] != "population"]
        assert [row["metric"] for row in rates] == metrics
        assert facts(rates, "base_year", "year") == [(2010, 2015), (2015, 2020)][: len(metrics)]


def test_halves_whose_ages_nothing_heads_stand_side_by_side(drawn: Drawn, rows: Rows) -> None:
    table = (
        "|  | 男 | 女 |  | 男 | 女 |\n| 85歳以上 | 9 | 8 | 5～9歳 | 3 | 4 |\n| 80～84歳 | 7 | 6 | 0～4歳 | 1 | 2 |"
    )
    found = rows(drawn(["表１　年齢別人口（令和２年国勢調査）", table]), "population")
    assert facts(found, "age_group", "value")[::2] == [("85+", 9), ("5-9", 3), ("80-84", 7), ("0-4", 1)]


def test_sums_below_names_that_only_the_title_calls_areas_are_of_all_areas(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2020年 | 2025年 |\n| 東沢 | 40 | 30 |\n| 西沢 | 60 | 50 |\n| 計 | 100 | 80 |"
    found = rows(drawn(["表１　地区別人口（単位：人）", table, "資料：住民基本台帳"]), "population")
    assert [row["area"] for row in found[::2]] == ["東沢", "西沢", "計"]


def test_a_rate_between_years_that_its_cell_breaks_names_both(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 令和２年 | 令和12年 | 令和２年→令/和12年/増減率 |\n| 総人口 | 1,000 | 800 | ▲20.0 |"
    found = rows(drawn(["表１　人口の見通し（単位：人、％）", table]), "population")
    assert facts(found, "metric", "base_year", "year")[-1] == ("change_rate_pct", 2020, 2030)


def test_a_band_at_the_top_of_a_page_opens_a_section_of_the_table_before(drawn: Drawn, rows: Rows) -> None:
    part = "| {} | < | < |\n| 年少人口 | 90 | 70 |\n| 老年人口 | 300 | 320 |\n| 総人口 | 1,000 | 800 |"
    first = f"{_HEAD}\n{part.format('パターン１')}"
    found = rows(drawn(["表１　将来の人口（単位：人）", first], [part.format("パターン２")]), "population")
    assert facts(found, "pattern", "page")[::6] == [("パターン１", 1), ("パターン２", 2)]


def test_what_was_counted_has_no_row_in_the_years_to_come(drawn: Drawn, rows: Rows) -> None:
    table = f"{_HEAD}\n| 実績値 |  |  |\n| 推計① | 900 | 800 |\n| 推計② | 950 | 900 |"
    document = drawn(["表１　将来の総人口の比較（単位：人）", table, "資料：社人研（令和5年推計）"])
    found = rows(document, "population")
    assert facts(found, "pattern", "series")[::2] == [("推計①", "projection"), ("推計②", "projection")]


def test_parts_below_each_other_whose_rows_have_no_rulings_share_title_and_notes(drawn: Drawn, rows: Rows) -> None:
    parts = [f"| 区分 | {year} |\n| 男性/女性/合計 | 40/50/90 |" for year in ("2010年", "2020年")]
    found = rows(drawn(["表１　男女別人口の推移（単位：人）", *parts, "資料：国勢調査"]), "population")
    assert facts(found, "table_title", "year", "series")[::3] == [
        ("男女別人口の推移", 2010, "census"),
        ("男女別人口の推移", 2020, "census"),
    ]


def test_heads_below_a_title_in_the_table_are_printed_again_overleaf(drawn: Drawn, rows: Rows) -> None:
    heads = "| 単位：人、世帯 | 計 | 男 | 女 | 世帯数 |\n"
    title = "| 表４　地区別人口・世帯数（令和７年３月31日現在） | < | < | < | < |\n"
    document = drawn(
        ["町の人口", title + heads + "| 黒沢 | 1,260 | 598 | 662 | 556 |\n| 上野 | 1,363 | 644 | 719 | 628 |"],
        [heads + "| 杉沢 | 2,577 | 1,244 | 1,333 | 1,077 |", "出典：住民基本台帳"],
    )
    found = [row for row in rows(document, "population") if row["sex"] == "both"]
    assert [(row["area"], row["year"], row["series"], row["value"]) for row in found] == [
        ("黒沢", 2025, "register", 1260),
        ("上野", 2025, "register", 1363),
        ("杉沢", 2025, "register", 2577),
    ]


def test_a_title_and_a_unit_over_the_whole_width_are_those_of_the_table(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 【男女別の人口】 | < | （単位：千人） |
    | 年齢 | 2030年 | 2040年 |
    | 0～14歳 | 9 | 8 |
    | 総数 | 90 | 80 |
    """
    found = rows(drawn(["里の人口は減っている。", table]), "population")
    assert facts(found, "table_title", "year", "value")[:2] == [
        ("男女別の人口", 2030, 9000),
        ("男女別の人口", 2040, 8000),
    ]


def test_later_years_of_the_same_groups_and_ages_go_on_under_the_title(drawn: Drawn, rows: Rows) -> None:
    ages = "| {} | 0～14歳 | {} | {} |\n| ^ | 15～64歳 | {} | {} |\n| ^ | 65歳以上 | {} | {} |"
    men, all_ = ages.format("男", *range(10, 16)), ages.format("計", *range(20, 26))
    document = drawn(
        ["表２　年齢別の人口の推計（パターン２）", f"| 区分 | < | 2030年 | 2040年 |\n{men}"],
        [f"| 区分 | < | 2050年 | 2060年 |\n{all_}"],
    )
    found = rows(document, "population")
    assert {(row["table_title"], row["pattern"]) for row in found} == {
        ("年齢別の人口の推計（パターン２）", "パターン２")
    }
    assert {row["year"] for row in found} == {2030, 2040, 2050, 2060}
