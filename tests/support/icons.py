"""The icons of browsers that take no SVG, drawn from the same figures as ``favicon.svg``.

``python -m tests.support.icons`` writes them into ``server/static/icons``.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from server.routes.icons import FOLDER

COLOR = "#0b4f8a"
GRID = 32
"""Units of the drawing; one figure each for circle, ellipse and the two parallels."""

_CIRCLE, _ELLIPSE = (3, 3, 29, 29), (10, 3, 22, 29)
_PARALLELS = ((4.5, 10, 27.5, 10), (4.5, 22, 27.5, 22))
_LINE = 2.5
_FINER, _SHADES = 8, 32


def draw(size: int, background: str | None = None) -> Image.Image:
    """A globe in a square of some pixels, drawn finer and then made smaller."""
    unit = size * _FINER / GRID
    image = Image.new("RGBA", (size * _FINER, size * _FINER), background or (0, 0, 0, 0))
    pen, width = ImageDraw.Draw(image), round(_LINE * unit)
    for box in (_CIRCLE, _ELLIPSE):
        left, top, right, bottom = box
        half = _LINE / 2
        grown = (left - half, top - half, right + half, bottom + half)
        pen.ellipse([value * unit for value in grown], outline=COLOR, width=width)
    for line in _PARALLELS:
        pen.line([value * unit for value in line], fill=COLOR, width=width)
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    return small.quantize(_SHADES, method=Image.Quantize.FASTOCTREE)


def files() -> dict[str, bytes]:
    """File name to its bytes."""
    icons = {"favicon.png": _saved(draw(64), "PNG")}
    for size in (192, 512):
        icons[f"{size}.png"] = _saved(draw(size, "white"), "PNG")
    sizes = [(16, 16), (32, 32), (48, 48)]
    icons["favicon.ico"] = _saved(draw(48), "ICO", sizes=sizes)
    return icons


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, optimize=True, **options)
    return out.getvalue()


if __name__ == "__main__":
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
