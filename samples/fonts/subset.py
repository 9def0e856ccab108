"""Cuts the fonts of the samples down to the characters that the samples use.

Run by hand after a sample needs a new character (needs fonttools, which nothing else here does)::

    python samples/fonts/subset.py NotoSansJP[wght].ttf NotoSerifJP-Regular.otf

The sources are Google's Noto Sans JP (variable) and Noto Serif JP, both under the SIL Open Font License.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "０１２３４５６７８９（）％，．・～〜－―ー▲△○◎●※①②③④⑤⑥⑦⑧⑨⑩"


def characters() -> str:
    """Every character in the generators, and the ones always wanted."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(HERE.parent.rglob("*.py"))]
    return "".join(sorted(set(ALWAYS + "".join(texts)) - set("\n")))


def cut(font: TTFont, text: str) -> TTFont:
    """The font with the glyphs of ``text`` only, without layout features."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "BASE", "VORG", "vhea", "vmtx", "STAT", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def quadratic(font: TTFont) -> TTFont:
    """A font with PostScript outlines turned into one with TrueType outlines."""
    glyphs = {}
    shapes = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = glyphs
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(maxp, f"max{name}", 0)
    for name in ("Points", "Contours", "CompositePoints", "CompositeContours", "ComponentDepth"):
        setattr(maxp, f"max{name}", 0)
    maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\000\001\000\000"
    return font


def save(font: TTFont, name: str) -> None:
    """Writes the font under the name of its weight and without a date, so that the bytes stay the same."""
    font.recalcTimestamp = False
    family, style = name.removesuffix(".subset.ttf").split("-")
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}")):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0
    font.save(HERE / name)
    print(name, (HERE / name).stat().st_size)


if __name__ == "__main__":
    sans, serif = sys.argv[1:3]
    wanted = characters()
    for weight, name in ((400, "NotoSansJP-Regular.subset.ttf"), (700, "NotoSansJP-Bold.subset.ttf")):
        font = cut(TTFont(sans), wanted)
        save(instantiateVariableFont(font, {"wght": weight}), name)
    save(quadratic(cut(TTFont(serif), wanted)), "NotoSerifJP-Regular.subset.ttf")
