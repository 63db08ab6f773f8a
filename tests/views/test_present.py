"""What the Present page says: the slide on the stage, all slides on paper, the editor, the file."""

from urllib.parse import parse_qs, urlsplit

import pytest

from charts.briefing import briefing, to_file
from charts.spec.briefing_params import DEFAULT, LONGEST_SENTENCE
from charts.spec.page_specs import BriefingSpec
from data.i18n.labels import NO_FIGURE
from tests.views.reading import context_of, of_kind, texts_of
from views import typefaces
from views.blocks import (
    Action,
    Chart,
    Columns,
    Details,
    Group,
    Heading,
    MapStage,
    Notice,
    Picture,
    Table,
    Title,
)
from views.downloads import Downloads
from views.fields import Choice, TextField
from views.live_blocks import Alternatives, File, Progress, Upload
from views.present import all_slides, present_page
from views.present.editor import chosen_slides, loaded, own_sentence, problems_of

LIVE_ONLY = (Progress, Alternatives, File, Upload)


def page(**view):
    return present_page(context_of("present", **view))


def sheets(**view):
    return all_slides(context_of("present", **view))


def slides_of(facts, **view):
    return briefing(BriefingSpec(**view), facts)


def group_of(blocks, key):
    return next(group for group in of_kind(blocks, Group) if group.key == key)


def action_of(blocks, key):
    return next(action for action in of_kind(blocks, Action) if action.key == key)


@pytest.mark.parametrize("number", range(1, len(DEFAULT) + 1))
def test_the_stage_shows_one_slide_and_where_it_comes_from(facts, number):
    slide = slides_of(facts)[number - 1]
    stage = group_of(page(slide=number), "stage")
    assert [title.text.replace("\\", "") for title in of_kind([stage], Title)] == [slide.title]
    said = texts_of([stage])
    if slide.chart:
        if slide.chart == "map":
            (drawn,) = of_kind([stage], MapStage)
            assert ("part=replay" in drawn.address) == (slide.token == "replay")
        else:
            (chart,) = of_kind([stage], Chart)
            assert urlsplit(chart.address).path == f"/charts/{slide.chart}.svg"
            assert chart.alt == slide.alt
        assert f"Source: {slide.source}. [The rows](/sources?" in said
    else:
        assert slide.points
        assert all(point in said for point in slide.points)


def test_what_binds_is_read_at_the_back_of_the_room(facts):
    stage = group_of(page(slides=("binds",)), "stage")
    said = texts_of([stage])
    assert "**Legally binding (1)**: Ukraine" in said
    assert "**Not legally binding (8)**: Argentina, Australia" in said
    assert "**Not stated (16)**: Armenia" in said
    assert "(/agreements?sort=binding)" in said
    (picture,) = of_kind([group_of(sheets(slides=("binds",)), "slide_1")], Picture)
    assert urlsplit(picture.address).path == "/charts/agreements.svg"
    assert "sort=binding" in picture.address


def test_a_globe_has_its_flat_map_beside_it_and_a_flat_picture_that_says_why():
    why = "The globe needs scripts and WebGL"
    stage = group_of(page(slides=("globe",)), "stage")
    (drawn,), (chart,) = of_kind([stage], MapStage), of_kind([stage], Chart)
    assert (drawn.key, drawn.state["projection"], drawn.keys) == ("slide", "globe", ())
    assert why in drawn.html()
    assert (chart.name, urlsplit(chart.address).path) == ("globe", "/charts/map.svg")
    paper = sheets(slides=("globe", "signed"))
    assert "projection" not in of_kind([group_of(paper, "slide_1")], Picture)[0].address
    assert why in texts_of([group_of(paper, "slide_1")])
    assert why not in texts_of([group_of(paper, "slide_2")])


def test_a_partner_without_figures_says_so_instead_of_an_empty_chart():
    stage = group_of(page(slides=("partner.NRU",)), "stage")
    assert not of_kind([stage], Chart)
    assert of_kind([stage], Picture)[0].key == "locator"
    assert NO_FIGURE in texts_of([stage])


def test_steps_lead_to_the_neighbors_and_the_ends_stop():
    steering = group_of(page(slide=4), "steering")
    targets = {action.shortcut: action.changes for action in of_kind([steering], Action)}
    assert targets == {
        "Left": {"slide": 3},
        "Right": {"slide": 5},
        "Home": {"slide": 1},
        "End": {"slide": 10},
        "N": {"notes": "under"},
    }
    assert of_kind([steering], Progress)[0] == Progress("4 of 10", 0.4)
    assert action_of(page(), "to_Left").disabled
    assert action_of(page(slide=10), "to_Right").disabled
    assert len(of_kind([steering], Choice)[0].options) == len(DEFAULT)


def test_a_number_past_the_end_shows_the_last_slide(facts):
    slides = slides_of(facts, slides=("signed", "open"))
    (title,) = of_kind(page(slides=("signed", "open"), slide=9), Title)
    assert title.text.replace("\\", "") == slides[-1].title


def test_notes_are_shown_on_demand_and_alone_with_what_comes_next(facts):
    slide, following = slides_of(facts)[3:5]
    assert "Speaker notes" not in texts_of(page(slide=4))
    under = page(slide=4, notes="under")
    assert slide.alt in texts_of([group_of(under, "notes_panel")])
    assert "/present?slide=4&notes=only" in texts_of(under)
    assert action_of(under, "notes_toggle").changes == {"notes": ""}
    for alone in (page(slide=4, notes="only"), sheets(slide=4, notes="only")):
        assert slide.alt in texts_of(alone)
        assert f"**Next:** {following.title}" in texts_of(alone)
        assert action_of(alone, "to_Right").changes == {"slide": 5}
        assert not of_kind(alone, Chart)


def test_on_paper_every_slide_has_its_picture_or_points_its_notes_source_and_rows(facts):
    shown = 0
    blocks = sheets()
    for number, slide in enumerate(slides_of(facts), start=1):
        sheet = group_of(blocks, f"slide_{number}")
        said = texts_of([sheet])
        assert slide.title in said
        assert f"{number} of {len(DEFAULT)}" in said
        assert all(paragraph in said for paragraph in slide.notes.split("\n"))
        assert all(point in said for point in slide.points)
        if slide.chart:
            (picture,) = of_kind([sheet], Picture)
            assert urlsplit(picture.address).path == f"/charts/{slide.chart}.svg"
            assert slide.source in said
            assert len(of_kind([sheet], Table)[0].rows) > 0
        shown += 1
    assert shown == len(DEFAULT)
    assert not [block for kind in LIVE_ONLY for block in of_kind(blocks, kind)]


def test_on_paper_the_chosen_slide_comes_first_and_titles_the_page(facts):
    blocks = sheets(slide=4)
    keys = [group.key for group in of_kind(blocks, Group) if group.key.startswith("slide_")]
    assert keys == [f"slide_{number}" for number in (4, 1, 2, 3, 5, 6, 7, 8, 9, 10)]
    live, paper = (of_kind(content, Title) for content in (page(slide=4), blocks))
    assert live == paper
    assert len(of_kind(blocks, Heading)) == len(DEFAULT)  # nine slides, and what to take away


def test_the_picture_of_a_slide_is_of_the_slide_s_own_view():
    sheet = group_of(sheets(asof=None, theme="dark"), "slide_3")
    query = parse_qs(urlsplit(of_kind([sheet], Picture)[0].address).query)
    assert query["status"] == ["signed_at_ministerial"]
    assert query["asof"] == ["2026-02-04"]
    assert query["theme"] == ["dark"]


def test_files_to_take_away_are_addresses_for_each_paper():
    live = of_kind(page(partner="PER"), Alternatives)[0]
    paper = of_kind(sheets(partner="PER"), Downloads)
    assert list(live.options) == ["a4", "letter"]
    chosen = [live.blocks(name)[0] for name in live.options]
    assert chosen == paper[1:]
    assert "/briefs/PER.pdf" in chosen[0].addresses.values()
    assert "/briefs/PER.pdf?paper=letter" in chosen[1].addresses.values()
    assert [urlsplit(one).path for one in paper[0].addresses.values()] == [
        "/briefing.pptx",
        "/briefing.pdf",
    ]


def test_with_a_broken_typeface_no_file_is_offered(monkeypatch):
    monkeypatch.setattr(typefaces, "font_faults", lambda: ("Source Sans",))
    assert [notice.tone for notice in of_kind(sheets(), Notice)] == ["error"]
    assert not of_kind(sheets(), Downloads)


def test_slides_keep_the_order_in_which_they_are_chosen():
    spec = BriefingSpec(slide=3)
    assert chosen_slides(spec, ["open", "signed"]) == {"slides": ("open", "signed"), "slide": 2}
    assert chosen_slides(spec, []) == {"slides": (), "slide": 3}
    assert chosen_slides(spec, list(DEFAULT)) == {"slides": (), "slide": 3}


def test_a_slide_moves_by_one_and_stays_on_the_stage():
    later = action_of(page(slides=("signed", "open", "count")), "move_1")
    assert later.changes == {"slides": ("open", "signed", "count"), "slide": 2}
    assert action_of(page(), "move_-1").disabled
    assert action_of(page(slide=10), "move_1").disabled


def test_a_sentence_of_one_s_own_is_kept_by_slide_and_given_back(facts):
    slide = slides_of(facts)[2]
    changes = own_sentence(BriefingSpec(), slide, "  Eleven \n signed ")
    assert changes == {"said": '{"signed":"Eleven signed"}'}
    blocks = page(slide=3, **changes)
    assert of_kind(blocks, Title)[0].text == "Eleven signed"
    (field,) = (one for one in of_kind(blocks, TextField) if one.name == "sentence")
    assert (field.value, field.most) == ("Eleven signed", LONGEST_SENTENCE)
    for text in ("", slide.finding):
        assert own_sentence(BriefingSpec(**changes), slide, text) == {"said": ""}


def test_markup_in_a_sentence_stays_text():
    said = '{"question":"<img src=x> *b* [a](b)"}'
    for blocks in (page(said=said), sheets(said=said)):
        title = of_kind(blocks, Title)[0].text
        assert title == r"\<img src=x\> \*b\* \[a\]\(b\)"


def test_a_saved_briefing_loads_as_it_was(facts):
    view = {"slides": ("open", "signed"), "partner": "PER", "worldview": "us"}
    (file,) = of_kind(page(**view), File)
    assert file.content == to_file(BriefingSpec(**view))
    changes = loaded(facts, file.content)
    assert changes == {
        **dict.fromkeys(("said", "commodity", "theme"), ""),
        **{"coalition": (), "asof": None, "slide": 1},
        **view,
    }
    assert problems_of(facts, file.content) == ()


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"format": "x<b>"}', b"[" * 9000])
def test_a_file_that_is_no_briefing_changes_nothing_and_is_named(facts, content):
    assert loaded(facts, content) == {}
    (problem,) = problems_of(facts, content)
    assert problem.startswith("The file was not fully understood. **briefing** = ")


def test_a_part_of_a_file_that_is_unknown_is_named_and_the_rest_is_used(facts):
    content = to_file(BriefingSpec(slides=("signed", "open"))).replace(b"open", b"op<b>n")
    assert loaded(facts, content)["slides"] == ("signed",)
    (problem,) = problems_of(facts, content)
    assert r"op\<b\>n" in problem


def test_what_a_presenter_changes_is_folded_away():
    prepare = next(block for block in of_kind(page(), Details) if block.key == "prepare")
    (columns,) = prepare.blocks()
    assert isinstance(columns, Columns)
    slides = next(field for field in of_kind([columns], Choice) if field.key == "slides")
    assert slides.value == DEFAULT
    assert set(DEFAULT) < set(slides.options)
