"""The command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kohyo.version import VERSION

if TYPE_CHECKING:
    from kohyo.batch.run import Run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kohyo",
        description="共生ビジョンなどの文書（PDF・テキスト・Markdown）を読み取り、確かめられる表にします。",
    )
    parser.add_argument("--version", action="version", version=f"kohyo {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = commands.add_parser(
        "extract",
        help="文書を読み取って表（CSV・Parquet）、JSON、Excel を作る",
        description="文書を読み取って、表（CSV・Parquet）、JSON、Excel を作ります。"
        "終了コード: 0 すべて読めた、1 読めないものがあった、2 引数の誤り、3 プログラムの不具合。",
    )
    extract.add_argument(
        "inputs", nargs="+", type=Path, metavar="INPUT", help="ファイルまたはフォルダ（.pdf .txt .md）"
    )
    extract.add_argument("--out", type=Path, required=True, metavar="DATA", help="結果を書き出すフォルダ")
    extract.add_argument(
        "--workers", type=_positive, default=None, metavar="N", help="同時に使うプロセスの数（既定: CPU の数）"
    )
    extract.add_argument(
        "--timeout", type=_positive, default=900, metavar="SECONDS", help="1文書にかける時間の上限（既定: 900秒）"
    )
    extract.add_argument(
        "--memory", type=_positive, default=4096, metavar="MB", help="1文書に使うメモリの上限（既定: 4096MB）"
    )
    extract.add_argument("--quiet", action="store_true", help="途中経過と要約を表示しない")
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"1 以上の数を指定してください: {text}")
    return value


def _fail(message: str, status: int) -> int:
    print(f"kohyo: {message}", file=sys.stderr)  # noqa: T201
    return status


def _workers() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _extract(arguments: argparse.Namespace) -> int:
    from kohyo.batch.discover import SUFFIXES, discover
    from kohyo.batch.run import extract
    from kohyo.batch.worker import Limits
    from kohyo.batch.workplace import OutputBusyError

    try:
        files = discover(arguments.inputs)
    except FileNotFoundError as missing:
        return _fail(f"{missing} が見つかりません。ファイル名とフォルダを確かめてください。", 2)
    if not files:
        kinds = "、".join(sorted(SUFFIXES))
        return _fail(f"読み取るファイル（{kinds}）がありません。フォルダの中身を確かめてください。", 2)
    if arguments.out.exists() and not arguments.out.is_dir():
        return _fail(f"--out の {arguments.out} はフォルダではありません。別の名前を指定してください。", 2)
    try:
        run = extract(
            files,
            arguments.out,
            workers=arguments.workers or _workers(),
            limits=Limits(arguments.timeout, arguments.memory),
            quiet=arguments.quiet,
        )
    except KeyboardInterrupt:
        return _fail("中断しました。前回までの結果はそのまま残っています。", 130)
    except OutputBusyError:
        return _fail(
            f"別の処理が {arguments.out} に書き出しています。終わるのを待つか、別の --out を指定してください。", 3
        )
    except OSError as error:
        return _fail(
            f"{arguments.out} に書き出せませんでした（{error.strerror or error}）。"
            "空き容量と書き込みの権限を確かめてください。前回までの結果はそのまま残っています。",
            3,
        )
    if not arguments.quiet:
        _summary(run, arguments.out)
    return run.exit_status


def _summary(run: Run, out: Path) -> None:
    from kohyo.batch.summary import print_summary

    print_summary(run, out)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        0 all inputs were read; 1 some could not be read; 2 wrong arguments; 3 our own fault.
    """
    for stream in (sys.stdout, sys.stderr):
        # a Japanese message must not fail on a terminal with another encoding
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = _parser().parse_args(argv)
    return _extract(arguments)


if __name__ == "__main__":
    sys.exit(main())
