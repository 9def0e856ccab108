"""The tables of figures: population and any other statistics."""

from typing import ClassVar, Literal

from schemas.tables.row import Identity, Row, described

Sex = Literal["both", "male", "female"]
Series = Literal["census", "projection", "register", "target"]
PopulationMetric = Literal["population", "change_rate_pct", "share_pct", "aging_rate_pct"]
StatisticMetric = Literal["count", "share_pct", "ratio", "rate", "area", "amount", "other"]


def table_name(number: str | None, title: str | None) -> str | None:
    """Number and title of a table as a person names it; None where neither is printed.

    >>> table_name("表１－２", "総人口の推移"), table_name(None, None)
    ('表１－２　総人口の推移', None)
    """
    return "　".join(part for part in (number, title) if part) or None


class Population(Row):
    """A figure in a population table."""

    TABLE: ClassVar[str] = "population"
    TITLE: ClassVar[str] = "人口"
    ABOUT: ClassVar[str] = "A figure in a population table."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("table_title", "area", "age_group", "sex", "pattern", "year", "base_year", "series", "metric"),
        reworded="table_title",
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    table_number: str | None = described("表番号", "Number of the table in the document.", null="not printed")
    table_title: str | None = described("表題", "Title of the table.", null="not printed")
    area: str | None = described("地域", "Area as printed, without layout spaces.", null="not printed")
    area_code: str | None = described(
        "地域コード", "Standard area code.", null="areas that have none (圏域合計, 計)"
    )
    age_group: str | None = described(
        "年齢区分", "total, 0-14, 15-64, 65+, or 5-year classes 0-4 … 85+.", null="not readable"
    )
    sex: Sex = described("性別", "Sex.", codes="sex", required=True)
    pattern: str | None = described("推計パターン", "Pattern of a projection as printed.", null="not printed")
    year: int | None = described("年（西暦）", "Year of the figure.", null="not readable")
    base_year: int | None = described("比較の基準年", "Year that a change compares with.", null="not a change")
    year_raw: str | None = described("年（原文）", "Year as printed.", null="not printed")
    series: Series | None = described(
        "系列", "Origin of the figure.", codes="series", null="the document does not tell"
    )
    metric: PopulationMetric = described(
        "指標の種類", "What the value is.", codes="population_metric", required=True
    )
    value: int | float | None = described("値", "The figure: persons or percent.", null="printed but not a number")
    value_raw: str | None = described("値（原文）", "The figure as printed.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")

    @property
    def table_name(self) -> str | None:
        """Number and title as a person names the table; None where neither is printed."""
        return table_name(self.table_number, self.table_title)


class Statistic(Row):
    """A figure in any other statistical table."""

    TABLE: ClassVar[str] = "statistics"
    TITLE: ClassVar[str] = "統計表"
    ABOUT: ClassVar[str] = "A figure in a statistical table other than population."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("table_title", "row_label", "column_label", "metric"), reworded="table_title"
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    table_number: str | None = described("表番号", "Number of the table in the document.", null="not printed")
    table_title: str | None = described("表題", "Title of the table.", null="not printed")
    row_label: str | None = described("行見出し", "Row header.", null="not printed")
    column_label: str | None = described("列見出し", "Column header.", null="not printed")
    metric: StatisticMetric = described(
        "指標の種類", "What the value is.", codes="statistic_metric", required=True
    )
    value: int | float | None = described("値", "The figure.", null="printed but not a number")
    unit: str | None = described(
        "単位",
        "Unit of the figure with its scale as printed (52 in 万人).",
        null="not printed; a label does not stand for it",
    )
    value_raw: str | None = described("値（原文）", "The figure as printed.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")

    @property
    def table_name(self) -> str | None:
        """Number and title as a person names the table; None where neither is printed."""
        return table_name(self.table_number, self.table_title)
