"""Sheets on which ministries review a programme: indicators and amounts by year, as several forms set them."""

from __future__ import annotations

from typing import Any

import pytest

NAME = "事業名 | 里山の道しるべ整備 | < | < | < | < | <"
ABOUT = "事業の概要 | 町が立てる道しるべの費用を助ける。 | < | < | < | < | <"


def _kpis(sketch: Any) -> list[tuple[str | None, ...]]:
    names = ("indicator", "unit", "baseline", "baseline_label", "target", "target_label")
    return [tuple(k.get(n) for n in names) for k in sketch.texts("kpis")]


def _results(sketch: Any) -> list[tuple[int | None, str, str]]:
    found = [r for r in sketch.records() if r.table == "kpi_results"]
    printed = [(r.item, r.fields["fiscal_year"].text, r.fields["value"].text) for r in found]
    return [row for row in printed if row[2] not in ("-", "－", "―")]


@pytest.mark.parametrize(
    ("between", "last", "label"),
    [("３年度", "５年度", "５年度"), ("－ 年度", "５年度", "５年度"), ("－ 年度", "－ 年度", "目標最終年度")],
)
def test_the_year_of_a_target_stands_in_a_cell_below_its_head(
    sketch: Any, between: str, last: str, label: str
) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 里山の道しるべ整備 | < | < | < | < | < | <",
            "事業の概要 | 町が立てる道しるべの費用を助ける。 | < | < | < | < | < | <",
            "成果目標及び⏎成果実績 | 成果指標 |  | 単位 | 29年度 | 30年度 | 中間目標 | 目標最終年度",
            f"^ | ^ | ^ | ^ | ^ | ^ | {between} | {last}",
            "^ | 歩いた人の数 | 成果実績 | 人 | 120 | 140 | － | －",
            "^ | ^ | 目標値 | 人 | 130 | 150 | － | 300",
            "^ | ^ | 達成度 | ％ | 92 | 93 | － | －",
        )
    )
    ((name, unit, _, _, target, head),) = _kpis(sketch)
    assert (name, unit, target) == ("歩いた人の数", "人", "300")
    assert label in str(head)
    assert _results(sketch) == [(1, "29年度", "120"), (1, "30年度", "140")]


def test_a_box_above_the_title_prints_the_number_of_the_card_below(sketch: Any) -> None:
    for number, name in (("0101", "里山の道しるべ整備"), ("新-02", "水車小屋の修繕")):
        plate = sketch.grid(f"事業番号 | {number}", top=10.0)
        card = sketch.grid(
            f"事業名 | {name} | <", "事業の概要 | 費用を助ける。 | <", "点検結果 | 進んだ。 | <", top=100.0
        )
        sketch.page(plate, "行政事業レビューシート", card)
    cards = [r for r in sketch.records() if r.table == "initiatives"]
    found = [(r.fields["name"].text, r.fields["number"].text, r.page_start, r.page_end) for r in cards]
    assert found == [("里山の道しるべ整備", "0101", 1, 1), ("水車小屋の修繕", "新-02", 2, 2)]


def test_the_number_above_a_card_that_begins_with_its_place_in_the_plan_is_its_own(sketch: Any) -> None:
    for number, name in (("1-1-02", "人材育成塾"), ("1-2-01", "そばの里づくり")):
        plate = sketch.grid(f"整理番号 | {number}", top=10.0)
        card = sketch.grid(
            "位置付け | 基本目標 | １　しごとをつくる",
            "^ | 具体的施策 | (1) 担い手の育成",
            f"概要 | アクション名 | {name}",
            "^ | 取組の内容 | 講座を開く。",
            "検証 | Ｒ６年度の取組と成果 | 講座を12回開いた。",
            top=22.0,
        )
        sketch.page("検証個票", plate, card)
    cards = [r for r in sketch.records() if r.table == "initiatives"]
    names = ("number", "name", "measure", "description", "evaluation")
    assert [tuple(r.fields[name].text for name in names) for r in cards] == [
        ("1-1-02", "人材育成塾", "(1) 担い手の育成", "講座を開く。", "講座を12回開いた。"),
        ("1-2-01", "そばの里づくり", "(1) 担い手の育成", "講座を開く。", "講座を12回開いた。"),
    ]


def test_a_number_below_a_card_stays_with_it(sketch: Any) -> None:
    first = sketch.grid("事業名 | A事業 | <", "事業の概要 | 費用を助ける。 | <", "点検結果 | 進んだ。 | <")
    below = sketch.grid("事業番号 | 0101", top=300.0)
    second = sketch.grid("役割分担 | 市が行う。 | <", "備考 | なし | <", top=400.0)
    sketch.page(first, below, second)
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    assert card.fields["number"].text == "0101"


def test_a_total_of_the_state_of_a_budget_is_planned_and_the_amount_spent_settled(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | <",
        "予算額・⏎執行額⏎（百万円） |  | < | R4 | R5",
        "^ | 予算の⏎状況 | 当初予算 | 10 | 12",
        "^ | ^ | 補正予算 | 2 | 0",
        "^ | ^ | 計 | 12 | 12",
        "^ | 執行額 | < | 11 | 10",
    )
    kinds = [(b["amount"].text, b["kind"].text.replace("\n", "")) for b in draft.budgets]
    assert kinds == [("12", "予算の状況"), ("12", "予算の状況"), ("11", "執行額"), ("10", "執行額")]


def test_a_share_behind_an_amount_is_no_part_of_it(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "会計年度 | 当初予算 | 計（歳出予算現額） | 執行額⏎（執行率）",
        "2022年度 | 310 | 355 | 298（83.9%）",
        "2023年度 | 330 | 330 | 165（50.0％）",
    )
    assert [(b["fiscal_year"].text, b["amount"].text, b["kind"].text.split("\n")[0]) for b in draft.budgets] == [
        ("2022年度", "355", "計（歳出予算現額）"),
        ("2023年度", "330", "計（歳出予算現額）"),
        ("2022年度", "298", "執行額"),
        ("2023年度", "165", "執行額"),
    ]
    kept = [(a.text, b.text) for a, b in draft.extra]
    assert {("執行額\n（執行率） 2022年度", "83.9%"), ("執行額\n（執行率） 2023年度", "50.0％")} <= set(kept)


def test_figures_in_brackets_below_results_are_those_expected_where_the_label_says_so(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "活動指標及び⏎活動実績 | 活動指標 |  | 単位 | 22年度 | 23年度 | 24年度⏎活動見込",
            "^ | 立てた道しるべの数 | 活動実績⏎（当初見込み） | 本 | 8 | 9 | －",
            "^ | ^ | ^ | ^ | (10) | (11) | (12)",
        )
    )
    assert _kpis(sketch) == [("立てた道しるべの数", "本", None, None, "12", "24年度\n活動見込")]
    assert _results(sketch) == [(1, "22年度", "8"), (1, "23年度", "9")]


def test_outcomes_one_after_the_other_with_what_joins_them_between(sketch: Any) -> None:
    def outcome(word: str, name: str, figures: tuple[str, ...], year: str, target: str) -> tuple[str, ...]:
        return (
            f"{word}⏎アウトカム | ▼ つながりの説明 | 道が整うと、歩く人が増えて茶店が開く。 | < | < | < | <",
            f"^ | 成果指標 |  | 単位 | 2022年度 | 2023年度 | 目標年度⏎{year}",
            f"^ | {name} | 成果実績 | 人 | {figures[0]} | {figures[1]} | -",
            f"^ | ^ | 目標値 | ^ | {figures[2]} | {figures[3]} | {target}",
        )

    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            *outcome("短期", "歩いた人の数", ("120", "140", "130", "150"), "2025年度", "300"),
            *outcome("長期", "茶店を開いた人の数", ("1", "2", "2", "3"), "2030年度", "9"),
        )
    )
    assert [(k[0], k[4], k[5]) for k in _kpis(sketch)] == [
        ("歩いた人の数", "300", "目標年度\n2025年度"),
        ("茶店を開いた人の数", "9", "目標年度\n2030年度"),
    ]
    assert [r[2] for r in _results(sketch)] == ["120", "140", "1", "2"]


def test_a_text_over_all_years_before_new_years_is_no_result(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "成果 | 成果指標 |  | 単位 | 2022年度 | 2023年度 | 2024年度",
            "^ | 歩いた人の数 | 成果実績 | 人 | 120 | 140 | 160",
            "^ | 次に起こること | 道が整うと茶店が開く。 | < | < | < | <",
            "^ | 成果指標 |  | 単位 | 2022年度 | 2023年度 | 2024年度",
            "^ | 茶店の数 | 成果実績 | 軒 | 1 | 2 | 3",
        )
    )
    assert [r[2] for r in _results(sketch)] == ["120", "140", "160", "1", "2", "3"]
    assert [k[0] for k in _kpis(sketch)] == ["歩いた人の数", "茶店の数"]


HEADS = "指標 | 基準値 | 実績値 | < | 目標値 | 達成"


def _dated(name: str, years: str, figures: str, aims: str) -> tuple[str, ...]:
    base, goal = figures.split()[0], figures.split()[-1]
    done, meant = (" | ".join(text.split()[1:-1]) for text in (figures, f"- {aims} -"))
    first, *between, last = years.split()
    return (
        f"^ | {name} | {first} | {' | '.join(between)} | {last} | ○",
        f"^ | ^ | {base} | {done} | {goal} | ^",
        "^ | ^ | ^ | 年度ごとの目標値 | < | ^ | ^",
        f"^ | ^ | ^ | {meant} | ^ | ^",
    )


def test_each_indicator_has_years_of_its_own_above_its_figures(sketch: Any) -> None:
    rows = (
        *_dated(
            "１　３年以内に歩いた人の数（人）", "平成30年度 ４年度 ５年度 ７年度", "90 120 140 300", "130 150"
        ),
        *_dated("２　茶店の数（軒）", "元年度 ４年度 ５年度 10年度", "0 1 2 9", "2 3"),
    )
    sketch.page(sketch.grid(NAME, ABOUT, f"測定⏎指標 | {HEADS}", *rows, "評価結果 | 進んだ。 | < | < | < | < | <"))
    assert _kpis(sketch) == [
        ("３年以内に歩いた人の数（人）", None, "90", "基準値 平成30年度", "300", "目標値 ７年度"),
        ("茶店の数（軒）", None, "0", "基準値 元年度", "9", "目標値 10年度"),
    ]
    assert _results(sketch) == [
        (1, "４年度", "120"),
        (1, "５年度", "140"),
        (2, "４年度", "1"),
        (2, "５年度", "2"),
    ]
    assert sketch.texts("initiatives")[0]["evaluation"] == "進んだ。"


def test_heads_may_come_again_beside_each_name_and_the_words_of_targets_left_of_them(sketch: Any) -> None:
    def block(name: str, figures: str, aims: str) -> tuple[str, ...]:
        return (
            f"^ | {name} | 基準値 | 実績値 | < | 目標値",
            "^ | ^ | ４年度 | ５年度 | ６年度 | ８年度",
            f"^ | ^ | {figures}",
            f"^ | ^ | 年度ごとの目標値 | {aims} | ",
        )

    first, *rest = block("歩いた人の数（人）", "90 | 120 | 140 | 300", "130 | 150")
    sketch.page(
        sketch.grid(
            "施策名 | 里山の道づくり | < | < | < | <",
            "施策の概要 | 道を整える。 | < | < | < | <",
            f"測定指標{first.removeprefix('^')}",
            *rest,
            *block("茶店の数（軒）", "― | 1 | 2 | 9", "― | 3"),
        )
    )
    assert [(k[0], k[2], k[4]) for k in _kpis(sketch)] == [
        ("歩いた人の数（人）", "90", "300"),
        ("茶店の数（軒）", "―", "9"),
    ]
    assert [r[2] for r in _results(sketch)] == ["120", "140", "1", "2"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("指標１　歩いた人の数", "指標２　茶店の数"), ["歩いた人の数", "茶店の数"]),
        (("28　歩いた人の数", "29　茶店の数"), ["歩いた人の数", "茶店の数"]),
        (("２　歩いた人の数", "２　茶店の数"), ["２　歩いた人の数", "２　茶店の数"]),
        (
            ("65歳以上の歩いた人の数", "66歳以上の歩いた人の数"),
            ["65歳以上の歩いた人の数", "66歳以上の歩いた人の数"],
        ),
    ],
)
def test_numbers_that_run_on_before_the_names_are_no_part_of_them(
    sketch: Any, printed: tuple[str, str], read: list[str]
) -> None:
    rows = (f"{name} | 3 | 9 | < | < | < | <" for name in printed)
    sketch.page(sketch.grid(NAME, ABOUT, "成果指標 | 現状値（R4） | 目標値（R9） | < | < | < | <", *rows))
    assert [k[0] for k in _kpis(sketch)] == read


def test_a_text_over_all_years_below_the_last_figures_is_no_result(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "成果 | 成果指標 |  | 単位 | 2022年度 | 2023年度 | 2024年度",
            "^ | 歩いた人の数 | 成果実績 | 人 | 120 | 140 | 160",
            "*数え方について | < | 道の入口で数えている。 | < | < | < | <",
            "点検結果 | 進んだ。 | < | < | < | < | <",
        )
    )
    assert [r[2] for r in _results(sketch)] == ["120", "140", "160"]
    assert [k[0] for k in _kpis(sketch)] == ["歩いた人の数"]


def test_a_title_over_rows_with_labels_of_their_own_has_no_value(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 里山の道しるべ整備 | <",
            "事業の概要 | 費用を助ける。 | <",
            "事業所管部局による点検・改善 | < | <",
            "点検・改善結果 | 点検結果 | 歩く人が増えた。",
            "^ | 改善の方向性 | 道しるべを読みやすくする。",
        )
    )
    (card,) = sketch.texts("initiatives")
    assert (card["evaluation"], card["next_steps"]) == ("歩く人が増えた。", "道しるべを読みやすくする。")


def test_what_the_analysis_says_is_the_evaluation_beside_marks_of_single_indicators(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策目標 | 里山を歩く人を増やす | < | < | < | < | <",
            "施策名 | 里山の道づくり | < | < | < | < | <",
            f"測定指標 | {HEADS.replace('達成', '評価')}",
            *_dated("１　歩いた人の数（人）", "平成30年度 ４年度 ５年度 ７年度", "90 120 140 300", "130 150"),
            "評価結果 | 施策の分析 | 歩く人が増えた。 | < | < | < | <",
            "^ | 次期目標等への⏎反映の方向性 | 道しるべを増やす。 | < | < | < | <",
        )
    )
    (card,) = sketch.texts("initiatives")
    assert (card["name"], card["evaluation"]) == ("里山の道づくり", "歩く人が増えた。")
    assert card["next_steps"] == "道しるべを増やす。"
    assert [k[0] for k in _kpis(sketch)] == ["歩いた人の数（人）"]


def test_heads_of_targets_and_results_on_each_other_have_a_row_each(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "測定指標 | 基準値 | 基準年度 | 目標値 | 目標年度 | 年度ごとの目標値 | <",
            "^ | ^ | ^ | ^ | ^ | 年度ごとの実績値 | <",
            "^ | ^ | ^ | ^ | ^ | 令和４年度 | ５年度",
            "１　歩いた人の数（人） | 90 | 令和２年度 | 300 | 令和７年度 | 130 | 150",
            "^ | ^ | ^ | ^ | ^ | 120 | 140",
            "２　茶店の数（軒） | ― | ― | 9 | 令和９年度 | 2 | ―",
            "^ | ^ | ^ | ^ | ^ | 1 | 2",
            "評価結果 | 進んだ。 | < | < | < | < | <",
        )
    )
    assert _kpis(sketch) == [
        ("歩いた人の数（人）", None, "90", "基準値\n令和２年度", "300", "目標値\n令和７年度"),
        ("茶店の数（軒）", None, "―", "基準値\n―", "9", "目標値\n令和９年度"),
    ]
    assert [(r[0], r[2]) for r in _results(sketch)] == [(1, "120"), (1, "140"), (2, "1"), (2, "2")]
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    kept = [(a.text, b.text) for a, b in card.extra]
    assert ("１　歩いた人の数（人） 年度ごとの目標値 ５年度", "150") in kept
    assert card.fields["evaluation"].text == "進んだ。"


def test_figures_over_their_years_below_heads_on_each_other(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "施策目標 | 測定指標 | 基準（値） | 目標（値） | 年度ごとの目標（値） | < | 達成",
            "^ | ^ | 基準年度 | 目標年度 | 年度ごとの実績（値） | < | ^",
            "^ | ^ | ^ | ^ | 令和４年度 | ５年度 | ^",
            "歩く人を増やす | ①　歩いた人の数 | 90人 | 300人 | 130人 | 150人 | ○",
            "^ | ^ | 令和２年度 | 令和７年度 | 120人 | 140人 | ^",
        )
    )
    ((name, _, base, base_label, target, target_label),) = _kpis(sketch)
    assert (name, base, target) == ("歩いた人の数", "90人", "300人")
    assert ("令和２年度" in str(base_label), "令和７年度" in str(target_label)) == (True, True)
    assert [r[2] for r in _results(sketch)] == ["120人", "140人"]
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    assert {("施策目標", "歩く人を増やす"), ("達成", "○")} <= {(a.text, b.text) for a, b in card.extra}


def test_the_number_of_an_indicator_in_a_column_of_its_own_is_no_figure_of_a_year(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "測定指標 | 番号 | 指標名 | 区分 | 単位 | 令和４年度 | 令和５年度",
            "^ | 1 | 歩いた人の数 | 目標 | 人 | 130 | 150",
            "^ | ^ | ^ | 実績 | ^ | 120 | 140",
        )
    )
    assert [k[0] for k in _kpis(sketch)] == ["歩いた人の数"]
    assert sketch.remarks() == []


def test_a_goal_right_above_its_indicator_and_a_source_below_its_figures(sketch: Any) -> None:
    def outcome(word: str, goal: str, name: str, source: str) -> tuple[str, ...]:
        return (
            f"{word}⏎アウトカム | 成果目標 | {goal} | <",
            f"^ | 成果指標 | {name} | <",
            "^ |  | 2022年度 | 2023年度",
            "^ | 目標値 | 130 | 150",
            "^ | 成果実績 | 120 | 140",
            f"^ | 出典 | {source} | <",
        )

    sketch.page(
        sketch.grid(
            "事業名 | 里山の道しるべ整備 | < | <",
            "事業の概要 | 費用を助ける。 | < | <",
            *outcome("短期", "歩く人を増やす", "歩いた人の数", "道の入口で数えた数"),
            *outcome("長期", "茶店を増やす", "茶店の数", "商工会の調べ"),
            "点検結果 | 進んだ。 | < | <",
        )
    )
    assert [(k[0], k[4]) for k in _kpis(sketch)] == [("歩いた人の数", "150"), ("茶店の数", "150")]
    assert [k.get("note") for k in sketch.texts("kpis")] == ["道の入口で数えた数", "商工会の調べ"]
    assert [r[2] for r in _results(sketch)] == ["120", "140", "120", "140"]


def test_the_total_of_parts_of_a_budget_is_planned(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "予算・執行⏎（百万円） | 区分 | R4 | R5",
        "^ | 当初予算 | 10 | 12",
        "^ | 補正予算 | 2 | 0",
        "^ | 合計 | 12 | 12",
        "^ | 執行額 | 11 | 10",
    )
    kinds = [(b["amount"].text, b["kind"].text) for b in draft.budgets]
    assert kinds == [("12", "当初予算"), ("12", "当初予算"), ("11", "執行額"), ("10", "執行額")]


def test_words_over_years_and_the_name_below_them_are_two_rows_of_heads(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            NAME,
            ABOUT,
            "測定指標 | 基準値 | 目標値 | 実績値 | < | < | 達成度",
            "指標名 | 令和２年度 | 令和７年度 | 令和３年度 | 令和４年度 | 令和５年度 | ",
            "歩いた人の数（人） | 90 | 300 | 120 | 140 | － | Ｂ",
            "茶店の数（軒） | 0 | 9 | 1 | 2 | 3 | Ａ",
            "評価結果 | 進んだ。 | < | < | < | < | <",
        )
    )
    assert [(k[0], k[2], k[3], k[4], k[5]) for k in _kpis(sketch)] == [
        ("歩いた人の数（人）", "90", "基準値\n令和２年度", "300", "目標値\n令和７年度"),
        ("茶店の数（軒）", "0", "基準値\n令和２年度", "9", "目標値\n令和７年度"),
    ]
    assert [r[2] for r in _results(sketch)] == ["120", "140", "1", "2", "3"]
    assert sketch.remarks() == []


@pytest.mark.parametrize("words", [("当初", "補正"), ("当初予算", "補正予算")])
def test_of_a_budget_voted_in_stages_the_first_is_the_amount_where_no_total_stands(
    sketch: Any, words: tuple[str, str]
) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "予算額・執行額⏎（百万円） |  | R4 | R5",
        f"^ | {words[0]} | 10 | 12",
        f"^ | {words[1]} | 2 | 0",
        "^ | 執行額 | 11 | 10",
    )
    assert [b["amount"].text for b in draft.budgets] == ["10", "12", "11", "10"]
    assert ("補正" in draft.extra[0][0].text, draft.extra[0][1].text) == (True, "2")


def test_a_path_above_a_card_tells_axis_field_measure_and_number(sketch: Any) -> None:
    card = sketch.grid(
        "事業名 | 休日診療所 | <", "事業の内容 | 診療を続ける。 | <", "期待される効果 | 安心が増す。 | <"
    )
    sketch.page("生活機能の強化　＞　医療　＞　初期救急医療体制の維持　個票 1-1-1", card)
    (record,) = [r for r in sketch.records() if r.table == "initiatives"]
    names = ("axis", "policy_field", "measure", "number")
    assert [record.fields[name].text for name in names] == [
        "生活機能の強化",
        "医療",
        "初期救急医療体制の維持",
        "1-1-1",
    ]
