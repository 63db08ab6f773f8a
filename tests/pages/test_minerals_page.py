"""The Minerals page in process: every commodity and stage, any coalition, and bad addresses."""

import re

import pytest

from data.facts.store import store
from data.i18n.labels import NOT_QUANTIFIED_LABELS
from data.minerals.overview import PARTS, overview
from data.minerals.ranking import with_remainder
from data.minerals.shares import Measure, available
from tests.pages.opening import open_page, text_of
from views.mineral_controls import labels
from views.minerals import bars, concentration

FACTS = store().facts
STAGES = sorted(
    {(m.commodity, m.stage) for measures in available(FACTS).values() for m in measures}
)


def html_of(app):
    return "".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(("slug", "stage"), STAGES)
def test_each_commodity_and_stage_shows_exactly_its_producers(slug, stage):
    app = open_page("minerals", commodity=slug, stage=stage)
    measure = next(item for item in available(FACTS)[slug] if item.stage == stage)
    year = int(app.session_state["w_year"])
    rows = with_remainder(FACTS, Measure(measure.commodity, stage, year), FACTS.last_event)
    body = html_of(app)
    lines = lines_of(body)
    assert list(lines) == list(rows.index)
    for code, row in rows.iterrows():
        has_bar = '<i class="bar">' in lines[code]
        assert has_bar == bool(row["percent"] == row["percent"]), code
        if row["printed"]:
            assert NOT_QUANTIFIED_LABELS[row["printed"]] in lines[code]
            assert "no share published" not in lines[code]
    assert not re.search(r"\bnan\b", body.lower())
    assert not [
        percentage for percentage in PERCENT.findall(body + text_of(app)) if float(percentage) > 100
    ]
    assert not app.info


PERCENT = re.compile(r"(\d+(?:\.\d+)?)%(?!;)")


def lines_of(body):
    """The lines of the ranking by the code of their country."""
    table = body[body.index('"atlas-ranks"') :].split("</table>")[0]
    return {
        code: line.split("</tr>")[0]
        for code, line in re.findall(r'<tr data-code="(\w+)"(.*?)(?=<tr|</tbody>)', table)
    }


def test_us_rutile_is_not_said_to_be_in_the_total():
    """USGS counts it with ilmenite; the page said "included in the total"."""
    lines = lines_of(html_of(open_page("minerals", commodity="titanium-rutile")))
    assert "included in another figure" in lines["USA"]
    assert "≤ 44.4%" in lines["AUS"]


def test_every_producer_says_what_it_is_to_the_ministerial():
    lines = lines_of(html_of(open_page("minerals", commodity="copper")))
    for code, words in {
        "CHL": "Related deal, did not attend",
        "RUS": "Did not attend",
        "PER": "Signed at the ministerial",
        "CAN": "Attended, no agreement found",
        "MEX": "Announced, not signed",
        "CHN": "China",
        "USA": "Host",
    }.items():
        assert lines[code].endswith(f"</i>{words}</td>"), code
    spain = lines_of(html_of(open_page("minerals", commodity="tungsten", stage="reserves")))["ESP"]
    assert "Did not attend (EU member)" in spain


def test_the_remainder_of_the_source_is_a_line_without_rank_or_link():
    line = lines_of(html_of(open_page("minerals", commodity="copper")))["OTH"]
    assert "<td></td>" in line
    assert "Other countries" in line
    assert "/partners" not in line
    assert "13.0%" in line


def test_zero_withheld_and_not_available_are_distinguished():
    antimony = lines_of(html_of(open_page("minerals", commodity="antimony")))
    assert "withheld" in antimony["USA"]
    assert "zero" in antimony["CAN"]
    assert "table=not_quantified&amp;row=USA.antimony.mine.2025" in antimony["USA"]
    assert "not available" in lines_of(html_of(open_page("minerals", commodity="rhenium")))["RUS"]


def test_partners_alone_keep_their_ranks_among_everyone():
    app = open_page("minerals", commodity="copper")
    app.button_group(key="w_producers").set_value("partners").run()
    assert app.query_params["producers"] == "partners"
    lines = lines_of(html_of(app))
    assert "OTH" not in lines
    assert set(lines) <= set(FACTS.partner_codes)
    assert next(iter(lines)) == "COD"
    assert "<td>2</td>" in lines["COD"]
    assert "Listed partners" in text_of(app)
    app.button_group(key="w_producers").set_value("all").run()
    assert "producers" not in app.query_params


def test_a_country_that_is_no_partner_is_described_when_it_is_clicked():
    app = open_page("minerals", commodity="copper", partner="CHL")
    assert "Chile**: 23.0% of the world" in text_of(app).replace("\\", "")
    assert 'class="chosen"' in lines_of(html_of(app))["CHL"]
    hidden = open_page("minerals", commodity="copper", partner="CHL", producers="partners")
    assert "Not a partner: shown among everyone" in text_of(hidden).replace("\\", "")


def test_who_leads_stands_under_the_title_with_links_to_what_others_lead():
    body = html_of(open_page("minerals"))
    finding = re.search(r'<p class="atlas-parts-finding">.*?</p>', body)[0]
    assert "Of 42 " in finding
    assert re.findall(r"commodity=([a-z-]+)", finding) == [
        *("chromium", "copper", "manganese", "nickel", "palladium", "platinum", "rhenium"),
    ]
    assert body.index(finding) < body.index("atlas-parts-legend")


def test_what_signatories_have_is_located_there_and_not_covered():
    """A memorandum covers no ton of cobalt: the mines stand in countries that signed one."""
    for stage, expected in (
        ("", "mine production (2025) is located in"),
        ("reserves", "(2025) are"),
    ):
        app = open_page("minerals", commodity="cobalt", stage=stage, asof="2026-02-04")
        words = text_of(app).replace("\\", "")
        assert "Located in countries with a signed agreement" in words
        assert "of the world’s cobalt" in words
        assert expected in words
        for denied in ("Coverage", "not covered", "not by what its agreement covers"):
            words = words.replace(denied, "")
        assert "cover" not in words.lower()
    open_total = text_of(open_page("minerals", commodity="nickel", stage="reserves"))
    assert "**at most " in open_total


def test_a_note_names_the_country_that_it_is_about():
    text = text_of(open_page("minerals", commodity="nickel")).replace("\\", "")
    assert (
        "New Caledonia: USGS: overseas territory of France; not in the sum of EU members." in text
    )
    assert "excludes U.S." not in text


def test_names_are_the_readers_and_sentences_are_of_one_language():
    app = open_page("minerals", commodity="cobalt", lang="fr")
    congo = lines_of(html_of(app))["COD"]
    assert "Congo-Kinshasa" in congo
    assert "74,2\xa0%" in congo
    assert "Congo-Kinshasa" not in text_of(app)
    assert "DR Congo alone 74.2" in app.title[0].value.replace("\\", "")
    assert not re.search(r"\d,\d+\xa0%", text_of(app))


def concentration_of(slug, stage):
    rows = overview(FACTS, FACTS.partner_codes)
    ((_place, row),) = rows.loc[(rows["slug"] == slug) & (rows["stage"] == stage)].iterrows()
    markup = concentration.as_html(FACTS, row.to_dict(), "Mined")
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize(
    ("slug", "stage", "expected"),
    [
        ("cobalt", "mine", "Mined: DR Congo 74.2%, HHI 5,720"),
        (
            *("copper", "mine"),
            "Mined: Chile 23.0%, HHI 1,040 to 1,210 (the source gives 13.0% to other countries, "
            "one or many)",
        ),
        (
            "lithium",
            "mine",
            "Mined, largest listed: Australia ≤ 31.7%, HHI 2,020 (without U.S. out",
        ),
        (
            *("nickel", "reserves"),
            "Mined, largest listed: Indonesia ≤ 44.3% (HHI not given: the world total is a lower",
        ),
        (
            *("rhenium", "mine"),
            "Mined, largest listed: Chile 37.0%, HHI 2,370 (without Russia, whose figures",
        ),
    ],
)
def test_the_concentration_says_what_it_leaves_open(slug, stage, expected):
    assert concentration_of(slug, stage).startswith(expected)


def test_a_bar_whose_rounded_parts_pass_100_percent_fills_its_track():
    rows = overview(FACTS, FACTS.partner_codes).to_dict("records")
    over = [row for row in rows if sum(row[part] or 0 for part in PARTS if row[part] > 0) > 100]
    assert over
    for row in rows:
        widths = [float(width) for width in re.findall(r"width:([\d.]+)%", bars.bar(row, NAMES))]
        assert sum(widths) <= 100.05, row["label"]
    for row in over:
        widths = [float(width) for width in re.findall(r"width:([\d.]+)%", bars.bar(row, NAMES))]
        assert sum(widths) == pytest.approx(100, abs=0.05)


NAMES = dict(zip(PARTS, PARTS, strict=True))


def test_a_share_that_is_printed_whole_gets_no_decimal():
    rows = overview(FACTS, FACTS.partner_codes)
    magnets = rows.loc[rows["slug"] == "rare-earths-magnet"].iloc[0].to_dict()
    assert ">6%" in bars.figure(magnets)
    assert "china 84%" in bars.in_words(magnets, NAMES)
    assert "." not in bars.in_words(magnets, NAMES)


def test_the_overview_has_a_line_for_every_mineral_and_a_segment_for_every_part():
    app = open_page("minerals")
    rows = overview(FACTS, FACTS.partner_codes)
    body = html_of(app)
    assert body.count('<th scope="row">') == rows["line"].nunique()
    assert body.count('class="bar"') == len(rows)
    segments = sum(int((rows[part] > 0).sum()) for part in PARTS)
    assert len(re.findall(rf'<b class="(?:{"|".join(PARTS)})" ', body)) == segments


def test_a_tick_changes_every_sum_and_the_address():
    app = open_page("minerals", coalition="g7")
    assert "The 6 members of the G7 among the 54" in app.title[0].value.replace("\\", "")
    before = html_of(app)
    app.button_group(key="w_preset").set_value("signers").run()
    assert html_of(app) != before
    assert app.query_params["coalition"] == "signers"


def test_an_empty_coalition_says_so():
    app = open_page("minerals", coalition="none")
    assert "No partner is chosen" in app.title[0].value
    app = open_page("minerals", coalition="none", commodity="cobalt")
    assert "no partner is chosen" in app.title[0].value


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"stage": "smelter"}, "no smelter production is listed. Listed are: mine production"),
        ({"stage": "reserves", "year": "2024"}, "no reserves in 2024 is listed"),
    ],
)
def test_a_stage_or_year_without_figures_is_named_and_what_there_is_offered(query, expected):
    app = open_page("minerals", commodity="cobalt", **query)
    assert expected in app.info[0].value.replace("\\", "")
    assert "Listed producers" in text_of(app)


def test_an_unknown_slug_is_reported_and_the_overview_shown():
    app = open_page("minerals", commodity="unobtainium")
    assert "unobtainium" in app.warning[0].value
    assert "The 54 partners" in app.title[0].value


def test_boron_is_neither_added_nor_ranked():
    app = open_page("minerals", commodity="boron")
    assert "give no share of the world" in app.title[0].value
    assert "cannot" not in app.title[0].value
    assert "too much to be added or ranked" in text_of(app)
    assert "boron" not in set(overview(FACTS, FACTS.partner_codes)["slug"])


def test_mine_and_refinery_that_measure_different_things_say_so():
    text = text_of(open_page("minerals", commodity="rare-earths")).replace("\\", "")
    assert "measure different things" in text
    assert "CC BY 4.0" in text or "IEA" in text


def test_every_commodity_can_be_found():
    assert set(labels(FACTS)) == set(FACTS.commodities["slug"])
