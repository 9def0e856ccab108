"""The tables of national programme lists."""

from typing import ClassVar

from schemas.tables.row import Identity, Row, described


class ModelProject(Row):
    """A selected project in a national programme list."""

    TABLE: ClassVar[str] = "model_projects"
    TITLE: ClassVar[str] = "モデル事業"
    ABOUT: ClassVar[str] = "A selected project in a national programme list."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("fiscal_year", "programme", "organization", "category"), reworded="programme", weak=("category",)
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    fiscal_year: int | None = described("年度（西暦）", "Gregorian fiscal year.", null="not printed")
    programme: str | None = described("事業名", "Name of the programme.", null="not printed")
    category: str | None = described("区分", "Category of the programme.", null="not printed")
    organization: str | None = described("団体名", "Organization, without ruby.", null="not printed")
    furigana: str | None = described("ふりがな", "Reading printed as ruby.", null="not printed")
    prefecture: str | None = described("都道府県", "Prefecture.", null="not printed")
    partners: str | None = described("連携団体", "Partners.", null="not printed")
    audience: str | None = described("対象者", "Whom the project addresses.", null="not printed")
    summary: str | None = described("概要", "Summary.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class CooperationArea(Row):
    """A cooperation area in a programme list."""

    TABLE: ClassVar[str] = "cooperation_areas"
    TITLE: ClassVar[str] = "連携圏域"
    ABOUT: ClassVar[str] = "A cooperation area in a programme list."
    IDENTITY: ClassVar[Identity | None] = Identity(("fiscal_year", "organization", "category"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    fiscal_year: int | None = described("年度（西暦）", "Gregorian fiscal year.", null="not printed")
    category: str | None = described("区分", "Category of the programme.", null="not printed")
    organization: str | None = described("団体名", "Organization.", null="not printed")
    partners: str | None = described("関係団体", "Partners.", null="not printed")
    population: int | None = described("圏域人口（人）", "Population of the area.", unit="人", null="not printed")
    core_population: int | None = described(
        "中心市の人口（人）", "Population of the core city.", unit="人", null="not printed"
    )
    area_km2: int | float | None = described("圏域面積（km²）", "Area.", unit="km²", null="not printed")
    summary: str | None = described("概要", "Summary.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
