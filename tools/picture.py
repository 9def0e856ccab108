"""Draws docs/card.png, the card shown in the README, from the sample: ``python -m tools.picture``."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Renders the first card of the sample without the empty foot of the page."""
    page = pypdfium2.PdfDocument(str(ROOT / "samples" / "card_form_b_pdf" / "source.pdf"))[0]
    picture = page.render(scale=1.5).to_pil()
    width, height = picture.size
    picture.crop((0, int(height * 0.05), width, int(height * 0.82))).convert("P", colors=16).save(
        ROOT / "docs" / "card.png", optimize=True
    )


if __name__ == "__main__":
    main()
