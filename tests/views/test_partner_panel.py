"""The panel beside the map: what executives ask first, in the order in which they ask it."""

from datetime import date

import pytest

from data.agreements.counting import signed_texts, statuses
from data.facts.store import store
from data.i18n.labels import BINDING_LABELS, status_label
from data.partners.dossier import dossier
from tests.views.reading import texts_of
from views.partner_panel import panel

FACTS = store().facts
LAST = FACTS.last_event


def words(code, asof=LAST):
    return texts_of(panel(dossier(FACTS, code, asof), asof, "light"))


def test_it_begins_with_the_reason_and_does_not_repeat_the_status():
    codes = statuses(FACTS, LAST)["status"]
    assert len(codes) > 50
    for code, status in codes.items():
        said = words(code)
        assert said.startswith(dossier(FACTS, code, LAST).reason), code
        assert f"**{status_label(status, LAST, 'en')}**" not in said, code


@pytest.mark.parametrize("code", ["PER", "ARG", "EUU"])
def test_agreements_stand_before_minerals_delegation_and_memberships(code):
    said = words(code)
    heads = [line for line in said.splitlines() if line.startswith("### ")]
    assert heads[0].startswith("### Agreements (")
    assert heads[1:] == ["### Minerals, share of world", "### Delegation", "### Memberships"]


def test_an_agreement_says_date_legal_status_commitment_and_minerals_in_that_order():
    checked = 0
    for row in signed_texts(FACTS, LAST).to_dict("records"):
        said = words(row["partner_iso_a3"].split(";")[0])
        own = said[said.index(row["title"]) :]
        parts = [
            f"Legal status: **{BINDING_LABELS[row['binding']]}**.",
            row["summary"],
            f"Scope: {row['minerals_scope'] or 'not stated'}.",
        ]
        places = [own.index(part) for part in parts]
        assert places == sorted(places), row["agreement_id"]
        assert f"**{row['signed_label']}** · " in said
        checked += 1
    assert checked == 25


def test_what_is_counted_stands_before_what_is_not():
    said = words("ARG")
    counted = [row for row in dossier(FACTS, "ARG", LAST).text_rows if row["counted"]]
    assert [said.index(row["title"]) < said.index("Not counted as") for row in counted] == [True]


def test_before_any_agreement_it_says_that_none_was_found():
    assert "No agreement found as of 3 Feb 2026" in words("PRY", date(2026, 2, 3))


def test_minerals_begin_with_what_is_mined_with_rank_and_chinas_share():
    """Peru is silver, zinc and copper to a buyer; its largest percentage is arsenic trioxide."""
    said = words("PER")
    minerals = said[said.index("### Minerals") : said.index("### Delegation")].splitlines()
    lines = [line for line in minerals if line.startswith("**")]
    assert [line.split("**")[1] for line in lines[:5]] == [
        "silver",
        "zinc",
        "copper",
        "tin",
        "lead",
    ]
    assert "; second of 14 listed producers; China: 13.1% · " in lines[0]
    assert "arsenic" not in " ".join(lines)


def test_what_the_iea_lists_has_no_rank_and_says_why():
    said = words("FIN")
    cobalt = next(line for line in said.splitlines() if line.startswith("**cobalt**"))
    assert " of " not in cobalt
    assert "; China: 78.4%" in cobalt
    assert "The IEA names only the largest producers: its figures have no rank." in said
    assert "IEA" not in words("PER")
