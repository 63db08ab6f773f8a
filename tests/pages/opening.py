"""A page of the atlas opened in process, by its address."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

SHELL = str(Path(__file__).parents[2] / "pages" / "shell.py")


def open_page(page: str = "", **query: str | list[str]) -> AppTest:
    """The landing page, or another by its file's name, with a query; no exception may show."""
    app = AppTest.from_file(SHELL, default_timeout=30)
    if page:
        app.run()
        app.switch_page(f"{page}/page.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    """Everything the page says in words."""
    elements = [*app.markdown, *app.caption, *app.header, *app.title, *app.info]
    return "\n".join(element.value for element in elements)
