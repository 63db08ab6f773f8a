"""Citations: as the manuals have them, as reference managers read them, whatever the title."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import citeproc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.captions import reference_styles
from charts.captions.citation import citation
from charts.captions.reference_styles import APA, CHICAGO, _set
from charts.content import caption
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import as_line

ADDRESS = "https://atlas.example.org/?color=mineral&commodity=cobalt"
STYLES = Path(reference_styles.__file__).parent / "styles"


def cited(facts, title="The United States has agreements with 33 partners", **view):
    return citation(title, caption(ChartSpec(**view), facts), facts, ADDRESS)


def test_apa_is_that_of_an_online_data_set(facts):
    """Publication Manual, 7th edition, 10.9: author, year, title (version) [Data set]. Address.

    The publisher is left out where it is the author (9.29).
    """
    assert cited(facts).apa == (
        "Ministerial Atlas. (2026). The United States has agreements with 33 partners "
        f"(Version {facts.version}) [Data set]. {ADDRESS}"
    )


def test_chicago_is_author_date_with_a_title_in_headline_style(facts):
    """Chicago Manual of Style, 18th edition: 13.103 (author-date), 8.160 (headline style), 6.9."""
    assert cited(facts).chicago == (
        "Ministerial Atlas. 2026. “The United States Has Agreements with 33 Partners.” "
        f"Data set. Version {facts.version}. {ADDRESS}."
    )


@pytest.mark.parametrize(
    ("title", "set_as"),
    [
        ("Who signed?", "“Who Signed?” Data set."),
        ("What “Signed” means", "“What ‘Signed’ Means.” Data set."),
        ("On “Signed”", "“On ‘Signed.’” Data set."),
        ("Cobalt, by share.", "“Cobalt, by Share.” Data set."),
    ],
)
def test_chicago_closes_a_title_as_americans_do(facts, title, set_as):
    assert set_as in cited(facts, title).chicago


def test_a_title_of_another_language_keeps_its_letters(facts):
    spoken = replace(caption(ChartSpec(), facts), lang="fr")
    french = citation("Les accords signés avec le Pérou", spoken, facts, ADDRESS)
    assert json.loads(french.csl)[0]["language"] == "fr"
    assert "“Les accords signés avec le Pérou.”" in french.chicago


def test_csl_json_is_one_item_with_what_a_reference_manager_needs(facts):
    (item,) = json.loads(cited(facts).csl)
    assert item["type"] == "dataset"
    assert item["author"] == [{"literal": "Ministerial Atlas"}]
    assert item["issued"] == {"date-parts": [[facts.last_event.year]]}
    assert (item["version"], item["URL"]) == (facts.version, ADDRESS)
    assert item["note"].startswith("Source: ")


def test_all_forms_name_the_version_the_year_and_the_address(facts):
    one = cited(facts)
    for text in (one.full, one.apa, one.chicago, one.bibtex, one.ris, one.csl):
        assert facts.version in text
        assert str(facts.last_event.year) in text
        assert ADDRESS in text


@settings(max_examples=60, deadline=None)
@given(title=st.text(min_size=1, max_size=200).map(as_line).filter(bool))
def test_no_title_stops_a_citation_or_leaves_it(facts, title):
    """An editor's own title is anything that a picture can carry."""
    one = cited(facts, title)
    bare = title.rstrip(".")
    assert json.loads(one.csl)[0]["title"] == bare
    words = re.findall(r"\w+", bare.casefold())
    for text in (one.apa, one.chicago):
        assert set(words) <= set(re.findall(r"\w+", text.casefold()))
        assert ADDRESS in text


def test_several_threads_may_cite_at_once(facts):
    titles = [f"Finding number {number}" for number in range(24)]
    with ThreadPoolExecutor(6) as threads:
        texts = list(threads.map(lambda title: cited(facts, title).apa, titles))
    assert [title in text for title, text in zip(titles, texts, strict=True)] == [True] * 24


def item(title):
    return {
        "id": "x",
        "type": "dataset",
        "title": title,
        "author": [{"literal": "Ministerial Atlas"}],
        "issued": {"date-parts": [[2026]]},
        "version": "af780b043848",
    }


def test_citeproc_still_needs_its_corrections():
    """Seen in citeproc-py 0.11.1. Where this fails, the library has learned it: take it out."""
    assert citeproc.__version__.startswith("0.11.1")
    assert "(Versions af780b043848)" in _set(item("A title"), APA)
    assert "“A Title”." in _set(item("A title"), CHICAGO)
    assert "““Quoted” Title”" in _set(item("“Quoted” title"), CHICAGO)


def test_the_styles_are_as_they_were_published_and_name_their_license():
    sums = dict(line.split()[::-1] for line in (STYLES / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {path.name for path in STYLES.glob("*.csl")}
    for name, digest in sums.items():
        body = (STYLES / name).read_bytes()
        assert sha256(body).hexdigest() == digest
        assert b"creativecommons.org/licenses/by-sa/3.0/" in body
