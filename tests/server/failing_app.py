"""The atlas with one live page that fails; its document does not."""

from app import app
from views.brief import page as brief


def _fail(context: object) -> None:
    raise RuntimeError("the inside of the page")


brief.brief_page = _fail

__all__ = ["app"]
