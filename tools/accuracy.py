"""Counts how much of a truth the program found: rows matched as a multiset, table by table.

``python -m tools.accuracy TRUTH DATA`` prints precision, recall and F1 of every table and the rows that differ.
TRUTH is a ``truth.csv`` (columns ``table,row,column,value``) or a JSON file of lists of rows by table. DATA is the
folder that ``kohyo extract … --out DATA`` wrote. Card data are compared by the ordinals of card and indicator,
because ids depend on the file's bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Value = str | int | float | bool | None
Record = Mapping[str, Value]
Key = str | float | None

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")


def key(value: Value) -> Key:
    """A value in the form in which values are compared: text after NFKC without white space, numbers to 1e-9.

    A text of digits with a leading zero stays text, because it is a code.

    >>> key("３０ 人"), key("1.50"), key("03209"), key(""), key(True)
    ('30人', 1.5, '03209', None, 'true')
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "".join(unicodedata.normalize("NFKC", str(value)).split())
    if _NUMBER.fullmatch(text):
        return round(float(text), 9)
    if text.lower() in ("true", "false"):
        return text.lower()
    return text or None


@dataclass(frozen=True)
class Difference:
    """A row of the truth beside the found row most like it; ``columns`` are those that differ."""

    truth: Record
    found: Record
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """What a comparison found.

    Attributes:
        matched: rows that are in both.
        missing: rows of the truth that no found row equals.
        extra: found rows that no row of the truth equals; empty for a partial truth.
        wrong: pairs of a missing row and the nearest found row, for the eye; each is counted in ``missing`` and
            (unless partial) in ``extra`` as well.
    """

    matched: int
    missing: tuple[Record, ...]
    extra: tuple[Record, ...]
    wrong: tuple[Difference, ...]

    @property
    def precision(self) -> float:
        """Share of the found rows that are right; 1.0 where nothing was found."""
        total = self.matched + len(self.extra)
        return self.matched / total if total else 1.0

    @property
    def recall(self) -> float:
        """Share of the truth's rows that were found; 1.0 where there is nothing to find."""
        total = self.matched + len(self.missing)
        return self.matched / total if total else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0.0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare(
    truth: Sequence[Record],
    found: Sequence[Record],
    columns: Sequence[str] | None = None,
    *,
    partial: bool = False,
) -> Score:
    """Matches the rows of a table.

    Args:
        truth: what a person read; a column absent from a row counts as null there.
        found: what the program gave; more columns than the truth's do not matter.
        columns: columns to compare; those of the truth where None.
        partial: the truth holds some rows with some columns only: each is looked for by its own columns, and found
            rows without a partner are no fault.
    """
    if partial:
        return _compare_partial(truth, found)
    columns = list(columns) if columns is not None else list(dict.fromkeys(c for row in truth for c in row))
    remaining: dict[tuple[Key, ...], list[Record]] = {}
    for row in found:
        remaining.setdefault(_project(row, columns), []).append(row)
    missing, matched = [], 0
    for row in truth:
        partners = remaining.get(_project(row, columns))
        if partners:
            partners.pop()
            matched += 1
        else:
            missing.append(row)
    extra = [row for row in found if _take(remaining, _project(row, columns), row)]
    return Score(matched, tuple(missing), tuple(extra), tuple(_nearest(missing, extra)))


def _compare_partial(truth: Sequence[Record], found: Sequence[Record]) -> Score:
    left = list(found)
    missing, matched = [], 0
    for row in sorted(truth, key=len, reverse=True):
        for number, candidate in enumerate(left):
            if all(key(candidate.get(c)) == key(v) for c, v in row.items()):
                del left[number]
                matched += 1
                break
        else:
            missing.append(row)
    return Score(matched, tuple(missing), (), tuple(_nearest(missing, left)))


def _project(row: Record, columns: Iterable[str]) -> tuple[Key, ...]:
    return tuple(key(row.get(column)) for column in columns)


def _take(remaining: dict[tuple[Key, ...], list[Record]], at: tuple[Key, ...], row: Record) -> bool:
    """Whether this very row found no partner."""
    return any(candidate is row for candidate in remaining.get(at, ()))


def _nearest(missing: Sequence[Record], extra: Sequence[Record]) -> Iterable[Difference]:
    """Pairs each missing row with the unused extra row that differs in the fewest columns, if half agree."""
    pairs = []
    for i, row in enumerate(missing):
        for j, candidate in enumerate(extra):
            off = tuple(c for c, v in row.items() if key(candidate.get(c)) != key(v))
            if 2 * len(off) <= len(row):
                pairs.append((len(off), i, j, off))
    used_rows: set[int] = set()
    used_candidates: set[int] = set()
    for _, i, j, off in sorted(pairs):
        if i not in used_rows and j not in used_candidates:
            used_rows.add(i)
            used_candidates.add(j)
            yield Difference(missing[i], extra[j], off)


def read_truth(path: Path) -> dict[str, list[Record]]:
    """The rows of a truth file by table, CSV or JSON."""
    if path.suffix == ".json":
        loaded: dict[str, list[Record]] = json.loads(path.read_text(encoding="utf-8"))
        return loaded
    tables: dict[str, dict[int, dict[str, Value]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = tables.setdefault(line["table"], {}).setdefault(int(line["row"]), {})
            if line["column"] in row:
                raise ValueError(f"{path}: {line['table']} {line['row']} has {line['column']} twice")
            row[line["column"]] = line["value"] or None
    return {table: [rows[number] for number in sorted(rows)] for table, rows in tables.items()}


def read_table(path: Path) -> list[dict[str, Value]]:
    """The rows of a CSV file of the program; an empty cell is null, a missing file has no rows."""
    if not path.exists():
        return []
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: value or None for name, value in row.items()} for row in csv.DictReader(file)]


def with_ordinals(tables: Mapping[str, Sequence[Record]]) -> dict[str, list[Record]]:
    """The tables of the program with ``initiative`` and ``kpi``, the ordinals that a truth uses instead of ids."""
    cards = {row["initiative_id"]: row["ordinal"] for row in tables.get("initiatives", ())}
    indicators = {row["kpi_id"]: row["ordinal"] for row in tables.get("kpis", ())}
    made: dict[str, list[Record]] = {}
    for table, rows in tables.items():
        made[table] = [
            {
                **row,
                **({"initiative": cards.get(row["initiative_id"])} if "initiative_id" in row else {}),
                **({"kpi": indicators.get(row["kpi_id"])} if "kpi_id" in row else {}),
            }
            for row in rows
        ]
    return made


def read_data(folder: Path, document: str | None = None) -> dict[str, list[Record]]:
    """Every table of one document in an output folder.

    Args:
        folder: the folder given as ``--out``; its ``tables`` hold the CSV files.
        document: part of the path or name of the document's file; None where the folder has one document only.

    Raises:
        LookupError: no document, or more than one, fits.
    """
    tables = {path.stem: read_table(path) for path in sorted((folder / "tables").glob("*.csv"))}
    names = {str(row["document_id"]): str(row["source_name"]) for row in tables.get("documents", [])}
    for row in tables.get("inputs", []):
        if str(row["document_id"]) in names:
            names[str(row["document_id"])] += f" {row['path']}"
    fitting = [number for number, name in names.items() if document is None or document in name]
    if len(fitting) != 1:
        raise LookupError(f"{folder}: {len(fitting)} documents fit {document!r}: {sorted(names.values())}")
    own = {
        table: [row for row in rows if row.get("document_id") == fitting[0]]
        for table, rows in tables.items()
        if table != "inputs"
    }
    return with_ordinals(own)


def default_document(truth: Path) -> str:
    """What a truth's file name says about its document: the folder of a sample, or the stem of a JSON file."""
    return f"{truth.parent.name}/" if truth.name == "truth.csv" else f"{truth.stem}."


def describe(score: Score, most: int = 20) -> Iterable[str]:
    """Lines for a person: what differs, nearest rows first."""
    paired = {id(d.truth) for d in score.wrong} | {id(d.found) for d in score.wrong}
    for difference in score.wrong[:most]:
        where = ", ".join(f"{c}={v}" for c, v in list(difference.truth.items())[:4])
        yield f"  differs: {where}"
        for column in difference.columns:
            wanted, got = difference.truth.get(column), difference.found.get(column)
            yield f"      {column}: wanted {wanted!r}, found {got!r}"
    for name, rows in (("missing", score.missing), ("not in the truth", score.extra)):
        for row in [row for row in rows if id(row) not in paired][:most]:
            shown = {c: v for c, v in row.items() if v is not None and not c.endswith("_id")}
            yield f"  {name}: {shown}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 where every table has F1 1.0, 1 otherwise, 2 where no one document fits the truth."""
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("truth", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--document", help="part of the document's path; told by the truth's name where left out")
    parser.add_argument("--partial", action="store_true", help="the truth holds examples only: recall counts")
    parser.add_argument("--most", type=int, default=20, help="differences shown for each table")
    given = parser.parse_args(arguments)
    truth = read_truth(given.truth)
    try:
        found = read_data(given.data, given.document or default_document(given.truth))
    except LookupError as error:
        print(error, file=sys.stderr)
        return 2
    perfect = True
    for table, rows in truth.items():
        score = compare(rows, found.get(table, []), partial=given.partial)
        worth = score.recall if given.partial else score.f1
        perfect &= worth == 1.0
        print(
            f"{table}: {'recall' if given.partial else 'F1'} {worth:.4f} "
            f"(precision {score.precision:.4f}, recall {score.recall:.4f}, rows {len(rows)})"
        )
        for line in describe(score, given.most):
            print(line)
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
