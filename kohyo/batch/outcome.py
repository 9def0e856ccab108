"""What became of one input, and what one input may cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any

from schemas.errors import Status
from schemas.frozen import dataclass
from schemas.limits import Limits

_SOFT = 0.8
"""Share of the hard time limit after which no further page is begun."""
_MOST_DETAIL = 20_000

Stamps = Mapping[str, tuple[int, int, str]]
"""Size, time of the last change in nanoseconds and SHA-256 of each file of a result, by name."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one document may cost before its process is ended, and the limits that the readers keep themselves.

    Attributes:
        seconds: wall time of the process.
        memory_mb: address space of the process.
        reading: what the readers keep; :meth:`of` derives its time from ``seconds``.
    """

    seconds: float = 900.0
    memory_mb: int = 4096
    reading: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, seconds: float, memory_mb: int, **reading: int) -> Allowance:
        """An allowance whose readers stop early enough to hand over what they have."""
        return cls(seconds, memory_mb, Limits(seconds=seconds * _SOFT, **reading))

    def as_dict(self) -> dict[str, Any]:
        """The allowance as plain data, as it is kept beside a result."""
        return {"seconds": self.seconds, "memory_mb": self.memory_mb, "reading": self.reading.as_dict()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    Attributes:
        status: as in the table ``inputs``.
        reason: Japanese; None where nothing is wrong.
        advice: Japanese; None where nothing is to be done.
        document_id: None where the file could not be read.
        title: of the document, as read; None where it has none.
        doc_type: as in ``documents``; None where the file could not be read.
        pages: None where the input has no pages or was not read.
        counts: rows by table.
        accounted: share of the printed characters that ended somewhere; None where the file could not be read.
        verified: pages that both engines have read; None where that was not asked for, or there are no pages.
        seconds: wall time of its reading.
        peak_memory_mb: most memory that its process had.
        detail: for ``bug`` only: the English traceback for the log.
        sha256: of the bytes that were read; None where none could be.
        size: number of these bytes.
        needs: the parts of the program that the result depends on (:mod:`kohyo.batch.fingerprint`).
        files: what the files of the result were like when they were brought to the disk; none where the document
            could not be read.
    """

    status: Status
    reason: str | None = None
    advice: str | None = None
    document_id: str | None = None
    title: str | None = None
    doc_type: str | None = None
    pages: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    accounted: float | None = None
    verified: int | None = None
    seconds: float = 0.0
    peak_memory_mb: float = 0.0
    detail: str | None = None
    sha256: str | None = None
    size: int = 0
    needs: tuple[str, ...] = ()
    files: Stamps = field(default_factory=dict)

    @property
    def records(self) -> int:
        """Number of rows in all tables but provenance and findings."""
        return sum(n for table, n in self.counts.items() if table not in ("provenance", "findings"))

    @property
    def findings(self) -> int:
        """Number of findings."""
        return self.counts["findings"]

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Outcome:
        """The outcome that :meth:`as_dict` gave.

        Raises:
            TypeError, KeyError, ValueError, AttributeError: another version wrote it.
        """
        files = {name: (int(size), int(time), str(sha)) for name, (size, time, sha) in data["files"].items()}
        counts = Counter(data["counts"])
        return cls(**{**data, "counts": counts, "needs": tuple(data["needs"]), "files": files})


def timed_out(seconds: float) -> Outcome:
    """The process was ended because its time was up."""
    return Outcome(
        "timeout",
        f"読み取りが {seconds:.0f} 秒以内に終わりませんでした。",
        "ファイルを分割するか、--timeout で上限を上げてください。",
        seconds=seconds,
    )


def out_of_memory() -> Outcome:
    """The reading needed more memory than allowed."""
    return Outcome(
        "memory",
        "読み取りに必要なメモリが上限を超えました。",
        "ファイルを分割するか、--memory で上限を上げてください。",
    )


def crashed(exit_status: int) -> Outcome:
    """The process ended without an answer."""
    return Outcome(
        "crashed",
        f"読み取りの途中で処理が異常終了しました（終了コード {exit_status}）。",
        "別のソフトで開いて PDF として保存し直すと読める場合があります。"
        "メモリが足りない場合は --workers を減らすか、--memory で上限を上げてください。",
    )


def bug(error: BaseException, detail: str) -> Outcome:
    """The program failed; the document may be without fault."""
    return Outcome(
        "bug",
        f"プログラムの不具合で読み取れませんでした（{type(error).__name__}）。",
        "run.json の記録を添えて、開発者に知らせてください。",
        detail=detail[-_MOST_DETAIL:],
    )
