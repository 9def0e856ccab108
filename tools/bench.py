"""Speed and memory of the whole job, as ratios measured in one run.

``python -m tools.bench [PDF …]`` strings the pages of the given PDFs (default: the card samples) together to 200
pages, lets pdfplumber's bare ``extract_tables`` and the whole of ``kohyo extract`` run over them on one core, turn
by turn, and prints the ratio, pages a second and peak memory.
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
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
PAGES = 200

_BASELINE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
        page.close()
"""


def card_samples() -> list[Path]:
    """The PDF samples that hold cards."""
    return sorted(ROOT.glob("samples/card_form_*_pdf/source.pdf"))


def string_together(sources: Sequence[Path], pages: int, target: Path) -> None:
    """Writes a PDF of ``pages`` pages, the sources' pages over and over."""
    whole = pypdfium2.PdfDocument.new()
    opened = [pypdfium2.PdfDocument(str(path)) for path in sources]
    for document in cycle(opened):
        wanted = min(len(document), pages - len(whole))
        if wanted == 0:
            break
        whole.import_pages(document, list(range(wanted)))
    whole.save(str(target))


def _one_core(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of the largest process of a command that may use one core."""
    core = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else None

    def bind() -> None:
        if core is not None:
            os.sched_setaffinity(0, core)

    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=bind)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with status {status}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "cards.pdf"
        string_together(arguments.pdf or card_samples(), arguments.pages, source)
        out = Path(folder) / "data"
        kohyo = [sys.executable, "-m", "kohyo.cli", "extract", str(source), "--out", str(out), "--quiet"]
        ours, theirs, memory, ratios = [], [], [], []
        for _ in range(arguments.rounds):
            baseline, _ = _one_core([sys.executable, "-c", _BASELINE, str(source)])
            seconds, parent = _one_core([*kohyo, "--workers", "1"])
            run = json.loads((out / "run.json").read_text(encoding="utf-8"))
            ours.append(seconds)
            theirs.append(baseline)
            ratios.append(seconds / baseline)
            memory.append(max([parent, *(item["peak_memory_mb"] for item in run["inputs"])]))
        print(f"pages                         {arguments.pages}")
        print(f"pdfplumber extract_tables     {statistics.median(theirs):.2f} s")
        print(f"kohyo extract, whole job      {statistics.median(ours):.2f} s")
        print(f"ratio (median of {arguments.rounds} rounds)    {statistics.median(ratios):.3f}")
        print(f"pages a second                {arguments.pages / statistics.median(ours):.1f}")
        print(f"peak memory of a process      {max(memory):.0f} MB")


if __name__ == "__main__":
    main()
