"""The tables of indicators (KPI): on cards, their yearly results, in summary lists, counted by grade."""

from typing import ClassVar

from schemas.tables.row import Identity, Row, described


class Kpi(Row):
    """An indicator on a card."""

    TABLE: ClassVar[str] = "kpis"
    TITLE: ClassVar[str] = "成果指標（KPI）"
    ABOUT: ClassVar[str] = "An indicator on a card."
    KEY: ClassVar[str] = "kpi_id"
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "indicator"), reworded="indicator")

    kpi_id: str = described("指標ID", "Id of the indicator.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    ordinal: int = described("順番", "1, 2, … within the card.", required=True)
    indicator: str | None = described(
        "指標", "Indicator as printed, without a unit in brackets at its end.", null="not printed"
    )
    unit: str | None = described(
        "単位", "Unit of the values with its scale as printed (52 in 万人).", null="not printed"
    )
    baseline_value: int | float | None = described(
        "現状値", "Value at the start.", null="not printed or not a number"
    )
    baseline_fy: int | None = described(
        "現状値の年度",
        "Fiscal year of the baseline.",
        null="not printed, or over a cell that is blank or marked as missing",
    )
    baseline_raw: str | None = described("現状値（原文）", "Baseline as printed.", null="blank")
    target_value: int | float | None = described(
        "目標値",
        "Value aimed at; the bound where a bound is the goal (60%以上).",
        null="not printed or not a number",
    )
    target_fy: int | None = described("目標値の年度", "Fiscal year of the target.", null="not printed")
    target_raw: str | None = described("目標値（原文）", "Target as printed.", null="blank")
    cumulative: bool = described("累計", "Whether the values add up over the years (累計).", required=True)
    note: str | None = described("備考", "Remark beside the indicator.", null="blank")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class KpiResult(Row):
    """A yearly result of an indicator."""

    TABLE: ClassVar[str] = "kpi_results"
    TITLE: ClassVar[str] = "成果指標の実績"
    ABOUT: ClassVar[str] = "A yearly result of an indicator on a card."
    IDENTITY: ClassVar[Identity | None] = Identity(("kpi_id", "fiscal_year"))
    DERIVED: ClassVar[frozenset[str]] = frozenset({"achievement_rate", "grade_computed"})

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    kpi_id: str = described("指標ID", "Id of the indicator.", required=True)
    fiscal_year: int | None = described("年度（西暦）", "Gregorian fiscal year.", null="not readable")
    fiscal_year_raw: str | None = described("年度（原文）", "Fiscal year as printed.", null="not printed")
    value: int | float | None = described("実績値", "Result of the year.", null="printed but not a number")
    unit: str | None = described(
        "単位", "Unit of the value with its scale as printed (52 in 万人).", null="not printed"
    )
    value_raw: str | None = described("実績値（原文）", "Result as printed.", null="not printed")
    achievement_rate: float | None = described(
        "達成率（計算）", "Computed: value / target, 4 decimals.", null="no target or no value", decimals=4
    )
    grade_computed: str | None = described(
        "達成度（計算）",
        "Grade computed from the rate with the thresholds that the document prints.",
        null="the document prints no thresholds, or there is no rate",
        codes="grade",
    )
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class KpiSummary(Row):
    """An indicator in a KPI summary table in one year."""

    TABLE: ClassVar[str] = "kpi_summary"
    TITLE: ClassVar[str] = "KPI一覧"
    ABOUT: ClassVar[str] = "An indicator in a KPI summary table (達成状況一覧, KPI一覧) in one year."
    IDENTITY: ClassVar[Identity | None] = Identity(
        ("number", "initiative_name", "indicator", "fiscal_year"), reworded="indicator", weak=("number",)
    )

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    number: int | None = described("番号", "Number of the initiative in the table.", null="not printed")
    policy_field: str | None = described("政策分野", "Policy field.", null="not printed")
    initiative_name: str | None = described("施策・事業名", "Name of the initiative.", null="not printed")
    indicator: str | None = described(
        "指標", "Indicator, without a unit in brackets at its end.", null="not printed"
    )
    unit: str | None = described(
        "単位", "Unit of the values with its scale as printed (52 in 万人).", null="not printed"
    )
    baseline_value: int | float | None = described("現状値", "Value at the start.", null="not printed")
    baseline_fy: int | None = described(
        "現状値の年度",
        "Fiscal year of the baseline.",
        null="not printed, or over a cell that is blank or marked as missing",
    )
    baseline_raw: str | None = described("現状値（原文）", "Baseline as printed.", null="not printed")
    target_value: int | float | None = described(
        "目標値",
        "Value aimed at; the bound where a bound is the goal (60%以上).",
        null="not printed or not a number",
    )
    target_fy: int | None = described("目標値の年度", "Fiscal year of the target.", null="not printed")
    target_raw: str | None = described("目標値（原文）", "Target as printed (60%以上, 維持).", null="not printed")
    fiscal_year: int | None = described(
        "年度（西暦）",
        "Gregorian fiscal year of the result or grade.",
        null="the table prints no yearly result or grade",
    )
    value: int | float | None = described(
        "実績値", "Result of the year.", null="not printed, or a mark says that there is none"
    )
    value_raw: str | None = described("実績値（原文）", "Result as printed.", null="not printed")
    achievement_rate: float | None = described(
        "達成率", "Rate of achievement as printed, as a fraction (90% is 0.9).", null="not printed"
    )
    grade: str | None = described("達成度", "Grade as printed.", null="not printed", codes="grade")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class GradeCount(Row):
    """How many indicators of a policy field have a grade."""

    TABLE: ClassVar[str] = "grade_counts"
    TITLE: ClassVar[str] = "達成度の集計"
    ABOUT: ClassVar[str] = "How many indicators of a policy field have a grade."
    IDENTITY: ClassVar[Identity | None] = Identity(("axis", "policy_field", "fiscal_year", "grade"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    axis: str | None = described("連携する視点・事項", "Axis of the agreement.", null="not printed")
    policy_field: str | None = described("政策分野", "Policy field.", null="not printed")
    fiscal_year: int | None = described("年度（西暦）", "Gregorian fiscal year.", null="not printed")
    grade: str = described("達成度", "Grade as printed.", codes="grade", required=True)
    count: int | None = described("項目数", "Number of indicators.", null="printed but not readable")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
