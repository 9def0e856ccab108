"""What the reading of one document may cost before the rest of it is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from schemas.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits that the readers keep by themselves: what was read before one is reached stays, as ``partial``.

    The hard limits on time and memory of a child process are not here: they end it without asking.

    Attributes:
        pages: pages read of one document; later ones are left out.
        characters: printed characters read of one document; pages after the one that exceeds it are left out.
        pixels: pixels of the picture of one page; a larger page is rendered more coarsely.
        decompressed_mb: MiB that the streams of one page may grow to.
        seconds: time after which no further page is begun. Well below the hard limit of the process, so that
            there is time left to hand over what was read.
    """

    pages: int = 3_000
    characters: int = 10_000_000
    pixels: int = 14_000_000
    decompressed_mb: int = 512
    seconds: float = 720.0

    def exceed(self, others: Mapping[str, float]) -> bool:
        """Whether any limit is higher than it was in ``others``, so that a document may give more now.

        >>> Limits(pages=20).exceed(Limits(pages=10).as_dict())
        True
        >>> Limits(pages=10).exceed(Limits(pages=20).as_dict())
        False
        """
        return any(value > others.get(name, 0) for name, value in self.as_dict().items())

    def as_dict(self) -> dict[str, float]:
        """The limits by name, as they are kept beside a result."""
        return asdict(self)
