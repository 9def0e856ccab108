import argparse
import io
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from kohyo.batch.outcome import Outcome
from kohyo.batch.progress import Machine, Tally
from kohyo.cli import _parser
from schemas.errors import Status
from schemas.limits import Limits
from tools.docs import DOCS, PAGES

ROOT = DOCS.parent
HAND_WRITTEN = [
    ROOT / "README.md",
    ROOT / "README.ja.md",
    *(p for p in sorted(DOCS.glob("*.md")) if p.name not in PAGES),
]
FOR_OPERATORS = [DOCS / "operating.md", DOCS / "operating.ja.md"]
ABOUT_OPTIONS = [[ROOT / "README.md", DOCS / "operating.md"], [ROOT / "README.ja.md", DOCS / "operating.ja.md"]]


def _name(path: Path) -> str:
    return path.name


def _options() -> set[str]:
    subcommands = next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    actions = [action for parser in subcommands.choices.values() for action in parser._actions]
    return {option for action in actions for option in action.option_strings if option.startswith("--")}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_pages_are_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: python -m tools.docs"


@pytest.mark.parametrize("page", HAND_WRITTEN, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [*re.findall(r"\]\(([^)#\s]+)", text), *re.findall(r'src="([^"]+)"', text)]
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", HAND_WRITTEN, ids=_name)
def test_files_of_the_program_that_are_named_are_there(page: Path) -> None:
    said = set(re.findall(r"\b[a-z_]+\.py\b", page.read_text(encoding="utf-8")))
    packages = ("extract", "normalize", "schemas", "kohyo", "tools")
    assert said - {path.name for package in packages for path in (ROOT / package).rglob("*.py")} == set()


@pytest.mark.parametrize("page", HAND_WRITTEN, ids=_name)
def test_bold_text_ends_where_markdown_lets_it(page: Path) -> None:
    # behind a full stop or a bracket, and before a letter without a space, two asterisks end nothing
    for line in page.read_text(encoding="utf-8").splitlines():
        for bold, following in re.findall(r"\*\*([^*]+)\*\*(\w?)", line):
            assert not following or bold[-1].isalnum(), line


@pytest.mark.parametrize("pages", ABOUT_OPTIONS, ids=("english", "japanese"))
def test_every_option_is_described_and_none_that_is_not_there(pages: list[Path]) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    # of other programs: the shell commands that install and start
    others = {"--system", "--home-dir", "--create-home", "--now", "--version"}
    assert said - others == _options() - {"--help"}


@pytest.mark.parametrize("page", FOR_OPERATORS, ids=_name)
def test_every_status_has_its_line(page: Path) -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(get_args(Status)) <= set(rows)


@pytest.mark.parametrize("page", FOR_OPERATORS, ids=_name)
def test_every_exit_status_has_its_line(page: Path) -> None:
    rows = re.findall(r"^\| (\d+) \|", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert rows == ["0", "1", "2", "3", "130", "143"]


@pytest.mark.parametrize("page", FOR_OPERATORS, ids=_name)
def test_limits_are_those_of_the_program(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    limits = Limits()
    defaults = {
        "pages": limits.pages,
        "characters": limits.characters,
        "pixels": limits.pixels,
        "decompressed": limits.decompressed_mb,
    }
    for option, default in defaults.items():
        assert f"| `--max-{option}` | {default:,}" in text


@pytest.mark.parametrize("page", FOR_OPERATORS, ids=_name)
def test_every_key_of_the_machine_log_is_named(page: Path) -> None:
    stream = io.StringIO()
    log, tally = Machine(stream), Tally(1)
    log.phase("reading", tally)
    log.document("a.pdf", Outcome("ok"), tally, reused=False)
    log.ended(tally, 0)
    keys = {key for line in stream.getvalue().splitlines() for key in json.loads(line)}
    text = page.read_text(encoding="utf-8")
    assert {key for key in keys if f"`{key}`" not in text} == set()
