"""``kohyo diff``: what differs between two outputs, or between two editions of one plan."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kohyo.commands.arguments import fail

if TYPE_CHECKING:
    from kohyo.changes.results import Known, Results


class _UnknownDocumentError(Exception):
    """A document that was named is not in the results; the message is Japanese."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Adds the subcommand and its arguments."""
    parser = commands.add_parser(
        "diff",
        help="二つの結果、または計画の二つの版の違いを示す",
        description="二つの読み取り結果の違いを示します。結果を一つだけ指定すると、"
        "その中にある計画の前の版と次の版を比べます。文書を選んで比べるには --from と --to を使います。"
        "終了コード: 0 比べ終えた、2 引数の誤り、3 プログラムの不具合。",
    )
    parser.add_argument("before", type=Path, metavar="A", help="前の結果のフォルダ（kohyo extract の --out）")
    parser.add_argument(
        "after", type=Path, nargs="?", metavar="B", help="後の結果のフォルダ（省略: A の中で版を比べる）"
    )
    parser.add_argument(
        "--from", dest="first", metavar="ID", help="比べる文書のID、またはファイルのパス（A の中）"
    )
    parser.add_argument(
        "--to",
        dest="second",
        metavar="ID",
        help="比べる文書のID、またはファイルのパス（B の中。B がなければ A の中）",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="changes.csv と changes.html を書き出すフォルダ（省略: 画面に示すだけ）",
    )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Carries the subcommand out.

    Returns:
        0 compared, whether or not anything differs; 2 wrong arguments; 3 the files could not be written.
    """
    from kohyo.changes.results import NoResultsError, Results

    if (arguments.first is None) != (arguments.second is None):
        return fail("--from と --to は一緒に指定してください。", 2)
    try:
        before = Results.open(arguments.before)
        after = before if arguments.after is None else Results.open(arguments.after)
        if arguments.out is not None and arguments.out.resolve() in (
            before.folder.resolve(),
            after.folder.resolve(),
        ):
            return fail("--out には、結果のフォルダとは別のフォルダを指定してください。", 2)
        return _compare(arguments, before, after)
    except (NoResultsError, _UnknownDocumentError) as error:
        return fail(f"{error}フォルダと文書の指定を確かめてください。", 2)
    except BrokenPipeError:
        raise  # whoever read along has seen enough; the command line ends quietly
    except OSError as error:
        return fail(f"{arguments.out or arguments.before}: {error.strerror or error}", 3)


def _compare(arguments: argparse.Namespace, before: Results, after: Results) -> int:
    from kohyo.changes.comparison import compare_documents, compare_results
    from kohyo.changes.terminal import terminal_lines
    from kohyo.changes.write import write_comparison, write_editions

    if arguments.first is not None:
        pairs = [(_find(before, arguments.first), _find(after, arguments.second))]
    elif arguments.after is None:
        pairs = _editions_in(before)
        if not pairs:
            return fail(
                "この結果の中には、同じ圏域の前の版と次の版がありません。"
                "比べる相手を B か --from と --to で指定してください。",
                2,
            )
    else:
        pairs = _only_ones(before, after)
    if arguments.out is None:
        tally = (
            compare_documents(pairs, before, after, lambda _: None)
            if pairs
            else compare_results(before, after, lambda _: None)
        )
    else:
        tally = (
            write_editions(arguments.out, pairs, before, after)
            if pairs
            else write_comparison(arguments.out, before, after)
        )
    for line in terminal_lines(tally):
        sys.stdout.write(line + "\n")
    if arguments.out is not None:
        sys.stdout.write(f"\n{arguments.out} に changes.csv と changes.html を書き出しました。\n")
    return 0


def _find(results: Results, name: str) -> Known:
    """The document of an id or a path."""
    for known in results.documents.values():
        if name in (known.document_id, known.path):
            return known
    by_name = [known for known in results.documents.values() if known.fields.get("source_name") == name]
    if len(by_name) != 1:
        raise _UnknownDocumentError(f"{results.folder} に文書「{name}」がありません。")
    return by_name[0]


def _editions_in(results: Results) -> list[tuple[Known, Known]]:
    """Every document with the edition before it, in output order."""
    found = []
    for known in results.documents.values():
        before = results.documents.get(str(known.fields.get("supersedes") or ""))
        if before is not None:
            found.append((before, known))
    return found


def _only_ones(before: Results, after: Results) -> list[tuple[Known, Known]]:
    """The only document of each output, where both have one: they are meant, whatever they say."""
    one, other = list(before.documents.values()), list(after.documents.values())
    if len(one) == len(other) == 1 and one[0].document_id != other[0].document_id:
        return [(one[0], other[0])]
    return []
