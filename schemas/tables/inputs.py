"""The table ``inputs``: what happened to every file that was given."""

from typing import ClassVar

from schemas.errors import Status
from schemas.tables.row import Row, described


class Input(Row):
    """A file that was given, read or not."""

    TABLE: ClassVar[str] = "inputs"
    TITLE: ClassVar[str] = "入力ファイル"
    ABOUT: ClassVar[str] = "A file that was given, read or not."
    KEY: ClassVar[str] = "path"

    path: str = described("ファイル", "Path relative to the folder given, with forward slashes.", required=True)
    document_id: str | None = described("文書ID", "Id of the document.", null="the file could not be read")
    status: Status = described("状態", "What became of the file.", codes="status", required=True)
    reason: str | None = described("理由", "What is wrong with the file, in Japanese.", null="nothing is wrong")
    advice: str | None = described("対処", "What to do next, in Japanese.", null="nothing is to be done")
    pages: int | None = described("ページ数", "Pages read.", null="the input has no pages or was not read")
    records: int = described("レコード数", "Rows in all tables but provenance and findings.", required=True)
    findings: int = described("確認事項数", "Rows in the table findings.", required=True)
