from __future__ import annotations

import pytest

from extract.families.document_head import FAMILY
from schemas.printed import Box, Document, Line, Page, Word


def _pdf(*lines: tuple[str, float, float, float, float]) -> Document:
    """A page of lines given as text, left, top, right, size."""
    made = []
    for key, (text, x0, top, x1, size) in enumerate(lines, 1):
        box = Box(x0, top, x1, top + size)
        made.append(Line((Word(text, box, size),), text, box, key=key))
    page = Page(1, 595.0, 842.0, tuple(made))
    return Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,))


def _fields(document: Document) -> dict[str, str]:
    found = {}
    for region in FAMILY.find(document):
        for record in FAMILY.read(document, region).records:
            found.update({name: printed.text for name, printed in record.fields.items()})
    return found


def test_a_title_in_large_type_runs_over_lines() -> None:
    document = _pdf(
        ("資料１", 500, 40, 560, 20.0),
        ("暮らしを支える", 150, 200, 450, 28.0),
        ("みどり市総合計画", 150, 240, 450, 28.0),
        ("令和６年３月", 250, 400, 350, 16.0),
        ("みどり市", 260, 440, 340, 16.0),
    )
    assert _fields(document) == {
        "title": "暮らしを支える\nみどり市総合計画",
        "published": "令和６年３月",
        "issuer": "みどり市",
    }


def test_the_subject_of_a_letter_stands_in_the_middle() -> None:
    body = "指定制度については、下記の事項に留意の上、適正に運用されるようお願いします。"
    document = _pdf(
        ("総財政第６７号", 418, 65, 526, 12.0),
        ("令和６年６月28日", 418, 80, 526, 12.0),
        ("各都道府県財政担当部長　殿", 80, 110, 300, 12.0),
        ("（公印省略）", 430, 150, 510, 12.0),
        ("指定制度の運用について", 217, 200, 378, 12.0),
        (body, 80, 240, 524, 12.0),
    )
    fields = _fields(document)
    assert fields["title"] == "指定制度の運用について"
    assert fields["published"] == "令和６年６月28日"


def test_a_document_that_begins_with_a_chapter_prints_no_title() -> None:
    document = _pdf(("第１章　役割", 60, 100, 200, 16.0), ("この章では役割を説明する。", 60, 140, 300, 12.0))
    assert "title" not in _fields(document)


def test_dates_of_other_things_are_not_the_date_of_publication() -> None:
    document = _pdf(
        ("学校区一覧表", 230, 60, 365, 16.0),
        ("（平成30年６月28日現在）", 400, 90, 540, 10.0),
        ("制 定：平成12年12月27日", 400, 110, 540, 10.0),
    )
    assert "published" not in _fields(document)


def test_an_issuer_can_stand_beside_the_date_and_a_meeting_has_its_time() -> None:
    document = _pdf(
        ("第３次共生ビジョン（素案）", 150, 60, 450, 16.0),
        ("令和８年２月　大田市", 250, 90, 350, 10.0),
        ("計画の期間は五年とする。ただし見直しを行う。", 60, 120, 500, 10.0),
    )
    assert _fields(document)["issuer"] == "大田市"
    meeting = _pdf(
        ("第１回懇談会", 150, 60, 450, 16.0),
        ("日時　令和７年８月７日（木）午後１時30分から午後３時まで", 250, 90, 500, 10.0),
    )
    assert _fields(meeting)["published"].startswith("日時")


def test_a_paper_of_several_has_the_title_beside_its_number_and_no_signature_for_one() -> None:
    document = _pdf(
        ("参考資料１　数値目標の推移", 44, 60, 300, 13.0),
        ("大川村　令和６年９月", 640, 80, 760, 9.0),
    )
    fields = _fields(document)
    assert (fields["title"], fields["issuer"]) == ("数値目標の推移", "大川村")


def test_the_municipality_above_a_title_begins_it_where_another_line_signs() -> None:
    cover = [("第２期　花室村", 150, 200, 300, 20.0), ("人口ビジョン", 150, 240, 450, 28.0)]
    signed = _pdf(*cover, ("令和７年３月　花室村", 230, 600, 370, 12.0))
    assert _fields(signed) == {
        "title": "第２期　花室村\n人口ビジョン",
        "published": "令和７年３月　花室村",
        "issuer": "花室村",
    }
    unsigned = _pdf(("花室村", 150, 200, 300, 20.0), *cover[1:], ("令和７年３月", 230, 600, 370, 12.0))
    assert _fields(unsigned)["title"] == "人口ビジョン"


def test_the_ministry_in_brackets_behind_a_title_issues_the_sheet() -> None:
    document = _pdf(
        ("令和７年度行政事業レビューシート（　海洋開発省　）", 100, 40, 480, 12.0),
        ("事業番号　0012", 420, 20, 500, 9.0),
    )
    assert _fields(document)["issuer"] == "海洋開発省"


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("みどり市人口ビジョン（２０２０年版）", "（２０２０年版）"),
        ("みどり市人口ビジョン（2020）", "（2020）"),
        ("令和２年版　みどり市統計書", "令和２年版"),
        ("みどり市の将来人口（2040年）", None),
        ("みどり市総合戦略（2020～2024）", None),
    ],
)
def test_the_year_of_an_issue_stands_in_the_title(title: str, published: str | None) -> None:
    document = _pdf((title, 100, 100, 500, 28.0), ("１ はじめに", 60, 200, 160, 11.0))
    assert _fields(document).get("published") == published


def test_the_year_of_an_issue_stands_below_the_title() -> None:
    document = _pdf(("みどり市人口ビジョン", 100, 100, 500, 28.0), ("（2020年版）", 250, 150, 350, 14.0))
    assert _fields(document)["published"] == "（2020年版）"


def test_a_date_at_the_right_end_of_a_line_is_that_of_the_document() -> None:
    document = _pdf(
        ("みどり市総合戦略　指標の進捗状況一覧", 150, 40, 450, 14.0),
        ("（計画期間：令和２年度～令和６年度）　　　　　　令和６年９月　みどり市企画課", 200, 70, 560, 8.0),
    )
    assert _fields(document)["published"] == "令和６年９月　みどり市企画課"
