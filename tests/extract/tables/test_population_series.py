"""Which figures of projections are counted, aimed at or of another release, told by other tables and notes."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts

CENSUS = """
| 区分 | 2015年 | 2020年 |
| 総人口 | 900 | 850 |
| 老年人口 | 400 | 420 |
"""
TARGET = """
| 区分 | 2020年 | 2030年 |
| 総人口 | 850 | 790 |
| 年少人口 | 80 | 90 |
| 老年人口 | 420 | 380 |
"""


def test_the_year_from_which_a_target_starts_is_counted_where_another_table_says_so(
    drawn: Drawn, rows: Rows
) -> None:
    document = drawn(["人口の推移（単位：人）", CENSUS, "資料：国勢調査", "目標人口（単位：人）", TARGET])
    found = [row for row in rows(document, "population") if row["table_title"] == "目標人口"]
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census"), (2030, "target")}


def test_a_start_that_no_other_table_gives_is_what_the_title_says(drawn: Drawn, rows: Rows) -> None:
    other = TARGET.replace("| 850 |", "| 860 |")
    document = drawn(["人口の推移（単位：人）", CENSUS, "資料：国勢調査", "目標人口（単位：人）", other])
    found = [row for row in rows(document, "population") if row["table_title"] == "目標人口"]
    assert {row["series"] for row in found} == {"target"}


def test_a_note_for_all_that_follows_holds_for_the_tables_below(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "将来人口（単位：人）",
            TARGET,
            "※2020年は国勢調査による実績値（以下同じ。）",
            "目標人口（単位：人）",
            TARGET,
        ]
    )
    found = [row for row in rows(document, "population") if row["table_title"] == "目標人口"]
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census"), (2030, "target")}


def test_a_projection_that_another_table_calls_the_aim_is_one(drawn: Drawn, rows: Rows) -> None:
    compared = """
    | 区分 | 2030年 | 2040年 |
    | パターン１ | 700 | 600 |
    | 村独自推計（目標） | 790 | 750 |
    """
    alone = "| 区分 | 2030年 | 2040年 |\n| 総人口 | 790 | 750 |\n| 老年人口 | 380 | 340 |"
    document = drawn(["総人口の推計（単位：人）", compared, "年齢別人口（村独自推計）（単位：人）", alone])
    found = rows(document, "population")
    assert {(row["pattern"], row["series"]) for row in found} == {
        ("パターン１", "projection"),
        ("村独自推計（目標）", "target"),
        ("村独自推計", "target"),
    }


def test_releases_of_a_projection_are_its_patterns(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 令和7年 | 令和12年 |
    | 平成30年推計 | 700 | 600 |
    | 令和5年推計 | 690 | 580 |
    """
    found = rows(drawn(["社人研推計による総人口の比較（単位：人）", table]), "population")
    assert facts(found, "pattern", "year", "value") == [
        ("平成30年推計", 2025, 700),
        ("平成30年推計", 2030, 600),
        ("令和5年推計", 2025, 690),
        ("令和5年推計", 2030, 580),
    ]


def test_an_era_over_its_years_belongs_to_each_of_them(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 平　成 | < | 令　和 | < |
    | ^ | 29年 | 30年 | 元年 | 2年 |
    | 男 | 40 | 39 | 38 | 37 |
    | 女 | 45 | 44 | 43 | 42 |
    """
    found = rows(drawn(["住民基本台帳人口の推移（単位：人）", table]), "population")
    assert facts(found, "sex", "year", "value")[:4] == [
        ("male", 2017, 40),
        ("male", 2018, 39),
        ("male", 2019, 38),
        ("male", 2020, 37),
    ]


def test_shares_beside_their_figures_need_no_header_of_their_own(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総人口 | 年少人口 |  | 老年人口 |  |
    | 2025年 | 100 | 20 | (20.0%) | 80 | (80.0%) |
    | 2030年 | 90 | 18 | (20.0%) | 72 | (80.0%) |
    """
    found = rows(drawn(["年齢別人口の見通し（単位：人）", table]), "population")
    assert facts(found, "age_group", "metric", "value")[:5] == [
        ("total", "population", 100),
        ("0-14", "population", 20),
        ("0-14", "share_pct", 20.0),
        ("65+", "population", 80),
        ("65+", "share_pct", 80.0),
    ]


def test_part_of_an_age_group_in_brackets_and_a_rate_without_year(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 町村名 | 平成27年 | 令和2年 | 高齢化率 |
    | 港 | 120 | 100 | 45.0 |
    | 島全体 | 520 | 480 | 41.5 |
    """
    found = rows(drawn(["島内の人口の推移（単位：人、％）", table]), "population")
    assert facts(found, "area", "year", "metric", "value")[2::3] == [
        ("港", 2020, "aging_rate_pct", 45.0),
        ("島全体", 2020, "aging_rate_pct", 41.5),
    ]
    older = "| 区分 | 2020年 | 2025年 |\n| 老年人口 | 420 | 400 |\n| （うち75歳以上） | 210 | 220 |"
    found = rows(drawn(["年齢別人口の推移（単位：人）", older]), "population")
    assert facts(found, "age_group", "value")[2:] == [("75+", 210), ("75+", 220)]


def test_a_title_printed_again_overleaf_heads_the_same_table(drawn: Drawn, rows: Rows) -> None:
    head = "| 年齢 | < | R2 | R7 |"
    first = f"{head}\n| 男 | 0～4歳 | 10 | 9 |\n| ^ | 5～9歳 | 11 | 10 |\n| | 0～4歳 | 8 | 7 |"
    second = f"{head}\n| 女 | 5～9歳 | 12 | 8 |\n| ^ | 10～14歳 | 13 | 12 |"
    title = "男女別の人口（推計）"
    found = rows(drawn([title, "（単位：人）", first], [title, "（単位：人）", second]), "population")
    assert facts(found, "sex", "age_group", "value")[::2] == [
        ("male", "0-4", 10),
        ("male", "5-9", 11),
        ("female", "0-4", 8),
        ("female", "5-9", 12),
        ("female", "10-14", 13),
    ]


def test_rates_between_two_years_of_one_era_or_of_an_arrow(drawn: Drawn, rows: Rows) -> None:
    era = "| 区分 | < | 総人口 | 老年人口 |\n| 増減率（平成22→52年） | パターン１ | -34.7% | -22.3% |"
    found = rows(drawn(["将来人口の増減率", era]), "population")
    assert {(row["year"], row["base_year"]) for row in found} == {(2040, 2010)}
    arrow = """
    | 市町村 | 人口（人） | < | < | 増減率（％） | < |
    | ^ | 2010年 | 2015年 | 2020年 | 2010→2015 | 2015→2020 |
    | 山川市 | 2,000 | 1,900 | 1,793 | -5.0 | -5.6 |
    | 里町 | 1,500 | 1,400 | 1,330 | -6.7 | -5.0 |
    """
    found = rows(drawn(["近隣市町村の人口増減率", arrow]), "population")
    assert facts(found, "metric", "year", "base_year")[3:5] == [
        ("change_rate_pct", 2015, 2010),
        ("change_rate_pct", 2020, 2015),
    ]


def test_a_section_of_projections_ends_one_of_counted_figures(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総人口 | 老年人口 |
    | 実績値 | < | < |
    | 2015年 | 900 | 400 |
    | 推計値（社人研推計に準拠） | < | < |
    | 2025年 | 800 | 390 |
    """
    found = rows(drawn(["人口の推移と見通し（単位：人）", table, "出典：国勢調査"]), "population")
    assert facts(found, "year", "series")[::2] == [(2015, "census"), (2025, "projection")]


def test_figures_of_a_chart_between_caption_and_table_are_no_title(drawn: Drawn, rows: Rows) -> None:
    table = "| | 2015年 | 2020年 |\n| 65歳以上 | 400 | 420 |\n| 0～14歳 | 90 | 80 |"
    labels = ["（人）", "男性 女性", *(str(number) for number in range(900, 0, -60)), "2015年 2020年"]
    found = rows(drawn(["３　見通し", "図表１　年齢別人口の推移（単位：人）", *labels, table]), "population")
    assert {row["table_title"] for row in found} == {"年齢別人口の推移"}


def test_indices_are_no_population(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2020年 | 2025年 |\n| 総人口 | 100.0 | 92.9 |\n| 老年人口 | 100.0 | 95.1 |"
    assert rows(drawn(["推計の人口指数（2020年＝100）", table]), "population") == []


def test_patterns_that_start_from_the_same_persons_start_from_the_survey_of_that_year(
    drawn: Drawn, rows: Rows
) -> None:
    counted = "| 年 | 総人口 |\n| 2015年 | 1,300 |\n| 2020年 | 1,200 |"
    compared = """
    | 区分 | 2020年 | 2030年 |
    | 社人研準拠推計 | 73 | 62 |
    | 将来展望 | 73 | 65 |
    """
    found = rows(
        drawn(["国勢調査の人口", counted, "20～39歳の女性人口の見通し（単位：人）", compared]), "population"
    )
    assert facts(found, "pattern", "year", "series", "value")[2:] == [
        ("社人研準拠推計", 2020, "census", 73),
        ("社人研準拠推計", 2030, "projection", 62),
        ("将来展望", 2020, "census", 73),
        ("将来展望", 2030, "target", 65),
    ]


def test_a_note_tells_year_by_year_what_is_counted_and_what_projected(drawn: Drawn, rows: Rows) -> None:
    note = "※2020年は国勢調査（不詳を按分）、2030年以降は村独自推計による。"
    document = drawn(["村独自推計による人口（単位：人）", TARGET, note])
    assert {(row["year"], row["series"]) for row in rows(document, "population")} == {
        (2020, "census"),
        (2030, "projection"),
    }


def test_a_heading_says_which_projection_is_aimed_at(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["第４章　将来展望", "１　村独自推計（目標人口）", "村独自推計による年齢別の人口（単位：人）", TARGET]
    )
    assert {row["series"] for row in rows(document, "population")} == {"target"}


def test_a_year_of_which_some_groups_are_counted_is_counted(drawn: Drawn, rows: Rows) -> None:
    groups = """
    | 区分 | 2015年 | 2020年 |
    | 総人口 | 900 | 850 |
    | 年少人口 | 90 | 80 |
    | 75歳以上 | 210 | 230 |
    """
    document = drawn(["人口の推移（単位：人）", CENSUS, "資料：国勢調査", "年齢別人口の推移（単位：人）", groups])
    assert {row["series"] for row in rows(document, "population")} == {"census"}


def test_a_mark_begins_a_note_of_its_own(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["人口の推移（単位：人）", CENSUS, "資料：国勢調査　※老年人口は2020年"])
    assert {row["series"] for row in rows(document, "population")} == {"census"}


def test_a_heading_of_projections_and_targets_leaves_it_to_the_patterns(drawn: Drawn, rows: Rows) -> None:
    table = """
    |  | 実績 | 推計・目標 | < |
    | ^ | 2020年 | 2025年 | 2030年 |
    | 社人研推計 | 850 | 820 | 790 |
    | 目標人口 | 850 | 830 | 810 |
    """
    found = rows(drawn(["目標人口と社人研推計の比較（単位：人）", table]), "population")
    assert facts(found, "year", "series")[1::2] == [(2025, "projection"), (2020, None), (2030, "target")]


def test_the_areas_of_a_table_start_from_one_survey(drawn: Drawn, rows: Rows) -> None:
    total = "| 年 | 総人口 |\n| 2015年 | 900 |\n| 2020年 | 850 |"
    areas = """
    | 地区 | 2020年 | 2030年 |
    | 上地区 | 500 | 450 |
    | 下地区 | 350 | 340 |
    | 村計 | 850 | 790 |
    """
    document = drawn(
        [
            "大川村人口の推移",
            total,
            "資料：国勢調査",
            "地区別の目標人口（単位：人）",
            areas.replace("村計", "大川村"),
        ]
    )
    found = [row for row in rows(document, "population") if row["table_title"] == "地区別の目標人口"]
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census"), (2030, "target")}


AREAS_ACROSS = """
| 年 | < | 山川市 | 里町 |
| 実績 | 平成27年（2015） | 1,000 | 500 |
| ^ | 令和２年（2020） | 900 | 480 |
| 推計 | 令和７年（2025） | 810 | 456 |
"""
RATES = """
| 年 | 山川市 | 里町 |
| 令和２年（2020） | △10.0 | △4.0 |
| 令和７年（2025） | △10.0 | △5.0 |
"""
SOURCE = "資料：実績は「国勢調査」より。推計は、国立社会保障・人口問題研究所の推計（令和５年12月/推計）より"


def test_a_table_of_rates_alone_compares_with_the_year_above_and_its_note_tells_of_the_persons(
    drawn: Drawn, rows: Rows
) -> None:
    lines = SOURCE.split("/")
    document = drawn(
        ["【総人口の推移】", "（単位：人）", AREAS_ACROSS, "【総人口の増減率】", "（単位：％）", RATES, *lines]
    )
    found = rows(document, "population")
    rates = [row for row in found if row["metric"] == "change_rate_pct"]
    assert facts(rates, "area", "base_year", "year", "value") == [
        ("山川市", 2015, 2020, -10.0),
        ("里町", 2015, 2020, -4.0),
        ("山川市", 2020, 2025, -10.0),
        ("里町", 2020, 2025, -5.0),
    ]
    persons = [row for row in found if row["metric"] == "population"]
    assert {(row["year"], row["series"]) for row in persons} == {
        (2015, "census"),  # no rate is of this year: it stands beside the same 実績
        (2020, "census"),
        (2025, "projection"),
    }


def test_a_row_that_compares_two_years_is_a_change(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 山川市 | < |
    | ^ | 0～14歳 | 合計 |
    | 令和２年 | 100 | 1,000 |
    | 令和22年 | 60 | 800 |
    | Ｒ22の/Ｒ２比(%) | ▲40.00 | ▲20.00 |
    """
    for text in (table, table.replace("Ｒ22の/Ｒ２比", "Ｒ22のＲ２比")):
        found = [
            row for row in rows(drawn(["人口の推移及び推計（単位：人）", text]), "population") if row["base_year"]
        ]
        assert facts(found, "age_group", "metric", "base_year", "year", "value") == [
            ("0-14", "change_rate_pct", 2020, 2040, -40.0),
            ("total", "change_rate_pct", 2020, 2040, -20.0),
        ]


def test_years_in_brackets_are_those_of_the_source_before_them(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2015年 | 2020年 | 2025年 |\n| 山川市 | 900 | 850 | 790 |"
    document = drawn(["人口の推移", table, "出典：国勢調査（実績）、社人研推計（令和7年以降）"])
    assert [(row["year"], row["series"]) for row in rows(document, "population")] == [
        (2015, "census"),
        (2020, "census"),
        (2025, "projection"),
    ]


def test_the_same_source_as_above_and_none_for_one_sex_are_those_of_the_table_of_both(
    drawn: Drawn, rows: Rows
) -> None:
    def table(total: int) -> str:
        return f"| 区分 | 実績値 | 推計値 |\n| ^ | 2020年 | 2030年 |\n| 総人口 | {total} | {total - 90} |"

    note = "資料：令和２年は国勢調査、令和12年は村の推計"
    document = drawn(
        [
            *("将来推計人口（男女計）（単位：人）", table(850), note),
            *("将来推計人口（男）（単位：人）", table(410)),
            *("将来推計人口（女）（単位：人）", table(440), "資料：同上"),
            *("人口の推移（単位：人）", CENSUS.replace("850", "861"), "資料：住民基本台帳"),
        ]
    )
    found = facts(rows(document, "population"), "year", "series", "value")
    assert [row for row in found if row[0] == 2020] == [
        (2020, "census", 850),
        (2020, "census", 410),
        (2020, "census", 440),
        (2020, "register", 861),
        (2020, "register", 420),
    ]


def test_a_counted_figure_is_of_the_survey_that_gives_it_where_two_surveys_count_in_its_year(
    drawn: Drawn, rows: Rows
) -> None:
    register = "| 区分 | 2020年 |\n| 総人口 | 870 |\n| 老年人口 | 425 |"
    projected = """
    | 区分     | 実績値 | 推計値 |
    | ^        | 2020年 | 2030年 |
    | 総人口   | 850    | 760    |
    | 老年人口 | 420    | 370    |
    """
    document = drawn(
        [
            "人口の推移（単位：人）",
            CENSUS,
            "資料：国勢調査",
            "登録人口（単位：人）",
            register,
            "資料：住民基本台帳",
            "将来の人口（単位：人）",
            projected,
        ]
    )
    found = [row for row in rows(document, "population") if row["table_title"] == "将来の人口"]
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census"), (2030, "projection")}


def test_what_a_projection_assumes_stands_beside_its_name_and_an_aim_is_a_target(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口ビジョン",
            "表１ 総人口の推計の比較（単位：人）",
            "| パターン | 仮定 | 2030年 | 2040年 |\n| パターン１ | 社人研準拠 | 700 | 600 |\n"
            "| パターン２ | 出生率が2.07まで上昇 | 710 | 640 |\n| パターン３ | 社会増減が均衡 | 720 | 650 |",
            "表２ 本村が目指す将来人口（単位：人）",
            "| 年 | 総人口 | 年少人口 |\n| 2030年 | 715 | 80 |\n| 2040年 | 645 | 82 |",
        ]
    )
    found = rows(document, "population")
    assert [(r["pattern"], r["series"], r["year"], r["value"]) for r in found if r["age_group"] == "total"] == [
        *(("パターン１", "projection", 2030, 700), ("パターン１", "projection", 2040, 600)),
        *(("パターン２", "projection", 2030, 710), ("パターン２", "projection", 2040, 640)),
        *(("パターン３", "projection", 2030, 720), ("パターン３", "projection", 2040, 650)),
        *((None, "target", 2030, 715), (None, "target", 2040, 645)),
    ]
    assert not rows(document, "statistics")


SEVERAL = """
| 区分 | 2010年 | 2015年 | 2020年 | 2025年 | 2030年 |
| 総人口 | 950 | 900 | 850 | 800 | 740 |
"""
SAID = "資料：2020年までは国勢調査、2025年以降は社人研推計"


@pytest.mark.parametrize(
    "note",
    [
        "※2010年から2020年は国勢調査、2025年から2030年は推計",
        "（注）平成22年～令和２年：国勢調査、令和７年～令和12年：社人研推計",
        "資料：国勢調査（2010～2020年）、社人研推計（2025～2030年）",
        "資料：国勢調査（H22～R2）、社人研推計（R7～R12）",
        "資料：国勢調査（平成22年（2010年）～令和２年（2020年））、社人研推計（令和７年（2025年）以降）",
        "資料：国勢調査、令和７年以降は社人研推計",
        "資料：国勢調査。令和７年以降は社人研推計。",
    ],
)
@pytest.mark.parametrize("title", ["人口の推移（単位：人）", "人口の将来推計（単位：人）"])
def test_notes_tell_from_which_year_to_which_a_source_holds(
    drawn: Drawn, rows: Rows, title: str, note: str
) -> None:
    found = rows(drawn([title, SEVERAL, note]), "population")
    assert [row["series"] for row in found] == ["census"] * 3 + ["projection"] * 2


@pytest.mark.parametrize(
    "note", ["資料：表１に同じ", "出典は表１と同様。年齢不詳は按分している。", "資料：前表に同じ", "資料：同上"]
)
def test_a_note_that_refers_to_another_table_says_what_its_note_says(drawn: Drawn, rows: Rows, note: str) -> None:
    other = "| 区分 | 2020年 | 2025年 |\n| 老年人口 | 400 | 390 |"
    document = drawn(
        ["表１　人口の推移（単位：人）", SEVERAL, SAID, "表２　老年人口の将来推計（単位：人）", other, note]
    )
    found = [row for row in rows(document, "population") if row["table_number"] == "表２"]
    assert [row["series"] for row in found] == ["census", "projection"]


def test_a_note_that_refers_to_no_population_table_tells_nothing(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["表１　人口の推移（単位：人）", SEVERAL, "資料：表５に同じ"])
    assert {row["series"] for row in rows(document, "population")} == {None}


def test_bare_years_below_a_corner_stand_beside_what_they_are(drawn: Drawn, rows: Rows) -> None:
    table = """
    |      | <    | 基準推計 | <        | 独自推計 | <        |
    | ^    | ^    | 人口     | 高齢化率 | 人口     | 高齢化率 |
    | 実績 | 2020 | 4,236    | 36.8     | 4,236    | 36.8     |
    | 推計 | 2025 | 3,815    | 38.1     | 3,840    | 37.9     |
    | ^    | 2030 | 3,423    | 38.1     | 3,477    | 37.6     |
    """
    found = rows(drawn(["総人口と高齢化率の見通し", "（単位：人、％）", table, "資料：国勢調査"]), "population")
    persons = [row for row in found if row["metric"] == "population"]
    assert [(row["year"], row["value"], row["series"]) for row in persons if row["pattern"] == "独自推計"] == [
        (2020, 4236, "census"),
        (2025, 3840, "projection"),
        (2030, 3477, "projection"),
    ]


def test_targets_by_year_of_age_groups_are_a_population_and_no_list_of_indicators(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 区分 | 実績 | 目標 | < | 増減率（2020年比） |
    | ^ | 2020年 | 2030年 | 2040年 | ^ |
    | 年少人口（0～14歳） | 726 | 653 | 613 | -15.6 |
    | 生産年齢人口（15～64歳） | 2,982 | 2,798 | 2,643 | -11.4 |
    | 老年人口（65歳以上） | 1,647 | 1,560 | 1,456 | -11.6 |
    | 計 | 5,355 | 5,011 | 4,712 | -12.0 |
    | 高齢化率 | 30.8 | 31.1 | 30.9 | － |
    """
    document = drawn(["【人口の目標値】", "（単位：人、％）", table, "資料：国勢調査"])
    assert rows(document, "kpi_summary") == []
    found = [row for row in rows(document, "population") if row["metric"] == "population"]
    assert facts(found[:3], "age_group", "year", "series", "value") == [
        ("0-14", 2020, "census", 726),
        ("0-14", 2030, "target", 653),
        ("0-14", 2040, "target", 613),
    ]


def test_what_stands_below_a_head_of_patterns_is_one_whatever_it_is_called(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 推計パターン | 2030年 | 2040年 |
    | 社人研推計準拠 | 700 | 600 |
    | 出生率上昇 | 720 | 650 |
    | 出生率上昇・移動均衡 | 740 | 680 |
    """
    found = rows(drawn(["川端市の将来人口推計（単位：人）", table]), "population")
    assert [row["pattern"] for row in found[::2]] == ["社人研推計準拠", "出生率上昇", "出生率上昇・移動均衡"]
    assert {row["series"] for row in found} == {"projection"}
