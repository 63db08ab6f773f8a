"""Interface text: one template, and a translation is a file."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from data.interface import FOLDER, TEMPLATE, marked, template, translate
from data.languages import LANGUAGES

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def test_the_template_is_current():
    """`make messages` was forgotten when this fails."""
    assert TEMPLATE.read_bytes() == template()


def test_the_template_has_what_is_shown():
    messages = TEMPLATE.read_text(encoding="utf-8")
    for message in ("Find a partner", "Signed before", "Timeline", "Export a chart"):
        assert f'msgid "{message}"' in messages


def test_a_translation_is_of_a_known_language_and_keeps_what_stands_in_braces():
    for path in FOLDER.glob("*.po"):
        assert path.stem in LANGUAGES
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and message.string:
                    assert placeholders(message.string) == placeholders(message.id), message.id


def test_english_needs_no_file_and_a_missing_one_leaves_english(monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS_LOCALE", str(tmp_path))
    assert translate("Partners", "en") == "Partners"
    assert translate("Partners", "fr") == "Partners"
    assert marked("Partners") == "Partners"


def test_a_file_translates_and_what_is_empty_or_unsure_stays_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "fr.po").write_text(
        PO + 'msgid "Partners"\nmsgstr "Partenaires"\n\nmsgid "Map"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "Brief"\nmsgstr "Caleçon"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("ATLAS_LOCALE", str(tmp_path))
    said = [translate(word, "fr") for word in ("Partners", "Map", "Brief", "Nowhere")]
    assert said == ["Partenaires", "Map", "Brief", "Nowhere"]
    assert translate("Partners", "es") == "Partners"
