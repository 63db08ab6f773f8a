"""Whether lines cross, run through boxes or pass points, and boxes overlap: for many at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]


def cross(one: Floats, other: Floats) -> Booleans:
    """Which lines of two sets cross.

    Parameters
    ----------
    one, other : array of shape (n, 4), (m, 4)
        Lines as x, y of the start and of the end.

    Returns
    -------
    array of bool, shape (n, m)

    Examples
    --------
    >>> import numpy as np
    >>> cross(np.array([[0.0, 0, 2, 2]]), np.array([[0.0, 2, 2, 0], [5, 5, 6, 6]])).tolist()
    [[True, False]]
    """
    first, second = one[:, None, :], other[None, :, :]
    return (_side(first, second[..., :2]) * _side(first, second[..., 2:]) < 0) & (
        _side(second, first[..., :2]) * _side(second, first[..., 2:]) < 0
    )


def _side(line: Floats, point: Floats) -> Floats:
    """On which side of a line a point is."""
    along, to = line[..., 2:] - line[..., :2], point - line[..., :2]
    return along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]


def meet_boxes(lines: Floats, boxes: Floats) -> Booleans:
    """Which lines run through which boxes (Liang and Barsky 1984).

    Parameters
    ----------
    lines : array of shape (n, 4)
    boxes : array of shape (m, 4)
        Left, top, right, bottom.

    Returns
    -------
    array of bool, shape (n, m)

    Examples
    --------
    >>> import numpy as np
    >>> boxes = np.array([[1.0, 1, 2, 2], [3, 0, 4, 1]])
    >>> meet_boxes(np.array([[0.0, 0, 3, 3]]), boxes).tolist()
    [[True, False]]
    """
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None, :]
    # A line along an axis has no length on the other one: a hair of it spares two special cases.
    along = np.where(np.abs(along) < _HAIR, _HAIR, along)
    enter, leave = (boxes[None, :, :2] - start) / along, (boxes[None, :, 2:] - start) / along
    first = np.minimum(enter, leave).max(axis=-1)
    last = np.maximum(enter, leave).min(axis=-1)
    met: Booleans = (first < last) & (last > 0) & (first < 1)
    return met


_HAIR = 1e-9


def overlap(boxes: Floats, others: Floats) -> Booleans:
    """Which boxes of two sets overlap.

    Parameters
    ----------
    boxes, others : array of shape (n, 4), (m, 4)
        Left, top, right, bottom.

    Returns
    -------
    array of bool, shape (n, m)

    Examples
    --------
    >>> import numpy as np
    >>> overlap(np.array([[0.0, 0, 2, 2]]), np.array([[1.0, 1, 3, 3], [2, 0, 3, 1]])).tolist()
    [[True, False]]
    """
    first, second = boxes[:, None, :], others[None, :, :]
    starts = np.maximum(first[..., :2], second[..., :2])
    met: Booleans = np.all(starts < np.minimum(first[..., 2:], second[..., 2:]), axis=-1)
    return met


def near_points(lines: Floats, points: Floats, distance: float) -> Booleans:
    """Which lines pass which points within a distance.

    Parameters
    ----------
    lines : array of shape (n, 4)
    points : array of shape (m, 2)
    distance : float

    Returns
    -------
    array of bool, shape (n, m)

    Examples
    --------
    >>> import numpy as np
    >>> near_points(np.array([[0.0, 0, 4, 0]]), np.array([[2.0, 1], [9, 0]]), 1.5).tolist()
    [[True, False]]
    """
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None, :]
    to = points[None, :, :] - start
    length = np.maximum((along**2).sum(axis=-1), _HAIR)
    share = np.clip((to * along).sum(axis=-1) / length, 0, 1)
    near: Booleans = ((to - share[..., None] * along) ** 2).sum(axis=-1) < distance**2
    return near
