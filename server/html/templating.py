"""The templates of the HTML edition: a value is escaped, and one that is missing is an error."""

from __future__ import annotations

from pathlib import Path

from views.templating import environment

ENVIRONMENT = environment(Path(__file__).with_name("templates"))


def render(template: str, **values: object) -> str:
    """A template with its values.

    Parameters
    ----------
    template : str
        The file in ``templates/``, such as ``not_found.html``.
    **values
        Everything that the template names; text is escaped, unless it is `markupsafe.Markup`.

    Raises
    ------
    jinja2.UndefinedError
        Where the template names a value that is not given.
    """
    return ENVIRONMENT.get_template(template).render(values)
