"""Covers and first lines as towns print them: title, area, issuer, kind, edition, years and date."""

from __future__ import annotations

import pytest

from extract.document import read_bytes
from kohyo.pipeline import process
from schemas.printed import Box, Document, Line, Page, Word
from schemas.tables import DocumentRow

SENTENCE = "この計画は住民が安心して暮らせるよう、関係する市町村が連携して取り組む事業を定めるものである。"
BODY = f"\n\n１ 目的\n\n{SENTENCE}\n"
FIELDS = ("title", "region", "issuer", "doc_type", "edition", "plan_start_fy", "plan_end_fy", "published_on")

Truth = tuple[str | None, str | None, str | None, str, int | None, int | None, int | None, str | None]


def _cover(*lines: tuple[str, float, float]) -> Document:
    """A cover of centred lines given as text, top and size, and a page of text."""
    cover = []
    for key, (text, top, size) in enumerate(lines, 1):
        box = Box(297 - len(text) * size / 2, top, 297 + len(text) * size / 2, top + size)
        cover.append(Line((Word(text, box, size),), text, box, key=key))
    body = []
    for row in range(6):
        box = Box(70, 80 + 18 * row, 525, 90.5 + 18 * row)
        body.append(Line((Word(SENTENCE, box, 10.5),), SENTENCE, box, key=100 + row))
    pages = (Page(1, 595.0, 842.0, tuple(cover)), Page(2, 595.0, 842.0, tuple(body)))
    return Document("d0", "a.pdf", "0", "application/pdf", "native", 2, pages)


def _dump(text: str, name: str = "a.txt") -> Document:
    return read_bytes((text + BODY).encode(), source_name=name)


CASES: list[tuple[Document, Truth]] = [
    (
        _cover(
            ("第２期", 150, 26),
            ("八戸圏域連携中枢都市圏ビジョン", 190, 26),
            ("（令和４年度～令和８年度）", 240, 16),
            ("令和４年３月", 600, 16),
            ("八 戸 市", 640, 20),
        ),
        (
            "第２期八戸圏域連携中枢都市圏ビジョン",
            "八戸圏域連携中枢都市圏",
            "八戸市",
            "vision",
            2,
            2022,
            2026,
            "2022-03",
        ),
    ),
    (
        _cover(
            ("第２期", 150, 26),
            ("花巻市まち・ひと・しごと創生総合戦略", 190, 26),
            ("令和２年度～令和６年度", 240, 16),
            ("令和２年３月策定", 600, 16),
            ("（令和５年３月改訂）", 625, 14),
            ("花巻市", 660, 20),
        ),
        ("第２期花巻市まち・ひと・しごと創生総合戦略", "花巻市", "花巻市", "vision", 2, 2020, 2024, "2020-03"),
    ),
    (
        _cover(
            ("大田市人口ビジョン", 190, 30),
            ("〔令和２年改訂版〕", 230, 18),
            ("令和２年３月", 600, 16),
            ("島根県大田市", 640, 20),
        ),
        ("大田市人口ビジョン", "大田市", "島根県大田市", "vision", None, None, None, "2020-03"),
    ),
    (
        _cover(
            ("令和６年度", 100, 18),
            ("三瓶定住自立圏共生ビジョン取組状況報告書", 130, 18),
            ("令和７年１０月", 500, 14),
            ("三瓶定住自立圏推進協議会", 530, 14),
        ),
        (
            "令和６年度三瓶定住自立圏共生ビジョン取組状況報告書",
            "三瓶定住自立圏",
            "三瓶定住自立圏推進協議会",
            "progress_report",
            None,
            None,
            None,
            "2025-10",
        ),
    ),
    (
        _dump(
            "第３次南信州定住自立圏共生ビジョン\n（平成31年度～令和５年度）\n\n平成31年３月\n飯田市\n令和３年２月一部変更"
        ),
        (
            "第３次南信州定住自立圏共生ビジョン",
            "南信州定住自立圏",
            "飯田市",
            "vision",
            3,
            2019,
            2023,
            "2019-03",
        ),
    ),
    (
        _dump(
            "# 第2期宇和島市まち・ひと・しごと創生総合戦略\n\n令和2年3月\n\n愛媛県宇和島市\n\n"
            "計画期間：令和2年度から令和6年度まで",
            "a.md",
        ),
        (
            "第2期宇和島市まち・ひと・しごと創生総合戦略",
            "宇和島市",
            "愛媛県宇和島市",
            "vision",
            2,
            2020,
            2024,
            "2020-03",
        ),
    ),
    (
        _dump(
            "資料１－１\n\n第２期遠野市総合戦略の進捗状況について（令和５年度実績）\n\n令和６年８月２０日\n遠野市企画政策課"
        ),
        (
            "第２期遠野市総合戦略の進捗状況について（令和５年度実績）",
            "遠野市",
            "遠野市企画政策課",
            "progress_report",
            2,
            None,
            None,
            "2024-08-20",
        ),
    ),
    (
        _cover(
            ("真庭市デジタル田園都市国家構想総合戦略", 190, 24),
            ("計画期間：令和５年度～令和９年度", 240, 14),
            ("令和５年１２月　真庭市", 600, 16),
        ),
        ("真庭市デジタル田園都市国家構想総合戦略", "真庭市", "真庭市", "vision", None, 2023, 2027, "2023-12"),
    ),
    (
        _cover(
            ("びんご圏域ビジョン2020", 190, 30),
            ("～びんご圏域連携中枢都市圏ビジョン～", 230, 18),
            ("2020年３月", 600, 16),
        ),
        (
            "びんご圏域ビジョン2020",
            "びんご圏域連携中枢都市圏",
            None,
            "vision",
            None,
            None,
            None,
            "2020-03",
        ),
    ),
    (
        _cover(
            ("ともに支え、ともに育むまちづくり", 120, 14),
            ("第２次", 150, 20),
            ("北上・西和賀定住自立圏共生ビジョン", 190, 26),
            ("令和７年３月", 600, 16),
            ("岩手県北上市", 640, 18),
        ),
        (
            "第２次北上・西和賀定住自立圏共生ビジョン",
            "北上・西和賀定住自立圏",
            "岩手県北上市",
            "vision",
            2,
            None,
            None,
            "2025-03",
        ),
    ),
    (
        _cover(("大崎町ＳＤＧｓ未来都市計画", 190, 28), ("（2025～2027）", 230, 18), ("鹿児島県大崎町", 640, 18)),
        ("大崎町ＳＤＧｓ未来都市計画", "大崎町", "鹿児島県大崎町", "sdgs_plan", None, None, None, None),
    ),
    (
        _dump("定住自立圏構想の取組状況について\n\n令和５年４月\n総務省地域力創造グループ地域自立応援課"),
        (
            "定住自立圏構想の取組状況について",
            None,
            "総務省地域力創造グループ地域自立応援課",
            "policy_brief",
            None,
            None,
            None,
            "2023-04",
        ),
    ),
    (
        _dump("別紙２\n\n第２期総合戦略 重要業績評価指標（KPI）一覧\n\n西予市"),
        (
            "第２期総合戦略重要業績評価指標（KPI）一覧",
            "西予市",
            "西予市",
            "annex",
            2,
            None,
            None,
            None,
        ),
    ),
    (
        _cover(
            ("第２次雲南圏域", 150, 24),
            ("定住自立圏共生ビジョン", 190, 24),
            ("【令和６年度改訂版】", 230, 16),
            ("2022（令和４）年度～2026（令和８）年度", 260, 14),
            ("2024（令和６）年３月", 600, 16),
            ("雲南市・奥出雲町・飯南町", 640, 16),
        ),
        (
            "第２次雲南圏域定住自立圏共生ビジョン",
            "雲南圏域定住自立圏",
            None,
            "vision",
            2,
            2022,
            2026,
            "2024-03",
        ),
    ),
    (
        _dump("第2期 郡上市まち・ひと・しごと創生総合戦略【概要版】\n\n岐阜県 郡上市　令和2年3月"),
        (
            "第2期郡上市まち・ひと・しごと創生総合戦略【概要版】",
            "郡上市",
            "岐阜県郡上市",
            "vision",
            2,
            None,
            None,
            "2020-03",
        ),
    ),
]


@pytest.mark.parametrize(("document", "truth"), CASES, ids=[truth[0] for _, truth in CASES])
def test_the_first_lines_tell_what_a_document_is(document: Document, truth: Truth) -> None:
    row = next(row for row in process(document).rows if isinstance(row, DocumentRow))
    found = tuple(getattr(row, field) for field in FIELDS)
    spaceless = tuple(value.replace(" ", "") if isinstance(value, str) else value for value in found)
    assert spaceless == truth
