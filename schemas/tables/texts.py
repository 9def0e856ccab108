"""The tables that keep the whole text: passages and table cells."""

from typing import ClassVar, Literal

from schemas.tables.row import Identity, Row, described

PassageKind = Literal["heading", "paragraph", "bullet", "caption", "note"]


class Passage(Row):
    """A heading, paragraph or bullet outside of tables, or the caption or a note of a table.

    Captions and notes stand here though the rows of the table's figures tell its title and its series as well.
    What is no text of its own does not: units above a table, years over its columns, labels of a card set as text.
    """

    TABLE: ClassVar[str] = "passages"
    TITLE: ClassVar[str] = "本文"
    ABOUT: ClassVar[str] = "A heading, paragraph or bullet outside of tables, or the caption or a note of a table."
    IDENTITY: ClassVar[Identity | None] = Identity(("kind", "text"), reworded="text", weak=("kind",))
    DERIVED: ClassVar[frozenset[str]] = frozenset({"heading_path", "kind"})

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    ordinal: int = described("順番", "1, 2, … in reading order.", required=True)
    kind: PassageKind = described("種類", "What the text is.", codes="passage_kind", required=True)
    heading_path: str | None = described(
        "見出しの階層", "Headings above, outermost first, joined with ' > '.", null="no heading above"
    )
    text: str = described("本文", "The text without layout line breaks.", required=True)
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class TableCell(Row):
    """A cell of any detected table."""

    TABLE: ClassVar[str] = "table_cells"
    TITLE: ClassVar[str] = "表のセル"
    ABOUT: ClassVar[str] = "A cell of any detected table, recognised or not."

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    table_id: str = described("表ID", "Id of the table.", required=True)
    table_number: str | None = described("表番号", "Number of the table in the document.", null="not printed")
    table_title: str | None = described("表題", "Title printed above the table.", null="none was found")
    row: int = described("行", "Row, from 1.", required=True)
    column: int = described("列", "Column, from 1.", required=True)
    row_span: int = described("行の結合数", "Rows that the cell covers.", required=True)
    column_span: int = described("列の結合数", "Columns that the cell covers.", required=True)
    text: str | None = described("文字", "Text without layout line breaks.", null="the cell is empty")
    value: int | float | None = described("数値", "The text as a number.", null="the text is not one number")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
    x0: float | None = described("左（pt）", "Left edge from the page's left.", unit="pt", null="no positions")
    top: float | None = described("上（pt）", "Top edge from the page's top.", unit="pt", null="no positions")
    x1: float | None = described("右（pt）", "Right edge from the page's left.", unit="pt", null="no positions")
    bottom: float | None = described(
        "下（pt）", "Bottom edge from the page's top.", unit="pt", null="no positions"
    )
