"""The table ``documents``."""

from typing import ClassVar, Literal

from schemas.printed import TextLayer
from schemas.tables.row import Row, described

DocType = Literal["vision", "progress_report", "policy_brief", "sdgs_plan", "annex", "unknown"]


class DocumentRow(Row):
    """An input file that was read."""

    TABLE: ClassVar[str] = "documents"
    TITLE: ClassVar[str] = "文書"
    ABOUT: ClassVar[str] = "An input file."
    KEY: ClassVar[str] = "document_id"
    DERIVED: ClassVar[frozenset[str]] = frozenset({"area_key", "supersedes"})

    document_id: str = described("文書ID", "d and the first 12 hex digits of the file's SHA-256.", required=True)
    source_name: str = described("ファイル名", "Name of the file.", required=True)
    sha256: str = described("SHA-256", "SHA-256 of the file's bytes in hex.", required=True)
    media_type: str = described("形式", "Media type told by the content.", required=True)
    page_count: int | None = described("ページ数", "Number of pages.", null="the input has no pages")
    text_layer: TextLayer = described(
        "文字の由来", "Where the text comes from.", codes="text_layer", required=True
    )
    title: str | None = described("題名", "Title as printed.", null="no title was found")
    region: str | None = described(
        "圏域・地域", "Region or municipality that the plan is for.", null="not printed"
    )
    issuer: str | None = described("発行者", "Body that issued the document.", null="not printed")
    doc_type: DocType = described("文書の種類", "Kind of document.", codes="doc_type", required=True)
    edition: int | None = described("第何次", "Edition of the plan (第3次 is 3).", null="not printed")
    plan_start_fy: int | None = described("計画開始年度", "First fiscal year of the plan.", null="not printed")
    plan_end_fy: int | None = described("計画終了年度", "Last fiscal year of the plan.", null="not printed")
    published_on: str | None = described(
        "公表日", "Date of publication in ISO 8601, as precise as printed.", null="not printed"
    )
    published_raw: str | None = described("公表日（原文）", "Date of publication as printed.", null="not printed")
    area_key: str | None = described(
        "圏域キー",
        "Key of the region in every edition: the core city's area code, else the region's name.",
        null="no region is printed",
    )
    supersedes: str | None = described(
        "前の版の文書ID",
        "Id of the preceding edition of the same kind for the same region among the files of this output.",
        null="no earlier edition is among the files",
    )
