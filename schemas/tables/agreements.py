"""The tables of formation agreements (定住自立圏形成協定)."""

from typing import ClassVar

from schemas.tables.row import Identity, Row, described


class Agreement(Row):
    """A statement of a formation agreement."""

    TABLE: ClassVar[str] = "agreements"
    TITLE: ClassVar[str] = "形成協定の内容"
    ABOUT: ClassVar[str] = "A statement of a formation agreement (形成協定の内容)."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("policy_field", "item", "role"), reworded="item", weak=("policy_field",)
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    axis: str | None = described("連携する視点・事項", "Axis of the agreement.", null="not printed")
    policy_field: str | None = described("政策分野", "Policy field.", null="not printed")
    item: str | None = described("取組項目", "Item of the agreement.", null="not printed")
    role: str = described("役割の主体", "content, or the party's name or designation.", required=True)
    text: str | None = described("内容", "The statement.", null="blank")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class AgreementMatrix(Row):
    """A municipality's part in an agreement item."""

    TABLE: ClassVar[str] = "agreement_matrix"
    TITLE: ClassVar[str] = "協定項目一覧"
    ABOUT: ClassVar[str] = "A municipality's part in an agreement item (協定項目一覧表)."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("policy_field", "item", "municipality"), reworded="item", weak=("policy_field",)
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    axis: str | None = described("連携する視点・事項", "Axis of the agreement.", null="not printed")
    policy_field: str | None = described("政策分野", "Policy field.", null="not printed")
    item_number: int | None = described("項目番号", "Number of the item.", null="not printed")
    item: str | None = described("取組項目", "Item of the agreement.", null="not printed")
    municipality: str = described("市町村", "Municipality.", required=True)
    area_code: str | None = described("地域コード", "Standard area code.", null="no code, or ambiguous")
    linked: bool | None = described("連携", "true for ○, false for ―.", null="the cell is blank")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
