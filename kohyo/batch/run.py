"""A run: files in, one output folder out, whatever single files do."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from kohyo.batch.discover import InputFile
from kohyo.batch.progress import ProgressDisplay, records_of
from kohyo.batch.worker import Limits, Outcome, limit_memory, work
from kohyo.batch.workplace import workplace
from schemas.tables import Input


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: one outcome an input, in the order of the inputs."""

    files: tuple[InputFile, ...]
    outcomes: tuple[Outcome, ...]
    seconds: float

    @property
    def exit_status(self) -> int:
        """0 all read; 1 some inputs could not be read; 3 our own fault."""
        if any(outcome.status == "bug" for outcome in self.outcomes):
            return 3
        return 0 if all(outcome.document_id is not None for outcome in self.outcomes) else 1


def extract(
    files: Sequence[InputFile], out: Path, *, workers: int = 1, limits: Limits | None = None, quiet: bool = False
) -> Run:
    """Reads files and replaces the output folder ``out`` once everything is written.

    Args:
        files: the files to read, in output order.
        out: the output folder; made where missing, and left as it was where the run does not reach its end.
        workers: number of processes.
        limits: what one document may cost.
        quiet: no progress.

    Raises:
        OSError: the output cannot be written.
        OutputBusyError: another run is writing to ``out``.
    """
    begun = time.monotonic()
    started = datetime.now(UTC)
    out = out.absolute()
    with workplace(out) as work_folder:
        parts = [work_folder / "parts" / f"{number:06}" for number in range(len(files))]
        outcomes: list[Outcome] = []
        with ProgressDisplay(len(files), quiet=quiet) as display:
            for file, outcome in zip(files, _outcomes(files, parts, workers, limits or Limits()), strict=True):
                outcomes.append(outcome)
                display.done(file.name, outcome)
        run = Run(tuple(files), tuple(outcomes), time.monotonic() - begun)
        _write(run, parts, work_folder / "new", out, started)
    return run


def _outcomes(
    files: Sequence[InputFile], parts: Sequence[Path], workers: int, limits: Limits
) -> Iterator[Outcome]:
    if not files:
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kohyo.batch.preload"])
    with ProcessPool(
        max_workers=max(1, min(workers, len(files))),
        max_tasks=50,  # a worker that has read many documents gives its memory back
        initializer=limit_memory,
        initargs=(limits.memory_mb,),
        context=context,
    ) as pool:
        futures = [
            pool.schedule(work, args=(file.path, part), timeout=limits.seconds)
            for file, part in zip(files, parts, strict=True)
        ]
        try:
            for future in futures:
                yield _outcome(future, limits)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _outcome(future: Future[Outcome], limits: Limits) -> Outcome:
    try:
        return future.result()
    except FutureTimeoutError:
        return Outcome(
            "timeout",
            f"読み取りが {limits.seconds:.0f} 秒以内に終わりませんでした。",
            "ファイルを分割するか、--timeout で上限を上げてください。",
            seconds=limits.seconds,
        )
    except ProcessExpired as expired:
        return Outcome(
            "crashed",
            f"読み取りの途中で処理が異常終了しました（終了コード {expired.exitcode}）。",
            "別のソフトで開いて PDF として保存し直すと読める場合があります。",
        )
    except MemoryError:
        return Outcome(
            "memory",
            "読み取りに必要なメモリが上限を超えました。",
            "ファイルを分割するか、--memory で上限を上げてください。",
        )


def _input_rows(run: Run) -> list[Input]:
    rows = []
    first: dict[str, str] = {}
    for file, outcome in zip(run.files, run.outcomes, strict=True):
        reason, advice = outcome.reason, outcome.advice
        if outcome.document_id is not None:
            twin = first.setdefault(outcome.document_id, file.name)
            if twin != file.name:
                reason = f"{twin} と同じ内容です。表には一度だけ入れました。"
        rows.append(
            Input(
                path=file.name,
                document_id=outcome.document_id,
                status=outcome.status,
                reason=reason,
                advice=advice,
                pages=outcome.pages,
                records=records_of(outcome),
                findings=outcome.counts["findings"],
            )
        )
    return rows


def _write(run: Run, parts: Sequence[Path], new: Path, out: Path, started: datetime) -> None:
    # the writers load slowly; they are needed only now
    from kohyo.writers.output import write_output

    inputs = _input_rows(run)
    unique: dict[str, Path] = {}
    for outcome, part in zip(run.outcomes, parts, strict=True):
        if outcome.document_id is not None:
            unique.setdefault(outcome.document_id, part)
    payload = {
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(run.seconds, 3),
        "inputs": [
            {
                "path": file.name,
                "status": outcome.status,
                "document_id": outcome.document_id,
                "seconds": round(outcome.seconds, 3),
                "peak_memory_mb": round(outcome.peak_memory_mb, 1),
                "accounted": outcome.accounted,
                "detail": outcome.detail,
            }
            for file, outcome in zip(run.files, run.outcomes, strict=True)
        ],
    }
    write_output(new, unique, inputs, payload)
    from kohyo.writers.atomic import swap_folder

    swap_folder(new, out)
