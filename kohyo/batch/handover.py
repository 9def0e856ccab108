"""The end of a run: the output folder is replaced as a whole, or found to be what it would become."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kohyo.batch.entries import RUN_NAME, Change, Entry
from kohyo.batch.interrupt import undisturbed
from kohyo.batch.store import OUTPUT_NAME, STORE_NAME, Store
from kohyo.writers.atomic import MANAGED, replace_file, swap_folder

if TYPE_CHECKING:
    from schemas.tables import Input

_OF_THE_RUN = frozenset({RUN_NAME, "changes.csv", "changes.html"})
_GONE = "今回の入力にファイルがありません。前回までの結果を残しています。"
_GONE_ADVICE = "結果からも外すときは、--prune を付けて実行してください。"

Times = Callable[[], Mapping[str, Any]]


class Handover:
    """What a run hands over.

    Attributes:
        entries: the lines of ``inputs``, in order.
        difference: to the last output.
    """

    def __init__(
        self, entries: Sequence[Entry], difference: Change, out: Path, store: Store, version: str
    ) -> None:
        self.entries = tuple(entries)
        self.difference = difference
        self._out = out
        self._store = store
        self._version = version

    @property
    def keys(self) -> Collection[str]:
        """The results in the store that the output stands on."""
        return {entry.kept.key for entry in self.entries if entry.kept is not None}

    @cached_property
    def _earlier(self) -> Mapping[str, Any]:
        try:
            data = json.loads((self._out / RUN_NAME).read_bytes())
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    @property
    def _state(self) -> str:
        """Tells an output from any other one: it is a function of the rows, the names and the program."""
        facts = [[*line.values(), entry.kept and entry.kept.content] for line, entry in self._lines()]
        return hashlib.sha256(json.dumps([self._version, facts]).encode()).hexdigest()

    def is_done(self) -> bool:
        """Whether the output folder holds just what would be written, untouched since it was."""
        if self._earlier.get("state") != self._state:
            return False
        try:
            written = json.loads((self._store.root / OUTPUT_NAME).read_bytes())
        except (OSError, ValueError):
            return False
        return bool(written == _files(self._out))

    def confirm(self, times: Times, facts: Mapping[str, Any]) -> None:
        """Writes nothing but ``run.json`` anew, and that nothing changed where the run before said otherwise.

        Raises:
            OSError: it cannot be written.
        """
        for name, text in self._store.unchanged().items():
            if not _holds(self._out / name, text):
                with replace_file(self._out / name) as file:
                    file.write(text)
        ours = self._payload(facts, changed=False)
        data = {**self._earlier, **times(), **ours}
        with replace_file(self._out / RUN_NAME) as file:
            file.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))

    def write(self, new: Path, times: Times, facts: Mapping[str, Any], *, own_process: bool = False) -> None:
        """Prepares the output in the folder ``new`` and puts it in the place of the last one.

        Args:
            new: the folder; made if it is missing.
            times: when the run began and ended.
            facts: what else ``run.json`` says of the run.
            own_process: as for :func:`kohyo.batch.run.extract`.

        Raises:
            OSError: it cannot be written.
        """
        # the writers load slowly; they are needed only now
        if own_process:
            from kohyo.writers.arrow_alone import load_arrow_alone

            load_arrow_alone()
        from kohyo.changes.write import write_no_changes, write_run_changes
        from kohyo.writers.output import write_output

        self._leave_out_stale()
        parts: dict[str, Path] = {}
        for entry in self.entries:
            if entry.outcome.document_id is not None and entry.kept is not None:
                parts.setdefault(entry.outcome.document_id, entry.kept.folder)
        payload = {**times(), **self._payload(facts, changed=True)}
        write_output(new, parts, self._rows(), payload)
        write_run_changes(new, self._out)
        # said by a later run that changes nothing, which then need not load what writes it
        write_no_changes(self._store.folder_for_unchanged())
        with undisturbed():
            swap_folder(new, self._out, carried=(STORE_NAME,))
            with replace_file(self._store.root / OUTPUT_NAME) as file:
                file.write(json.dumps(_files(self._out)).encode())

    def _leave_out_stale(self) -> None:
        """Drops documents without a file whose rows have the columns of another version: none can be made anew."""
        from kohyo.writers.parts import StalePartError, open_part

        stale: list[Entry] = []
        for entry in self.entries:
            if entry.gone and entry.kept is not None:
                try:
                    open_part(entry.kept.folder).close()
                except StalePartError:
                    stale.append(entry)
        if stale:
            change = self.difference
            self.entries = tuple(entry for entry in self.entries if entry not in stale)
            self.difference = replace(
                change,
                gone=tuple(entry for entry in change.gone if entry not in stale),
                dropped=(*change.dropped, *(entry.name for entry in stale)),
            )

    def _payload(self, facts: Mapping[str, Any], *, changed: bool) -> dict[str, Any]:
        entries = self.entries
        counts = {
            "inputs": sum(not entry.gone for entry in entries),
            "read": sum(not entry.reused for entry in entries),
            "reused": sum(entry.reused and not entry.gone for entry in entries),
            "failed": sum(entry.outcome.document_id is None for entry in entries),
            "gone_kept": len(self.difference.gone),
            "gone_dropped": len(self.difference.dropped),
            "replaced": len(self.difference.replaced),
        }
        inputs = [_input_facts(entry) for entry in entries]
        return {**facts, "state": self._state, "changed": changed, "counts": counts, "inputs": inputs}

    def _lines(self) -> list[tuple[dict[str, Any], Entry]]:
        """The columns of ``inputs``, with the entry that each line is about."""
        lines = []
        first: dict[str, str] = {}
        for entry in self.entries:
            outcome = entry.outcome
            reason, advice = outcome.reason, outcome.advice
            if entry.gone:
                reason, advice = _GONE, _GONE_ADVICE
            elif outcome.document_id is not None:
                twin = first.setdefault(outcome.document_id, entry.name)
                if twin != entry.name:
                    reason = f"{twin} と同じ内容です。表には一度だけ入れました。"
            line = {
                "path": entry.name,
                "document_id": outcome.document_id,
                "status": outcome.status,
                "reason": reason,
                "advice": advice,
                "pages": outcome.pages,
                "records": outcome.records,
                "findings": outcome.findings,
            }
            lines.append((line, entry))
        return lines

    def _rows(self) -> list[Input]:
        from schemas.tables import Input

        return [Input.trusted(line) for line, _ in self._lines()]


def _input_facts(entry: Entry) -> dict[str, Any]:
    outcome, kept = entry.outcome, entry.kept
    return {
        "path": entry.name,
        "status": outcome.status,
        "document_id": outcome.document_id,
        "part": kept.key if kept is not None else None,
        "made_by": dict(kept.made_by) if kept is not None else None,
        "reused": entry.reused,
        "gone": entry.gone,
        "seconds": round(outcome.seconds, 3),
        "peak_memory_mb": round(outcome.peak_memory_mb, 1),
        "accounted": outcome.accounted,
        "verified": outcome.verified,
        "detail": outcome.detail,
    }


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _files(out: Path) -> dict[str, list[int]]:
    """Size and time of the last change of every file of an output but those that tell of the run."""
    found = {}
    for name in sorted(MANAGED - _OF_THE_RUN):
        top = out / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                status = path.stat()
                found[path.relative_to(out).as_posix()] = [status.st_size, status.st_mtime_ns]
    return found
