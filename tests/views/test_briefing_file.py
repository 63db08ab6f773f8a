"""A briefing as one HTML file: everything is in it, and nothing is loaded from elsewhere.

It is for the room whose network fails: a picture by address would be a gap on the wall, and a
script that its own policy refuses would leave a page that cannot be turned.
"""

import base64
import io
import re
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from PIL import Image

from charts.briefing import briefing
from charts.spec.briefing_params import MOST_SLIDES
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import LONGEST_WORDS
from data.facts.store import store
from views.briefing_file import as_html, single_file
from views.briefing_file.single_file import MOST_BYTES

FACTS = store().facts
SPEC = BriefingSpec(
    said='{"signed":"Eleven <b>signed</b> & more"}', remarks='{"signed":"Name </script> all."}'
)
SLIDES = briefing(SPEC, FACTS)
LOADING = ("src", "srcset", "href", "data", "poster", "action", "formaction", "background")
VOID = {"meta", "img", "link", "br", "input"}


class Document(HTMLParser):
    """The elements of a document with their attributes, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", **dict(attrs)})
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, css_class=None):
        own = [one for one in self.elements if one["tag"] == tag]
        return [one for one in own if css_class in (None, *one.get("class", "").split())]


@pytest.fixture(scope="module")
def content():
    return as_html(SLIDES, FACTS)


@pytest.fixture(scope="module")
def document(content):
    return Document(content.decode())


def test_the_file_is_small_and_the_same_each_time(content):
    assert len(content) < MOST_BYTES
    assert as_html(SLIDES, FACTS) == content


def test_as_many_slides_as_there_may_be_still_fit_also_of_the_largest_picture(document):
    shown = [slide for slide in SLIDES if slide.chart]
    wide, upright = (
        [len(image["src"]) for image in document.all("img", name)] for name in ("wide", "upright")
    )
    sizes = [sum(both) for both in zip(wide, upright, strict=True)]
    largest = shown[sizes.index(max(sizes))]
    assert MOST_SLIDES * max(sizes) > MOST_BYTES  # else nothing would have to be smaller
    assert len(as_html([largest] * MOST_SLIDES, FACTS)) < MOST_BYTES


def test_every_element_is_closed(document):
    assert document.open == []


def test_every_slide_is_there_with_its_picture_or_points_notes_and_source(document):
    sections = document.all("section")
    assert len(sections) == len(SLIDES)
    for name in ("wide", "upright"):
        pictures = [image["alt"] for image in document.all("img", name)]
        assert pictures == [slide.alt for slide in SLIDES if slide.chart]
    for section, slide in zip(sections, SLIDES, strict=True):
        text = section["text"]
        assert slide.title in text
        assert slide.source in text
        assert all(point in text for point in slide.points)
        assert all(one.figure in text and one.label in text for one in slide.figures)
        assert all(paragraph in text for paragraph in slide.notes.split("\n"))


def image_of(element):
    return Image.open(io.BytesIO(base64.b64decode(element["src"].partition(",")[2])))


def test_a_picture_is_as_large_as_its_element_says_and_as_white_as_the_page(document):
    """A palette whose white was 254 showed each picture as a box on the page."""
    for element in document.all("img"):
        image = image_of(element)
        assert [str(side) for side in image.size] == [element["width"], element["height"]]
        assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_the_upright_picture_has_the_words_of_the_slide_as_on_the_present_page(
    monkeypatch: pytest.MonkeyPatch,
):
    drawn = []

    def picture(view, facts, edition, most):
        drawn.append((edition.preset, edition.bare, edition.title))
        return ""

    monkeypatch.setattr(single_file, "picture", picture)
    own, generated = SLIDES[2], SLIDES[5]
    as_html([own, generated, own], FACTS)
    assert len(generated.title) > LONGEST_WORDS["title"]  # What a reader wrote may not be so long.
    wide = ("slide", True, "")
    assert drawn == [wide, ("stage-2x3", False, own.title), wide, ("stage-2x3", False, "")]


def test_what_a_presenter_wrote_stays_text(document):
    titles = [title["text"] for title in document.all("h2")]
    assert titles[2] == "Eleven <b>signed</b> & more"
    assert "Name </script> all." in document.all("section")[2]["text"]
    assert len(document.all("script")) == 1


def test_nothing_is_loaded_from_elsewhere(document):
    addresses = [
        one[name] for one in document.elements for name in LOADING if one.get(name) is not None
    ]
    assert len(addresses) == len(document.all("img")) == 18
    assert all(address.startswith("data:image/png;base64,") for address in addresses)
    (style,), (script,) = document.all("style"), document.all("script")
    inside = re.findall(r"url\(\"?([^)]{0,30})", style["text"])
    assert all(address.startswith(("data:font/woff;base64,", "data:image/")) for address in inside)
    assert len([address for address in inside if address.startswith("data:font")]) == 2
    assert "@import" not in style["text"]
    assert not re.search(r"https?:|//\w|fetch\(|import\(|XMLHttp|WebSocket", script["text"])


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(document):
    (policy,) = [one["content"] for one in document.all("meta") if one.get("http-equiv")]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    for name in ("style", "script"):
        (element,) = document.all(name)
        digest = base64.b64encode(sha256(element["text"].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert not [one for one in document.elements if "style" in one]
    assert not [name for one in document.elements for name in one if name.startswith("on")]


def test_its_script_is_that_of_the_page_and_does_what_each_button_names(document):
    """Two scripts for the same keys had grown apart: a pointer on the page, none in the file."""
    (script,) = document.all("script")
    acts = [button["data-act"] for button in document.all("button")]
    assert acts == ["previous", "next", "notes", "overview", "black", "laser", "full"]
    assert all(re.search(rf"\b{act}\b", script["text"]) for act in acts)
    (root,) = document.all("div", "atlas-slides")
    assert (root["data-mode"], "data-briefing" in root) == ("file", False)
    assert [one["data-position"] for one in document.all("output")] == ["{number} of 10"]


def test_a_file_in_another_language_says_so():
    french = briefing(BriefingSpec(slides=("open",), lang="fr"), FACTS)
    page = Document(as_html(french, FACTS).decode())
    assert page.all("html")[0]["lang"] == french[0].spec.lang
