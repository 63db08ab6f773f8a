"""The frame of every picture: finding, subtitle, legend, picture, note, source, license.

Everything is laid out in points from the upper left corner, by measured text: what does not fit is
broken into lines, and the picture gets the remaining space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text

from charts.captions import Caption
from charts.map_colors import Fill
from charts.palette import THEMES, Theme
from charts.print.edition import Edition
from charts.print.fonts import drawable, in_line
from charts.print.footer import foot_lines, logo_lines
from charts.print.text_layout import LEADING, balanced, face, lines, width

_INK_OFF = 72
"""Points in an inch."""

HATCHES = MappingProxyType({"": "", "dense": "/////", "sparse": "//"})
"""As Matplotlib writes them."""


@dataclass(frozen=True)
class Key:
    """One entry of a legend: a swatch and its label."""

    label: str
    color: str
    kind: str = "square"
    hatch: str = ""
    ink: str = ""

    @classmethod
    def of(cls, fill: Fill, label: str) -> Key:
        """The entry of a color on a map.

        Parameters
        ----------
        fill : Fill
            Color, hatch and its ink.
        label : str
        """
        return cls(label, fill.color, hatch=fill.hatch, ink=fill.ink)


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet, in points from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class Sheet:
    """A page to draw on.

    Parameters
    ----------
    edition : Edition
    caption : Caption
        The generated caption; the edition's own text takes precedence.
    keys : sequence of Key
        The legend.
    """

    def __init__(self, edition: Edition, caption: Caption, keys: Sequence[Key] = ()):
        self.edition, self.size, self.lang = edition, edition.size, caption.lang
        self.ink: Theme = THEMES[edition.theme]
        preset = self.size
        self.width = preset.width / preset.dpi * _INK_OFF
        self.height = preset.height / preset.dpi * _INK_OFF
        self.figure = Figure(
            figsize=(preset.width / preset.dpi, preset.height / preset.dpi),
            dpi=preset.dpi * edition.scale,
            facecolor="none" if edition.transparent else self.ink.paper,
        )
        self.margin = max(9.0, self.width * 0.03)
        self.texts: list[Text] = []
        bare = edition.bare
        top = self._legend(keys, self.margin * 0.2 if bare else self._head(caption))
        bottom = self.height - self.margin * 0.3 if bare else self._foot(caption)
        self.plot_area = Box(self.margin, top, self.width - 2 * self.margin, bottom - top)

    @property
    def inner(self) -> float:
        """Width between the margins, in points."""
        return self.width - 2 * self.margin

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        weight: str = "regular",
        color: str = "",
        align: str = "left",
    ) -> Text:
        """One line of text.

        Parameters
        ----------
        words : str
            Set in the direction of most of its letters, whichever comes first.
        x, y : float
            Of the base line: points from the upper left corner of the sheet.
        size : float
            Points; not below `charts.print.text_layout.LEAST`.
        weight : str
            A key of `charts.print.text_layout.WEIGHTS`.
        color : str
            ``#RRGGBB``, or "" for the theme's text color.
        align : {"left", "center", "right"}
            Which part of the line stands at ``x``.
        """
        artist = self.figure.text(
            x / self.width,
            1 - y / self.height,
            in_line(words),
            fontproperties=face(size, weight),
            color=color or self.ink.ink,
            ha=align,
            va="baseline",
            parse_math=False,
        )
        self.texts.append(artist)
        return artist

    def block(
        self, words: str, box: Box, size: float, weight: str = "regular", color: str = ""
    ) -> float:
        """Lines from the top of a box down.

        Parameters
        ----------
        words : str
            Broken by `charts.print.text_layout.lines`, bold ones evenly.
        box : Box
            Its width breaks the lines; its height does not cut them.
        size : float
        weight, color : str
            All as in `text`.

        Returns
        -------
        float
            Where the next block may begin, in points from the top of the sheet.
        """
        y = box.top
        break_lines = balanced if weight == "bold" else lines
        for line in break_lines(words, box.width, size, weight):
            y += size * LEADING
            self.text(line, box.left, y - size * 0.26, size, weight, color)
        return y

    def axes(self, box: Box) -> Axes:
        """Axes without frame or ticks over a box; data coordinates are the caller's to set."""
        ax = self.figure.add_axes(
            (
                box.left / self.width,
                1 - box.bottom / self.height,
                box.width / self.width,
                box.height / self.height,
            )
        )
        ax.set_axis_off()
        return ax

    def points(self, box: Box) -> Axes:
        """Axes whose data coordinates are points from the upper left corner of a box."""
        axes = self.axes(box)
        axes.set_xlim(0, box.width)
        axes.set_ylim(box.height, 0)
        return axes

    def _head(self, caption: Caption) -> float:
        edition, preset = self.edition, self.size
        title = drawable(edition.title or caption.title)[0]
        subtitle = drawable(edition.subtitle or caption.subtitle)[0]
        box = Box(self.margin, self.margin * 0.75, self.inner, 0)
        size = preset.title
        most = _MOST_TITLE_LINES if self.height < self.width * _UPRIGHT else _MOST_TITLE_LINES + 2
        while len(lines(title, self.inner, size, "bold")) > most and size > preset.text:
            size -= 0.5
        y = self.block(title, box, max(size, preset.text), "bold")
        below = Box(box.left, y + preset.text * 0.12, box.width, 0)
        return self.block(subtitle, below, preset.text, "regular", self.ink.quiet_ink)

    def _foot(self, caption: Caption) -> float:
        """Note, source, license, address and logo, from the bottom up; gives where they begin."""
        small, edition = self.size.small, self.edition
        every = foot_lines(edition, caption, self.inner, small)
        logo, is_beside = logo_lines(edition, every[-1], self.inner, small)
        step, count = small * LEADING, len(every) + len(logo) - is_beside
        start = self.height - self.margin * 0.7 - step * count
        for place, line in enumerate(every):
            y = start + (place + 1) * step - small * 0.26
            self.text(line, self.margin, y, small, "regular", self.ink.quiet_ink)
        for place, line in enumerate(logo, start=count - len(logo) + 1):
            y = start + place * step - small * 0.26
            self.text(line, self.width - self.margin, y, small, "bold", "", "right")
        return start - small * 0.6

    def _legend(self, keys: Sequence[Key], top: float) -> float:
        """Swatches with their labels, in as many rows as they need."""
        if not keys:
            return top + self.size.text * 0.5
        size = self.size.text if self.size.text < _LARGE else self.size.text - 0.5
        swatch, x, y = size * 0.85, self.margin, top + size * 0.55
        row = size * 1.5
        over = self.points(Box(0, 0, self.width, self.height))
        over.set_zorder(5)
        over.patch.set_visible(False)
        for key in keys:
            label = lines(key.label, self.inner - swatch - size * 0.4, size)
            widest = max((width(line, size) for line in label), default=0.0)
            needed = swatch + size * 0.4 + widest + size * 1.1
            if x > self.margin and x + needed - size > self.width - self.margin:
                x, y = self.margin, y + row
            over.add_artist(self.swatch(key, x, y + size * 0.16, swatch))
            for place, line in enumerate(label):
                below = y + size * (0.88 + place * LEADING)
                self.text(line, x + swatch + size * 0.4, below, size)
            x, y = x + needed, y + size * LEADING * max(len(label) - 1, 0)
        return y + row + size * 0.25

    def swatch(self, key: Key, x: float, y: float, size: float) -> Rectangle | Circle:
        """The mark of a legend entry, in points from the upper left corner of the sheet.

        Parameters
        ----------
        key : Key
        x, y : float
            Its upper left corner.
        size : float
            The side of its square, or the width of its line.
        """
        if key.kind == "circle":
            return Circle((x + size / 2, y + size / 2), size / 2, color=key.color, linewidth=0)
        if key.kind == "ring":
            return Circle(
                (x + size / 2, y + size / 2),
                size / 2.4,
                fill=False,
                edgecolor=key.color,
                linewidth=2,
            )
        height = size * 0.22 if key.kind in ("line", "dash") else size
        patch = Rectangle(
            (x, y + (size - height) / 2), size, height, facecolor=key.color, linewidth=0
        )
        if key.hatch:
            patch.set_hatch(HATCHES[key.hatch])
            patch.set_edgecolor(key.ink)
            patch.set_linewidth(0)
        if key.kind == "outline":
            patch.set(facecolor="none", edgecolor=key.color, linewidth=1.6)
        return patch


_MOST_TITLE_LINES = 3
_UPRIGHT = 1.6
_LARGE = 9
