"""HTML by templates: every value is escaped, and one that is missing is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from views.downloads import CopyFields, Downloads, FileForm, StyleFile
from views.text.i18n import _


def environment(folder: Path) -> Environment:
    """The environment of a folder's templates; they are read once."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


_VIEWS = environment(Path(__file__).with_name("templates"))


def render(template: str, **values: object) -> Markup:
    """A template of ``views/templates`` with its values.

    Parameters
    ----------
    template : str
        The file, such as ``hints.html``.
    **values
        Everything that the template names; text is escaped, unless it is `markupsafe.Markup`.

    Raises
    ------
    jinja2.UndefinedError
        Where the template names a value that is not given.
    """
    return Markup(_VIEWS.get_template(template).render(values))  # noqa: S704 - escaped by the environment


def _style_words() -> dict[str, str]:
    return {
        "apply": _("Use the one kept in this browser"),
        "forget": _("Forget it"),
        "save": _("Save this style as a file"),
        "refused": _(
            "This is no file of a house style: at most 8 KB of JSON, such as {example}."
        ).replace("{example}", _EXAMPLE),
        "part": _(
            "“{part}” cannot be used. A file of a house style is JSON, such as {example}."
        ).replace("{example}", _EXAMPLE),
    }


_EXAMPLE = (
    '{"colors": {"signed": "#1f4e79"}, "font": "dejavu-serif", "byline": "Graphic: Jane Doe"}'
)


def block_html(block: Downloads | FileForm | StyleFile | CopyFields) -> Markup:
    """The kinds that are the same HTML in both renderers: files to save or send, texts to copy."""
    if isinstance(block, FileForm):
        return render("file_form.html", block=block)
    if isinstance(block, StyleFile):
        return render("style_file.html", block=block, **_style_words())
    if isinstance(block, Downloads):
        return render(
            "downloads.html",
            block=block,
            waiting=_("The server is making other files. Trying again in {seconds} s."),
            failed=_("The file could not be made just now. Try again in a few minutes."),
        )
    words = {"copy": _("Copy"), "copied": _("Copied"), "by_hand": _("Press Ctrl C")}
    return render("copy_fields.html", block=block, **words)
