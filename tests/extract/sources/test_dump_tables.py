"""Tables in text dumps that keep their columns by spaces, and prose in them."""

from __future__ import annotations

from extract.document import read_bytes
from extract.passages import read_passages
from kohyo.pipeline import process
from schemas.printed import Document, Grid
from tools.accuracy import Record


def _at(*texts: tuple[int, str]) -> str:
    """A line of a dump: texts at places counted in characters."""
    line = ""
    for place, text in texts:
        line = line.ljust(place) + text
    return line


def _marks(text: str, *rest: tuple[int, str]) -> tuple[tuple[int, str], ...]:
    """Marks under the heads of the matrix; a blank one is a space."""
    return (*rest, *((place, mark) for place, mark in zip((51, 58, 65), text, strict=True) if mark != " "))


_HEADS = _at(
    (1, "№"), (6, "政策分野"), (18, "施策名"), (34, "重要業績評価指標（KPI）"), (60, "R6"), (65, "R7"), (70, "R8")
)
LIST = "\n".join(
    [
        "成果指標（KPI）達成状況一覧",
        _HEADS,
        "",
        _at((1, "1"), (16, "夜間の見守り事業"), (32, "○見守りに出た回数"), (60, "A"), (65, "B")),
        _at((6, "医療")),
        _at((1, "2"), (16, "往診の支援事業"), (32, "○往診を受けた世帯のうち、満足と"), (60, "C"), (65, "A")),
        _at((32, "答えた世帯の割合")),
        "",
        _at((1, "3"), (16, "花いっぱい事業"), (32, "○植えた花の株数"), (60, "B"), (65, "B")),
        "",
        _at((1, "4"), (6, "産業"), (16, "朝市の開催事業"), (32, "○朝市の来場者数"), (60, "A"), (65, "D")),
        "",
        _at((1, "5"), (16, "木の駅の運営事業"), (32, "○持ち込まれた木材の量"), (60, "A"), (65, "A")),
    ]
)
MATRIX = "\n".join(
    [
        "３ 形成協定項目一覧表",
        _at((54, "川上市との協定締結")),
        _at((4, "政策分野"), (20, "分類"), (32, "連携する取組項目")),
        _at((50, "森野町"), (57, "谷川町"), (64, "沢田村")),
        "",
        _at(*_marks("○○○", (28, "1 救急医療の体制づくり"))),
        _at((14, "1. 医療")),
        _at(*_marks("○―○", (28, "2 診療所の相互の応援"))),
        _at((0, "1. 暮らしの機能")),
        _at((0, "の強化")),
        _at(*_marks("○○○", (28, "3 保育所の広域の利用"))),
        _at((14, "2. 福祉")),
        _at(*_marks(" ○○", (28, "4 遊び場の整備"))),
        "",
        _at(*_marks("――○", (0, "2. 結びつきの強化"), (14, "1. 交通"), (28, "5 路線バスの維持"))),
    ]
)
FIGURES = "\n".join(
    [
        "【人口の推移】",
        _at((50, "(単位:人)")),
        _at((12, "平成22年"), (21, "平成27年 令和2年"), (37, "令和7年 令和12年")),
        _at((12, "2010"), (21, "2015"), (28, "2020"), (36, "2025"), (44, "2030")),
        _at((12, "12,541 12,174 11,483"), (36, "10,761"), (45, "9,847")),
        _at((1, "森野町")),
        _at((22, "-2.9%"), (29, "-5.7%"), (37, "-6.3%"), (45, "-8.5%")),
        _at((13, "7,886"), (21, "7,665"), (28, "7,381"), (37, "6,949"), (45, "6,365")),
        _at((1, "谷川町")),
        _at((22, "-2.8%"), (29, "-3.7%"), (37, "-5.9%"), (45, "-8.4%")),
        _at((1, "圏域の合計"), (12, "20,427 19,839 18,864 17,710 16,212")),
    ]
)


def _dump(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), source_name="a.txt")


def _tables(document: Document) -> list[Grid]:
    return list(document.pages[0].grids)


def _rows(document: Document, table: str) -> list[Record]:
    return [row.model_dump() for row in process(document).rows if table == row.TABLE]


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text.replace("\n", "") if (cell := grid.at(row, k)) else "" for k in range(grid.column_count)]


def test_a_list_with_labels_beside_the_middle_of_several_rows() -> None:
    rows = _rows(_dump(LIST), "kpi_summary")
    fields = {row["number"]: row["policy_field"] for row in rows}
    assert fields == {1: "医療", 2: "医療", 3: "産業", 4: "産業", 5: "産業"}
    assert {(row["fiscal_year"], row["grade"]) for row in rows if row["number"] == 4} == {(2024, "A"), (2025, "D")}
    assert {row["indicator"] for row in rows if row["number"] == 2} == {
        "往診を受けた世帯のうち、満足と答えた世帯の割合"
    }


def test_heads_of_empty_columns_are_columns() -> None:
    (grid,) = _tables(_dump(LIST))
    assert _texts(grid, 0)[-3:] == ["R6", "R7", "R8"]
    assert _texts(grid, 1)[-3:] == ["A", "B", ""]


def test_a_head_spans_the_columns_that_have_heads_below_it() -> None:
    (grid,) = _tables(_dump(MATRIX))
    spanning = next(cell for cell in grid.cells if cell.text == "川上市との協定締結")
    assert (spanning.column, spanning.column_span) == (3, 3)
    rows = _rows(_dump(MATRIX), "agreement_matrix")
    told = {(row["item_number"], row["municipality"]): row["linked"] for row in rows}
    assert len(told) == 15
    assert told[2, "谷川町"] is False
    assert told[4, "森野町"] is None
    assert {row["item_number"]: (row["axis"], row["policy_field"]) for row in rows}[3] == (
        "暮らしの機能の強化",
        "福祉",
    )


def test_figures_stand_in_columns_by_their_number_where_places_mislead() -> None:
    (grid,) = _tables(_dump(FIGURES))
    assert _texts(grid, grid.row_count - 1) == ["圏域の合計", "20,427", "19,839", "18,864", "17,710", "16,212"]
    areas = {cell.text: cell.row_span for cell in grid.column(0) if cell.text}
    assert areas == {"森野町": 2, "谷川町": 2, "圏域の合計": 1}
    values = {
        (row["area"], row["year"], row["metric"]): row["value"] for row in _rows(_dump(FIGURES), "population")
    }
    assert values["森野町", 2015, "population"] == 12174
    assert values["谷川町", 2030, "change_rate_pct"] == -8.4


def test_a_table_whose_columns_stay_in_doubt_is_kept_in_lines_with_a_finding() -> None:
    rows = [
        _at((0, "項目"), (10 + k % 5, f"{k}円"), (18 - k, f"{k + 7}人"), (22 + 2 * k, f"{k}%")) for k in range(6)
    ]
    document = _dump("\n".join([_at((0, "区分"), (12, "費用"), (20, "人数")), *rows]))
    (grid,) = _tables(document)
    assert grid.column_count == 1
    assert document.notes[0].rule == "value-in-wrong-cell"
    assert any("5円" in row["text"] for row in _rows(document, "table_cells"))
    assert _rows(document, "statistics") == []


def test_a_finding_says_that_borders_were_told_by_spaces() -> None:
    findings = [row for row in _rows(_dump(LIST), "findings") if row["rule"] == "borders-from-spaces"]
    assert len(findings) == 1


def test_a_table_that_goes_on_on_the_next_page_is_one() -> None:
    rest = LIST.split("\n")
    text = "\n".join([*rest[:9], "", "                 - 1 -", "\f" + rest[1], "", *rest[10:]])
    (grid,) = _tables(_dump(text))
    numbers = [cell.text for cell in grid.column(0)]
    assert numbers == ["№", "1", "2", "3", "4", "5"]


def test_a_tag_in_a_dump_with_page_breaks_is_print() -> None:
    document = _dump(LIST + "\n\f\n <ul style='none'> 役割分担の考え方\n")
    assert document.media_type == "text/plain"
    assert len(_tables(document)) == 1


def test_lines_of_an_item_hang_below_its_mark_in_a_dump() -> None:
    text = (
        "■畑のまちづくり\n"
        "・地域の人たちが、市と一緒に空き地の使い方を考え、役割を分けながら畑を増\n"
        " やす取組を進めている。\n"
        "・週末には体験農園を市内の三か所に開き、講座には近くの学校の子どもたちも参\n"
        " 加している。\n"
    )
    told = [record.fields["text"].text for record in read_passages(_dump(text), frozenset()).records]
    assert [text.split("\n")[-1].strip() for text in told] == [
        "畑のまちづくり",
        "やす取組を進めている。",
        "加している。",
    ]


def test_a_dump_of_a_paper_that_lost_its_columns_says_so() -> None:
    lines = ["区分", "R6", "R7", *(text for k in range(12) for text in (f"項目{k}", f"{k + 3}", f"{k + 40}人"))]
    document = _dump("\n".join([*lines, "", "- 1 -", "\f次の頁の文です。"]))
    assert [note.rule for note in document.notes] == ["damaged-source"]
    assert _dump("\n".join(lines)).notes == ()
