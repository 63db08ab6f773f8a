"""The words of the interface: English in the code, each translation one file under ``locale/``.

``locale/<lang>.po`` (gettext) is read as it stands, there is nothing to compile; pages use it once
it translates every message (`sentence_language`). ``make messages`` writes every message into
``locale/atlas.pot``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from data.configuration import configuration
from data.i18n.cldr import ENGLISH, LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "locale"
TEMPLATE = FOLDER / "atlas.pot"
CODE = ("charts", "data", "geo", "pages", "views")
KEYWORDS = {
    "_": None,
    "N_": None,
    "marked_plural": (1, 2),
    "translate_plural": (1, 2),
    "counted": (2, 3),
    "LazyMessage": (1,),
    "_text": (1,),
    "_code": (1,),
}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """The message as it is: for `template` to find, where it is translated only when shown."""
    return message


def marked_plural(one: str, many: str) -> tuple[str, str]:
    """Both forms as they are: for `template` to find, where `translate_plural` takes them later.

    Parameters
    ----------
    one, many : str
        English, with names in braces for what fills them.
    """
    return one, many


class LazyMessage(str):
    """A message with what fills it: English as it stands, in another language on request.

    Parameters
    ----------
    message : str
        For `template` to find, with a name in braces for each of ``filled``.
    **filled
        Name to what stands in its place.

    Examples
    --------
    >>> LazyMessage("{count} tables", count=19)
    '19 tables'
    """

    message: str
    filled: dict[str, object]

    def __new__(cls, message: str, **filled: object) -> LazyMessage:
        self = super().__new__(cls, message.format(**filled))
        self.message, self.filled = message, filled
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.message,), self.filled

    def spoken(self, lang: str) -> str:
        """The message in a language, with the same filling."""
        return translate(self.message, lang).format(**self.filled)


def spoken(text: str, lang: str) -> str:
    """A text in a language, where it is a message; else as it stands.

    Parameters
    ----------
    text : str
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> spoken(LazyMessage("{count} tables", count=19), "en"), spoken("tables", "en")
    ('19 tables', 'tables')
    """
    return text.spoken(lang) if isinstance(text, LazyMessage) else text


def translate(message: str, lang: str) -> str:
    """A message of the interface in a language; English where that has no translation.

    Parameters
    ----------
    message : str
        English, as it stands in the code; "" stays "".
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    if lang == ENGLISH or not message:  # the empty message is the heading of a translation
        return message
    return _catalogue(_folder(), lang).gettext(message)


def speaking(lang: str) -> Callable[[str], str]:
    """`translate` into one language, to be called ``_`` where it is used: `template` finds that."""
    return partial(translate, lang=lang)


def sentence_language(lang: str) -> str:
    """The language of whole sentences for a reader of a language.

    The language itself where it has a whole translation; else English, with the names, numbers and
    dates inside a sentence in English too: a sentence of two languages is wrong in both. Names and
    numbers that stand alone are in the reader's language in either case.
    """
    return lang if lang == ENGLISH or is_translated(_folder(), lang) else ENGLISH


def has_translation() -> bool:
    """Whether sentences can be read in any language but English."""
    return any(is_translated(_folder(), lang) for lang in LANGUAGES if lang != ENGLISH)


@lru_cache(maxsize=32)
def is_translated(folder: str, lang: str) -> bool:
    """Whether ``<lang>.po`` in a folder translates every message of the template.

    Parameters
    ----------
    folder : str
        Where the translations are.
    lang : str
        One of `data.i18n.cldr.LANGUAGES` other than English.
    """
    path = Path(folder) / f"{lang}.po"
    if not path.exists():
        return False
    with path.open("rb") as file:
        translated = {message.id for message in read_po(file, locale=lang) if _is_filled(message)}
    with TEMPLATE.open("rb") as file:
        return all(message.id in translated for message in read_po(file) if message.id)


def _is_filled(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return not message.fuzzy and all(forms)


def translate_plural(one: str, many: str, number: int, lang: str) -> str:
    """A message in the form that a language has for a number.

    Parameters
    ----------
    one, many : str
        Both forms in English.
    number : int
        What is counted; a language may have more forms than two.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> translate_plural("{count} country", "{count} countries", 1, "en")
    '{count} country'
    """
    if lang == ENGLISH:
        return one if number == 1 else many
    return _catalogue(_folder(), lang).ngettext(one, many, number)


def _folder() -> str:
    return str(configuration().locale or FOLDER)


@lru_cache(maxsize=32)
def _catalogue(folder: str, lang: str) -> NullTranslations:
    """The translation of each message; fuzzy entries are not used, as gettext has it."""
    path = Path(folder) / f"{lang}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)


def template() -> bytes:
    """Every message of the code as a gettext template, file by file; there is no clock in it.

    Returns
    -------
    bytes
        A ``.pot`` file in UTF-8.
    """
    catalogue = Catalog(charset="utf-8")
    for folder in CODE:
        extracted = extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for name, line, message, comments, context in sorted(extracted, key=lambda item: item[:2]):
            place = (f"{folder}/{name}", line)
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    out = BytesIO()
    write_po(out, catalogue, width=100, no_location=False, omit_header=True, include_lineno=False)
    return out.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
