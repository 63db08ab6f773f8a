"""The Export page in process: from any page, from a cold address, with words of one's own."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from charts.content import alt_text, caption, short_alt_text
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from tests.pages.opening import open_page, text_of

FACTS = store().facts
NEEDS = {"partner": {"partner": "PER"}, "shares": {"commodity": "copper"}}


def markup_of(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def source_of(app):
    return html.unescape(re.search(r'<img src="([^"]+)"', markup_of(app)).group(1))


def links_of(app):
    links = re.findall(r'<a class="atlas-button[^"]*" download href="([^"]+)"', markup_of(app))
    return [html.unescape(link) for link in links]


def words_of(app, label):
    match = re.search(rf'aria-label="{label}">(.*?)</div></section>', markup_of(app), re.DOTALL)
    return html.unescape(match.group(1))


def query_of(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_each_chart_opens_cold_with_its_words_and_files(chart):
    app = open_page("export", chart=chart, **NEEDS.get(chart, {}))
    spec = ChartSpec(chart=chart, **NEEDS.get(chart, {}))
    chart_caption = caption(spec.replace(chart=chart), FACTS)
    assert app.text_area(key="w_title").value == chart_caption.title
    assert app.text_area(key="w_subtitle").value == chart_caption.subtitle
    assert app.text_area(key="w_note").value == chart_caption.note
    assert words_of(app, "Alt text, long") == alt_text(spec.replace(chart=chart), FACTS)
    assert urlsplit(source_of(app)).path == f"/charts/{chart}.png"
    kinds = [urlsplit(link).path for link in links_of(app)]
    assert kinds == [f"/charts/{chart}.{kind}" for kind in ("png", "csv", "zip")]
    assert not app.warning


def test_a_cold_deep_link_restores_every_choice():
    app = open_page(
        "export",
        color="mineral",
        commodity="copper",
        asof="2026-02-04",
        preset="print",
        format="svg",
        theme="dark",
        title="Copper, and who has it",
    )
    image = query_of(links_of(app)[0])
    assert image["title"] == "Copper, and who has it"
    assert (image["preset"], image["theme"], image["color"]) == ("print", "dark", "mineral")
    assert (image["commodity"], image["asof"], image["download"]) == ("copper", "2026-02-04", "1")
    assert urlsplit(links_of(app)[0]).path.endswith(".svg")
    assert query_of(links_of(app)[1]) == {
        "color": "mineral",
        "commodity": "copper",
        "asof": "2026-02-04",
        "download": "1",
    }


def test_words_are_edited_stored_in_the_address_and_reset():
    app = open_page("export")
    generated = app.text_area(key="w_title").value
    app.text_area(key="w_title").set_value("  My <own>\n title ").run()
    assert app.query_params["title"] == "My <own> title"
    assert query_of(source_of(app))["title"] == "My <own> title"
    assert "<own>" not in markup_of(app)
    assert "My <own> title" in words_of(app, "Citation")
    app.button(key="reset_words").click().run()
    assert "title" not in app.query_params
    assert app.text_area(key="w_title").value == generated


def test_generated_words_follow_the_view_and_are_not_stored():
    app = open_page("export")
    app.text_area(key="w_title").set_value(app.text_area(key="w_title").value).run()
    assert "title" not in app.query_params
    before = app.text_area(key="w_title").value
    app.date_input(key="w_export_asof").set_value("2025-12-31").run()
    assert app.query_params["asof"] == "2025-12-31"
    assert app.text_area(key="w_title").value != before


def test_words_for_one_chart_do_not_go_along_to_another():
    app = open_page("export", title="Only of the map")
    app.get("button_group")[0].set_value("timeline").run()
    assert app.query_params["chart"] == "timeline"
    assert "title" not in app.query_params


def test_the_look_is_in_the_address_and_the_scale_only_on_a_png():
    app = open_page("export", scale="3")
    assert query_of(links_of(app)[0])["scale"] == "3"
    app.selectbox(key="w_preset").set_value("square").run()
    app.toggle(key="w_transparent").set_value(True).run()
    assert app.query_params["preset"] == "square"
    assert app.query_params["transparent"] == "true"
    assert " transparent" in markup_of(app)
    pdf = open_page("export", scale="3", format="pdf")
    assert "scale" not in query_of(links_of(pdf)[0])


def test_a_partner_is_highlighted_on_the_map_or_no_one():
    app = open_page("export", partner="PER")
    assert query_of(source_of(app))["partner"] == "PER"
    app.selectbox(key="w_highlight").set_value("").run()
    assert "partner" not in query_of(source_of(app))


def test_without_a_partner_the_page_asks_for_one():
    app = open_page("export", chart="partner")
    assert app.info
    assert not links_of(app)
    app.selectbox(key="w_finder").set_value("PER").run()
    assert links_of(app)


def test_code_to_embed_holds_address_and_alt_text_escaped():
    app = open_page("export", title='A "quoted" <title>')
    image = words_of(app, "Embed as an image")
    frame = words_of(app, "Embed as a chart")
    assert html.unescape(re.search(r'alt="([^"]*)"', image).group(1)) == short_alt_text(
        ChartSpec(), FACTS
    )
    assert html.unescape(re.search(r'title="([^"]*)"', frame).group(1)) == 'A "quoted" <title>'
    assert re.search(r'width="1200" height="675"', image)


def test_a_bad_address_is_named_and_the_rest_is_used():
    app = open_page("export", preset="poster", title="x" * 5000, format="svg")
    text = " ".join(warning.value for warning in app.warning)
    assert "preset" in text
    assert "title" in text
    assert urlsplit(links_of(app)[0]).path == "/charts/map.svg"


@pytest.mark.parametrize(
    ("page", "query", "chart", "expected_key"),
    [
        ("", {"color": "mineral", "commodity": "copper", "partner": "PER"}, "map", "commodity"),
        ("", {"color": "mineral", "commodity": "copper", "partner": "PER"}, "map", "partner"),
        ("", {"partner": "PER"}, "partner", "partner"),
        ("timeline", {"kind": "text", "event": "agreements:per-2026-mou"}, "timeline", "kind"),
        ("timeline", {"asof": "2026-02-04"}, "count", "asof"),
        ("partners", {"partner": "PER", "asof": "2026-02-04"}, "partner", "partner"),
        ("minerals", {"commodity": "copper"}, "shares", "commodity"),
    ],
)
def test_every_page_leads_here_with_its_view(page, query, chart, expected_key):
    app = open_page(page, **query)
    links = [
        link.proto.query_string for link in app.get("page_link") if "Export" in link.proto.label
    ]
    queries = [query_of(f"?{text}") for text in links]
    (export_query,) = [item for item in queries if item["chart"] == chart]
    assert export_query[expected_key] == query[expected_key]
    assert "event" not in export_query
    assert not open_page("export", **export_query).warning


def test_the_theme_of_a_picture_does_not_leave_the_page():
    app = open_page("export", theme="dark")
    assert query_of(source_of(app))["theme"] == "dark"
    app.switch_page("map/page.py")
    app.run()
    assert "theme" not in app.query_params


def test_the_license_and_the_file_name_stand_below_the_picture():
    text = text_of(open_page("export")).replace("\\", "")
    assert re.search(rf"Saved as ministerial-atlas-map-[a-z-]+{FACTS.last_event}\.png", text)


@pytest.mark.parametrize(
    "query",
    [
        {"region": "africa"},
        {"region": "asia", "color": "mineral"},
        {"color": "initiative", "initiative": "eu"},
        {"chart": "shares", "coalition": "g7,AUS,-CAN", "group": "battery-materials"},
        {"chart": "timeline", "start": "2026-02-05", "end": "2026-02-05", "kind": "finance"},
        {"chart": "partner", "partner": "EUU"},
        {"chart": "count", "asof": "2025-03-01"},
    ],
)
def test_generated_words_of_any_length_fit_and_stay_generated(query):
    app = open_page("export", **query)
    for key in ("w_title", "w_subtitle", "w_note"):
        app.text_area(key=key).set_value(app.text_area(key=key).value)
    app.run()
    assert not app.exception
    assert not {"title", "subtitle", "note"} & set(app.query_params)
    assert links_of(app)


def test_agreements_are_asked_as_on_their_page_and_leave_nothing_behind():
    """ "status" means another thing on the map: it was taken along, and not understood there."""
    app = open_page("export", chart="agreements", status="signed", view="matrix", mineral="cobalt")
    assert not app.warning
    assert query_of(links_of(app)[1]) == {
        **{"status": "signed", "view": "matrix", "mineral": "cobalt", "download": "1"},
    }
    app.get("button_group")[0].set_value("map").run()
    assert not app.warning
    assert dict(app.query_params) == {}
    app.get("button_group")[0].set_value("agreements").run()
    app.multiselect(key="w_minerals_bought").set_value(["cobalt"]).run()
    assert dict(app.query_params) == {"chart": "agreements", "mineral": "cobalt"}


@pytest.mark.parametrize(
    "bad", [{"agreement": "per-2025-mou"}, {"status": "attended"}, {"view": "table"}]
)
def test_a_bad_question_of_agreements_is_named_and_the_rest_shown(bad):
    app = open_page("export", chart="agreements", mineral="cobalt", **bad)
    (key,) = bad
    assert not app.exception
    assert f"**{key}**" in app.warning[0].value
    assert query_of(links_of(app)[1]) == {"mineral": "cobalt", "download": "1"}


def test_what_an_editor_types_is_read_and_what_cannot_be_used_is_named():
    app = open_page("export")
    app.text_area(key="w_annotate").set_value("COD: A refinery\nnowhere: A port").run()
    assert not app.exception
    assert app.text_area(key="w_annotate").value == "COD: A refinery"
    assert dict(app.query_params)["annotate"] == '{"COD":"A refinery"}'
    assert "nowhere" in app.warning[0].value
    app.multiselect(key="w_highlighted").set_value(["PER", "COD"]).run()
    app.text_input(key="w_style").set_value("signed:ffffff").run()
    assert "contrast" in app.warning[0].value
    assert "style" not in app.query_params
    asked = query_of(links_of(app)[0])
    assert (asked["highlight"], asked["annotate"]) == ("PER,COD", '{"COD":"A refinery"}')
    app.text_area(key="w_annotate").set_value("").run()
    assert "annotate" not in app.query_params
    assert not app.warning
