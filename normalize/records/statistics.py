"""The table ``statistics``: every figure with its labels, its unit, and what kind of measure it is."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import amounts, units
from normalize.records import names
from normalize.records.calculation_keys import calculated_with, without_key
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.table_titles import table_title
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import RawRecord
from schemas.tables import Statistic, StatisticMetric
from schemas.vocabulary_tables import CHANGE_WORDS, SHARE_WORDS

_TABLE = "statistics"
_AREA_UNITS = frozenset(("km²", "m²", "ha", "a", "平方キロメートル", "平方メートル", "ヘクタール"))
_SHARES = tuple(fold(word) for word in SHARE_WORDS if not word.endswith("比率"))
_CHANGES = tuple(fold(word) for word in CHANGE_WORDS)
_RATE_TITLE = lazy_re(r"率(?:の(?:推移|仮定|見込|動向|比較|変化|状況|設定)|$|[(等])")
_INDEX_TITLE = lazy_re(r"指数(?:の(?:推移|比較|見込)|$|[(),、])|=100(?![0-9])")
_OF_RATES = ("%", "‰")
_UNMEASURED = ("比", "順位", "番号", "倍率", "年齢")
"""Ends of labels of figures that are in no unit of their table."""
_SUMS = ("額", "費", "費用", "経費", "収入", "売上", "売上高", "所得", "生産額")
_PERSONS = ("人員", "人口", "人数")
_COUNTED = (
    "数",
    "人口",
    "者",
    "件数",
    "人員",
    "世帯",
    "回数",
    "出生",
    "死亡",
    "転入",
    "転出",
    "婚姻",
    "離婚",
    "増減",
)


def _text(record: RawRecord, name: str) -> str:
    printed = record.fields.get(name)
    return printed.text if printed is not None else ""


def measure(
    row_label: str, column_label: str, own_unit: str | None, table_units: tuple[str, ...], whole: bool
) -> tuple[StatisticMetric, str | None]:
    """What a figure measures, and its unit.

    Args:
        row_label: label of the row; empty for none.
        column_label: label of the column; empty for none.
        own_unit: the unit after the figure or in brackets of its own labels; None without one.
        table_units: the units that the table is in; empty for none. ``%`` and ``‰`` beside one other unit are
            those of shares and rates.
        whole: whether the figure is a whole number.

    >>> measure("人口", "新庄市", None, ("人",), True), measure("昼夜間人口比率", "新庄市", None, ("人",), False)
    (('count', '人'), ('ratio', None))
    >>> measure("新庄市", "新庄市へ", "%", ("人",), False), measure("新庄市", "面積", "km²", (), False)
    (('share_pct', '%'), ('area', 'km²'))
    >>> measure("高齢者", "増減率", "%", (), False), measure("入込客数", "R5", None, (), True)
    (('rate', '%'), ('count', None))
    >>> measure("農業", "構成比", None, ("人", "%"), False), measure("農業", "就業者", None, ("人", "%"), True)
    (('share_pct', '%'), ('count', '人'))
    >>> measure("令和5年度", "出生", None, (), True), measure("令和5年度", "社会動態／増減", None, (), True)
    (('count', None), ('count', None))
    >>> measure("村", "面積", None, ("人", "km²"), False), measure("寄附額", "R5", None, ("件", "千円"), True)
    (('area', 'km²'), ('amount', '千円'))
    >>> measure("港", "世帯数", None, ("人", "世帯", "%"), True)
    ('count', '世帯')
    >>> measure("出生率", "R2", None, ("‰",), False), measure("自然増減率", "R2", None, ("人", "‰"), False)
    (('rate', '‰'), ('rate', '‰'))
    >>> measure("出生数", "R2", None, ("人", "‰"), True), measure("就業率", "R2", None, ("%", "‰"), False)
    (('count', '人'), ('rate', None))
    >>> measure("1世帯当たり人員", "令和2年", None, ("世帯", "人"), False)
    ('count', '人')
    """
    others = [unit for unit in table_units if unit not in _OF_RATES]
    of_rates = [unit for unit in table_units if unit in _OF_RATES]
    rate_unit = of_rates[0] if len(of_rates) == 1 else None
    table_unit = rate_unit if not others else None
    if len(others) == 1 and (whole or not of_rates):
        table_unit = others[0]
    labels = fold(row_label) + " " + fold(column_label)
    if len(others) > 1 and own_unit is None:
        own_unit = next((unit for unit in others if f"{unit}数" in labels), None) or _fitting(labels, others)
    if own_unit == "%":
        return ("rate", "%") if any(word in labels for word in _CHANGES) else ("share_pct", "%")
    if own_unit is not None:
        return _by_unit(own_unit), own_unit
    if any(word in labels for word in _CHANGES):
        return "rate", rate_unit
    if any(word in labels for word in _SHARES):
        return "share_pct", "%"
    if "比率" in labels or "倍率" in labels:
        return ("share_pct", "%") if table_unit == "%" else ("ratio", None)
    if labels.rstrip(")").endswith("率") or "率 " in labels:
        return ("share_pct" if rate_unit == "%" else "rate"), rate_unit
    if "指数" in labels or any(label.endswith(_UNMEASURED) for label in labels.split(" ")):
        return "other", None
    if "面積" in labels and (table_unit is None or table_unit in _AREA_UNITS):
        return "area", table_unit
    if table_unit is not None:
        return _by_unit(table_unit), table_unit
    if whole and any(word in labels for word in _COUNTED):
        return "count", None
    return "other", None


def _fitting(labels: str, of_table: Sequence[str]) -> str | None:
    """The only one of a table's units that measures what labels name: an area, a sum of money or persons."""
    area = [unit for unit in of_table if unit in _AREA_UNITS]
    money = [unit for unit in of_table if unit.endswith("円")]
    if len(area) == 1 and "面積" in labels:
        return area[0]
    of_money = any(label.endswith(_SUMS) for label in labels.split(" "))
    if len(money) == 1 and of_money:
        return money[0]
    return "人" if "人" in of_table and any(label.endswith(_PERSONS) for label in labels.split(" ")) else None


def _counted_by_title(title: str, labels: Sequence[str | None], of_table: Sequence[str]) -> str | None:
    """The only one of several units of a table whose number its title says it gives; None where it says none.

    >>> _counted_by_title("一般世帯数の推移", ("新庄市", "平成27年"), ("世帯", "人"))
    '世帯'
    >>> _counted_by_title("世帯数の推移", ("新庄市", "順位"), ("世帯", "人")) is None
    True
    """
    if any(fold(label).endswith(_UNMEASURED) for label in labels if label is not None):
        return None
    named = [unit for unit in of_table if f"{unit}数" in fold(title)]
    return named[0] if len(named) == 1 and len(of_table) > 1 else None


def _is_of_changes(title: str, *labels: str | None) -> bool:
    """Whether a title says that percents are rates of change, and no label that they are shares.

    >>> _is_of_changes("年平均増減率の推移", "村", "2020年"), _is_of_changes("人口増減率と構成比", "村", "構成比")
    (True, False)
    """
    shares = any(word in fold(label) for label in labels if label is not None for word in _SHARES)
    return not shares and any(word in fold(title) for word in _CHANGES)


def _by_unit(unit: str) -> StatisticMetric:
    if unit in _AREA_UNITS:
        return "area"
    if unit.endswith("円"):
        return "amount"
    if unit in _OF_RATES:
        return "share_pct" if unit == "%" else "rate"
    if unit in ("倍",):
        return "ratio"
    if "/" in unit and unit.partition("/")[2] not in ("年", "月", "日", "年度"):
        return "rate"
    return "count"


def _units(record: RawRecord, row_label: str, column_label: str) -> tuple[str | None, tuple[str, ...]]:
    """The unit that the row's or column's own label names, and the units of the table."""
    own = units.unit_of_header(column_label) or units.unit_of_header(row_label)
    of_table = units.unit_note(_text(record, "unit_label")).units
    if not of_table and (in_title := units.unit_of_header(_text(record, "table_title"))) is not None:
        of_table = (in_title,)  # 「純移動数の推移（人）」
    return own, of_table


def _table(record: RawRecord) -> tuple[object, ...]:
    """What tells a record's table from others: the lines of its title, else its page."""
    title = record.fields.get("table_title")
    return tuple(title.keys) if title is not None else ("page", record.fields["value"].page)


def _calculated(records: Sequence[RawRecord]) -> dict[tuple[object, ...], frozenset[str]]:
    """The letters that every table calculates with."""
    labels: dict[tuple[object, ...], set[str]] = {}
    for record in records:
        labels.setdefault(_table(record), set()).update(
            _text(record, name) for name in ("row_label", "column_label")
        )
    return {table: calculated_with(found) for table, found in labels.items()}


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row a figure; a figure that is not one number has no value and a finding."""
    calculated = _calculated(records)
    for record in records:
        printed = record.fields["value"]
        keys = calculated[_table(record)]
        of_row, of_column = (without_key(_text(record, name), keys) for name in ("row_label", "column_label"))
        row_label, column_label = (
            names.label(without_key(units.without_unit(of_label), keys)) for of_label in (of_row, of_column)
        )
        quantity = amounts.quantity(context.figure(printed.text))
        value = quantity.value if quantity is not None else None
        own, of_table = _units(record, of_row, of_column)
        unit_of_value = quantity.unit if quantity is not None else None
        metric, unit = measure(
            row_label or "", column_label or "", unit_of_value or own, of_table, not isinstance(value, float)
        )
        if (
            metric == "other"
            and isinstance(value, float)
            and _RATE_TITLE.search(fold(_text(record, "table_title")))
        ):
            metric = "rate"  # 「合計特殊出生率の仮定値」 over patterns and years
        if metric == "share_pct" and _is_of_changes(_text(record, "table_title"), row_label, column_label):
            metric = "rate"
        if metric == "count" and unit is None and _INDEX_TITLE.search(fold(_text(record, "table_title"))):
            metric = "other"  # 「推計人口（2020年を100とした指数）」
        if metric == "other" and isinstance(value, int):
            unit = _counted_by_title(_text(record, "table_title"), (row_label, column_label), of_table)
            metric = _by_unit(unit) if unit is not None else metric
        row_id = ledger.next_id(_TABLE)
        number, title = table_title(_text(record, "table_title"))
        told = {"table_number": number is not None, "table_title": title is not None}
        ledger.add(
            Statistic(
                record_id=row_id,
                document_id=ledger.document_id,
                table_number=number,
                table_title=title,
                row_label=row_label,
                column_label=column_label,
                metric=metric,
                value=value,
                unit=unit,
                value_raw=names.label(printed.text),
                page=printed.page,
            ),
            {name: record.fields[name] for name in ("row_label", "column_label") if name in record.fields}
            | {name: record.fields["table_title"] for name, is_told in told.items() if is_told}
            | {"value": printed},
        )
        if quantity is not None and quantity.value is None:
            ledger.finding(
                "unreadable-number",
                f"統計表の「{names.label(printed.text)}」は一つの数値として読めません。原本で確認してください。",
                source=printed,
                table=_TABLE,
                record_id=row_id,
            )
