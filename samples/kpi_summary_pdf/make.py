"""Draws a summary list of indicators over two pages and the counts of grades by policy field."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import GOTHIC_BOLD, Cell, Rules, Sheet, centre, label

# Policy field, then initiatives: number, name, indicators (text, baseline, target, grades of R6 and R7).
FIELDS = (
    (
        "医療",
        (
            ("1", "休日診療体制維持事業", (("○休日に診療を実施した日の割合", "92%", "100%", "B", "B"),)),
            (
                "2",
                "医療従事者確保事業",
                (("○修学資金の貸付けを受けた者のうち圏域内に就職した者の数（累計）", "6人", "18人", "C", "C"),),
            ),
        ),
    ),
    (
        "福祉",
        (
            (
                "3",
                "子育て支援センター連携事業",
                (("○子育て支援センターの利用者数（延べ）", "8,120人", "9,000人", "B", "A"),),
            ),
            ("4", "介護人材確保事業", (("○介護職員初任者研修の修了者数", "15人", "40人", "D", "C"),)),
        ),
    ),
    (
        "産業振興",
        (
            (
                "5",
                "たたら文化発信事業",
                (
                    ("○たたら関連施設の入館者数", "48,210人/年", "56,000人/年", "B", "A"),
                    ("○養成したガイドの数（累計）", "12人", "30人", "C", "B"),
                ),
            ),
            ("6", "有害鳥獣対策事業", (("○農作物の被害額", "2,140万円", "1,500万円", "A", "A"),)),
            ("7", "特産品販路開拓事業", (("○合同商談会における成約件数", "―", "20件", "D", "C"),)),
        ),
    ),
    ("環境", (("8", "ごみ減量化推進事業", (("○資源化率", "17.8%", "25%", "D", "D"),)),)),
    (
        "地域公共交通",
        (
            (
                "9",
                "生活交通確保対策事業",
                (("○市町をまたぐ路線の年間利用者数（延べ）", "31,450人", "32,000人", "A", "A"),),
            ),
            ("10", "⾼校生通学支援事業", (("○通学費の補助を受けた生徒の数", "58人", "70人", "B", "A"),)),
        ),
    ),
    (
        "地域内外の住民との交流",
        (
            (
                "11",
                "移住定住促進事業",
                (
                    ("○移住相談会への参加者数", "140人", "260人", "B", "A"),
                    ("○空き家バンクの成約件数（累計）", "38件", "120件", "D", "C"),
                ),
            ),
            ("12", "ふるさと教育・交流事業", (("○合同学習会に参加した児童生徒の数", "―", "300人", "C", "C"),)),
        ),
    ),
)
WIDTHS = (24.0, 62, 104, 134, 52, 52, 22, 22, 22)
HEAD = (
    "№",
    "政策分野",
    "施策名",
    "重要業績評価指標（KPI）",
    "現状値\n(2022年度)",
    "目標値\n(2028年度)",
    "R6",
    "R7",
    "R8",
)


def rows(fields: tuple) -> list[list[Cell]]:  # type: ignore[type-arg]
    """The table's rows with merged fields, numbers and names."""
    made: list[list[Cell]] = [[label(text, font=GOTHIC_BOLD, strike=False) for text in HEAD]]
    for field, initiatives in fields:
        height = sum(len(i[2]) for i in initiatives)
        first: list[Cell] = [Cell(field, rows=height)]
        for number, name, indicators in initiatives:
            lead = [centre(number, rows=len(indicators)), *first, Cell(name, rows=len(indicators))]
            first = []
            for text, baseline, target, *grades in indicators:
                made.append([*lead, Cell(text), centre(baseline), centre(target), *map(centre, grades), Cell("")])
                lead = []
    return made


def counts(sheet: Sheet, table: tuple[tuple[str, str], ...]) -> None:
    """A table of grade counts."""
    made = [[label("政策分野"), label("達成状況")]]
    made += [[Cell(field), Cell(text)] for field, text in table]
    sheet.table(made, (150, 260), x=70, rules=Rules(style="double"))


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "令和８年度第１回雲南・奥出雲定住自立圏共生ビジョン懇談会 資料１", size=8.5)
    sheet.line("令和８年度第１回雲南・奥出雲定住自立圏共生ビジョン懇談会", x=120, size=13, strike=True)
    sheet.line("令和８年７月30日（木）", x=420, size=9, gap=12)
    sheet.line("１ 分野別の達成状況（令和７年度）", size=11)
    sheet.line("(1) 生活機能の強化", size=10)
    sheet.line("● 政策分野別の達成状況", gap=4)
    counts(
        sheet,
        (
            ("医療", "B：1項目　C：1項目"),
            ("福祉", "A：1項目　C：1項目"),
            ("産業振興", "A：2項目　B：1項目　C：1項目"),
            ("環境", "D：1項目"),
        ),
    )
    sheet.line("(2) 結びつきやネットワークの強化", size=10)
    sheet.line("● 政策分野別の達成状況", gap=4)
    counts(sheet, (("地域公共交通", "A：2項目"), ("地域内外の住民との交流", "A：1項目　C：2項目")))
    sheet.line("２ 第２次雲南・奥出雲定住自立圏共生ビジョン 成果指標（KPI）達成状況一覧", size=11, gap=3)
    sheet.table(rows(FIELDS[:3]), WIDTHS, size=8)
    sheet.next_page()
    sheet.table(rows(FIELDS[3:]), WIDTHS, size=8)
    sheet.line("※達成状況　A：達成（達成率100%以上）　B：概ね達成（80～99%）", size=8, gap=3)
    sheet.line("　　　　　　C：ある程度達成（50～79%）　D：未達成（50%未満）", size=8)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
