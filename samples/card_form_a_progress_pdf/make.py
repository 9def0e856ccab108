"""Draws a progress report: a front page with the thresholds of the grades, then cards with yearly results."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.card_form_a import Card, draw
from samples.drawing import MINCHO, Rules, Sheet

YEARS = ("2024 (R6)", "2025 (R7)", "2026 (R8)", "2027 (R9)", "2028 (R10)")
BASELINE, TARGET = "現状値\n(2022 (R4) 年度)", "目標値\n(2028年 (R10) 度)"

FRONT = (
    ("第２次雲南・奥出雲定住自立圏共生ビジョン「成果指標（KPI）」の令和６年度実績について", 11, 10),
    ("１ 成果指標の設定", 10, 4),
)

BUS = Card(
    name="生活交通確保対策事業",
    axis="結びつきやネットワークの強化",
    policy_field="地域公共交通",
    measure="生活路線の維持及び確保",
    text="　通学や通院に欠かせない路線バス及びデマンド型乗合タクシーを維持するため、市町をまたぐ路線のダイヤを"
    "調整し、共通の回数券を発行する。",
    indicators="市町をまたぐ路線の年間利用者数（延べ）",
    baseline="31,450人",
    target="32,000人",
    municipalities="雲南市\n奥出雲町",
    projects="【共通】○広域路線運行維持事業\n【雲南市】○デマンド型乗合タクシー運行事業\n"
    "【奥出雲町】○町営バス運行事業　○高校生通学支援事業",
    effect="　自家用車を利用できない住民の移動手段が確保され、通学及び通院の負担が軽減される。",
    amounts=("86,120", "88,405", "88,405", "90,000", "90,000"),
    roles="　両市町がそれぞれの区域内の運行経費を負担し、市町をまたぐ路線の経費は、運行距離に応じて負担する。",
    results=("32,640人", "", "", "", ""),
    evaluation_label="2024年度評価",
    evaluation="（雲南市）\nダイヤの改正により、高校の始業時刻に間に合う便を１便増やした。定期券の購入者は42人増加した。\n"
    "（奥出雲町）\n通学費の補助を実施し、町外の高校に通う生徒65人が利用した。",
    next_steps="運転手の確保が課題となっていることから、両市町で合同の採用説明会を開催する。",
)
MIGRATION = Card(
    name="移住定住促進事業",
    axis="結びつきやネットワークの強化",
    policy_field="地域内外の住民との交流",
    measure="移住定住の促進",
    text="　都市部での移住相談会を共同で開催し、空き家の情報を一体的に提供するとともに、移住後の暮らしを支える"
    "相談員を配置する。",
    indicators="移住相談会への参加者数\n空き家バンクの成約件数（累計）",
    baseline="140人\n38件",
    target="260人\n120件",
    municipalities="雲南市\n奥出雲町",
    projects="【雲南市】○定住推進員設置事業　○空き家活用促進事業\n【奥出雲町】○定住コーディネーター設置事業",
    effect="　圏域への移住者が増え、集落の担い手が確保される。",
    amounts=("14,700", "14,700", "15,200", "15,200", "15,200"),
    roles="　相談会は両市町が共同で開催し、費用を折半する。空き家の情報の提供及び相談員の配置は、それぞれが行う。",
    results=("221人\n52件", "", "", "", ""),
    evaluation_label="2024年度評価",
    evaluation="大阪及び広島で相談会を４回開催した。空き家の所有者への働きかけが十分でなく、登録件数が伸び悩んだ。",
    next_steps="固定資産税の通知に合わせて空き家バンクの案内を送付し、登録件数の増加を図る。",
)
WASTE = Card(
    name="ごみ減量化推進事業",
    axis="生活機能の強化",
    policy_field="環境",
    measure="循環型社会の形成",
    text="　圏域内のごみの分別の基準をそろえ、生ごみの堆肥化や古着の回収を進めることにより、焼却するごみの量を減ら"
    "す。",
    indicators="資源化率",
    baseline="17.8％",
    target="25％",
    municipalities="雲南市\n奥出雲町",
    projects="【共通】○分別収集推進事業",
    effect="　焼却施設の負担が軽くなり、施設を⻑く使うことができる。",
    amounts=("5,600", "5,600", "5,600", "", ""),
    roles="　両市町が連携して住民への啓発を行い、それぞれの区域の収集に要する費用を負担する。",
    results=("９．５％", "", "", "", ""),
    evaluation_label="2024年度評価",
    evaluation="分別の基準の統一に時間を要し、資源化率は前年度を下回った。",
    next_steps="新しい分別表を全戸に配布し、地区ごとの説明会を開催する。",
)


def front(sheet: Sheet) -> None:
    """The page before the cards."""
    sheet.line("令和７年度第１回雲南・奥出雲定住自立圏共生ビジョン懇談会", x=130, size=13, strike=True, gap=16)
    sheet.line("日時　令和７年８月７日（木）午後１時30分～", x=320, size=10)
    sheet.line("会場　雲南市役所 ２階会議室", x=320, size=10, gap=20)
    for text, size, gap in FRONT:
        sheet.line(text, size=size, gap=gap)
    sheet.paragraph(
        "　令和６年度から令和10年度までを計画期間とする第２次雲南・奥出雲定住自立圏共生ビジョンに掲載した取組に"
        "ついて、成果指標の達成状況を取りまとめました。"
    )
    sheet.line("２ 達成状況の区分", size=10, gap=4)
    sheet.paragraph("　目標値に対する令和６年度の実績値の割合（実績値／目標値）により、次のとおり区分しました。")
    for text in (
        "A：達成（達成率100%以上）",
        "B：概ね達成（達成率80～99%）",
        "C：ある程度達成（達成率50%～79%）",
        "D：未達成（達成率50%未満）",
    ):
        sheet.line(text, x=80)


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "令和７年度第１回雲南・奥出雲定住自立圏共生ビジョン懇談会", font=MINCHO)
    front(sheet)
    for card, rules in (
        (BUS, Rules()),
        (MIGRATION, Rules(dashed=True)),
        (WASTE, Rules(style="fills", open_sides="lr")),
    ):
        sheet.next_page()
        draw(sheet, card, YEARS, BASELINE, TARGET, rules)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
