"""The two models of the recogniser: where text is, and what a line says.

They are run with onnxruntime alone, without the package that carries them; ``extract.sources.pdf.triage``
says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.look_alikes import FORMS, is_japanese, repair
from extract.sources.pdf.triage import find_models
from extract.sources.scan.lexicon import settled
from extract.sources.scan.picture import Picture, Straight, inked_bands
from extract.sources.scan.setting import Character

_ROWS = 48
"""Height in pixels of a line as the recogniser takes it."""
_LONGEST = 2_400
"""Width in pixels of the longest line; a longer one is squeezed."""
_BATCH_PIXELS = 48 * 2_400
_MULTIPLE = 32
"""The detector takes pictures whose sides are multiples of it, in pixels."""
_PADDING = 20
"""A call costs as much as so many pixels of width: lines that differ by more are read in calls of their own."""
_CHOICES = 6
_ROUND = frozenset("0Oo")
"""What a nought is taken for; in a figure it is one whichever of them the recogniser prefers."""


class Heat(NamedTuple):
    """How much each place looks like text (0-1), and its pixels a pixel of the picture."""

    values: npt.NDArray[np.float32]
    scale: float


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # documents are read in processes
    options.enable_cpu_mem_arena = False  # lines of every length would each keep their own memory
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Models:
    """The detector and the recogniser, loaded once a process."""

    def __init__(self, detector: Path, recogniser: Path) -> None:
        self._detector = _session(detector)
        self._recogniser = _session(recogniser)
        listed = self._recogniser.get_modelmeta().custom_metadata_map["character"].split("\n")
        self._texts = ["", *listed, " "]
        self._round = [k for k, text in enumerate(self._texts) if text in _ROUND]
        self._allowed = np.array([len(c) == 1 and (c in FORMS or is_japanese(c)) for c in self._texts])

    def heat(self, picture: Straight, longest: int) -> Heat:
        """Where text is; the picture is made smaller so that no side has more than ``longest`` pixels.

        What is blank is not looked at.
        """
        rows, columns = picture.grey.shape
        scale = min(1.0, longest / max(rows, columns))
        size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
        small = np.asarray(cv2.resize(picture.grey, size, interpolation=cv2.INTER_AREA), np.uint8)
        values = np.zeros(small.shape, np.float32)
        for top, bottom, left, right in inked_bands(picture, scale):
            part = small[top:bottom, left:right]
            padded = cv2.copyMakeBorder(
                part, 0, -part.shape[0] % _MULTIPLE, 0, -part.shape[1] % _MULTIPLE, cv2.BORDER_REPLICATE
            )
            planes = _planes(np.asarray(padded, np.uint8))[None]
            [found] = self._detector.run(None, {self._detector.get_inputs()[0].name: planes})
            values[top:bottom, left:right] = found[0, 0, : part.shape[0], : part.shape[1]]
        return Heat(values, scale)

    def read(self, lines: Sequence[Picture]) -> list[list[Character]]:
        """The characters of pictures of one line each, left to right; an empty list where none is recognised."""
        found: list[list[Character]] = [[] for _ in lines]
        widths = [min(_LONGEST, max(16, round(line.shape[1] * _ROWS / line.shape[0]))) for line in lines]
        order = sorted(range(len(lines)), key=lambda k: (widths[k], k))
        while order:
            widest = widths[order[-1]]
            batch = order[-max(1, _BATCH_PIXELS // (_ROWS * widest)) :]
            # A line beside one twice its length would cost as much as that one.
            batch = [k for k in batch if widths[k] + _PADDING >= widest]
            del order[-len(batch) :]
            pictures = np.zeros((len(batch), 3, _ROWS, (widest + 7) // 8 * 8), np.float32)
            for row, k in enumerate(batch):
                how = cv2.INTER_AREA if lines[k].shape[0] >= _ROWS else cv2.INTER_CUBIC
                small = np.asarray(cv2.resize(lines[k], (widths[k], _ROWS), interpolation=how), np.uint8)
                pictures[row, :, :, : widths[k]] = _planes(small)
            [scores] = self._recogniser.run(None, {self._recogniser.get_inputs()[0].name: pictures})
            step = pictures.shape[3] / scores.shape[1]
            for row, k in enumerate(batch):
                found[k] = self._decoded(scores[row], step * lines[k].shape[1] / widths[k], lines[k].shape[1])
        return found

    def _decoded(self, scores: npt.NDArray[np.float32], step: float, width: int) -> list[Character]:
        """Characters out of the scores of each step: repeated ones are one, the first class is none."""
        best = scores.argmax(axis=1)
        texts: list[str] = []
        places: list[tuple[float, float, float]] = []
        start = 0
        while start < len(best):
            index, end = int(best[start]), start + 1
            while end < len(best) and best[end] == index:
                end += 1
            if index:
                peak = start + int(scores[start:end, index].argmax())
                text, sure = self._choice(scores[peak], index)
                if text:
                    texts.append(text)
                    either = float(scores[peak, self._round].sum()) if text in _ROUND else 0.0
                    places.append((min((start + end) / 2 * step, width), sure, either))
            start = end
        sures = [sure for _, sure, _ in places]
        return [
            Character(text, at, sure, either)
            for text, (at, sure, either) in zip(settled(repair(texts, sures), sures), places, strict=True)
        ]

    def _choice(self, scores: npt.NDArray[np.float32], index: int) -> tuple[str, float]:
        """The likeliest character that a Japanese text can have, and its score; empty where it is a stray mark."""
        if self._allowed[index]:
            return self._texts[index], float(scores[index])
        for other in np.argsort(scores)[::-1][1:_CHOICES]:
            if other and self._allowed[other]:
                return self._texts[other], float(scores[other])
        return "", 0.0


def _planes(grey: Picture) -> npt.NDArray[np.float32]:
    """A grey picture as the three equal planes from -1 to 1 that the models take."""
    plane = grey.astype(np.float32) / 127.5 - 1
    return np.stack([plane, plane, plane])


@cache
def load_models() -> Models | None:
    """The models, loaded once a process; None where the optional packages are not installed."""
    files = find_models()
    return Models(*files) if files is not None else None
