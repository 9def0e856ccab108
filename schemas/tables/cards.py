"""The tables filled from initiative cards (個票), without the indicators."""

from typing import ClassVar

from schemas.tables.row import Identity, Row, described


class Initiative(Row):
    """An initiative card."""

    TABLE: ClassVar[str] = "initiatives"
    TITLE: ClassVar[str] = "取組（個票）"
    ABOUT: ClassVar[str] = "An initiative card (施策・事業の個票)."
    KEY: ClassVar[str] = "initiative_id"
    IDENTITY: ClassVar[Identity | None] = Identity(("number", "name"), reworded="name", weak=("number",))

    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    ordinal: int = described("順番", "1, 2, … in reading order within the document.", required=True)
    number: str | None = described("番号（原文）", "Number as printed.", null="no number is printed")
    name: str | None = described("施策・事業名", "Name of the initiative.", null="not printed or not readable")
    axis: str | None = described("連携する視点・事項", "Axis of the agreement.", null="not printed")
    policy_field: str | None = described("政策分野", "Policy field.", null="not printed")
    measure: str | None = described(
        "施策の展開・取組項目", "Measure the initiative belongs to.", null="not printed"
    )
    description: str | None = described("取組内容", "What is done.", null="not printed")
    effect: str | None = described("期待される効果", "Expected effect.", null="not printed")
    role_sharing: str | None = described("役割分担", "Who does what.", null="not printed")
    municipalities: str | None = described(
        "関係市町村", "Municipalities that take part, joined with 、.", null="not printed"
    )
    subsidy: str | None = described("活用する補助制度等", "Subsidies to be used.", null="not printed or blank")
    evaluation_fy: int | None = described("評価年度", "Fiscal year of the evaluation.", null="no evaluation")
    evaluation: str | None = described("評価", "Evaluation of the year.", null="no evaluation")
    next_steps: str | None = described("次年度以降の取組", "What is planned next.", null="not printed")
    page_start: int | None = described("開始ページ", "First page, from 1.", null="the input has no pages")
    page_end: int | None = described("終了ページ", "Last page, from 1.", null="the input has no pages")


class InitiativeMunicipality(Row):
    """A municipality that takes part in an initiative."""

    TABLE: ClassVar[str] = "initiative_municipalities"
    TITLE: ClassVar[str] = "取組の関係市町村"
    ABOUT: ClassVar[str] = "A municipality that takes part in an initiative (関係市町村名)."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "municipality"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    municipality: str = described("市町村", "Name without layout spaces.", required=True)
    area_code: str | None = described(
        "地域コード", "Standard area code, 5 digits.", null="the name has no code or is ambiguous"
    )
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class InitiativeProject(Row):
    """A budget project named on a card."""

    TABLE: ClassVar[str] = "initiative_projects"
    TITLE: ClassVar[str] = "取組の事業名称"
    ABOUT: ClassVar[str] = "A budget project named on a card (事業名称)."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "owner", "project"), reworded="project")

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    owner: str | None = described("実施主体", "Municipality, or 共通.", null="not printed")
    project: str = described("事業名称", "Name of the project.", required=True)
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class InitiativeExtraField(Row):
    """A labelled value on a card for which there is no column."""

    TABLE: ClassVar[str] = "initiative_extra_fields"
    TITLE: ClassVar[str] = "取組のその他の項目"
    ABOUT: ClassVar[str] = "A labelled value on a card that no column of another table holds."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "label"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    label: str = described("項目名（原文）", "Label as printed.", required=True)
    text: str | None = described("内容", "Text beside the label.", null="the field is blank")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class Budget(Row):
    """An amount on a card."""

    TABLE: ClassVar[str] = "budgets"
    TITLE: ClassVar[str] = "事業費"
    ABOUT: ClassVar[str] = "An amount on a card (事業費) for one fiscal year and one payer."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "fiscal_year", "kind", "municipality"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    fiscal_year: int | None = described(
        "年度（西暦）", "Gregorian fiscal year.", null="the card prints no amounts of years, or not readable"
    )
    fiscal_year_raw: str | None = described("年度（原文）", "Fiscal year as printed.", null="not printed")
    kind: str | None = described(
        "予算・決算の別",
        "Whether the amount was planned (予算, 見込) or spent (決算, 執行).",
        null="the label says neither",
        codes="amount_kind",
    )
    municipality: str | None = described("市町村", "Municipality that pays.", null="the initiative's total")
    area_code: str | None = described(
        "地域コード", "Standard area code, 5 digits.", null="no municipality, or no code for it"
    )
    amount_thousand_yen: int | float | None = described(
        "事業費（千円）", "Amount.", unit="千円", null="printed but not readable as an amount"
    )
    amount_raw: str | None = described("事業費（原文）", "Amount as printed.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class BudgetTotal(Row):
    """What the amounts of a card's years come to, as the card prints it beside them.

    In ``budgets`` it would count every amount twice.
    """

    TABLE: ClassVar[str] = "budget_totals"
    TITLE: ClassVar[str] = "事業費の計"
    ABOUT: ClassVar[str] = "The sum over the years of a card's amounts (計), as printed beside them."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "kind", "municipality"))

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    years_raw: str = described("計の見出し（原文）", "What the sum is called, as printed.", required=True)
    kind: str | None = described(
        "予算・決算の別",
        "Whether the amounts were planned (予算, 見込) or spent (決算, 執行).",
        null="the label says neither",
        codes="amount_kind",
    )
    municipality: str | None = described("市町村", "Municipality that pays.", null="the initiative's total")
    area_code: str | None = described(
        "地域コード", "Standard area code, 5 digits.", null="no municipality, or no code for it"
    )
    amount_thousand_yen: int | float | None = described(
        "事業費（千円）", "Amount.", unit="千円", null="printed but not readable as an amount"
    )
    amount_raw: str | None = described("事業費（原文）", "Amount as printed.", null="not printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")


class Schedule(Row):
    """An item of a card's timetable in one year."""

    TABLE: ClassVar[str] = "schedules"
    TITLE: ClassVar[str] = "実施スケジュール"
    ABOUT: ClassVar[str] = "An item of a card's timetable (実施スケジュール) in one year."
    IDENTITY: ClassVar[Identity | None] = Identity(("initiative_id", "item", "fiscal_year"), reworded="item")

    record_id: str = described("行ID", "Id of the row.", required=True)
    document_id: str = described("文書ID", "Id of the document.", required=True)
    initiative_id: str = described("取組ID", "Id of the initiative.", required=True)
    item: str = described("事業項目", "Item of the timetable.", required=True)
    fiscal_year: int | None = described(
        "年度（西暦）", "Gregorian fiscal year.", null="the input does not tell which years are covered"
    )
    fiscal_year_raw: str | None = described("年度（原文）", "Fiscal year as printed.", null="see fiscal_year")
    active: bool | None = described(
        "実施", "Whether the bar, arrow or mark covers the year.", null="the input cannot tell"
    )
    mark_raw: str | None = described("記号（原文）", "Mark or word as printed.", null="nothing is printed")
    page: int | None = described("ページ", "Page, from 1.", null="the input has no pages")
