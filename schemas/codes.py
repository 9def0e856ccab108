"""The code lists: every value that a column with ``codes`` can have, in Japanese and English.

The Japanese title is what staff read in the workbook, the English one what a program's author reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from schemas.findings import RULES
from schemas.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a code list; ``title`` is Japanese, ``about`` English."""

    value: str
    title: str
    about: str


def _codes(*codes: tuple[str, str, str]) -> tuple[Code, ...]:
    return tuple(Code(*code) for code in codes)


CODES: Mapping[str, tuple[Code, ...]] = MappingProxyType(
    {
        "status": _codes(
            ("ok", "すべて読み取れた", "Read completely."),
            ("partial", "一部だけ読み取れた", "Read in part; the reason says what is missing."),
            ("encrypted", "パスワードで保護されている", "Protected by a password."),
            ("not_pdf", "PDFではない、または壊れている", "Not a PDF, or damaged beyond reading."),
            ("empty", "中身がない", "The file has no content."),
            ("timeout", "時間の上限に達した", "The time limit was reached."),
            ("memory", "メモリの上限に達した", "The memory limit was reached."),
            ("crashed", "読み取りの途中で異常終了した", "The reading process died."),
            ("unsupported", "対応していない形式", "The format is not supported."),
            ("bug", "プログラムの不具合", "A fault of the program."),
        ),
        "doc_type": _codes(
            ("vision", "共生ビジョン", "A vision plan."),
            ("progress_report", "進捗状況の報告", "A report on progress."),
            ("policy_brief", "政策の説明資料", "A brief on a policy."),
            ("sdgs_plan", "SDGs計画", "An SDGs plan."),
            ("annex", "資料・別冊", "An annex."),
            ("unknown", "不明", "Not known."),
        ),
        "text_layer": _codes(
            ("native", "文字情報", "The PDF's own text."),
            ("ocr", "文字認識（OCR）", "Recognised from pictures."),
            ("mixed", "文字情報とOCRの混在", "Some pages native, some recognised."),
            ("text", "テキストファイル", "A text or Markdown file."),
        ),
        "method": _codes(
            ("text", "文字情報から", "From the text layer or a text file."),
            ("ocr", "文字認識（OCR）から", "Recognised from a picture."),
            (
                "correction",
                "訂正",
                "Corrected: by a person, or where only one reading is possible (with a finding).",
            ),
        ),
        "severity": _codes(
            ("error", "要修正", "Must be put right before use."),
            ("warning", "要確認", "Must be looked at."),
            ("info", "参考", "Good to know."),
        ),
        "rule": tuple(Code(rule.id, rule.title, rule.about) for rule in RULES.values()),
        "amount_kind": _codes(
            ("planned", "予算・計画", "Planned, estimated or budgeted."),
            ("settled", "決算・執行", "Settled or spent."),
        ),
        "passage_kind": _codes(
            ("heading", "見出し", "A heading."),
            ("paragraph", "段落", "A paragraph."),
            ("bullet", "箇条書き", "A list item."),
            ("caption", "図表の題", "The title of a figure or table."),
            ("note", "注記", "A note."),
        ),
        "sex": _codes(("both", "男女計", "Both."), ("male", "男", "Male."), ("female", "女", "Female.")),
        "series": _codes(
            ("census", "国勢調査", "Population census."),
            ("projection", "推計", "A projection."),
            ("register", "住民基本台帳", "Resident register."),
            ("target", "目標・展望", "A target."),
        ),
        "population_metric": _codes(
            ("population", "人口（人）", "Number of persons."),
            ("change_rate_pct", "増減率（％）", "Change against the base year in percent."),
            ("share_pct", "構成比（％）", "Share in percent."),
            ("aging_rate_pct", "高齢化率（％）", "Share of persons aged 65 and over in percent."),
        ),
        "statistic_metric": _codes(
            ("count", "数・量", "A number of things or persons."),
            ("share_pct", "構成比（％）", "Share in percent."),
            ("ratio", "比", "A ratio of two figures."),
            ("rate", "率", "A rate."),
            ("area", "面積", "An area."),
            ("amount", "金額", "An amount of money."),
            ("other", "その他", "Anything else."),
        ),
        "grade": _codes(
            ("A", "Ａ（文書に記載の基準による）", "Grade A by the thresholds that the document prints."),
            ("B", "Ｂ（文書に記載の基準による）", "Grade B by the thresholds that the document prints."),
            ("C", "Ｃ（文書に記載の基準による）", "Grade C by the thresholds that the document prints."),
            ("D", "Ｄ（文書に記載の基準による）", "Grade D by the thresholds that the document prints."),
            ("E", "Ｅ（文書に記載の基準による）", "Grade E by the thresholds that the document prints."),
        ),
    }
)
"""Every code list by name. ``grade`` is open: a document may print other marks, which are kept as printed."""

OPEN_LISTS = frozenset({"grade"})
"""Lists that name the usual values only."""


def meaning(codes: str, value: str) -> str:
    """The Japanese title of a value of a code list; the value itself where the list does not know it."""
    return next((code.title for code in CODES[codes] if code.value == value), value)
