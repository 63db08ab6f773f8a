"""What the Present page says: the slide on the stage, all slides on paper, the editor, the file."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from justhtml import JustHTML

from charts.briefing import briefing, to_file
from charts.content import caption
from charts.spec.briefing_params import DEFAULT
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import STAGES
from charts.spec.slide_texts import LONGEST_REMARKS, LONGEST_SENTENCE
from tests.views.reading import context_of, of_kind, texts_of
from views import typefaces
from views.blocks import (
    Action,
    Chart,
    Columns,
    Details,
    Group,
    Heading,
    Html,
    MapStage,
    Notice,
    Picture,
    Table,
    Text,
    Title,
)
from views.downloads import Downloads, FileForm
from views.fields import Choice, TextField
from views.live_blocks import Alternatives, File, Undo, Upload
from views.present import all_slides, present_page
from views.present.editor import loaded, problems_of
from views.present.order import added, chosen_slides, removed, reordered
from views.present.own_texts import own_notes, own_points, own_sentence
from views.slide_order import SlideOrder
from views.slide_show import SlideShow
from views.templating import block_html

LIVE_ONLY = (Alternatives, File, SlideOrder, Undo, Upload)


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


def show_of(blocks):
    (show,) = of_kind(blocks, SlideShow)
    return show


def document_of(**view):
    return JustHTML(str(show_of(page(**view)).html()), sanitize=False)


def articles_of(**view):
    return document_of(**view).query("article.slide")


def words_of(element, selector):
    return [found.to_text().strip() for found in element.query(selector)]


def briefing_of(**view):
    return document_of(**view).query_one("section").attrs["data-briefing"]


def test_every_slide_is_in_the_page_with_its_picture_or_points_its_notes_and_its_rows(facts):
    slides, articles = slides_of(facts), articles_of()
    assert len(articles) == len(slides) == len(DEFAULT)
    for slide, article in zip(slides, articles, strict=True):
        assert words_of(article, "h1") == [slide.title]
        noted = [line for line in slide.notes.split("\n") if line]
        assert words_of(article, ".notes p") == noted
        if not slide.chart:
            assert words_of(article, "li") == list(slide.points)
            assert slide.source in words_of(article, ".source")[0]
            continue
        assert article.query_one("img").attrs["alt"] == slide.alt
        addresses = [source.attrs["data-srcset"] for source in article.query("source")]
        addresses.append(article.query_one("img").attrs["data-src"])
        parts = [urlsplit(address) for address in addresses]
        assert {part.path for part in parts} == {f"/charts/{slide.chart}.svg"}
        names = [name for name in STAGES if "x" in name]
        names = ["stage-2x3", "stage-beside"] if slide.figures else names
        assert [parse_qs(part.query)["preset"] for part in parts] == [[name] for name in names]
        assert words_of(article, ".atlas-slide-figures b") == [one.figure for one in slide.figures]
        title = parse_qs(parts[0].query).get("title", [caption(slide.spec, facts).title])
        assert title == [slide.title]
        assert article.query_one("a.rows").attrs["href"].startswith("/sources?")


def test_the_slides_are_the_same_whichever_is_seen():
    shows = [show_of(page(slide=number, notes=notes)) for number, notes in ((1, ""), (7, "under"))]
    assert len({str(show.html()) for show in shows}) == 1
    assert [show.state for show in shows] == [
        {"slide": 1, "notes": ""},
        {"slide": 7, "notes": "under"},
    ]


def test_the_replay_moves_over_its_picture_and_nothing_else_does():
    story = ("question", "came", "replay", "count", "open")
    for number in range(1, len(story) + 1):
        drawn = of_kind(page(slides=story, slide=number), MapStage)
        assert bool(drawn) == (number == 3)
        assert all("part=replay" in block.address for block in drawn)
    assert ["data-live" in item.attrs for item in articles_of(slides=story)] == [
        token == "replay" for token in story
    ]


def test_what_binds_is_the_list_of_agreements_by_legal_status(facts):
    (article,) = articles_of(slides=("binding",))
    address = article.query_one("img").attrs["data-src"]
    assert urlsplit(address).path == "/charts/agreements.svg"
    assert parse_qs(urlsplit(address).query)["sort"] == ["binding"]
    assert "Ukraine (agreement of 30 Apr 2025): It is a binding fund treaty" in " ".join(
        words_of(article, ".notes p")
    )
    assert article.query_one("a.rows").attrs["href"].startswith("/sources?table=agreements")
    (picture,) = of_kind([group_of(sheets(slides=("binding",)), "slide_1")], Picture)
    assert urlsplit(picture.address).path == "/charts/agreements.svg"
    assert "sort=binding" in picture.address


def test_a_globe_has_its_flat_map_beside_it_and_a_flat_picture_that_says_why():
    why = "The globe needs scripts and WebGL"
    stage = group_of(page(slides=("globe",)), "live_slide")
    (drawn,), (chart,) = of_kind([stage], MapStage), of_kind([stage], Chart)
    assert (drawn.key, drawn.state["projection"], drawn.keys) == ("slide", "globe", ())
    assert why in drawn.html()
    assert (chart.name, urlsplit(chart.address).path) == ("globe", "/charts/map.svg")
    paper = sheets(slides=("globe", "signed"))
    assert "projection" not in of_kind([group_of(paper, "slide_1")], Picture)[0].address
    assert why in texts_of([group_of(paper, "slide_1")])
    assert why not in texts_of([group_of(paper, "slide_2")])


def test_steps_on_paper_lead_to_the_neighbors_and_the_ends_stop():
    steps = sheets(slide=4, notes="only")
    targets = {action.shortcut: action.changes for action in of_kind(steps, Action)}
    assert targets == {
        "Left": {"slide": 3},
        "Right": {"slide": 5},
        "Home": {"slide": 1},
        "End": {"slide": 10},
    }
    assert action_of(sheets(notes="only"), "to_Left").disabled
    assert action_of(sheets(slide=10, notes="only"), "to_Right").disabled


def test_a_number_past_the_end_shows_the_last_slide():
    assert show_of(page(slides=("signed", "open"), slide=9)).state["slide"] == 2


def test_the_window_of_notes_has_the_slides_of_the_stage_and_without_scripts_what_comes_next(facts):
    slide, following = slides_of(facts)[3:5]
    alone = page(slide=4, notes="only")
    assert show_of(alone).state == {"slide": 4, "notes": "only"}
    assert document_of(notes="only").query_one("section").attrs["data-mode"] == "notes"
    assert briefing_of(notes="only") == briefing_of() != briefing_of(slides=("signed", "open"))
    paper = sheets(slide=4, notes="only")
    assert slide.speech.speech.sentences[0] in texts_of(paper)
    assert f"**Next:** {following.title}" in texts_of(paper)
    assert action_of(paper, "to_Right").changes == {"slide": 5}


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
    (title,) = of_kind(blocks, Title)
    assert title.text.replace("\\", "") == slides_of(facts)[3].title
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
        "/briefing.html",
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


def test_a_copy_follows_its_slide_with_its_words_and_both_can_be_edited_apart(facts):
    spec = BriefingSpec(slides=("signed", "open"), said='{"signed":"Eleven"}')
    copied = spec.replace(**added(spec, 1, "signed", copies=True))
    assert (copied.slides, copied.slide) == (("signed", "signed~2", "open"), 2)
    assert copied.said == '{"signed":"Eleven","signed~2":"Eleven"}'
    edited = copied.replace(**own_sentence(copied, briefing(copied, facts)[1], "Again"))
    assert [slide.title for slide in briefing(edited, facts)[:2]] == ["Eleven", "Again"]


def test_a_slide_goes_with_its_words_and_the_last_one_stays():
    spec = BriefingSpec(slides=("signed", "open"), said='{"open":"Why?"}', remarks='{"open":"x"}')
    without = spec.replace(**removed(spec, 2))
    assert (without.slides, without.slide) == (("signed",), 1)
    assert (without.said, without.remarks) == ("", "")
    assert action_of(page(slides=("signed",)), "remove_slide").disabled


def test_a_slide_in_own_words_is_added_after_the_one_that_is_shown_and_shows_what_is_typed(facts):
    spec = BriefingSpec(slide=3)
    action = action_of(page(slide=3), "add_words")
    spec = spec.replace(**action.changes)
    assert (spec.slides[3], spec.slide) == ("text", 4)
    slide = briefing(spec, facts)[3]
    spec = spec.replace(**own_sentence(spec, slide, "What we ask for"))
    spec = spec.replace(**own_points(spec, slide, " First <b>\n\n*Second* "))
    view = {key: getattr(spec, key) for key in ("slides", "slide", "said", "points")}
    article = articles_of(**view)[3]
    assert words_of(article, "h1") == ["What we ask for"]
    assert words_of(article, "li") == ["First <b>", "*Second*"]
    assert not article.query("img")
    assert "- First \\<b\\>\n- \\*Second\\*" in [
        block.text for block in of_kind([group_of(sheets(**view), "slide_4")], Text)
    ]
    fields = {field.name: field.value for field in of_kind(page(**view), TextField)}
    assert fields["points"] == "First <b>\n*Second*"
    assert "points" not in {field.name for field in of_kind(page(), TextField)}


def test_the_forty_first_slide_is_refused_and_why_is_said():
    full = ("signed", *(f"signed~{number}" for number in range(2, 41)))
    blocks = page(slides=full)
    for key in ("add_words", "duplicate_slide"):
        assert action_of(blocks, key).disabled
        assert "40 slides" in action_of(blocks, key).help
    assert "This briefing is full" in texts_of(blocks)
    assert "full" not in texts_of(page(slides=full[1:]))
    assert added(BriefingSpec(slides=full), 1, "text") == {}


def test_a_second_slide_in_own_words_starts_empty_also_where_one_was_taken_out():
    spec = BriefingSpec(slides=("text", "open"), said='{"text":"Why?","text~2":"Left over"}')
    assert added(spec, 1, "text")["slides"] == ("text", "text~3", "open")


def test_more_words_than_an_address_holds_are_warned_of():
    said = json.dumps({f"signed~{number}": "x" * 200 for number in range(2, 60)})
    assert "Shorten some" in texts_of(page(said=said))
    assert "Shorten some" not in texts_of(page())


def test_the_picture_of_any_view_is_that_of_its_chart_and_its_rows_are_its_file():
    token = "view.timeline~kind:text~asof:2026-02-04"
    article = articles_of(slides=("signed", token))[1]
    picture = urlsplit(article.query_one("img").attrs["data-src"])
    assert picture.path == "/charts/timeline.svg"
    assert parse_qs(picture.query)["kind"] == ["text"]
    rows = article.query_one("a.rows").attrs["href"]
    assert rows == "/charts/timeline.csv?asof=2026-02-04&kind=text"


def test_a_sentence_of_one_s_own_is_kept_by_slide_and_given_back(facts):
    slide = slides_of(facts)[2]
    changes = own_sentence(BriefingSpec(), slide, "  Eleven \n signed ")
    assert changes == {"said": '{"signed":"Eleven signed"}'}
    blocks = page(slide=3, **changes)
    assert words_of(articles_of(**changes)[2], "h1") == ["Eleven signed"]
    (field,) = (one for one in of_kind(blocks, TextField) if one.name == "sentence")
    assert (field.value, field.most) == ("Eleven signed", LONGEST_SENTENCE)
    for text in ("", slide.finding):
        assert own_sentence(BriefingSpec(**changes), slide, text) == {"said": ""}


def test_notes_of_one_s_own_are_kept_by_slide_and_given_back(facts):
    slide = slides_of(facts)[2]
    changes = own_notes(BriefingSpec(), slide, " Name all.\n Then wait.")
    assert changes == {"remarks": '{"signed":"Name all.\\n\\nThen wait."}'}
    blocks = page(slide=3, notes="under", **changes)
    assert "Then wait." in words_of(articles_of(**changes)[2], ".notes p")
    (field,) = (one for one in of_kind(blocks, TextField) if one.name == "remarks")
    assert (field.value, field.most) == ("Name all.\n\nThen wait.", LONGEST_REMARKS)
    for text in ("", slide.speech.text):
        assert own_notes(BriefingSpec(**changes), slide, text) == {"remarks": ""}


def test_the_opening_slide_has_its_figures_on_stage_and_on_paper(facts):
    figures = slides_of(facts)[0].figures
    said = "".join(block.html for block in of_kind([group_of(sheets(), "slide_1")], Html))
    for html in (said, str(show_of(page()).html())):
        assert all(f"<b>{one.figure}</b> <span>{one.label}</span>" in html for one in figures)


@pytest.mark.parametrize("slide", [1, 4])
def test_of_all_pictures_that_of_the_slide_asked_for_comes_first(slide):
    pictures = [picture.is_main for picture in of_kind(sheets(slide=slide), Picture)]
    assert pictures[0]
    assert not any(pictures[1:])


def test_markup_in_a_sentence_stays_text():
    said = '{"question":"<img src=x> *b* [a](b)"}'
    (title,) = of_kind(sheets(said=said), Title)
    assert title.text == r"\<img src=x\> \*b\* \[a\]\(b\)"
    assert words_of(articles_of(said=said)[0], "h1") == ["<img src=x> *b* [a](b)"]


def test_a_saved_briefing_loads_as_it_was(facts):
    view = {"slides": ("open", "signed"), "partner": "PER", "worldview": "us"}
    (file,) = of_kind(page(**view), File)
    assert file.content == to_file(BriefingSpec(**view))
    changes = loaded(facts, file.content)
    assert changes == {
        **dict.fromkeys(("said", "remarks", "points", "commodity", "theme"), ""),
        **{"coalition": (), "asof": None, "slide": 1, "producers": "all"},
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


@pytest.mark.parametrize("view", [page, sheets])
def test_a_template_is_sent_to_the_address_of_the_very_deck(view):
    (form,) = of_kind(view(slides=("signed", "open"), partner="PER"), FileForm)
    (decks, *_others) = of_kind(view(slides=("signed", "open"), partner="PER"), Downloads)
    assert form.address == decks.addresses["PowerPoint"]
    assert form.address.startswith("/briefing.pptx?")
    html = block_html(form)
    assert 'method="post" enctype="multipart/form-data"' in html
    assert '<input type="file" name="template" accept=".pptx,.potx" required>' in html


def test_no_template_is_asked_for_where_nothing_can_be_drawn(monkeypatch):
    monkeypatch.setattr(typefaces, "font_faults", lambda: ["broken"])
    assert not of_kind(sheets(), FileForm)


def test_slides_are_put_in_order_and_the_shown_one_stays_shown():
    spec = BriefingSpec(slides=("open", "signed", "count"), slide=2)
    there = ("signed", "count", "open")
    assert reordered(spec, there) == {"slides": there, "slide": 1}
    assert reordered(BriefingSpec(slide=3), DEFAULT) == {"slides": (), "slide": 3}
    for tokens in (["open"], ["open", "open", "signed"], ["open", "signed", "came"], []):
        assert reordered(spec, tokens) == {}


def test_the_list_of_the_editor_names_every_slide_and_its_handle(facts):
    view = {"slides": ("open", "text"), "slide": 2, "said": '{"text":"<b>Mine</b> first"}'}
    (listed,) = of_kind(page(**view), SlideOrder)
    items = JustHTML(str(listed.html), sanitize=False).query("li")
    titles = [slide.title for slide in slides_of(facts, **view)]
    assert [item.attrs["data-title"] for item in items] == titles
    assert [item.query_one("button").attrs["aria-label"] for item in items] == [
        f"Move: {title}" for title in titles
    ]
    assert [item.attrs["data-token"] for item in items] == ["open", "text"]
    assert listed.changes_of(["text", "open"]) == {"slides": ("text", "open"), "slide": 1}
