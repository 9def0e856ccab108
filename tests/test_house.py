"""The rules of the house that no linter holds."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "normalize", "schemas", "kohyo")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def test_the_wheel_the_linter_and_the_folders_name_the_same_packages() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    linter = PROJECT["tool"]["importlinter"]["root_packages"]
    folders = [path.parent.name for path in ROOT.glob("*/py.typed")]
    assert sorted(wheel) == sorted(linter) == sorted(folders) == sorted(PACKAGES)


def test_no_other_distribution_ships_our_package_names() -> None:
    owners = importlib.metadata.packages_distributions()
    for package in PACKAGES:
        assert set(owners.get(package, ["kohyo"])) <= {"kohyo"}, f"{package} is also shipped by {owners[package]}"


def test_every_module_has_a_docstring() -> None:
    for path in _sources():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_no_file_is_longer_than_600_lines() -> None:
    for path in [*_sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 600, path


def test_families_end_in_a_family_and_carry_the_name_of_their_file() -> None:
    from extract.families import families

    names = {path.stem for path in (ROOT / "extract" / "families").glob("*.py")} - {"__init__"}
    assert {family.name for family in families()} == names


def test_tests_have_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_nothing_holds_an_address_of_a_registry_or_a_path_of_one_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: the list of the project's files is not known")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    pattern = re.compile(rb"files\.pythonhosted|pypi\.org/simple|index-url|file:///|/(?:home|Users)/[a-z]+/")
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if (
            name
            and path.suffix in {".py", ".md", ".toml", ".lock", ".txt", ".json", ".yml", ""}
            and path.is_file()
        ):
            if path == Path(__file__).resolve():
                continue
            assert not pattern.search(path.read_bytes()), name
