"""Makes the fonts of this folder from Inter (OTF cuts) and Phosphor (TTF).

    python make_fonts.py INTER_DIR PHOSPHOR_SRC_DIR [OUT_DIR]

INTER_DIR holds Inter-Regular.otf and the like (version 3.19), PHOSPHOR_SRC_DIR is the
`src` folder of @phosphor-icons/web 2.1.2. Needs fonttools. What it changes in Inter:
tabular figures take the place of the ten digits and are never kerned, only Latin and the
signs listed below are kept, contextual alternates go, outlines become TrueType, the
family is renamed (Inter is a trademark of its author) and three signs are drawn.
"""

import json
import pathlib
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

FAMILY = "Maquette Sans"
CUTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
TEXT = (
    [*range(0x20, 0x7F), *(c for c in range(0xA0, 0x180) if c != 0x149), *range(0x300, 0x30D), 0x327, 0x328]
    + [0x2007, 0x2008, 0x2009, 0x202F]
    + [ord(c) for c in "‐‑–—―‘’“”„†•…‰′″‹›⁄€№−≈≠≤≥±×·∑√∞Δ←↑→↓↔↵⏎⇧■□▲△▼▽◆◇○●✓ᵉᵒ"]
)
ICONS = """
arrow-counter-clockwise arrow-down arrow-left arrow-right arrow-square-out arrow-u-up-left
arrow-u-up-right arrow-up arrows-clockwise arrows-in-simple arrows-left-right arrows-out
arrows-out-simple bank buildings calendar-blank calendar-dots caret-down caret-left caret-right
caret-up caret-up-down chart-bar-horizontal check check-circle circle clock-counter-clockwise
coins columns copy crosshair crosshair-simple dots-six-vertical dots-three drop export eye
eye-slash file file-csv file-pdf file-plus file-text flag floppy-disk folder-open funnel
gear-six git-diff hand-coins hash image info intersect keyboard link list list-checks lock-simple
magnifying-glass minus monitor moon not-equals note octagon paperclip pencil-simple plus
presentation-chart printer question quotes rows seal-check signature sort-ascending
sort-descending squares-four stack sun table tag target text-aa translate trash tray user
users-three warning warning-circle warning-octagon x x-circle
""".split()


def to_truetype(font):
    """Replaces the cubic outlines by quadratic ones, within a thousandth of an em."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for key in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
        "maxCompositeContours maxComponentDepth"
    ).split():
        setattr(maxp, key, 0)
    maxp.maxZones = 1
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def tabular(font):
    """Gives the ten digits (and the figure space) their tabular forms."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                mapping = getattr(subtable, "ExtSubTable", subtable).mapping
                for cmap in font["cmap"].tables:
                    for code in range(0x30, 0x3A):
                        if cmap.isUnicode() and code in cmap.cmap:
                            cmap.cmap[code] = mapping.get(cmap.cmap[code], cmap.cmap[code])
    cmap = font.getBestCmap()
    metrics = font["hmtx"].metrics
    width = metrics[cmap[0x30]][0]
    for code in range(0x31, 0x3A):
        # The source's 4 is up to five units narrower than the others.
        metrics[cmap[code]] = (width, metrics[cmap[code]][1])
    metrics[cmap[0x2007]] = (width, 0)
    metrics[cmap[0x2008]] = (metrics[cmap[0x2C]][0], 0)


def forget_digit_kerning(font):
    """Takes the digits out of pair kerning: a column of figures must not move."""
    cmap = font.getBestCmap()
    digits = {cmap[code] for code in range(0x30, 0x3A)}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType != 2:
                continue
            if subtable.Format == 1:
                for glyph, pairs in zip(subtable.Coverage.glyphs, subtable.PairSet):
                    pairs.PairValueRecord = [
                        r
                        for r in pairs.PairValueRecord
                        if glyph not in digits and r.SecondGlyph not in digits
                    ]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
            else:
                cover = [g for g in subtable.Coverage.glyphs if g not in digits]
                subtable.Coverage.glyphs = cover
                for classes in (subtable.ClassDef1, subtable.ClassDef2):
                    for digit in digits:
                        classes.classDefs.pop(digit, None)


def draw_missing(font, weight):
    """Draws the angle brackets and the black hexagon, which the source lacks."""
    em = font["head"].unitsPerEm
    stroke = em * (0.05 + weight / 10000)
    top, bottom, reach = em * 0.80, em * -0.16, em * 0.20
    middle = (top + bottom) / 2
    left = em * 0.10

    def bracket(flip):
        width = reach + stroke + 2 * left
        xs = [left, left + reach, left + reach + stroke, left + stroke]
        points = [
            (xs[0], middle),
            (xs[1], top),
            (xs[2], top),
            (xs[3], middle),
            (xs[2], bottom),
            (xs[1], bottom),
        ]
        return [(width - x, y) for x, y in points] if flip else points, width

    side = em * 0.46
    height = side * 0.866
    centre = em * 0.36
    hexagon = [
        (side * (1 + dx) + em * 0.06, centre + height * dy)
        for dx, dy in ((-1, 0), (-0.5, 1), (0.5, 1), (1, 0), (0.5, -1), (-0.5, -1))
    ]
    drawn = {
        0x27E8: bracket(False),
        0x27E9: bracket(True),
        0x2B23: (hexagon, 2 * side + em * 0.12),
    }
    order = font.getGlyphOrder()
    for code, (points, width) in drawn.items():
        name = f"uni{code:04X}"
        pen = TTGlyphPen(None)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))
        points = points if area < 0 else points[::-1]
        pen.moveTo(tuple(map(round, points[0])))
        for point in points[1:]:
            pen.lineTo(tuple(map(round, point)))
        pen.closePath()
        order.append(name)
        font["glyf"].glyphs[name] = pen.glyph()
        font["hmtx"].metrics[name] = (round(width), round(min(x for x, _ in points)))
        for cmap in font["cmap"].tables:
            if cmap.isUnicode():
                cmap.cmap[code] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order


def rename(font, family, cut, notice):
    """Names the font after the product and keeps the authors' notice and licence."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 13, 14)]
    short = family.replace(" ", "")
    full = family if cut == "Regular" else f"{family} {cut}"
    values = {
        1: full,
        2: "Regular",
        3: f"{short}-{cut}",
        4: full,
        5: "Version 1.000",
        6: f"{short}-{cut}",
        10: notice,
        16: family,
        17: cut,
    }
    for name_id, value in values.items():
        table.setName(value, name_id, 3, 1, 0x409)


def subset(font, codes, features):
    options = Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["STAT", "meta", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def save(font, path):
    font["head"].created = font["head"].modified = 3_786_825_600
    font.recalcTimestamp = False
    font.save(path)
    print(path.name, path.stat().st_size)


def make_text(inter, out):
    for cut, weight in CUTS.items():
        font = TTFont(inter / f"Inter-{cut}.otf")
        missing = [f"U+{c:04X}" for c in TEXT if c not in font.getBestCmap()]
        if missing:
            print(cut, "lacks", *missing)
        tabular(font)
        forget_digit_kerning(font)
        subset(font, TEXT, ["kern", "mark", "ccmp"])
        to_truetype(font)
        draw_missing(font, weight)
        rename(font, FAMILY, cut, "A modified subset of a typeface by Rasmus Andersson; see OFL.txt")
        save(font, out / f"MaquetteSans-{cut}.ttf")


def make_icons(phosphor, out):
    for source, style, name in (
        ("regular/Phosphor.ttf", "", "MaquetteIcons-Regular"),
        ("fill/Phosphor-Fill.ttf", "-fill", "MaquetteIcons-Fill"),
    ):
        folder = phosphor / source.split("/")[0]
        listed = json.loads((folder / "selection.json").read_text())["icons"]
        codes = {
            alias.strip(): icon["properties"]["code"]
            for icon in listed
            for alias in icon["properties"]["name"].split(",")
        }
        wanted = [codes[icon + style] for icon in ICONS]
        font = TTFont(phosphor / source)
        subset(font, wanted, [])
        for cut in ("GSUB", "GPOS", "GDEF"):
            if cut in font:
                del font[cut]
        rename(font, "Maquette Icons", name.split("-")[1], "A subset of Phosphor Icons; see PHOSPHOR-LICENSE.txt")
        save(font, out / f"{name}.ttf")
    if "--codes" in sys.argv:
        for icon in ICONS:
            print(f"{icon} {codes[icon + style]:04X}")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    target = pathlib.Path(arguments[2] if len(arguments) > 2 else ".")
    make_text(pathlib.Path(arguments[0]), target)
    make_icons(pathlib.Path(arguments[1]), target)
