"""Draws three cards of the second form below their agreement tables; the third runs over a page break."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from samples.drawing import GREEN, GREY, Cell, Rules, Sheet, centre, label, right

WIDTHS = (76.0, 101, 51, 51, 51, 51, 51, 51)
ALL = ("大 田 市", "川 本 町", "美 郷 町", "邑 南 町", "飯 南 町")
NOTE = "事業費見込は現時点での見込額を記載しており、毎年度の予算で具体額を定める。"
YEARS = ("R8", "R9", "R10", "R11", "R12")


def agreement(sheet: Sheet, content: str, centre_role: str, partner_role: str) -> None:
    """The table of the agreement above the cards."""
    sheet.line("形成協定の内容")
    rows = [
        [label("取組の内容", fill=GREY), Cell(content)],
        [label("甲（大田市）の役割", fill=GREY), Cell(centre_role)],
        [label("乙（連携町）の役割", fill=GREY), Cell(partner_role)],
    ]
    sheet.table(rows, (98, 385), rules=Rules(style="fills"))


def head(name: str, towns: str, text: str, effect: str) -> list[list[Cell]]:
    """The first four rows of a card."""
    return [
        [_label("事業名"), Cell(name, 7)],
        [_label("関係市町村名"), Cell(towns, 7)],
        [_label("事業内容"), Cell(text, 7)],
        [_label("期待される効果"), Cell(effect, 7)],
    ]


def schedule(items: Sequence[tuple[str, str]]) -> list[list[Cell]]:
    """The timetable: a mark for each of the five years, ``.`` where the year is blank."""
    head = [label("具体的な事業項目", fill=GREY), *_spread(YEARS, GREY)]
    rows = [[_label("実施スケジュール", rows=len(items) + 1), *head]]
    for item, marks in items:
        rows.append([Cell(item), *_spread(["" if m == "." else m for m in marks], None)])
    return rows


def budget(total: Sequence[str], towns: Sequence[tuple[str, Sequence[str]]]) -> list[list[Cell]]:
    """The amounts: the sum first, without a name, then one row a municipality."""
    heads = ("R 8", "R 9", "R 1 0", "R 1 1", "R 1 2", "計")
    head = [Cell("", fill=GREY), *(label(h, fill=GREY) for h in heads)]
    rows = [[_label("事業費見込\n（千円）", rows=len(towns) + 2), *head]]
    rows.append([Cell(""), *(right(a) for a in total)])
    rows.extend([centre(name), *(right(a) for a in amounts)] for name, amounts in towns)
    return rows


def foot(subsidy: str, roles: str, kpi: tuple[str, str, str, str]) -> list[list[Cell]]:
    """The last rows of a card."""
    heads = [label("指標名", fill=GREY), label("現状値 (R6)", 2, fill=GREY), label("目標値 (R12)", 2, fill=GREY)]
    return [
        [_label("活用を想定する\n補助制度等"), Cell(subsidy, 7)],
        [_label("役割分担の\n考え方"), Cell(roles, 7)],
        [_label("成果指標\n（ＫＰＩ）", rows=2), *heads, label("備考", 2, fill=GREY)],
        [Cell(kpi[0]), right(kpi[1], 2), right(kpi[2], 2), Cell(kpi[3], 2)],
    ]


def _label(text: str, rows: int = 1) -> Cell:
    return label(text, rows=rows, fill=GREEN)


def _spread(texts: Sequence[str], fill: tuple[float, float, float] | None) -> list[Cell]:
    spans = (1, 1, 1, 1, 2)
    return [Cell(t, n, 1, "center", fill, fill is not None) for t, n in zip(texts, spans, strict=True)]


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "大田・三瓶定住自立圏 第３次共生ビジョン", size=8.5, first_page=11)
    sheet.line("大田・三瓶定住自立圏 第３次共生ビジョン（素案）", x=150, size=13, strike=True)
    sheet.line("令和８年２月　大田市", x=250, size=10)
    sheet.paragraph("　計画期間は、令和８年度から令和12年度までの５年間とし、毎年度所要の見直しを行うものとする。")
    sheet.line("５ 定住自立圏形成協定に基づき推進する具体的取組", size=11)
    sheet.line("(1) 生活機能の強化に係る政策分野", size=10)
    sheet.line("① 医療", size=10)
    sheet.line("ア 夜間休日における診療体制の確保")
    agreement(
        sheet,
        "圏域の住民が夜間や休日にも安心して受診できるよう、関係機関と連携し、初期救急医療の体制を維持する。",
        "乙及び医師会と連携し、夜間休日の診療所の運営を行う。",
        "甲が行う診療所の運営に協力し、必要な経費を負担するとともに、住民への周知を行う。",
    )
    sheet.line("具体的な連携事業")
    rows = head(
        "三瓶地域夜間休日診療事業",
        "大田市、川本町、美郷町、邑南町、飯南町",
        "大田市が設置する夜間休日の診療所を圏域の住民が利用できるよう、医師会及び大田市立病院と連携して当番の医師を確"
        "保し、受診の目安を示したしおりを配布する。",
        "初期救急医療の体制が維持され、圏域の住民が安心して暮らせるとともに、病院の勤務医の負担が軽減される。",
    )
    rows += schedule(
        [("診療所の運営", "→→→→→"), ("受診のしおりの作成・配布", ".→.→."), ("医師の確保に向けた協議", "→→→..")]
    )
    rows += budget(
        ("9,640", "", "", "", "", ""),
        [
            (ALL[0], ("6,200", "", "", "", "", "")),
            (ALL[1], ("480", "", "", "", "", "")),
            (ALL[2], ("760", "", "", "", "", "")),
            (ALL[3], ("1,540", "", "", "", "", "")),
            (ALL[4], ("660", "", "", "", "", "")),
        ],
    )
    rows += foot(
        "島根県救急医療施設運営費補助金（県1/2）",
        "・大田市は、診療所の運営及び医師会との調整を行う。\n・各町は、人口割により必要な経費を負担し、住民への周知を行う。",
        ("夜間休日診療の受診者数（人）", "1,842", "2,000", "大田市調べ"),
    )
    sheet.table(rows, WIDTHS)
    sheet.line(NOTE, size=8)
    sheet.next_page()
    farming(sheet)
    sheet.save()


def farming(sheet: Sheet) -> None:
    """The second and third card, under one agreement item."""
    sheet.line("② 産業振興", size=10)
    sheet.line("ア 地域農業の担い手の確保と農産品の魅力発信")
    agreement(
        sheet,
        "圏域の農業を次の世代につなぐため、新たな担い手を確保するとともに、農産品の販路を広げる。",
        "乙と連携し、就農相談会の開催及び農産品の販売促進を行う。",
        "甲と連携し、就農を希望する者の研修の受入れ及び農産品の販売促進を行う。",
    )
    sheet.line("具体的な連携事業 1")
    rows = head(
        "新規就農者確保対策事業",
        "大田市、美郷町、邑南町",
        "就農相談会を合同で開催し、研修の受入先と住まいの情報を一体的に提供する。",
        "圏域内で就農する者が増え、農地の維持が期待される。",
    )
    rows += schedule([("就農相談会の開催", "....."), ("先進農家での研修", "○○○○○")])
    rows += budget(
        ("900", "900", "900", "900", "900", "4,500"),
        [
            (ALL[0], ("500", "500", "500", "500", "500", "2,500")),
            (ALL[2], ("150", "150", "150", "150", "150", "750")),
            (ALL[3], ("250", "250", "250", "250", "250", "1,250")),
        ],
    )
    rows += foot(
        "",
        "・相談会に要する経費は、３市町が協議のうえ負担する。",
        ("圏域内の新規就農者数（人）", "14", "", "３市町の合計"),
    )
    edges = sheet.table(rows, WIDTHS)
    middle = (edges[5] + edges[6]) / 2
    sheet.arrow(56 + 76 + 101 + 6, middle, 56 + 483 - 6)
    sheet.line(NOTE, size=8, gap=10)
    sheet.line("具体的な連携事業 2")
    rows = head(
        "石見の恵み販路拡大事業",
        "大田市、川本町、美郷町、邑南町、飯南町",
        "圏域の農産品を「石見の恵み」として一体的に発信し、広島市内の量販店での合同販売会及び学校給食での利用を進める。",
        "農産品の知名度が高まり、生産者の所得の向上が期待される。",
    )
    rows += schedule([("合同販売会の開催", "→→→→→"), ("学校給食での利用促進", "..→→→")])
    amounts = budget(
        ("1,200", "1,200", "1,000", "1,000", "1,000", "5,400"),
        [
            (ALL[0], ("600", "600", "500", "500", "500", "2,700")),
            (ALL[1], ("100", "100", "80", "80", "80", "440")),
            (ALL[2], ("130", "130", "110", "110", "110", "590")),
            (ALL[3], ("250", "250", "210", "210", "210", "1,130")),
            (ALL[4], ("120", "120", "100", "100", "100", "540")),
        ],
    )
    upper = [[_label("事業費見込\n（千円）", rows=4), *amounts[0][1:]], *amounts[1:4]]
    lower = [[_label("", rows=3), *amounts[4]], *amounts[5:]]
    sheet.table(rows + upper, WIDTHS)
    sheet.next_page()
    rows = lower + foot(
        "強い農業づくり総合支援交付金（国1/2）",
        "・大田市は、販売会の企画及び量販店との調整を行う。\n・各町は、出荷する生産者の取りまとめを行う。",
        ("合同販売会の売上額（千円）", "3,150", "6,000", "販売会の合計額"),
    )
    sheet.table(rows, WIDTHS)
    sheet.line(NOTE, size=8)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
