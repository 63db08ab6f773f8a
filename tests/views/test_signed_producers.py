"""Who of a mineral's producers has signed, on the mineral's own page."""

from datetime import date

import pytest

from charts.captions.agreement_finding import exposure_finding
from data.agreements.counting import signed_texts
from data.agreements.legal_status import legal_key
from data.minerals.exposure import exposure_of
from data.minerals.shares import available, nearest
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Html
from views.minerals.page import minerals_page
from views.minerals.signed_producers import (
    MOST_UNSIGNED,
    agreements_address,
    producer_lines,
    signed_producers,
)


def lines_of(context):
    spec = context.spec
    measure = nearest(context.facts, spec.commodity, spec.stage, spec.year)
    item = exposure_of(context.facts, spec.commodity, measure, context.asof)
    return item, producer_lines(context, item)


def test_every_agreement_of_every_measure_stands_beside_its_producer(facts):
    """Each line against the rows of the table, in the order of the ranking."""
    rows = signed_texts(facts, facts.last_event).set_index("agreement_id")
    seen = set()
    for slug, measures in available(facts).items():
        for stage in dict.fromkeys(measure.stage for measure in measures):
            item, lines = lines_of(context_of("minerals", commodity=slug, stage=stage))
            codes = [code for code, _percent in item.producers]
            order = [codes.index(line.code) for line in lines]
            assert order == sorted(order)
            assert codes[:MOST_UNSIGNED] == [line.code for line in lines][:MOST_UNSIGNED]
            assert {line.code for line in lines if line.agreement} == set(item.signed)
            for line in lines:
                assert bool(line.agreement) != bool(line.instead)
                if line.agreement:
                    row = rows.loc[line.agreement.name]
                    assert line.code in row["partner_iso_a3"].split(";")
                    assert line.agreement.date == row["signed_label"]
                    assert line.agreement.summary == row["summary"]
                    assert {
                        "binding": "legally binding",
                        "not_binding": "not legally binding",
                        "not_stated": "not stated",
                    }[legal_key(row["binding"])] == line.agreement.legal_status
                    seen.add(line.agreement.name)
    assert len(seen) > 15


def test_the_page_says_what_the_agreements_page_says_and_leads_there(facts):
    blocks = minerals_page(context_of("minerals", commodity="cobalt"))
    item, _lines = lines_of(context_of("minerals", commodity="cobalt"))
    finding = exposure_finding(facts, (item,), facts.last_event)
    assert f"{finding}. [These agreements in full](/agreements?mineral=cobalt)" in texts_of(
        blocks
    ).replace("\\", "")
    (table,) = [one.html for one in of_kind(blocks, Html) if "atlas-agreements" in one.html]
    assert '<a href="/agreements?agreement=cod-2025-spa">' in table
    assert "not stated" in table


@pytest.mark.parametrize(
    ("view", "address"),
    [
        ({"commodity": "cobalt"}, "/agreements?mineral=cobalt"),
        (
            {"commodity": "cobalt", "stage": "refinery"},
            "/agreements?mineral=cobalt&stage=refinery",
        ),
        ({"commodity": "alumina", "lang": "fr"}, "/agreements?mineral=alumina&lang=fr"),
    ],
)
def test_the_link_asks_for_the_same_stage(view, address, facts):
    context = context_of("minerals", **view)
    measure = nearest(facts, context.spec.commodity, context.spec.stage, 0)
    found = agreements_address(context, measure).split("?")
    assert set(found[1].split("&")) == set(address.split("?")[1].split("&"))


def test_it_follows_the_day_and_the_status_stands_where_nothing_is_counted():
    _item, lines = lines_of(context_of("minerals", commodity="cobalt", asof=date(2025, 3, 1)))
    assert not any(line.agreement for line in lines)
    assert {line.instead for line in lines} > {"No counted agreement found"}


def test_who_is_not_named_is_counted(facts):
    context = context_of("minerals", commodity="copper")
    item, lines = lines_of(context)
    hidden = len(item.producers) - len({line.code for line in lines})
    assert hidden > 0
    measure = nearest(facts, "copper", "", 0)
    html = "".join(one.html for one in of_kind(signed_producers(context, measure), Html))
    assert f"{hidden} more listed producer" in html
