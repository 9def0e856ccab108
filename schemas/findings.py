"""What can be found wrong: the rules' ids, titles and severities, and a finding before it has a row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from schemas.frozen import dataclass

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: ``title`` is Japanese for the code list, ``about`` English for the catalogue."""

    id: str
    severity: Severity
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at, before it has an id.

    ``message`` is Japanese and says where to look and what to do. ``record_id`` and ``table`` are None where the
    finding is not about one record.
    """

    rule: str
    message: str
    table: str | None = None
    record_id: str | None = None
    page: int | None = None
    expected: str | None = None
    found: str | None = None


_RULES = (
    Rule(
        "era-gregorian",
        "warning",
        "和暦と西暦の不一致",
        "An era year and the Gregorian year beside it disagree.",
    ),
    Rule(
        "unreadable-number",
        "warning",
        "数値として読めない値",
        "A figure was expected and the text is not one number.",
    ),
    Rule("unreadable-year", "warning", "年として読めない見出し", "A year was expected and the text is not one."),
    Rule(
        "assumed-year",
        "info",
        "慣例で決めた年度",
        "An amount in brackets was taken for that of the year before, as is the custom, or one without a year for "
        "that of the year in the title of its document; nothing printed says so.",
    ),
    Rule(
        "assumed-target",
        "info",
        "目標値として読んだ年度別の値",
        "Figures below years to come were taken for yearly targets; nothing printed says so.",
    ),
    Rule(
        "unknown-label",
        "info",
        "未登録の項目名",
        "A label that the vocabulary does not know; its value is kept.",
    ),
    Rule("unclaimed-text", "warning", "どの表にも入らなかった文字", "Printed text that ended in no record."),
    Rule("card-number", "warning", "個票番号の重複・欠番", "A card number is missing or printed twice."),
    Rule("missing-name", "error", "施策・事業名のない個票", "A card without a name."),
    Rule(
        "value-in-wrong-cell",
        "warning",
        "欄のずれが疑われる値",
        "A value stands in a cell where it cannot belong.",
    ),
    Rule("unknown-place", "info", "地域コードのない市町村名", "A municipality's name has no code or several."),
    Rule("ambiguous-table", "warning", "種類を一つに決められない表", "Two families claim one table."),
    Rule(
        "damaged-source",
        "warning",
        "元ファイルの破損が疑われる箇所",
        "The source shows damage: broken rows or markup.",
    ),
    Rule("unreadable-glyphs", "warning", "文字コードのない文字", "Glyphs without Unicode or with wrong maps."),
    Rule("unread-page", "error", "読めなかったページ", "A page could not be read and is left out."),
    Rule("picture-page", "info", "文字のない画像のページ", "A page is a picture on which no text was found."),
    Rule(
        "unread-picture",
        "info",
        "読んでいない画像",
        "A page with text has a large picture whose text is not read.",
    ),
    Rule(
        "unread-table",
        "warning",
        "表として読めなかった画像のページ",
        "Figures read from a picture ended in no record of any kind.",
    ),
    Rule("no-text-layer", "error", "文字情報のないページ", "A page has a picture but no text layer."),
    Rule(
        "engines-differ",
        "warning",
        "2つの読み取り方法で異なる数値",
        "Two engines read a figure or a mark of the page differently (with --verify).",
    ),
    Rule(
        "page-not-verified",
        "info",
        "読み比べをしていないページ",
        "A page that only one engine could read (with --verify).",
    ),
    Rule(
        "low-confidence",
        "warning",
        "文字認識の確信度が低い数値",
        "A figure read from a picture of which the recogniser is less sure than 0.8.",
    ),
    Rule(
        "misread-name",
        "info",
        "文字認識の読み違いを直した市町村名",
        "A municipality's name that was read from a picture and was corrected to the only one so near.",
    ),
    Rule(
        "misread-figure",
        "warning",
        "読み違いとみられる数値",
        "A figure read from a picture that makes sums and rates right when one digit is read otherwise.",
    ),
    Rule(
        "doubtful-years",
        "warning",
        "年度の範囲を決められない矢印",
        "An arrow in a picture covers a part of a cell over several years; nothing tells whether it is for all.",
    ),
    Rule("sum-of-parts", "warning", "内訳と合計の不一致", "The parts do not add up to the printed total."),
    Rule(
        "printed-rate",
        "warning",
        "率と実数の不一致",
        "A printed rate disagrees with the figures it is made of.",
    ),
    Rule("grade-count", "warning", "達成度の集計と一覧の不一致", "Printed grade counts disagree with the list."),
    Rule("grade-rate", "info", "達成度と達成率の不一致", "A printed grade disagrees with the computed rate."),
    Rule(
        "borders-from-spaces",
        "info",
        "空白の位置から決めた表の行と列",
        "The rows and columns of tables in a text that keeps its columns by spaces were told by white space.",
    ),
    Rule("layout-limit", "warning", "読み取りの上限", "A limit was reached and part of the input was not read."),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""Every rule by id."""
