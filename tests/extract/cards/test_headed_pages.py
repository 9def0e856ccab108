"""Pages of text boxes: which of them are sheets of an initiative, and what is doubtful on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Budget, DocumentRow, FindingRow, Initiative, Kpi, KpiSummary
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_BODY = "地域の団体が開く学びの場に対し、講師の派遣と教材の費用を支援する。"


def _slide(d: Drawing, title: str, amount: str, headings: tuple[str, ...], note: str = "") -> None:
    d.text(30, 45, title, 18)
    d.text(430, 66, amount, 10)
    d.text(430, 80, note, 8)
    for number, heading in enumerate(headings):
        d.text(30, 120 + 80 * number, heading, 12)
        d.text(44, 140 + 80 * number, _BODY, 9)
    d.page()


def _rows(d: Drawing, path: Path) -> tuple[list[Initiative], list[Budget], list[FindingRow]]:
    (path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(path / "drawn.pdf").rows
    return (
        [row for row in rows if isinstance(row, Initiative)],
        [row for row in rows if isinstance(row, Budget)],
        [row for row in rows if isinstance(row, FindingRow)],
    )


def _wide() -> Drawing:
    return Drawing(842, 595)


def test_slides_with_headings_of_their_own_are_no_cards(tmp_path: Path) -> None:
    d = _wide()
    _slide(d, "地域の学びをめぐる動き", "", ("世界の動き", "国内の動き", "調査の結果"))
    _slide(d, "学びの場のこれから", "", ("1. 目的", "2. 有識者の意見", "3. 論点"))
    _slide(d, "令和６年度予算案のポイント", "令和６年度予算案　1,200百万円", ("1. 目的", "2. 主な内容"))
    cards, budgets, _ = _rows(d, tmp_path)
    assert not cards
    assert not budgets


def test_the_same_headings_on_several_pages_make_them_cards_without_amounts(tmp_path: Path) -> None:
    d = _wide()
    headings = ("取組の概要", "取組のポイント", "取組の効果")
    _slide(d, "山の学校を支える人の輪", "", headings)
    _slide(d, "港の台所をひらく日", "", headings)
    cards, _, _ = _rows(d, tmp_path)
    assert [card.name for card in cards] == ["山の学校を支える人の輪", "港の台所をひらく日"]
    assert cards[0].description == _BODY


@pytest.mark.parametrize(("note", "assumed"), [("", 1), ("※（　）内は前年度当初予算額", 0)])
def test_an_amount_in_brackets_is_assumed_to_be_that_of_the_year_before(
    note: str, assumed: int, tmp_path: Path
) -> None:
    d = _wide()
    _slide(d, "学びの場づくり支援事業", "【令和６年度予算案　120百万円（95百万円）】", ("目的", "事業内容"), note)
    _, budgets, findings = _rows(d, tmp_path)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2024, 120_000), (2023, 95_000)]
    assert sum(finding.rule == "assumed-year" for finding in findings) == assumed


def test_a_part_of_a_larger_amount_has_no_value_and_is_named(tmp_path: Path) -> None:
    d = _wide()
    _slide(d, "学びの場づくり支援事業", "【令和６年度予算案　1,200百万円の内数】", ("目的", "事業内容"))
    _, budgets, findings = _rows(d, tmp_path)
    assert [(b.fiscal_year, b.amount_thousand_yen, b.amount_raw) for b in budgets] == [
        (2024, None, "1,200百万円の内数")
    ]
    assert any("内数" in finding.message for finding in findings)


def test_limits_and_amounts_inside_the_text_are_no_budgets(tmp_path: Path) -> None:
    d = _wide()
    _slide(d, "学びの場づくり支援事業", "【令和６年度予算案　120百万円】", ("目的", "補助率（上限5億円／件）"))
    d.text(40, 60, "市場規模は３兆円", 9)
    _, budgets, _ = _rows(d, tmp_path)
    assert [b.amount_thousand_yen for b in budgets] == [120_000]


def test_a_collection_of_a_ministry_is_a_brief_and_no_vision(tmp_path: Path) -> None:
    d = _wide()
    _slide(
        d,
        "学びの場づくり支援事業",
        "【令和６年度予算案　120百万円】",
        ("目的", "事業内容", "お問合せ先：文部科学省 総合教育政策局"),
    )
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.doc_type for row in rows if isinstance(row, DocumentRow)] == ["policy_brief"]


def test_a_circled_number_of_a_card_is_no_number_of_a_series(tmp_path: Path) -> None:
    d = _wide()
    _slide(d, "① 学びの場づくり支援事業", "【令和６年度予算案　120百万円】", ("目的", "事業内容"))
    _slide(d, "② 学びの場見守り事業", "【令和６年度予算案　30百万円】", ("目的", "事業内容"))
    cards, _, findings = _rows(d, tmp_path)
    assert [(card.number, card.name) for card in cards] == [
        ("①", "学びの場づくり支援事業"),
        ("②", "学びの場見守り事業"),
    ]
    assert not [finding for finding in findings if finding.rule == "card-number"]


@pytest.mark.parametrize(("others", "found"), [(2, 1), (9, 0)])
def test_a_single_page_with_an_amount_among_many_others_is_no_card(
    others: int, found: int, tmp_path: Path
) -> None:
    d = _wide()
    for number in range(others):
        _slide(d, f"学びをめぐる動き（その{number + 1}）", "", (f"地域{number}の動き", f"人口{number}の動き"))
    _slide(d, "学びの場ロジックモデル", "令和６年度予算案　120百万円", ("目的", "事業内容"))
    cards, budgets, _ = _rows(d, tmp_path)
    assert (len(cards), len(budgets)) == (found, found)


def test_the_heads_of_a_list_of_initiatives_are_no_headings_of_one(tmp_path: Path) -> None:
    d = Drawing()
    xs = (40, 75, 150, 290, 480)
    d.text(40, 50, "成果指標の達成状況一覧", 12)
    for x, head in zip(xs, ("No.", "政策分野", "施策名", "成果指標", "R6"), strict=True):
        d.text(x, 80, head, 11)
    rows = [
        ("医療", "夜間診療の確保", "診療日数"),
        ("福祉", "居場所の開設", "利用者数"),
        ("観光", "道案内の整備", "来訪者数"),
    ]
    for n, row in enumerate(rows):
        for x, text in zip(xs, (str(n + 1), *row, "A"), strict=True):
            d.text(x, 104 + 24 * n, text, 8)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    found = read_document(tmp_path / "drawn.pdf").rows
    assert not [row for row in found if isinstance(row, Initiative)]
    assert [row.initiative_name for row in found if isinstance(row, KpiSummary)] == [name for _, name, _ in rows]


def test_a_heading_in_the_middle_of_its_column_leaves_it_the_text_left_of_it(tmp_path: Path) -> None:
    d = _wide()
    d.text(30, 45, "水辺のにぎわい応援事業", 18)
    d.text(560, 45, "【令和６年度予算案　120百万円】", 10)
    d.text(40, 80, "＜政策目標＞", 10)
    d.text(40, 96, "水辺の行事の来場者数を4,300人（令和５年度）から8,500人（令和10年度）に増加", 9)
    for x0, x1, heading in ((30, 405, "＜事業の内容＞"), (440, 810, "＜事業イメージ＞")):
        d.frame(x0, 120, x1, 460)
        d.fill(x0, 120, x1, 138, 0.8, 0.9, 0.8)
        d.text((x0 + x1) / 2 - 38, 133, heading, 10)
    for n, line in enumerate(("河川の清掃と舟着場の修繕に取り組む団体に、", "資材の購入に要する経費を支援する。")):
        d.text(44, 170 + 16 * n, line, 9)
    for x, y, text in ((480, 186, "舟着場の修繕"), (680, 186, "朝市の開催"), (478, 300, "清掃活動")):
        d.text(x, y, text, 9)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.description for row in rows if isinstance(row, Initiative)] == [
        "河川の清掃と舟着場の修繕に取り組む団体に、資材の購入に要する経費を支援する。"
    ]
    assert [(k.indicator, k.baseline_value, k.target_value, k.target_fy) for k in rows if isinstance(k, Kpi)] == [
        ("水辺の行事の来場者数", 4300, 8500, 2028)
    ]


def test_goals_in_boxes_beside_each_other_and_the_amount_of_the_year_before_below_the_year_s(
    tmp_path: Path,
) -> None:
    d = _wide()
    d.text(30, 45, "水辺の学び舎整備事業", 18)
    d.text(600, 40, "令和6年度予算額（案）　120百万円", 10)
    d.text(606, 56, "（前年度予算額　　　　95百万円）", 10)
    d.text(40, 100, "事業内容", 10.5)
    d.text(40, 120, "川辺の校舎を改修し、自然を学ぶ場をつくる。", 9)
    boxes = (
        ("アウトプット（活動目標）", "・改修した校舎の数：", "　3棟（令和4年度）→8棟", "（令和6年度）"),
        ("アウトカム（成果目標）", "・学んだ子どもの数：", "　310人（令和4年度）→", "900人（令和9年度）"),
        ("インパクト", "川を守る人が育つ地域", "の実現", ""),
    )
    for x, (head, *lines) in zip((30, 300, 570), boxes, strict=True):
        d.text(x + 40, 300, head, 10.5)
        for n, line in enumerate(lines):
            d.text(x, 320 + 15 * n, line, 9)
    d.text(30, 580, "41", 9)
    d.text(640, 580, "（担当：自然学習課）", 9)
    _, budgets, _ = _rows(d, tmp_path)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2024, 120_000), (2023, 95_000)]
    kpis = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.baseline_value, k.target_value, k.target_fy) for k in kpis] == [
        ("改修した校舎の数", 3, 8, 2024),
        ("学んだ子どもの数", 310, 900, 2027),
    ]


def test_figures_of_an_indicator_in_yen_are_no_budgets(tmp_path: Path) -> None:
    d = _wide()
    d.text(30, 45, "川辺の果樹園再生事業", 18)
    d.text(500, 66, "【令和７年度予算額　2,150百万円（前年度　2,040百万円）】", 11)
    d.text(30, 90, "＜対策のポイント＞", 10.5)
    d.text(40, 106, _BODY, 10)
    d.text(30, 124, "＜政策目標＞", 10.5)
    d.text(40, 140, "○　果樹の輸出額（316億円［令和４年］→470億円［令和12年まで］）", 10)
    d.text(30, 200, "＜事業の内容＞", 10.5)
    d.text(40, 216, _BODY, 10)
    _, budgets, _ = _rows(d, tmp_path)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2025, 2_150_000), (2024, 2_040_000)]
    kpis = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.baseline_value, k.target_value) for k in kpis] == [("果樹の輸出額", 316, 470)]


def test_what_a_picture_shows_beside_a_text_is_none_of_it_however_its_boxes_are_drawn(tmp_path: Path) -> None:
    d = _wide()
    d.text(30, 45, "島の人の輪づくり交付金", 18)
    d.text(500, 66, "令和７年度概算決定額　820百万円（令和６年度予算額　790百万円）", 10)
    for x, head in ((20, "事業概要・目的"), (430, "事業イメージ・具体例")):
        d.office_box(x, 80, x + 390, 104, 0.2, 0.5, 0.2)
        d.text(x + 150, 97, head, 12)
        d.office_box(x, 80, x + 390, 400)
    d.text(30, 130, "○　島の外から関わる人を登録し、町や村の催しを知らせる。", 11)
    d.text(30, 150, "○　寄附の記録との連携を試みる。", 11)
    for y, name, shown in ((120, "登録", "電話から登録"), (200, "施策", "催しや仮の住まいの案内")):
        d.office_box(440, y, 530, y + 50, 0.8, 0.9, 0.8)
        d.text(460, y + 30, name, 11)
        d.office_box(540, y, 800, y + 50)
        d.text(550, y + 30, shown, 10.5)
    d.text(30, 430, "期待される効果", 12)
    d.text(30, 450, "島に通う人が増える。", 11)
    cards, _, findings = _rows(d, tmp_path)
    assert [(card.description, card.measure, card.effect) for card in cards] == [
        (
            "○　島の外から関わる人を登録し、町や村の催しを知らせる。○　寄附の記録との連携を試みる。",
            None,
            "島に通う人が増える。",
        )
    ]
    assert not [finding for finding in findings if finding.rule == "unknown-label"]


def test_a_number_with_its_label_and_who_is_in_charge_stand_at_the_head_of_a_sheet(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for number, name in (("1", "川辺の宿を結ぶ周遊バス運行事業"), ("2", "里山の案内人育成事業")):
        d.text(57, 60, f"施策番号 {number}", 9)
        d.grid([57, 400, 538], [66, 90])
        d.text(62, 83, name, 14)
        d.text(405, 77, "担当：旅行課（地", 9)
        d.text(405, 88, "域づくり）", 9)
        for row, heading in enumerate(("背景・課題", "事業内容", "期待される効果")):
            d.text(60, 110 + 40 * row, f"【{heading}】", 11)
            d.text(72, 125 + 40 * row, _BODY, 11)
        d.page()
    cards, _, _ = _rows(d, tmp_path)
    assert [(card.number, card.name) for card in cards] == [
        ("1", "川辺の宿を結ぶ周遊バス運行事業"),
        ("2", "里山の案内人育成事業"),
    ]
    assert [(card.description, card.effect) for card in cards] == [(_BODY, _BODY)] * 2


def test_chapters_in_large_type_among_written_cards_are_no_titles_of_sheets(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    y = 60.0
    for number, chapter, name in (
        (11, "第１　暮らしを支える力の強化", "山里の診療所を巡る車の運行"),
        (12, "第２　人と人を結ぶ力の強化", "川の水位を知らせる板の設置"),
        (13, "第３　人を育てる力の強化", "村の技師の共同での採用"),
    ):
        d.text(57, y, chapter, 14)
        d.text(57, y + 24, f"取組{number}　{name}", 11)
        rows = (
            ("［参画市町村］", "上野市、下野町、中野村"),
            ("［経費見込］　", "令和８年度"),
            ("　　　　　　　　", "令和９年度"),
            ("［指　　標］", "利用した人の数　現状（令和６年度） 20人　→　目標（令和12年度） 65人"),
            ("［趣　　旨］", _BODY),
            ("［分　　担］", "上野市は費用の半分を負担し、町と村は残りを分ける。"),
        )
        for n, (head, words) in enumerate(rows):
            d.text(57, y + 44 + 17 * n, f"{head}　{words}", 10)
        for n, amount in enumerate(("480千円", "520千円")):
            d.text(240, y + 61 + 17 * n, amount, 10)
        y += 240
    cards, budgets, _ = _rows(d, tmp_path)
    assert [card.name for card in cards] == [
        "山里の診療所を巡る車の運行",
        "川の水位を知らせる板の設置",
        "村の技師の共同での採用",
    ]
    assert [b.amount_thousand_yen for b in budgets] == [480, 520] * 3


def test_a_tab_over_a_frame_heads_a_text_however_short(tmp_path: Path) -> None:
    d = _wide()
    d.text(30, 45, "朝市をめぐる船の旅", 18)
    boxes = (
        ("背景・課題", "朝市の客が減っている。"),
        ("事業費", "令和４年度　2,400千円"),
        ("取組内容", _BODY),
        ("船長のひとこと", "夜明けの港で待っている。"),
    )
    for number, (word, text) in enumerate(boxes):
        top = 80.0 + 120 * number
        d.fill(30, top, 120, top + 20, 0.7, 0.8, 0.9)
        d.frame(30, top, 120, top + 20)
        d.frame(30, top + 20, 430, top + 90)
        d.text(36, top + 14, word, 10)
        d.text(36, top + 40, text, 10)
    cards, budgets, findings = _rows(d, tmp_path)
    assert [(card.name, card.description) for card in cards] == [("朝市をめぐる船の旅", _BODY)]
    assert [("船長のひとこと" in f.message, f.rule) for f in findings] == [(True, "unknown-label")]
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2022, 2400)]


def test_a_label_above_the_title_takes_no_title_from_a_sheet_with_a_table_of_years(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for name, field in (("朝市の空き店を開く取組", "商業"), ("川辺の森を守る取組", "環境")):
        d.text(470, 45, f"分野：{field}", 9)
        d.fill(40, 52, 555, 78, 0.1, 0.3, 0.5)
        d.text(60, 71, name, 15)
        for n, heading in enumerate(("取組の概要", "成果", "課題", "事業費")):
            d.text(40, 110 + 80 * n, f"■{heading}", 12)
            d.line(40, 113 + 80 * n, 555, 113 + 80 * n)
            if heading != "事業費":
                d.text(44, 130 + 80 * n, f"○{_BODY}", 11)
        d.grid([40, 130, 240, 555], [356, 376, 396, 416])
        rows = (
            ("年度", "事業費（千円）", "財源"),
            ("令和４年度", "3,200", "一般財源"),
            ("令和５年度", "4,150", "寄附金"),
        )
        for n, row in enumerate(rows):
            for x, text in zip((46, 136, 246), row, strict=True):
                d.text(x, 370 + 20 * n, text, 10)
        d.page()
    cards, budgets, _ = _rows(d, tmp_path)
    assert [(card.name, card.policy_field, card.description) for card in cards] == [
        ("朝市の空き店を開く取組", "商業", f"○{_BODY}"),
        ("川辺の森を守る取組", "環境", f"○{_BODY}"),
    ]
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2022, 3200), (2023, 4150)] * 2


def test_papers_of_a_meeting_are_no_cards_whoever_is_in_charge_of_them(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for title in ("第２回協議会の議事", "圏域の約束の見直し", "次の会議までの段取り"):
        d.text(480, 45, "担当：企画課", 9)
        d.text(150, 70, title, 16)
        for n, heading in enumerate(("概要", "主な意見", "今後の予定")):
            d.text(40, 110 + 80 * n, f"■{heading}", 12)
            d.text(44, 130 + 80 * n, f"○{_BODY}", 10)
        d.page()
    cards, _, _ = _rows(d, tmp_path)
    assert not cards
