from hashlib import sha256

from extract.families import figures_text_dump
from extract.sources.text.plain_text import read_text_bytes
from schemas.printed import Document, RawRecord
from tests import dump_texts as texts


def document(text: str) -> Document:
    data = text.encode()
    return read_text_bytes(data, source_name="x.txt", sha256=sha256(data).hexdigest())


def records(text: str) -> list[RawRecord]:
    made = document(text)
    found: list[RawRecord] = []
    for region in figures_text_dump.find(made):
        reading = figures_text_dump.read(made, region)
        assert reading.used == region.lines
        found.extend(reading.records)
    return found


def text_of(record: RawRecord, name: str) -> str | None:
    value = record.fields.get(name)
    return value.text if value else None


def test_areas_and_row_labels_after_the_table_belong_to_its_groups() -> None:
    found = records(texts.POPULATION)
    assert {record.table for record in found} == {"population"}
    assert len(found) == 2 * (4 + 4 + 3 + 2)
    rows = dict.fromkeys((text_of(r, "area"), text_of(r, "row_label")) for r in found)
    assert list(rows) == [
        (area, label) for area in ("川上市", "川下町") for label in ("0～14歳", "65歳以上", "合計", "高齢化率")
    ]


def test_a_sign_apart_from_its_figure_and_headers_of_two_lines() -> None:
    change = records(texts.POPULATION)[2]
    assert text_of(change, "value") == "▲ 33.33"
    assert text_of(change, "column_label") == "増減率(%)\nR2比"
    assert text_of(change, "note") is not None


def test_a_short_row_lacks_its_last_columns() -> None:
    found = records(texts.POPULATION)
    rates = [r for r in found if text_of(r, "row_label") == "高齢化率" and text_of(r, "area") == "川上市"]
    assert [text_of(r, "column_label") for r in rates] == ["2015年\n（H27年度）", "2020年\n（R2年度）"]
    assert [text_of(r, "value") for r in rates] == ["70.00%", "80.00%"]


def test_a_title_may_stand_above_a_page_of_prose() -> None:
    found = records(texts.POPULATION)
    titles = {text_of(r, "table_title") for r in found}
    assert titles == {"圏域人口の推移（国立社会保障・人口問題研究所平成30年３月公表）"}
    assert "国勢調査" in (text_of(found[0], "note") or "")


def test_the_title_that_speaks_of_the_columns_wins_over_the_nearer_one() -> None:
    text = texts.POPULATION.replace(
        "（２）圏域の将来像",
        "【圏域の将来人口及び人口比率（人口ビジョンより）】\n\n※ 2020年（R2年）の人口は国勢調査の結果による。\n\n"
        "【圏域の推計と展望の比較】\n\n（２）圏域の将来像",
    )
    assert {text_of(r, "table_title") for r in records(text)} == {"圏域の将来人口及び人口比率（人口ビジョンより）"}


def test_more_areas_than_groups_give_no_area_and_a_remark() -> None:
    made = document(texts.POPULATION.replace("川下町\n", "川下町\n\n圏域合計\n\n山の村\n"))
    (region,) = figures_text_dump.find(made)
    reading = figures_text_dump.read(made, region)
    assert all("area" not in record.fields for record in reading.records)
    assert [remark.rule for remark in reading.remarks] == ["value-in-wrong-cell"]


def test_a_small_statistic_with_its_unit_beside_the_title() -> None:
    found = records(texts.AREA)
    assert [
        (r.table, text_of(r, "row_label"), text_of(r, "column_label"), text_of(r, "value")) for r in found[:4]
    ] == [
        ("statistics", "面積", "川上市", "1,256.42"),
        ("statistics", "面積", "川下町", "63.39"),
        ("statistics", "面積", "圏域合計", "1,319.81"),
        ("statistics", "構成比", "川上市", "95.2%"),
    ]
    assert {text_of(r, "table_title") for r in found} == {"面積"}
    assert {text_of(r, "unit_label") for r in found} == {"（単位： ）"}


def test_columns_kept_by_spaces_tell_the_place_of_a_figure() -> None:
    found = records(
        "【圏域人口の推移】\n"
        "              2015年     2020年     2025年\n"
        " 0～14歳         300       200       100\n"
        " 65歳以上                  800       900\n"
    )
    last = [
        (text_of(r, "column_label"), text_of(r, "value")) for r in found if text_of(r, "row_label") == "65歳以上"
    ]
    assert last == [("2020年", "800"), ("2025年", "900")]


def test_the_amounts_of_cards_are_no_statistics() -> None:
    assert records(texts.ALL_LABELS_FIRST) == []


def test_prose_with_figures_is_no_table() -> None:
    assert records("人口は 1,000 人から 900 人になった。\n区分 平泉 一関\n本文である。\n") == []
