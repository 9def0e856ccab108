"""The tables that every run writes: one pydantic model a table, in the order of the contract.

The modules below do not postpone their annotations: pydantic would compile each of the hundreds of strings again.
"""

from collections.abc import Mapping
from types import MappingProxyType

from schemas.tables.agreements import Agreement, AgreementMatrix
from schemas.tables.audit import FindingRow, Provenance
from schemas.tables.cards import (
    Budget,
    BudgetTotal,
    Initiative,
    InitiativeExtraField,
    InitiativeMunicipality,
    InitiativeProject,
    Schedule,
)
from schemas.tables.documents import DocType, DocumentRow
from schemas.tables.figures import (
    Population,
    PopulationMetric,
    Series,
    Sex,
    Statistic,
    StatisticMetric,
    table_name,
)
from schemas.tables.indicators import GradeCount, Kpi, KpiResult, KpiSummary
from schemas.tables.inputs import Input
from schemas.tables.programmes import CooperationArea, ModelProject
from schemas.tables.row import Row, described
from schemas.tables.texts import Passage, PassageKind, TableCell

TABLES: Mapping[str, type[Row]] = MappingProxyType(
    {
        model.TABLE: model
        for model in (
            Input,
            DocumentRow,
            Initiative,
            InitiativeMunicipality,
            InitiativeProject,
            InitiativeExtraField,
            Budget,
            BudgetTotal,
            Schedule,
            Kpi,
            KpiResult,
            KpiSummary,
            GradeCount,
            Population,
            Statistic,
            Agreement,
            AgreementMatrix,
            ModelProject,
            CooperationArea,
            Passage,
            TableCell,
            Provenance,
            FindingRow,
        )
    }
)
"""Every table by name, in the order in which sheets and files are listed."""

__all__ = [
    "TABLES",
    "Agreement",
    "AgreementMatrix",
    "Budget",
    "BudgetTotal",
    "CooperationArea",
    "DocType",
    "DocumentRow",
    "FindingRow",
    "GradeCount",
    "Initiative",
    "InitiativeExtraField",
    "InitiativeMunicipality",
    "InitiativeProject",
    "Input",
    "Kpi",
    "KpiResult",
    "KpiSummary",
    "ModelProject",
    "Passage",
    "PassageKind",
    "Population",
    "PopulationMetric",
    "Provenance",
    "Row",
    "Schedule",
    "Series",
    "Sex",
    "Statistic",
    "StatisticMetric",
    "TableCell",
    "described",
    "table_name",
]
