"""Draws three cards of the first form on three pages; the second card has two indicators."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.card_form_a import Card, draw
from samples.drawing import Rules, Sheet

YEARS = ("2024", "2025", "2026", "2027", "2028")
NOTE = "※事業費は、現時点での連携市町の合計見込額を記載しており、毎年度の予算で具体額を定めます。"

MEDICAL = Card(
    name="休日診療体制維持事業",
    axis="生活機能の強化",
    policy_field="医療",
    measure="地域医療体制の確保",
    words=("連携する視点", "施策の展開"),
    text="　休日における初期救急医療を圏域全体で確保するため、地元医師会及び公立病院と連携し、日曜日及び祝日の"
    "在宅当番医による診療を実施するとともに、当番医の情報を圏域住民へ周知する。",
    indicators="休日に診療を実施した日の割合",
    baseline="92%",
    target="100%",
    municipalities="雲南市\n奥出雲町",
    projects="【雲南市】○休日診療運営事業　○在宅当番医制運営費負担金\n【奥出雲町】○地域医療連携推進事業",
    effect="　休日に受診できる医療機関が圏域内に確保されることで、住民が安心して暮らすことができる。",
    amounts=("12,480", "12,480", "12,650", "12,650", "12,650"),
    roles="　雲南市は、医師会等との調整を行い、在宅当番医による診療を実施する。奥出雲町は、その費用の一部を負担す"
    "るとともに、町民への周知を行う。",
)
TOURISM = Card(
    name="たたら文化発信事業",
    axis="生活機能の強化",
    policy_field="産業振興",
    measure="歴史文化を活かした観光の振興",
    text="　たたら製鉄の歴史を伝える施設や棚田の景観を一体的に発信するため、関⻄圏及び広島方面の旅行会社への働き"
    "かけ、周遊バスの運行、ガイドの養成を行う。",
    indicators="たたら関連施設の入館者数\n養成したガイドの数（累計）",
    baseline="48,210人/年\n12人",
    target="56,000人/年\n30人",
    municipalities="雲南市\n奥出雲町",
    projects="【共通】○たたら周遊バス運行事業\n【雲南市】○鉄の歴史村魅力発信事業\n"
    "　　　　　○観光ガイド養成事業（初級・中級）\n【奥出雲町】○棚田景観保全活用事業",
    effect="　圏域に点在する観光資源がつながり、滞在時間の延長と観光消費額の増加が図られる。",
    amounts=("21,300", "18,940", "18,940", "9,000", "0"),
    roles="　両市町がそれぞれの施設の運営及び情報発信を行い、周遊バスの運行に要する費用は、乗車実績に応じて負担す"
    "る。",
    icons=4,
)
SCHOOL = Card(
    name="ふるさと教育・交流事業",
    axis="結びつきやネットワークの強化",
    policy_field="地域内外の住民との交流",
    measure="次代を担う人材の育成",
    text="　圏域の小中学生が互いの地域を訪ね、自然や産業を学ぶ合同学習会を開催する。また、地域の大人との対話を通じ"
    "て、将来の暮らしや仕事を考える機会をつくる。",
    indicators="合同学習会に参加した児童生徒の数",
    baseline="―",
    target="３００人",
    municipalities="雲南市\n奥出雲町",
    projects="【雲南市】○ふるさと学習交流事業\n【奥出雲町】○ふるさと学習交流事業",
    effect="　地域への愛着が育まれ、進学や就職で圏域を離れた後も、ふるさととつながる若者が増える。",
    amounts=("1,200", "1,200", "1,200", "1,200", "1,200"),
    roles="　雲南市が学習会の企画及び日程の調整を行い、両市町の教育委員会が参加校の取りまとめを行う。費用は両"
    "市町が折半する。",
    icons=1,
)


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "第２次雲南・奥出雲定住自立圏共生ビジョン")
    sheet.line("第２次雲南・奥出雲定住自立圏共生ビジョン", x=170, size=13, strike=True)
    sheet.line("令和６年３月", x=260, size=10)
    sheet.line("計画期間：2024年度（令和６年度）から2028年度（令和10年度）までの５年間", gap=10)
    sheet.line("１ 生活機能の強化に係る政策分野の取組", size=11)
    sheet.line("（１）医療")
    sheet.line("【具体的な取組】")
    draw(sheet, MEDICAL, YEARS, "現状値\n(2022年度)", "目標値\n(2028年度)", Rules())
    sheet.line(NOTE, size=8)
    sheet.next_page()
    sheet.line("（２）産業振興")
    sheet.line("【具体的な取組】")
    draw(sheet, TOURISM, YEARS, "現状値\n(2022年度)", "目標値\n(2028年度)", Rules(style="double"))
    sheet.line(NOTE, size=8)
    sheet.next_page()
    sheet.line("２ 結びつきやネットワークの強化に係る政策分野の取組", size=11)
    sheet.line("（１）地域内外の住民との交流")
    sheet.line("【具体的な取組】")
    draw(sheet, SCHOOL, YEARS, "現状値\n(2022年度)", "目標値\n(2028年度)", Rules(style="fills", underlay=True))
    sheet.line(NOTE, size=8)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
