"""What a run has to read, and what it knows already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from kohyo.batch.content import UnusableFileError, digest, kind_of
from kohyo.batch.discover import InputFile
from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.store import Kept, Store, key_of
from schemas.frozen import dataclass

_THREADS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """How results of earlier runs are used.

    Attributes:
        retry: documents that could not be read, or only in part, are tried again.
        reread: every document is read again.
        prune: documents whose files are gone leave the output.
        verify: documents are read with both engines, those too that were read with one before.
    """

    retry: bool = False
    reread: bool = False
    prune: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an input before anything is read.

    Attributes:
        key: content and kind; None where the content was not looked at.
        kept: its result from an earlier run; None where it has to be read.
        problem: why it cannot be read; None where that is not known.
    """

    key: str | None = None
    kept: Kept | None = None
    problem: Outcome | None = None


def look_up(
    files: Sequence[InputFile],
    store: Store,
    versions: Mapping[str, str],
    allowance: Allowance,
    choice: Choice,
) -> list[Known]:
    """What is known of each input, in the same order.

    Files are told by their content. Where nothing is kept yet, only those are looked into that could be the same:
    the worker reads and hashes the others anyway.
    """
    sizes = Counter(file.size for file in files)
    empty = store.is_empty()
    with ThreadPoolExecutor(_THREADS) as pool:
        keys = pool.map(lambda file: _key(file, needed=not empty or sizes[file.size] > 1), files)
        known = []
        for key in keys:
            kept = store.find(key) if isinstance(key, str) and not choice.reread else None
            if isinstance(key, Outcome):
                known.append(Known(problem=key))
            elif (
                kept is not None
                and is_up_to_date(kept, versions, allowance, retry=choice.retry)
                and (not choice.verify or kept.outcome.verified is not None or kept.outcome.pages is None)
            ):
                known.append(Known(key, kept))
            else:
                known.append(Known(key))
    return known


def _key(file: InputFile, *, needed: bool) -> str | Outcome | None:
    if file.problem is not None:
        return file.problem
    if not needed:
        return None
    try:
        return key_of(digest(file.path), kind_of(file.suffix))
    except UnusableFileError as error:
        return error.outcome


def is_up_to_date(kept: Kept, versions: Mapping[str, str], allowance: Allowance, *, retry: bool) -> bool:
    """Whether reading the document again would give nothing else.

    A result that was cut short by a limit is up to date as long as that limit has not grown; one that fits into
    larger limits fits into smaller ones that were asked for later, and is kept.
    """
    if not kept.made_by or any(versions.get(part) != version for part, version in kept.made_by.items()):
        return False
    status = kept.outcome.status
    if status == "ok":
        return True
    if retry:
        return False
    before = kept.allowance
    if status == "partial":
        return not allowance.reading.exceed(before.get("reading", {}))
    # a process that crashed may have been out of memory
    more_time = status == "timeout" and allowance.seconds > before.get("seconds", 0)
    more_memory = status in ("memory", "crashed") and allowance.memory_mb > before.get("memory_mb", 0)
    return not (more_time or more_memory)
