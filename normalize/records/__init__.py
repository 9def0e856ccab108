"""Raw records become rows of the contract's tables, with provenance and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize import text
from normalize.records import (
    agreements,
    budgets,
    documents,
    grade_counts,
    initiatives,
    kpi_summary,
    kpis,
    misread_places,
    passages,
    planned_figures,
    population,
    programmes,
    schedules,
    statistics,
    table_cells,
)
from normalize.records.context import Context, context_of
from normalize.records.ledger import Ledger
from schemas.printed import Document, Grid, RawRecord, Reading


def printed_texts(document: Document) -> list[str]:
    """Every printed line of a document in reading order, tables included, without layout line breaks."""
    found: list[str] = []
    for _, item in document.flow:
        if isinstance(item, Grid):
            found.extend(text.flow(cell.text) for cell in item.cells if cell.lines)
        else:
            found.append(item.text)
    return found


class Normalizer:
    """Gives the raw records of one document their meaning, section by section.

    Attributes:
        ledger: rows with provenance and findings; whoever has taken them calls :meth:`Ledger.clear`.
    """

    def __init__(self, document_id: str) -> None:
        self.ledger = Ledger(document_id)
        self._context: Context | None = None
        self._published: int | None = None

    def read(self, document: Document, reading: Reading, titles: Mapping[int, str]) -> None:
        """Adds the rows of a section.

        Args:
            document: the section as read; the first one says what the document is.
            reading: what all families and the passages gave, ordered by key.
            titles: title by the key of the table it stands above.
        """
        by_table: dict[str, list[RawRecord]] = {}

        def of(*tables: str) -> Sequence[RawRecord]:
            return [record for table in tables for record in by_table.get(table, [])]

        ledger = self.ledger
        texts = printed_texts(document)
        head = next((record for record in reading.records if record.table == "documents"), None)
        context = context_of(
            document.document_id, texts, list(reading.records), documents.title_of(head, texts), self._context
        )
        records = misread_places.corrected(reading.records, texts, context, ledger)
        self._published = self._published or documents.year_published(head)
        records = planned_figures.told_as_baselines(records, context)
        for record in planned_figures.told_as_targets(records, self._published, context, ledger):
            by_table.setdefault(record.table, []).append(record)
        if self._context is None:
            context = documents.read(document, head, texts, reading.records, context, ledger)
        self._context = context
        initiatives.read(of("initiatives", "initiative_projects"), context, ledger)
        budgets.read(of("initiatives", "budgets"), context, ledger)
        schedules.read(of("initiatives", "schedules"), context, ledger)
        kpis.read(of("initiatives", "kpis", "kpi_results"), context, ledger)
        kpi_summary.read(of("kpi_summary"), context, ledger)
        grade_counts.read(of("grade_counts"), context, ledger)
        ratios = population.read(of("population"), context, ledger)
        figures = sorted([*of("statistics"), *ratios], key=lambda record: record.key)
        statistics.read(figures, context, ledger)
        agreements.read(of("agreements", "agreement_matrix"), context, ledger)
        programmes.read(of("model_projects", "cooperation_areas"), context, ledger)
        passages.read(of("passages"), ledger)
        table_cells.read(document, titles, context, ledger)
        for remark in reading.remarks:
            ledger.finding(
                remark.rule, remark.message, source=remark.printed, table=remark.table, expected=remark.expected
            )
        for note in document.notes:
            ledger.note(note)
        ledger.cards += len(by_table.get("initiatives", []))
