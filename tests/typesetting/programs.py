"""Programs that print to PDF: a browser and an office suite, with folders of their own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

BROWSER = shutil.which("chromium")
OFFICE = shutil.which("soffice")
LONGEST_SECONDS = 120


def print_with_browser(page: str, folder: Path) -> bytes:
    """The HTML as a browser prints it; works in ``folder``."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    command = [
        BROWSER or "",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--no-pdf-header-footer",
    ]
    command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_SECONDS)
    return target.read_bytes()


def print_with_office(workbook: Path, folder: Path) -> bytes:
    """A workbook as an office suite prints it; works in ``folder``."""
    command = [OFFICE or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_SECONDS)
    return (folder / f"{workbook.stem}.pdf").read_bytes()
