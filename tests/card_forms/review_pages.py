"""A review sheet over three pages: the last print who was paid for what, which is no budget of the initiative."""

from __future__ import annotations

from samples.drawing import Cell, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number, text


def _review3(sheet: Sheet) -> Truth:
    truth = Truth()
    for at, (no, name, budget, spent, kpi) in enumerate(
        (
            (
                "0101",
                "地域女性活躍推進費",
                ("150", "245", "250", "300", "320"),
                ("141", "230", "238"),
                ("取組を行った地方公共団体の数", "団体", ("180", "240", "301"), ("200", "250", "300", "400")),
            ),
            (
                "0102",
                "防災教育の場づくり推進費",
                ("60", "60", "66", "70", "70"),
                ("55", "58", "61"),
                ("研修を受けた教職員の数", "人", ("900", "1,240", "1,505"), ("1,000", "1,200", "1,500", "2,000")),
            ),
        ),
        1,
    ):
        if at > 1:
            sheet.next_page()
        sheet.line(f"事業番号　{no}", x=450, size=9)
        sheet.line("令和５年度行政事業レビューシート　（　内閣府　）", x=170, size=12, gap=6)
        w = [78, 52, 60, 58, 58, 58, 58, 60]
        yrs = ("令和２年度", "令和３年度", "令和４年度", "令和５年度", "令和６年度要求")
        sheet.table(
            [
                [
                    label("事業名"),
                    text(name, 3),
                    label("担当部局庁"),
                    text("男女共同参画局"),
                    label("作成責任者"),
                    text("課長　田中"),
                ],
                [
                    label("事業開始年度"),
                    text("平成30年度"),
                    label("事業終了（予定）年度"),
                    text("終了予定なし"),
                    label("担当課室"),
                    text("推進課", 3),
                ],
                [label("会計区分"), text("一般会計", 7)],
                [
                    label("根拠法令\n（具体的な\n条項も記載）"),
                    text("－", 3),
                    label("関係する\n計画、通知等"),
                    text("第５次基本計画", 3),
                ],
                [label("主要政策・施策"), text("地方創生", 3), label("主要経費"), text("その他の事項経費", 3)],
                [
                    label("事業の目的\n（目指す姿を簡潔に。3行程度以内）"),
                    text("地域の実情に応じた取組を後押しし、だれもが力を発揮できる社会をつくる。", 7),
                ],
                [
                    label("事業概要\n（5行程度以内。別添可）"),
                    text("地方公共団体が関係団体と連携して行う研修、相談、居場所づくりに交付金を交付する。", 7),
                ],
                [label("実施方法"), text("交付", 7)],
                [label("予算額・\n執行額\n（単位:百万円）", rows=8), Cell("", 2), *map(label, yrs)],
                [label("予算の状況", rows=5), label("当初予算"), *(right(v) for v in budget)],
                [label("補正予算"), *(right("-") for _ in yrs)],
                [label("前年度から繰越し"), *(right("-") for _ in yrs)],
                [label("予備費等"), *(right("-") for _ in yrs)],
                [label("計"), *(right(v) for v in budget)],
                [label("執行額", 2), *(right(v) for v in (*spent, "", ""))],
                [label("執行率（％）", 2), *(right(v) for v in ("94%", "94%", "95%", "", ""))],
                [
                    label("令和５・６年度\n予算内訳\n（単位：百万円）", rows=3),
                    label("歳出予算項・目", 2),
                    label("令和５年度当初予算"),
                    label("令和６年度要求"),
                    label("主な増減理由", 3),
                ],
                [
                    text("地域女性活躍推進交付金", 2),
                    right(budget[3]),
                    right(budget[4]),
                    text("取組の拡大に伴う増", 3),
                ],
                [text("計", 2), right(budget[3]), right(budget[4]), text("", 3)],
            ],
            w,
            size=8,
        )
        sheet.next_page()
        w2 = [66, 84, 56, 46, 30, 47, 47, 47, 60]
        sheet.table(
            [
                [
                    label("成果目標及び\n成果実績\n（アウトカム）", rows=4),
                    label("定量的な成果目標"),
                    label("成果指標", 2),
                    label("単位"),
                    label("令和２年度"),
                    label("令和３年度"),
                    label("令和４年度"),
                    label("目標最終年度\n７年度"),
                ],
                [
                    text("取組を全国に広げる", 1, 3),
                    Cell(kpi[0], 1, 3),
                    label("成果実績"),
                    centre(kpi[1]),
                    *(right(v) for v in (*kpi[2], "-")),
                ],
                [label("目標値"), centre(kpi[1]), *(right(v) for v in kpi[3])],
                [label("達成度"), centre("％"), *(right(v) for v in ("90", "96", "100", "-"))],
                [label("根拠として用いた統計・データ名"), text("内閣府調べ", 8)],
            ],
            w2,
            size=8,
        )
        sheet.table(
            [
                [label("事業所管部局による点検・改善", 3)],
                [label("項目"), label("評価"), label("評価に関する説明")],
                [text("国費投入の必要性"), centre("○"), text("地域の実情に応じた支援は国が担うべきである。")],
                [text("事業の効率性"), centre("○"), text("単価は妥当である。")],
                [text("事業の有効性"), centre("△"), text("成果の把握の方法に改善の余地がある。")],
                [label("点検結果"), text("おおむね目標を達成している。", 2)],
                [label("改善の方向性"), text("成果の把握を強める。", 2)],
            ],
            [130, 50, 303],
            size=8,
        )
        sheet.table(
            [
                [label("外部有識者の所見")],
                [text("対象外")],
                [label("行政事業レビュー推進チームの所見")],
                [text("事業内容の一部改善　効果の検証を進めること。")],
                [label("備考")],
                [text("")],
            ],
            [483],
            size=8,
        )
        sheet.next_page()
        sheet.line(
            "費目・使途（「資金の流れ」においてブロックごとに最大の金額が支出されている者について記載する。）",
            size=8,
        )
        sheet.table(
            [
                [label("A.北海県", 3), label("B.一般社団法人みらい", 3)],
                [
                    label("費　目"),
                    label("使　途"),
                    label("金　額\n（百万円）"),
                    label("費　目"),
                    label("使　途"),
                    label("金　額\n（百万円）"),
                ],
                [text("委託費"), text("研修の運営"), right("12"), text("人件費"), text("相談員"), right("5")],
                [text("旅費"), text("講師の旅費"), right("2"), text("会場費"), text("借上げ"), right("1")],
                [text("計"), text(""), right("14"), text("計"), text(""), right("6")],
            ],
            [70, 110, 60, 70, 110, 63],
            size=8,
        )
        sheet.line("支出先上位１０者リスト", size=9)
        sheet.table(
            [
                [
                    label("", 1),
                    label("支　出　先"),
                    label("法 人 番 号"),
                    label("業　務　概　要"),
                    label("支　出　額\n（百万円）"),
                    label("契約方式等"),
                ],
                *(
                    [
                        centre(str(n)),
                        text(f"支出先{n}県"),
                        centre(f"400002012{n}"),
                        text("交付金事業の実施"),
                        right(str(15 - n)),
                        text("補助金等交付"),
                    ]
                    for n in (1, 2, 3)
                ),
            ],
            [24, 110, 90, 120, 70, 69],
            size=8,
        )
        truth.card(
            at,
            number=no,
            name=name,
            description="地方公共団体が関係団体と連携して行う研修、相談、居場所づくりに交付金を交付する。",
        )
        truth.budget(at, {2020 + n: number(v) * 1000 for n, v in enumerate(budget)})
        truth.budget(at, {2020 + n: number(v) * 1000 for n, v in enumerate(spent)})
        truth.kpi(
            at,
            kpi[0],
            kpi[1],
            target=(number(kpi[3][3]), 2025),
            results={2020 + n: number(v) for n, v in enumerate(kpi[2])},
        )
    return truth


FORMS = (Form("review-three-pages", _review3, title="令和５年度行政事業レビューシート"),)
