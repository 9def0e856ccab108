"""Tables of figures that are no population, and tables that are no figures."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_percents_below_each_row_share_its_label(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【圏域内の通勤通学者(15歳以上)の動向】",
            "(単位:人、下段は通勤通学割合)",
            """
            |        | 山川市へ | 里町へ | 通勤通学者/の総数 | 圏域内の/他市町村へ |
            | 山川市 | 1,000    | 50     | 1,200             | 4.2%                |
            |        | 83.3%    | 4.2%   |                   |                     |
            """,
            "資料: 令和2年「国勢調査」より算出",
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "column_label", "metric", "value", "unit") == [
        ("山川市", "山川市へ", "count", 1000, "人"),
        ("山川市", "里町へ", "count", 50, "人"),
        ("山川市", "通勤通学者の総数", "count", 1200, "人"),
        ("山川市", "圏域内の他市町村へ", "share_pct", 4.2, "%"),
        ("山川市", "山川市へ", "share_pct", 83.3, "%"),
        ("山川市", "里町へ", "share_pct", 4.2, "%"),
    ]


def test_groups_are_told_where_labels_come_again_below_them(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "病院の利用状況",
            "（単位：人）",
            """
            |      | 住所別 | <    | 合計 |
            |      | 山川市 | 里町 | ^    |
            | 入院 | 100    | 20   | 120  |
            """,
            "施設の利用",
            """
            |      | 令和4年度 | <   | 令和5年度 | <   |
            |      | 回数      | 人数 | 回数     | 人数 |
            | 公園 | 10        | 200 | 12        | 240 |
            """,
        ]
    )
    found = facts(rows(document, "statistics"), "row_label", "column_label", "value")
    assert found[:3] == [("入院", "山川市", 100), ("入院", "里町", 20), ("入院", "合計", 120)]
    assert found[3:] == [
        ("公園", "令和4年度／回数", 10),
        ("公園", "令和4年度／人数", 200),
        ("公園", "令和5年度／回数", 12),
        ("公園", "令和5年度／人数", 240),
    ]


def test_groups_over_labels_that_differ_are_dropped(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年次 | 自然動態 | < | 社会動態 | < | 人口増減 |
    | ^ | 出生 | 死亡 | 転入 | 転出 | ^ |
    | 令和4年 | 5 | 9 | 12 | 14 | -6 |
    | 令和5年 | 4 | 8 | 11 | 15 | -8 |
    """
    found = rows(drawn(["自然増減と社会増減（単位：人）", table]), "statistics")
    assert [row["column_label"] for row in found[:5]] == ["出生", "死亡", "転入", "転出", "人口増減"]


def test_groups_within_groups_of_rows_are_told(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | < | < | 前期 | 今期 |
    | 大企業 | 全産業 | 製造業 | 10 | 12 |
    | ^ | ^ | 建設業 | 20 | 21 |
    | ^ | 農業 | 畑作 | 30 | 33 |
    """
    found = rows(drawn(["業況の調査（社）", table]), "statistics")
    assert found[0]["row_label"] == "大企業／全産業／製造業"


def test_units_of_columns_decide_the_measure(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "市町の姿",
            """
            | 市町   | 面積（km²） | 事業費（千円） | 耕作放棄率 | 構成比 |
            | 山川市 | 1,256.42    | 30,000         | 0.2        | 95.2%  |
            | 里町   | 63.39       | 1,200          | 0.1        | 4.8%   |
            """,
        ]
    )
    assert facts(rows(document, "statistics")[:4], "metric", "unit", "value") == [
        ("area", "km²", 1256.42),
        ("amount", "千円", 30000),
        ("rate", None, 0.2),
        ("share_pct", "%", 95.2),
    ]


def test_a_numbering_column_labels_nothing(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "施設一覧",
            "| No. | 施設 | 利用者数 |\n| 1 | 公園 | 200人 |\n| 2 | 図書館 | 3,000人 |\n| 3 | 体育館 | ― |",
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value", "unit") == [
        ("公園", "利用者数", 200, "人"),
        ("図書館", "利用者数", 3000, "人"),
    ]


def test_lists_without_figures_are_not_statistics(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "出席者名簿",
            "| No. | 役職 | 氏名 | 備考 |\n| 1 | 市長 | 山川 太郎 | |\n| 2 | 副市長 | 里 花子 | |",
            "目次",
            "| １ | 名称 | 1 |\n| ２ | 目的 | 2 |\n| ３ | 期間 | 5 |",
            "スケジュール",
            "| 項目 | 4月 | 5月 | 6月 |\n| 懇談会 | ○ | | ○ |\n| 策定 | | → | → |",
            "沿革",
            "| 年月日 | 事項 |\n| 平成27年2月13日 | 中心市宣言 |\n| 平成28年3月 | ビジョン策定 |",
        ]
    )
    assert rows(document, "statistics") == []


def test_figures_without_column_labels_stay_cells(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["何かの表", "| 山川市 | 100 | 200 |\n| 里町 | 10 | 20 |"])
    assert rows(document, "statistics") == []


def test_captions_in_cells_give_population_and_area(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "①構成市町村の概要",
            """
            | 山川市/人口：32,075 人/面積：222.85 km² | 里町/人口：4,511 人/面積：161.67 km² |
            | 山川市は、昭和29年に人口3万人で生まれた。 | 里町は、山の町である。 |
            """,
            "※人口：「令和6年山形県の人口と世帯数」より",
            "面積：国土地理院「全国都道府県市区町村別面積調」より",
        ]
    )
    assert facts(rows(document, "population"), "table_title", "area", "year", "series", "value") == [
        ("構成市町村の概要", "山川市", 2024, "register", 32075),
        ("構成市町村の概要", "里町", 2024, "register", 4511),
    ]
    assert facts(rows(document, "statistics"), "row_label", "column_label", "metric", "value", "unit") == [
        ("山川市", "面積", "area", 222.85, "km²"),
        ("里町", "面積", "area", 161.67, "km²"),
    ]


def test_captions_beside_their_names(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "構成市町村の概要（令和6年10月1日現在）",
            """
            | 山川市 | 人口：３２，０７５人/世帯数：12,000世帯 |
            | 里 町  | 人口：4,511人/世帯数：1,500世帯 |
            """,
        ]
    )
    assert facts(rows(document, "population"), "area", "year", "value") == [
        ("山川市", 2024, 32075),
        ("里町", 2024, 4511),
    ]
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value", "unit")[0] == (
        "山川市",
        "世帯数",
        12000,
        "世帯",
    )


def test_a_label_that_wraps_over_a_figure_and_its_percentage_is_one_row(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "病院の利用状況",
            "（単位：人、下段は比率）",
            """
            |             | 山川市       | 里町      |
            | 入院患者/数 | 44,367/47.4% | 6,239/6.7% |
            """,
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "column_label", "metric", "value") == [
        ("入院患者数", "山川市", "count", 44367),
        ("入院患者数", "山川市", "share_pct", 47.4),
        ("入院患者数", "里町", "count", 6239),
        ("入院患者数", "里町", "share_pct", 6.7),
    ]


def test_rows_that_only_hold_a_label_head_the_rows_below_where_labels_come_again(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "施設の利用",
            """
            |        | 回数 | 日数 |
            | 山川市 |      |      |
            | 公園   | 10   | 20   |
            | 体育館 | 11   | 21   |
            | 里町   |      |      |
            | 公園   | 12   | 22   |
            | 体育館 |      | 23   |
            """,
            "欠けた表",
            """
            |        | 回数 |
            | 山川市 | 10   |
            | 谷村   |      |
            | 里町   | 12   |
            """,
        ]
    )
    found = facts(rows(document, "statistics"), "row_label", "column_label", "value")
    assert found == [
        ("山川市／公園", "回数", 10),
        ("山川市／公園", "日数", 20),
        ("山川市／体育館", "回数", 11),
        ("山川市／体育館", "日数", 21),
        ("里町／公園", "回数", 12),
        ("里町／公園", "日数", 22),
        ("里町／体育館", "日数", 23),
        ("山川市", "回数", 10),
        ("里町", "回数", 12),
    ]


def test_labels_in_the_middle_of_rows_that_come_again_are_not_guessed(drawn: Drawn, rows: Rows) -> None:
    table = "| | 回数 |\n| 公園 | 10 |\n| 山川市 | |\n| 体育館 | 11 |\n| 公園 | 12 |\n| 里町 | |\n| 体育館 | 13 |"
    assert rows(drawn(["施設の利用", table]), "statistics") == []


def test_spaces_between_thousands_are_read_where_the_document_prints_them(drawn: Drawn, rows: Rows) -> None:
    table = "| 年次 | 総数 | 単独世帯 |\n| 昭和61年 | 37 544 | 6 826 |\n| 令和5年 | 54 052 | 18 495.5 |"
    found = rows(drawn(["世帯数の年次推移（単位：千世帯）", table]), "statistics")
    assert facts(found, "value", "value_raw", "unit")[:2] == [
        (37544, "37 544", "千世帯"),
        (6826, "6 826", "千世帯"),
    ]
    assert found[3]["value"] == 18495.5


def test_two_numbers_in_a_cell_stay_two_where_the_document_prints_commas(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| 年次 | 総数 | 前回 今回 |\n| H27 | 37,544 | 120 130 |\n| R2 | 40,770 | 110 140 |\n| R7 | 41,200 | 1 2 |"
    )
    found = rows(drawn(["世帯数（世帯）", table]), "statistics")
    assert facts(found, "value") == [(37544,), (None,), (40770,), (None,), (41200,), (None,)]


def test_a_text_spread_over_cells_says_what_the_rows_below_hold(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年次 | 総数 | 単独世帯 | 核家族世帯 |
    | ^ | 推 | 計 | 数（単位：千世帯） |
    | 平成7年 | 40,770 | 9,213 | 23,997 |
    | 令和5年 | 54,452 | 18,495 | 30,919 |
    | | 構成 | 割 | 合（単位：％） |
    | 平成7年 | 100.0 | 22.6 | 58.9 |
    | 令和5年 | 100.0 | 34.0 | 56.8 |
    """
    found = rows(drawn(["世帯構造別の世帯数", table]), "statistics")
    assert facts(found, "row_label", "column_label", "value", "unit", "metric")[::4] == [
        ("推計数／平成7年", "総数", 40770, "千世帯", "count"),
        ("推計数／令和5年", "単独世帯", 18495, "千世帯", "count"),
        ("構成割合／平成7年", "核家族世帯", 58.9, "%", "share_pct"),
    ]


def test_numbers_of_chapters_are_no_figures(drawn: Drawn, rows: Rows) -> None:
    lines = "\n".join(f"| まちの目標{n} | {n} |" for n in (111, 112, 113, 121, 122, 123))
    assert rows(drawn(["施策体系", f"| 政策 | 表記 |\n{lines}"]), "statistics") == []


def test_columns_of_one_name_and_stacks_without_rulings_are_left_to_the_cells(drawn: Drawn, rows: Rows) -> None:
    twins = "| 順位 | 転入元 | 人数 | 備考 | 人数 |\n| 1 | 秋田市 | 25 | 通勤を含む | 40 |"
    twins += "\n| 2 | 大館市 | 12 | 通勤を含む | 14 |"
    assert rows(drawn(["転入と転出", twins]), "statistics") == []
    stack = "| 成分 | 甲 | 乙 |\n| 銀/銅/亜鉛/鉛 | 1.0/0.5/0.1 | 2.0/1.5/1.1/0.1 |"
    assert rows(drawn(["配合量", stack]), "statistics") == []


def test_of_two_figures_in_a_cell_the_one_in_brackets_is_left_to_the_cells(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 4～6月 | 7～9月 |\n| 大企業 | (2.9)/0.4 | (5.9)/6.6 |"
    assert facts(rows(drawn(["景況判断　（ ）は前回調査", table]), "statistics"), "value") == [(0.4,), (6.6,)]


def test_numbers_that_share_the_header_of_the_names_are_no_figures(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "満足度の高い施策",
            """
            | 施策 | <          | 満足度 | 重要度 | 区分 |
            | 111  | 子育て支援 | 3.256  | 4.216  | A    |
            | 132  | 医療の充実 | 3.395  | 4.386  | A    |
            | 423  | 生活の衛生 | 3.112  | 4.228  | C    |
            """,
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value")[::2] == [
        ("子育て支援", "満足度", 3.256),
        ("医療の充実", "満足度", 3.395),
        ("生活の衛生", "満足度", 3.112),
    ]


def test_groups_of_rows_that_differ_are_dropped(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 転入元 | < | 人数 | 割合 |
    | 県内 | 松本市 | 46人 | 67.6% |
    | ^ | 県内計 | 46人 | 67.6% |
    | 県外 | 東京都 | 22人 | 32.4% |
    | ^ | 県外計 | 22人 | 32.4% |
    """
    found = rows(drawn(["転入元別の転入者数", table]), "statistics")
    assert [row["row_label"] for row in found[::2]] == ["松本市", "県内計", "東京都", "県外計"]


def test_years_of_which_the_first_of_an_era_prints_it(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 平成29年 | 30 | 令和元年 | ２ | ３ |
    | 出生 | 9 | 7 | 8 | 6 | 7 |
    | 死亡 | 31 | 28 | 35 | 30 | 33 |
    """
    found = rows(drawn(["自然動態（単位：人）", table]), "statistics")
    assert [row["column_label"] for row in found[:5]] == [
        "平成29年",
        "平成30年",
        "令和元年",
        "令和２年",
        "令和３年",
    ]


def test_a_figure_and_its_share_stand_under_one_header(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 住所 | 入院患者数 | < | 外来患者数 | < |
    | 新庄市 | 44,367 | 47.4% | 86,721 | 50.5% |
    | 金山町 | 6,239 | 6.7% | 11,598 | 6.8% |
    | その他 | 5,052 | 5.4% | 8,339 | 4.9% |
    """
    found = rows(drawn(["【病院の利用状況】", table]), "statistics")
    assert facts(found, "row_label", "column_label", "metric", "value")[:4] == [
        ("新庄市", "入院患者数", "count", 44367),
        ("新庄市", "入院患者数", "share_pct", 47.4),
        ("新庄市", "外来患者数", "count", 86721),
        ("新庄市", "外来患者数", "share_pct", 50.5),
    ]


def test_names_among_the_figures_belong_to_those_right_of_them(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "転入元と転出先（単位：人）",
            """
            | 順位 | 転入元 | <    | 転出先 | <    |
            | ^    | 市町村 | 人数 | 市町村 | 人数 |
            | 1    | 山川市 | 58   | 里町   | 96   |
            | 2    | 里町   | 27   | 港村   | 41   |
            """,
            "主な行き先（単位：人）",
            """
            | 順位 | 通学先 | 人数 | 通勤先 | 人数 |
            | 1    | 山川市 | 5    | 里町   | 9    |
            | 2    | 里町   | 2    | 港村   | 4    |
            """,
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value") == [
        ("山川市", "転入元／人数", 58),
        ("里町", "転出先／人数", 96),
        ("里町", "転入元／人数", 27),
        ("港村", "転出先／人数", 41),
        ("山川市", "通学先／人数", 5),
        ("里町", "通勤先／人数", 9),
        ("里町", "通学先／人数", 2),
        ("港村", "通勤先／人数", 4),
    ]


def test_rows_of_municipalities_with_figures_and_a_description_give_population_and_area(
    drawn: Drawn, rows: Rows
) -> None:
    told = "山と川にかこまれ、むかしから市の立つところとして栄え、いまも大きな橋のたもとに朝の市が立つ。"
    head = "| 市町村名 | 面積 | 人口 | 概要 |"
    document = drawn(
        [
            "①構成市町村の概要",
            f"{head}\n| 山川市 | 222.85/km² | 32,075 人 | {told} |\n| 里町 | 161.67 km² | 4,511 人 | {told} |",
        ],
        [
            f"{head}\n| | | | 橋の上にも、朝から人の列ができる。 |\n| 谷村 | 99.10 km² | 2,020 人 | {told} |",
            "※人口：「令和6年山形県の人口と世帯数」より",
        ],
    )
    assert facts(rows(document, "population"), "table_title", "area", "year", "series", "value") == [
        ("構成市町村の概要", "山川市", 2024, "register", 32075),
        ("構成市町村の概要", "里町", 2024, "register", 4511),
        ("構成市町村の概要", "谷村", 2024, "register", 2020),
    ]
    assert facts(rows(document, "statistics"), "row_label", "column_label", "metric", "value", "unit") == [
        ("山川市", "面積", "area", 222.85, "km²"),
        ("里町", "面積", "area", 161.67, "km²"),
        ("谷村", "面積", "area", 99.1, "km²"),
    ]


def test_a_column_that_explains_the_names_beside_it_labels_no_row(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "型別の団体数",
            """
            | 類型 | 内容 | 団体数 |
            | 里型 | 縁のある者を招く取組 | 6団体 |
            | 海型 | 海を訪ねる者を増やす取組 | 7団体 |
            | 合計 |  | 13団体 |
            """,
            "施設の数",
            """
            | 地区 | 施設 | 数 |
            | 北 | 図書館 | 3 |
            | 南 | 公民館 | 4 |
            """,
            "相談の数",
            """
            | 記号 | 内容 | 件数 |
            | ア | 道を広げる要望 | 3 |
            | イ | 橋を直す要望 | 4 |
            """,
        ]
    )
    assert facts(rows(document, "statistics"), "row_label", "value")[-2:] == [
        ("道を広げる要望", 3),
        ("橋を直す要望", 4),
    ]
    assert facts(rows(document, "statistics"), "row_label", "value")[:-2] == [
        ("里型", 6),
        ("海型", 7),
        ("合計", 13),
        ("図書館", 3),
        ("公民館", 4),
    ]


def test_rates_of_a_thousand_have_the_unit_above_their_table(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 令和元年 | 令和２年 |
    | 出生率 | 5.1 | 3.6 |
    | 自然増減率 | ▲11.2 | ▲15.4 |
    """
    found = rows(drawn(["表１　出生率・自然増減率の推移", "（単位：‰）", table]), "statistics")
    assert facts(found, "row_label", "metric", "unit", "value")[::2] == [
        ("出生率", "rate", "‰", 5.1),
        ("自然増減率", "rate", "‰", -11.2),
    ]


def test_bare_years_that_follow_each_other_name_rows_and_number_none(drawn: Drawn, rows: Rows) -> None:
    body = "".join(f"| {2017 + k} | {50 - 3 * k} | {190 + 7 * k} |\n" for k in range(6))
    document = drawn(["出生と死亡の推移", "（単位：人）", f"| 年次 | 出生数 | 死亡数 |\n{body}"])
    found = facts(rows(document, "statistics"), "row_label", "column_label", "value")
    assert found[:2] == [("2017", "出生数", 50), ("2017", "死亡数", 190)]
    assert len(found) == 12
