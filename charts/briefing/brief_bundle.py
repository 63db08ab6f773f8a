"""The pages on all partners in one zip, which is sent on while it grows."""

from __future__ import annotations

import io
import zipfile
from datetime import date


class Bundle:
    """A zip to which one page is added after the other.

    Parameters
    ----------
    day : date
        What its entries are dated: the as-of date, so that the same pages give the same bytes.
    """

    def __init__(self, day: date):
        self._date = (day.year, day.month, day.day, 0, 0, 0)
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_STORED)
        self._sent = 0

    def add(self, name: str, page: bytes) -> bytes:
        """Add a page, a PDF that is small already; gives what the zip has grown by.

        Parameters
        ----------
        name : str
            Of the file in the zip.
        page : bytes
            A PDF: stored, not deflated again.

        Returns
        -------
        bytes
            What comes next in the stream.
        """
        self._zip.writestr(zipfile.ZipInfo(name, self._date), page)
        return self._grown()

    def close(self) -> bytes:
        """Write the list of contents; gives it."""
        self._zip.close()
        return self._grown()

    @property
    def content(self) -> bytes:
        """The zip as far as it is written."""
        return self._buffer.getvalue()

    def _grown(self) -> bytes:
        grown = self.content[self._sent :]
        self._sent += len(grown)
        return grown
