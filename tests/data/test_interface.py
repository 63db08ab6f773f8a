"""Interface text: one template, and a translation is a file."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from data.i18n.cldr import LANGUAGES
from data.i18n.labels import counted
from data.i18n.messages import (
    CODE,
    FOLDER,
    KEYWORDS,
    N_,
    ROOT,
    TEMPLATE,
    has_translation,
    marked_plural,
    sentence_language,
    template,
    translate,
    translate_plural,
)
from tests.support.settings import override_settings
from tests.translating import pseudo_translation

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
THREE_FORMS = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 '
    '&& (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
)
RUSSIAN = (
    'msgid "agreement"\nmsgid_plural "agreements"\n'
    'msgstr[0] "соглашение"\nmsgstr[1] "соглашения"\nmsgstr[2] "соглашений"\n'
)
"""One agreement, two agreements, five agreements: the form goes by the number."""


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def assert_same_placeholders(
    source: str | tuple[str, ...], translated: str | tuple[str, ...]
) -> None:
    """What stands in braces stands in every form; one of nought or one may leave its number out."""
    forms = [translated] if isinstance(translated, str) else [form for form in translated if form]
    expected = placeholders(source if isinstance(source, str) else source[-1])
    for form in forms:
        present = placeholders(form)
        assert present == expected or (len(forms) > 1 and present | {"count"} == expected), source


def test_the_template_is_current():
    """`make messages` was forgotten when this fails."""
    assert TEMPLATE.read_bytes() == template()


def test_the_template_has_what_is_shown():
    messages = TEMPLATE.read_text(encoding="utf-8")
    for message in ("Find a partner", "Signed before", "Timeline", "Export a chart"):
        assert f'msgid "{message}"' in messages


def test_a_translation_is_of_a_known_language_and_keeps_what_stands_in_braces(tmp_path):
    """A file of every message stands beside those of ``locale/``, of which there may be none."""
    pseudo_translation(tmp_path, "pt")
    for path in (tmp_path / "pt.po", *FOLDER.glob("*.po")):
        assert path.stem in LANGUAGES
        with path.open("rb") as file:
            translated = [message for message in read_po(file) if message.id and message.string]
        assert translated, path.name
        for message in translated:
            assert_same_placeholders(message.id, message.string)


def test_a_translation_that_loses_what_stands_in_braces_is_found():
    with pytest.raises(AssertionError, match="partners by"):
        assert_same_placeholders("{count} partners by {day}", "{count} partenaires")


def test_english_needs_no_file_and_a_missing_one_leaves_english(monkeypatch, tmp_path):
    override_settings(monkeypatch, locale=tmp_path)
    assert translate("Partners", "en") == "Partners"
    assert translate("Partners", "fr") == "Partners"
    assert N_("Partners") == "Partners"


def test_a_file_translates_and_what_is_empty_or_unsure_stays_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "fr.po").write_text(
        PO + 'msgid "Partners"\nmsgstr "Partenaires"\n\nmsgid "Map"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "Brief"\nmsgstr "Caleçon"\n',
        encoding="utf-8",
    )
    override_settings(monkeypatch, locale=tmp_path)
    translations = [translate(word, "fr") for word in ("Partners", "Map", "Brief", "Nowhere")]
    assert translations == ["Partenaires", "Map", "Brief", "Nowhere"]
    assert translate("Partners", "es") == "Partners"


def test_the_heading_of_a_translation_is_never_shown(monkeypatch, tmp_path):
    """An empty label came back as the file's heading, "Content-Type" and all."""
    (tmp_path / "fr.po").write_text(PO, encoding="utf-8")
    override_settings(monkeypatch, locale=tmp_path)
    assert translate("", "fr") == ""


def test_sentences_follow_a_language_only_when_its_translation_is_whole(monkeypatch, tmp_path):
    override_settings(monkeypatch, locale=tmp_path)
    assert (sentence_language("fr"), has_translation()) == ("en", False)
    whole, partial = tmp_path / "whole", tmp_path / "partial"
    for folder, without in ((whole, ""), (partial, "Partners")):
        folder.mkdir()
        pseudo_translation(folder, "fr", without)
    override_settings(monkeypatch, locale=partial)
    assert (sentence_language("fr"), has_translation()) == ("en", False)
    override_settings(monkeypatch, locale=whole)
    assert (sentence_language("fr"), has_translation()) == ("fr", True)
    assert sentence_language("es") == "en"


@pytest.fixture
def russian(monkeypatch, tmp_path):
    (tmp_path / "ru.po").write_text(THREE_FORMS + RUSSIAN, encoding="utf-8")
    override_settings(monkeypatch, locale=tmp_path)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *[(1, "1 соглашение"), (2, "2 соглашения"), (5, "5 соглашений"), (0, "0 соглашений")],
        *[(11, "11 соглашений"), (21, "21 соглашение"), (22, "22 соглашения")],
    ],
)
def test_a_number_has_the_form_of_its_language(russian, number, expected):
    assert counted(number, "agreement", "agreements", "ru") == expected


def test_a_number_is_english_where_a_language_lacks_its_forms(russian):
    texts = [counted(number, "row", "rows", "ru") for number in (1, 2, 21)]
    assert texts == ["1 row", "2 rows", "21 rows"]
    forms = ("agreement", "agreements")
    assert [counted(number, *forms, "fr") for number in (1, 2)] == ["1 agreement", "2 agreements"]
    assert [counted(number, *forms) for number in (1, 0)] == ["1 agreement", "0 agreements"]


def test_a_sentence_has_the_form_for_its_number(russian):
    forms = marked_plural("{who} mines", "{who} mine")
    translations = [
        translate_plural(*forms, number, lang) for number in (1, 2) for lang in ("en", "ru")
    ]
    assert translations == [*["{who} mines"] * 2, *["{who} mine"] * 2]


def test_the_template_has_both_forms():
    with TEMPLATE.open("rb") as file:
        messages = {message.id for message in read_po(file)}
    assert ("row", "rows") in messages
    assert ("partner", "partners") in messages


def test_both_forms_of_the_template_hold_the_same_braces_but_for_the_number_of_one():
    """“the host” needs no number, “3 hosts” does; whatever else fills a form fills both."""
    with TEMPLATE.open("rb") as file:
        plurals = [message.id for message in read_po(file) if isinstance(message.id, tuple)]
    assert plurals
    placeholder_sets = [(forms, *map(placeholders, forms)) for forms in plurals]
    assert [
        forms for forms, one, many in placeholder_sets if many not in (one, one | {"count"})
    ] == []


def _messages_in_f_strings(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if any(isinstance(argument, ast.Constant) for argument in call.args)
    ]


def test_no_message_hides_in_an_f_string_where_the_template_does_not_find_it():
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    assert [place for path in files for place in _messages_in_f_strings(path)] == []
