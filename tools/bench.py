"""Speed and memory of the whole job, measured where it runs and mostly as ratios.

``python -m tools.bench [PDF …]`` strings the pages of the given PDFs (default: the card samples) together to 200
pages, lets pdfplumber's bare ``extract_tables`` and the whole of ``kohyo extract`` run over them on one core, turn
by turn, and prints the ratio, pages a second, peak memory and what each stage takes.

``--memory`` reads a tenth, a half and all of ``--pages`` (say 2000) and prints the most memory that any process
had: it must not grow with the pages.

``--workers`` reads 40 documents of ten pages with one process and with two, and prints how much sooner two are
done.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count, cycle
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
PAGES = 200
DOCUMENTS = 40
DOCUMENT_PAGES = 10

_BASELINE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
        page.close()
"""
_POLL_SECONDS = 0.05


def card_samples() -> list[Path]:
    """The PDF samples that hold cards."""
    return sorted(ROOT.glob("samples/card_form_*_pdf/source.pdf"))


def string_together(sources: Sequence[Path], pages: int, target: Path, first: int = 0) -> None:
    """Writes a PDF of ``pages`` pages, the sources' pages over and over, beginning with page ``first`` from 0."""
    whole = pypdfium2.PdfDocument.new()
    for document in cycle([pypdfium2.PdfDocument(str(path)) for path in sources]):
        if len(whole) == pages:
            break
        if first >= len(document):
            first -= len(document)
            continue
        # Pages that come together share their fonts.
        whole.import_pages(document, list(range(first, min(len(document), first + pages - len(whole)))))
        first = 0
    whole.save(str(target))


def _bound(cores: int) -> Callable[[], None]:
    """What binds a process that begins, and its children, to so many cores."""
    chosen = sorted(os.sched_getaffinity(0))[:cores] if hasattr(os, "sched_getaffinity") else []

    def bind() -> None:
        if chosen:
            os.sched_setaffinity(0, chosen)

    return bind


def _seconds(command: Sequence[str | Path], cores: int = 1) -> float:
    """Seconds that a command takes on so many cores.

    Raises:
        SystemExit: it failed.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=_bound(cores), cwd=ROOT)
    if process.wait() != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with status {process.returncode}")
    return time.perf_counter() - begun


def _extract(sources: Sequence[Path], out: Path, workers: int) -> list[str | Path]:
    kohyo = [sys.executable, "-m", "kohyo.cli", "extract", "--quiet", "--workers", str(workers)]
    return [*kohyo, "--out", out, *sources]


def _peaks(command: Sequence[str | Path]) -> tuple[float, float]:
    """The most MB that a command's own process had at any time, and any of the processes below it (Linux)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    peaks: dict[int, int] = {}
    while process.poll() is None:
        for member in _family(process.pid):
            peaks[member] = max(peaks.get(member, 0), _peak_kb(member))
        time.sleep(_POLL_SECONDS)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with status {process.returncode}")
    own = peaks.pop(process.pid, 0)
    return own / 1024, max(peaks.values(), default=0) / 1024


def _family(process: int) -> set[int]:
    """A process and what it and its children have started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    family = {process}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _peak_kb(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _stages(source: Path, folder: Path) -> dict[str, float]:
    """The processor's seconds of each stage, all in one process."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench_stages", source, folder],
        stdout=subprocess.PIPE,
        preexec_fn=_bound(1),
        check=True,
        cwd=ROOT,
    )
    return dict(json.loads(done.stdout))


def measure_speed(sources: Sequence[Path], pages: int, rounds: int, folder: Path) -> None:
    """Prints the ratio to the baseline and the shares of the stages."""
    source = folder / "cards.pdf"
    string_together(sources, pages, source)
    nothing = folder / "nothing.md"
    nothing.write_text("# 定住自立圏共生ビジョン\n", encoding="utf-8")
    ours, theirs, starts, memory = [], [], [], []
    stages: dict[str, list[float]] = {}
    for place in range(rounds):
        theirs.append(_seconds([sys.executable, "-c", _BASELINE, source]))
        # A second run into the same folder would find that nothing has changed.
        out = folder / f"data{place}"
        ours.append(_seconds(_extract([source], out, 1)))
        starts.append(_seconds(_extract([nothing], folder / f"nothing{place}", 1)))
        run = json.loads((out / "run.json").read_text(encoding="utf-8"))
        memory += [item["peak_memory_mb"] for item in run["inputs"]]
        for name, seconds in _stages(source, folder / f"stages{place}").items():
            stages.setdefault(name, []).append(seconds)
    whole = statistics.median(ours)
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"pages                         {pages}")
    print(f"pdfplumber extract_tables     {statistics.median(theirs):.2f} s")
    print(f"kohyo extract, whole job      {whole:.2f} s")
    print(f"ratio, median of {rounds} rounds     {statistics.median(ratios):.3f}  (best {min(ratios):.3f})")
    print(f"pages a second                {pages / whole:.1f}")
    print(f"peak memory of the reader     {max(memory):.0f} MB")
    start = statistics.median(starts)
    print(f"start, nothing to read        {start:.2f} s  {start / whole:4.0%}")
    print("processor's seconds of the stages, in one process:")
    shares = {name: statistics.median(values) for name, values in stages.items()}
    for name, seconds in shares.items():
        print(f"  {name:<27} {seconds:5.2f} s  {seconds / sum(shares.values()):4.0%}")


def measure_memory(sources: Sequence[Path], pages: int, folder: Path) -> None:
    """Prints the peak memory at a tenth, a half and all of the pages."""
    for part in (pages // 10, pages // 2, pages):
        source = folder / f"{part}.pdf"
        string_together(sources, part, source)
        own, others = _peaks(_extract([source], folder / f"data{part}", 1))
        print(f"{part:6} pages: {own:.0f} MB in the parent, {others:.0f} MB in a process that reads", flush=True)


def measure_workers(sources: Sequence[Path], rounds: int, folder: Path) -> None:
    """Prints how much sooner two processes are done with many documents than one."""
    documents = folder / "documents"
    documents.mkdir()
    for number in range(DOCUMENTS):
        path = documents / f"{number:03}.pdf"
        string_together(sources, DOCUMENT_PAGES, path, first=number * DOCUMENT_PAGES)
        # Files with the same bytes would be read once.
        path.write_bytes(path.read_bytes() + f"\n% {number}\n".encode())
    names = count()
    one, two = [], []
    for _ in range(rounds):
        one.append(_seconds(_extract([documents], folder / f"data{next(names)}", 1), cores=2))
        two.append(_seconds(_extract([documents], folder / f"data{next(names)}", 2), cores=2))
    ratios = [slow / fast for slow, fast in zip(one, two, strict=True)]
    print(f"{DOCUMENTS} documents of {DOCUMENT_PAGES} pages")
    print(f"one process                   {statistics.median(one):.2f} s")
    print(f"two processes                 {statistics.median(two):.2f} s")
    print(f"sooner by, median of {rounds}        {statistics.median(ratios):.2f} times  (best {max(ratios):.2f})")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pdf", nargs="*", type=Path, help="PDFs whose pages are read (default: the card samples)")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=3)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--memory", action="store_true", help="peak memory at a tenth, a half and all of the pages")
    mode.add_argument("--workers", action="store_true", help="forty documents with one process and with two")
    arguments = parser.parse_args()
    sources = [path.resolve() for path in arguments.pdf] or card_samples()
    # as an installation does: without it a changed module is compiled again by every process
    packages = [ROOT / name for name in ("extract", "normalize", "schemas", "kohyo")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *packages], check=True)
    with tempfile.TemporaryDirectory() as folder:
        if arguments.memory:
            measure_memory(sources, arguments.pages, Path(folder))
        elif arguments.workers:
            measure_workers(sources, arguments.rounds, Path(folder))
        else:
            measure_speed(sources, arguments.pages, arguments.rounds, Path(folder))


if __name__ == "__main__":
    main()
