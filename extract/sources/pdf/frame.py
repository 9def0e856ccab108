"""From PDF user space (y up, any origin, any /Rotate) to points from the visible page's top left corner."""

from __future__ import annotations

from typing import NamedTuple

Box = tuple[float, float, float, float]


class Matrix(NamedTuple):
    """An affine map: x' = a x + c y + e, y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: Matrix) -> Matrix:
        """The map that applies ``first`` and then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The image of a rectangle as (x0, top, x1, bottom); exact for multiples of 90 degrees."""
        ax, ay = self.a * x0 + self.c * y0 + self.e, self.b * x0 + self.d * y0 + self.f
        bx, by = self.a * x1 + self.c * y1 + self.e, self.b * x1 + self.d * y1 + self.f
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


IDENTITY = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_frame(x0: float, y0: float, x1: float, y1: float, quarter_turns: int) -> tuple[Matrix, float, float]:
    """The map from user space for a page whose visible box is (x0, y0, x1, y1), and its width and height.

    ``quarter_turns`` is /Rotate divided by 90, clockwise.

    >>> page_frame(10, 20, 110, 220, 0)
    (Matrix(a=1.0, b=0.0, c=0.0, d=-1.0, e=-10, f=220), 100, 200)
    >>> page_frame(0, 0, 100, 200, 1)[1:]
    (200, 100)
    """
    width, height = x1 - x0, y1 - y0
    turns = quarter_turns % 4
    if turns == 1:
        return Matrix(0.0, 1.0, 1.0, 0.0, -y0, -x0), height, width
    if turns == 2:
        return Matrix(-1.0, 0.0, 0.0, 1.0, x1, -y0), width, height
    if turns == 3:
        return Matrix(0.0, -1.0, -1.0, 0.0, y1, x1), height, width
    return Matrix(1.0, 0.0, 0.0, -1.0, -x0, y1), width, height


def reading_turn(frame: Matrix, a: float, b: float) -> int:
    """Degrees clockwise of a text whose user-space direction is (a, b), to the nearest quarter.

    >>> reading_turn(page_frame(0, 0, 100, 200, 0)[0], 1, 0)
    0
    >>> reading_turn(page_frame(0, 0, 100, 200, 0)[0], 0, -1)
    90
    """
    x, y = frame.a * a + frame.c * b, frame.b * a + frame.d * b
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 180
    return 90 if y > 0 else 270
