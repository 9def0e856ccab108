"""What a person should know of the lists of a programme: heads and labels that the output has no column for."""

from __future__ import annotations

from schemas.printed import Printed, Remark


def without_column(what: str, label: str, where: Printed, table: str, kept: str = "表のセルの一覧") -> Remark:
    """The remark that a head or label is no column of the output.

    Args:
        what: what it is, in Japanese: 「採択団体の表の列」.
        label: the head or label, folded.
        where: where to look.
        table: the table of the contract that lacks it.
        kept: where its values are kept.
    """
    message = f"{what}「{label}」は出力の項目にありません。{kept}に値を残しました。"
    return Remark("unknown-label", message, where, table)
