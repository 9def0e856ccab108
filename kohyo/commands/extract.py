"""``kohyo extract``: documents to tables."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kohyo.commands.arguments import fail, positive, seconds
from schemas.limits import Limits

if TYPE_CHECKING:
    from kohyo.batch.discover import InputFile
    from kohyo.batch.executor import Executor
    from kohyo.storage.places import Places

_DEFAULTS = Limits()


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Adds the subcommand and its arguments."""
    parser = commands.add_parser(
        "extract",
        help="文書を読み取って表（CSV・Parquet）、JSON、Excel を作る",
        description="文書を読み取って、表（CSV・Parquet）、JSON、Excel を作ります。"
        "同じ --out でもう一度実行すると、新しい文書と内容の変わった文書だけを読みます。"
        "終了コード: 0 すべて読めた、1 読めないものがあった、2 引数の誤り、"
        "3 書き出せなかったかプログラムの不具合、130・143 中断。",
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="ファイルまたはフォルダ（.pdf .txt .md）。s3:// などのアドレスでもよい",
    )
    parser.add_argument(
        "--out", required=True, metavar="DATA", help="結果を書き出すフォルダ。s3:// などのアドレスでもよい"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=positive, default=None, metavar="N", help="同時に使うプロセスの数（既定: CPU の数）"
    )
    where.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="この Dask のスケジューラー（tcp://host:8786）の計算機群で読む（docs/cluster.ja.md）",
    )
    _add_limits(parser.add_argument_group("1文書あたりの上限"))
    parser.add_argument(
        "--verify",
        action="store_true",
        help="すべてのページを2つの方法で読み、数値の違いを確認事項に入れる（時間がかかる）",
    )
    _add_choices(parser.add_argument_group("前回までの結果の扱い"))
    shown = parser.add_argument_group("表示")
    shown.add_argument("--quiet", action="store_true", help="途中経過と要約を表示しない")
    shown.add_argument(
        "--json-log", metavar="FILE", help="途中経過を1行1件の JSON で FILE に書く（- は標準エラー出力）"
    )
    return parser


def _add_limits(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--timeout", type=positive, default=900, metavar="SECONDS", help="時間（既定: 900秒）")
    group.add_argument("--memory", type=_memory, default=4096, metavar="MB", help="メモリ（既定: 4096MB）")
    for option, default, what in (
        ("pages", _DEFAULTS.pages, "ページ数"),
        ("characters", _DEFAULTS.characters, "文字数"),
        ("pixels", _DEFAULTS.pixels, "1ページの画素数"),
        ("decompressed", _DEFAULTS.decompressed_mb, "1ページの展開後の MB 数"),
    ):
        group.add_argument(
            f"--max-{option}", type=positive, default=default, metavar="N", help=f"{what}（既定: {default:,}）"
        )


def _add_choices(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--prune", action="store_true", help="ファイルがなくなった文書を結果からも外す")
    group.add_argument("--retry", action="store_true", help="読めなかった文書、一部だけ読めた文書をもう一度読む")
    group.add_argument("--reread", action="store_true", help="すべての文書をもう一度読む")
    group.add_argument(
        "--wait", type=seconds, default=0, metavar="SECONDS", help="別の処理が終わるのを待つ時間（既定: 待たない）"
    )


def _memory(text: str) -> int:
    value = positive(text)
    if value < 512:
        raise argparse.ArgumentTypeError(f"512 以上の数を指定してください: {text}")
    return value


def _workers() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def run(arguments: argparse.Namespace) -> int:
    """Carries the subcommand out.

    Returns:
        0 all inputs were read; 1 some could not be read; 2 wrong arguments; 3 our own fault; 130 stopped.
    """
    from kohyo.storage.mirror import StorageError
    from kohyo.storage.places import Places

    try:
        with Places(arguments.inputs, arguments.out) as places:
            return _run(places, arguments)
    except StorageError as error:
        return fail(str(error), 3)


def _run(places: Places, arguments: argparse.Namespace) -> int:
    from kohyo.batch.discover import SUFFIXES, discover

    out = places.out
    try:
        files = discover(places.inputs, leave_out=out)
    except FileNotFoundError as missing:
        return fail(f"{missing} が見つかりません。ファイル名とフォルダを確かめてください。", 2)
    if not files:
        kinds = "、".join(sorted(SUFFIXES))
        return fail(f"読み取るファイル（{kinds}）がありません。フォルダの中身を確かめてください。", 2)
    if out.exists() and not out.is_dir():
        return fail(f"--out の {out} はフォルダではありません。別の名前を指定してください。", 2)
    with ExitStack() as stack:
        try:
            log = _json_log(arguments.json_log, stack)
        except OSError as error:
            return fail(f"--json-log の {arguments.json_log} に書けません（{error.strerror or error}）。", 2)
        return _extract(files, places, arguments, log)


def _json_log(name: str | None, stack: ExitStack) -> TextIO | None:
    if name is None:
        return None
    return sys.stderr if name == "-" else stack.enter_context(Path(name).open("w", encoding="utf-8"))


def _cluster(places: Places, address: str | None) -> Executor | None:
    if address is None:
        return None
    from kohyo.cluster.executor import DaskExecutor

    return DaskExecutor(address, places.addresses)


def _extract(files: list[InputFile], places: Places, arguments: argparse.Namespace, log: TextIO | None) -> int:
    from kohyo.batch.outcome import Allowance
    from kohyo.batch.plan import Choice
    from kohyo.batch.progress import listeners_for
    from kohyo.batch.run import StoppedError, extract
    from kohyo.batch.workplace import OutputBusyError
    from kohyo.cluster.errors import ClusterError

    out: str = arguments.out
    try:
        done = extract(
            files,
            places.out,
            # how many of them read one large document together: here nobody knows what is free elsewhere
            workers=1 if arguments.cluster else arguments.workers or _workers(),
            allowance=Allowance.of(
                arguments.timeout,
                arguments.memory,
                pages=arguments.max_pages,
                characters=arguments.max_characters,
                pixels=arguments.max_pixels,
                decompressed_mb=arguments.max_decompressed,
            ),
            choice=Choice(arguments.retry, arguments.reread, arguments.prune, arguments.verify),
            wait_seconds=arguments.wait,
            listeners=listeners_for(quiet=arguments.quiet, machine=log),
            executor=_cluster(places, arguments.cluster),
            own_process=arguments.own_process,
        )
        places.hand_over()
    except StoppedError as stopped:
        return fail(
            f"中断しました。{stopped.total} 件中 {stopped.done} 件は済んでいて、次の実行はその続きから始めます。"
            "前回までの結果はそのまま残っています。",
            stopped.exit_status,
        )
    except ClusterError as error:
        return fail(f"{error}前回までの結果はそのまま残っています。", 3)
    except OutputBusyError:
        return fail(
            f"別の処理が {out} に書き出しています。"
            "終わるのを待つか（--wait 秒数）、別の --out を指定してください。",
            3,
        )
    except OSError as error:
        return fail(
            f"{out} に書き出せませんでした（{error.strerror or error}）。"
            "空き容量と書き込みの権限を確かめてください。前回までの結果はそのまま残っています。",
            3,
        )
    if not arguments.quiet:
        from kohyo.batch.summary import print_summary

        print_summary(done, out)
    return done.exit_status
