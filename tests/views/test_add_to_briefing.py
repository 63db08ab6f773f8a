"""The way from a chart on a page into the briefing: the story, the reader's own, a full one."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from charts.briefing import briefing
from charts.spec.briefing_params import DEFAULT, MOST_SLIDES
from charts.spec.page_specs import BriefingSpec
from charts.urls import content_spec, with_query
from tests.pages.opening import open_page
from tests.server.html.places import client, document_at
from tests.views.reading import context_of, of_kind
from views.add_to_briefing import AddToBriefing
from views.pages import page_blocks

PAGES = (
    ("", {"color": "mineral", "commodity": "cobalt", "asof": date(2026, 2, 4)}, ["map"]),
    ("", {"partner": "PER"}, ["map"]),
    ("timeline", {"kind": ("text",)}, ["timeline", "count"]),
    ("partners", {"partner": "PER"}, ["partner"]),
    ("minerals", {"order": "name"}, ["shares"]),
    ("minerals", {"commodity": "cobalt", "stage": "refinery"}, ["shares"]),
    ("agreements", {"mineral": ("cobalt",), "view": "matrix"}, ["agreements"]),
    ("agreements", {"agreement": "per-2026-mou"}, ["agreements"]),
    ("export", {"chart": "shares", "title": "Mine"}, ["shares"]),
)


def additions(page, **view):
    return of_kind(page_blocks(context_of(page, **view)), AddToBriefing)


@pytest.mark.parametrize(("page", "view", "charts"), PAGES)
def test_each_chart_of_a_page_becomes_the_last_slide_in_exactly_its_view(facts, page, view, charts):
    found = additions(page, **view)
    assert len(found) == len(charts)
    for block, chart in zip(found, charts, strict=True):
        link = block.link(BriefingSpec())
        assert link.page == "present"
        spec, problems = BriefingSpec.read(link.query, facts)
        assert problems == []
        assert spec.slides[:-1] == DEFAULT
        assert spec.slide == len(spec.slides) == len(DEFAULT) + 1
        slide = briefing(spec, facts)[-1]
        assert slide.chart == chart
        own = context_of(page, **view).spec
        assert slide.spec == content_spec(chart, own).replace(
            **{key: getattr(slide.spec, key) for key in ("worldview", "partner")}
        )


def test_a_page_without_a_chart_has_no_such_link():
    assert additions("export", chart="partner") == []
    assert additions("brief") == []
    assert additions("timeline", region="oceania", confidence="low") != []


def test_the_briefing_of_the_presenter_goes_on_and_takes_the_day_of_the_page():
    (block,) = additions("", asof=date(2026, 2, 4), lang="fr")
    kept = BriefingSpec(slides=("signed",), said='{"signed":"Eleven"}', commodity="cobalt", slide=1)
    spec = block.with_slide(kept)
    assert spec.slides == ("signed", "view.map~asof:2026-02-04")
    assert (spec.said, spec.commodity, spec.slide) == (kept.said, "cobalt", 2)
    assert (spec.asof, spec.lang) == (date(2026, 2, 4), "fr")
    assert block.with_slide(spec).slides[-1] == "view.map~asof:2026-02-04~2"


def test_the_forty_first_slide_is_named_and_the_forty_stay(facts):
    (block,) = additions("")
    full = BriefingSpec(slides=("signed",) * MOST_SLIDES, said='{"signed":"Eleven"}')
    spec, (problem,) = BriefingSpec.read(block.link(full).query, facts)
    assert spec.replace(slide=1) == full
    assert spec.slide == MOST_SLIDES
    assert "41 slides were given; a briefing has at most 40" in problem.detail


def query_of(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def links_of(document, label):
    return [one.attrs["href"] for one in document.query("a") if one.to_text().strip() == label]


def test_without_a_session_the_address_carries_the_briefing_from_page_to_page():
    server, said = client(), '{"signed":"Eleven & more"}'
    carried = {"slides": "signed,text", "said": said, "points": '{"text":"One"}'}
    present = document_at(server, with_query("/present", carried))
    (to_map,) = set(links_of(present, "Map"))
    assert query_of(to_map) == carried
    page = document_at(server, to_map)
    (added,) = links_of(page, "Add to briefing")
    assert query_of(added) == carried | {"slides": "signed,text,view.map", "slide": "3"}
    (to_timeline,) = set(links_of(page, "Timeline"))
    assert query_of(to_timeline) == carried
    form = page.query_one("form.key-controls")
    hidden = {one.attrs["name"]: one.attrs["value"] for one in form.query("input[type=hidden]")}
    assert carried.items() <= hidden.items()
    shown = document_at(server, added)
    assert "The address was not fully understood" not in shown.to_text()
    assert "slide_3" in [one[4:] for one in shown.query("section.card")[0].attrs["class"].split()]


def test_a_story_that_nobody_changed_is_in_no_other_address():
    page = document_at(client(), "/present?slide=2")
    assert set(links_of(page, "Map")) == {"/"}


def test_a_session_keeps_the_briefing_that_is_added_to_and_undoes_it():
    app = open_page("present", slides="signed,open")
    app.switch_page("map/page.py").run()
    (link,) = [one.proto for one in app.get("page_link") if one.proto.label == "Add to briefing"]
    query = query_of(f"?{link.query_string}")
    assert query == {"slides": "signed,open,view.map", "slide": "3"}
    app.switch_page("present/page.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    app.session_state["prepare"] = True
    app.run()
    assert app.query_params["slides"] == "signed,open,view.map"
    app.button(key="undo_briefing").click().run()
    assert app.query_params["slides"] == "signed,open"
