"""The tables that let a person check the others: provenance and findings."""

from typing import ClassVar

from schemas.findings import Severity
from schemas.printed import Method
from schemas.tables.row import Row, described


class Provenance(Row):
    """Where a field of a record was read."""

    TABLE: ClassVar[str] = "provenance"
    TITLE: ClassVar[str] = "出典箇所"
    ABOUT: ClassVar[str] = "Where a field of a record was read."
    KEY: ClassVar[str] = "record_id"

    table: str = described("表", "Table of the record.", required=True)
    record_id: str = described("行ID", "Value of the table's identifying column.", required=True)
    field: str = described("項目", "Column of the record.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
    x0: float | None = described("左（pt）", "Left edge from the page's left.", unit="pt", null="no positions")
    top: float | None = described("上（pt）", "Top edge from the page's top.", unit="pt", null="no positions")
    x1: float | None = described("右（pt）", "Right edge from the page's left.", unit="pt", null="no positions")
    bottom: float | None = described(
        "下（pt）", "Bottom edge from the page's top.", unit="pt", null="no positions"
    )
    line: int | None = described("行番号", "Line of a text input, from 1.", null="the input has pages")
    raw_text: str = described("原文", "Text as printed.", required=True)
    method: Method = described("読み取り方法", "How the text was read.", codes="method", required=True)
    confidence: float = described("確信度", "1.0 for a text layer; below for OCR and corrections.", required=True)


class FindingRow(Row):
    """Something a person should look at."""

    TABLE: ClassVar[str] = "findings"
    TITLE: ClassVar[str] = "確認事項"
    ABOUT: ClassVar[str] = "Something a person should look at."
    KEY: ClassVar[str] = "finding_id"

    finding_id: str = described("確認事項ID", "Id of the finding.", required=True)
    rule: str = described("規則", "Rule that found it.", codes="rule", required=True)
    severity: Severity = described("重要度", "How much it matters.", codes="severity", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    table: str | None = described("表", "Table of the record.", null="not about one record")
    record_id: str | None = described("行ID", "Record.", null="not about one record")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
    message: str = described("内容", "Japanese: what, where, what to do.", required=True)
    expected: str | None = described("期待される値", "What would be consistent.", null="not known")
    found: str | None = described("読み取った値", "What is printed.", null="nothing is printed")
