"""The environment of every template: a value is escaped, and one that is missing is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
"""Templates are read once: a process serves the files that it started with."""


def render(name: str, **values: object) -> str:
    """A template with its values.

    Parameters
    ----------
    name : str
        The file in ``templates/``, such as ``not_found.html``.
    **values
        Everything that the template names; text is escaped, unless it is `markupsafe.Markup`.

    Raises
    ------
    jinja2.UndefinedError
        Where the template names a value that is not given.
    """
    return ENVIRONMENT.get_template(name).render(values)
