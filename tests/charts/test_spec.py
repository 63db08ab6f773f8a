"""The query: public API, read leniently on pages and strictly by routes."""

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.house_style import FONTS, TOKENS
from charts.registry import CHART_NAMES
from charts.spec.agreement_params import AGREEMENT_VIEWS
from charts.spec.briefing_params import MOST_SLIDES, NOTES
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from charts.spec.editing_params import LABELS, places
from charts.spec.page_specs import (
    AgreementsExportSpec,
    AgreementsSpec,
    BriefingSpec,
    BriefSpec,
    ExportSpec,
    SourcesSpec,
)
from charts.spec.parsers import (
    COLORS,
    KEYS,
    PRODUCERS,
    PROJECTIONS,
    REGIONS,
    STAGES,
    STATUSES,
    THEMES,
    VIEWS,
    WORLDVIEWS,
    SpecError,
    selectable,
)
from charts.spec.print_params import FORMATS, PRESETS, as_line
from charts.spec.slide_texts import texts_to_json
from data.agreements.counting import Status
from data.agreements.legal_status import LEGAL_STATUSES
from data.agreements.listing import SORTS as AGREEMENT_SORTS
from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from data.i18n.labels import INSTRUMENT_LABELS, TEXT_STATUS_LABELS
from data.i18n.provision_labels import PROVISION_LABELS
from data.partners.listing import SORTS

FACTS = store().facts
CODES = sorted(selectable(FACTS))
SPECS = (ChartSpec, ExportSpec, BriefingSpec, SourcesSpec, AgreementsSpec, BriefSpec)


def ordered_subset(options):
    return st.lists(st.sampled_from(options), unique=True).map(
        lambda chosen: tuple(option for option in options if option in chosen)
    )


lines = st.text(max_size=60).map(as_line)
PLACES = sorted(places(FACTS))
degrees = st.integers(-9000, 9000).map(lambda hundredths: hundredths / 100 + 0.0)
annotations = st.dictionaries(
    st.sampled_from(PLACES) | st.builds("{:g},{:g}".format, degrees, degrees),
    lines.filter(bool),
    max_size=3,
).map(texts_to_json)
colors = st.from_regex("[0-9a-f]{6}", fullmatch=True)
styles = st.fixed_dictionaries(
    {}, optional={token: colors for token in TOKENS} | {"font": st.sampled_from(list(FONTS)[1:])}
).map(
    lambda parts: "~".join(f"{name}:{parts[name]}" for name in (*TOKENS, "font") if name in parts)
)
view_keys = {
    "partner": st.sampled_from(["", *CODES]),
    "color": st.sampled_from(COLORS),
    "initiative": st.sampled_from(["pax_silica", "forge", "msp", "g7", "quad", "eu"]),
    "commodity": st.sampled_from(["", *FACTS.commodities["slug"]]),
    "stage": st.sampled_from(["", *STAGES]),
    "year": st.sampled_from([0, 2024, 2025]),
    "asof": st.none() | st.dates(FIRST_DAY, FACTS.last_event),
    "worldview": st.sampled_from(WORLDVIEWS),
    "projection": st.sampled_from(PROJECTIONS),
    "compare": st.lists(st.sampled_from(CODES), max_size=4, unique=True).map(tuple),
    "theme": st.sampled_from(["", *THEMES]),
    "lang": st.sampled_from(LANGUAGES),
    "region": st.sampled_from(["", *REGIONS]),
    "status": ordered_subset(STATUSES),
    "view": st.sampled_from(VIEWS),
    "sort": st.sampled_from(list(SORTS)),
    "producers": st.sampled_from(PRODUCERS),
    "chart": st.sampled_from([name for name in CHART_NAMES if name != "agreements"]),
}
specs = (
    st.builds(ChartSpec, **view_keys)
    | st.builds(BriefSpec, **view_keys | {"view": st.sampled_from(["", "disagreements"])})
    | st.builds(
        ExportSpec,
        **view_keys,
        format=st.sampled_from(FORMATS),
        preset=st.sampled_from(list(PRESETS)),
        scale=st.sampled_from([1, 2, 3]),
        transparent=st.booleans(),
        title=lines,
        subtitle=lines,
        note=lines,
        byline=lines,
        logo=st.text(max_size=40).map(as_line),
        highlight=st.lists(st.sampled_from(PLACES), max_size=5, unique=True).map(tuple),
        labels=st.sampled_from(LABELS),
        annotate=annotations,
        style=styles,
    ).map(lambda spec: spec.fitting(FACTS)[0])
    | st.builds(
        BriefingSpec,
        **view_keys,
        slides=st.lists(
            st.sampled_from(
                [
                    *("open", "partner.PER", "text", "signed~2", "view.count~asof:2026-02-04"),
                    "view.map~byline:Jane~highlight:PER.COD~annotate:%7B%22COD%22:%22A port%22%7D",
                    "view.shares~highlight:COD~style:signed:7a1f5c%7Efont:dejavu-serif",
                ]
            ),
            max_size=3,
        ).map(tuple),
        slide=st.integers(1, MOST_SLIDES),
        remarks=st.dictionaries(st.sampled_from(["open", "signed"]), lines).map(texts_to_json),
        said=st.dictionaries(st.sampled_from(["open", "signed"]), lines).map(texts_to_json),
        points=st.dictionaries(st.sampled_from(["text", "text~2"]), lines).map(texts_to_json),
        notes=st.sampled_from(["", *NOTES]),
    )
    | st.builds(
        SourcesSpec,
        **view_keys,
        table=st.sampled_from(["", *FACTS.table_names]),
        row=lines,
        q=lines,
        only=st.sampled_from(["", "signed"]),
        codes=st.booleans(),
    )
    | st.builds(
        AgreementsSpec,
        **view_keys
        | {
            "initiative": st.sampled_from(["", "forge", "pax_silica"]),
            "status": ordered_subset(list(TEXT_STATUS_LABELS)),
            "view": st.sampled_from(AGREEMENT_VIEWS),
            "sort": st.sampled_from(list(AGREEMENT_SORTS)),
        },
        mineral=st.lists(st.sampled_from(list(FACTS.commodities["slug"])), unique=True).map(tuple),
        instrument=ordered_subset(list(INSTRUMENT_LABELS)),
        binding=ordered_subset(list(LEGAL_STATUSES)),
        provision=ordered_subset(list(PROVISION_LABELS)),
        q=lines,
        agreement=st.sampled_from(["", *FACTS.agreements["agreement_id"]]),
    )
    | st.builds(
        AgreementsExportSpec,
        chart=st.just("agreements"),
        status=ordered_subset(list(TEXT_STATUS_LABELS)),
        view=st.sampled_from(AGREEMENT_VIEWS),
        sort=st.sampled_from(list(AGREEMENT_SORTS)),
        initiative=st.sampled_from(["", "forge", "pax_silica"]),
        agreement=st.sampled_from(["", *FACTS.agreements["agreement_id"]]),
        preset=st.sampled_from(list(PRESETS)),
        title=lines,
    )
)


@given(specs)
def test_a_view_survives_its_address(spec):
    read = type(spec).from_query(spec.to_query(), FACTS)
    assert (type(read), read) == (type(spec), spec)


def test_another_chart_takes_no_key_along_that_means_something_else_there():
    """ "status=signed_before" asks of countries on a map and of nothing among agreements."""
    on_map = ExportSpec(status=("signed_before",), initiative="quad", region="asia", title="Mine")
    asked = on_map.replace(chart="agreements", title="")
    assert type(asked) is AgreementsExportSpec
    assert asked.to_query() == {"chart": "agreements", "region": "asia"}
    back = asked.replace(view="matrix", sort="binding", mineral=("cobalt",)).replace(chart="map")
    assert (type(back), back.to_query()) == (ExportSpec, {"region": "asia"})
    assert type(asked.content) is AgreementsSpec


def test_the_key_of_a_chart_is_read_as_its_page_reads_it():
    query = {"chart": ["agreements"], "status": "signed,in_force", "view": "matrix"}
    spec, problems = ExportSpec.read(query, FACTS)
    assert (spec.status, spec.view, problems) == (("signed", "in_force"), "matrix", [])
    _, (problem,) = ExportSpec.read({"chart": "agreements", "status": "attended"}, FACTS)
    assert problem.parameter == "status"


@pytest.mark.parametrize("kind", SPECS)
def test_defaults_are_omitted(kind):
    assert kind().to_query() == {}


def test_every_key_is_in_a_spec_and_no_key_of_a_page_in_that_of_a_chart():
    own = [set(vars(kind())) - set(vars(ChartSpec())) for kind in SPECS[1:]]
    assert set().union(vars(ChartSpec()), *own) == set(KEYS)
    assert len(set().union(*own)) == 29
    shared = {key for keys in own for other in own if other is not keys for key in keys & other}
    assert shared == {"q"}


def test_all_minerals_at_once_are_an_address():
    everything = AgreementsSpec(mineral=tuple(FACTS.commodities["slug"]))
    assert AgreementsSpec.from_query(everything.to_query(), FACTS) == everything


def test_a_key_of_another_page_is_checked_and_left_out():
    spec, (problem,) = ChartSpec.read({"table": "none", "q": "peru", "lang": "fr"}, FACTS)
    assert (spec, problem.parameter) == (ChartSpec(lang="fr"), "table")


@settings(max_examples=300)
@given(
    st.sampled_from(SPECS),
    st.dictionaries(
        st.sampled_from([*KEYS, "q"]) | st.text(max_size=8), st.text() | st.lists(st.text())
    ),
)
def test_any_query_gives_a_view_and_names_what_it_could_not_use(kind, query):
    spec, problems = kind.read(query, FACTS)
    assert kind.from_query(spec.to_query(), FACTS) == spec
    reported = {problem.parameter for problem in problems}
    assert reported <= set(query)
    for key, default in vars(kind()).items():
        for problem in problems:
            if problem.parameter == key:
                retained = default if problem.accepted is None else problem.accepted
                assert getattr(spec, key) == retained


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ({"partner": "XYZ"}, "partner"),
        ({"partner": "<script>alert(1)</script>"}, "partner"),
        ({"asof": "2026-02-30"}, "asof"),
        ({"asof": "04.02.2026"}, "asof"),
        ({"asof": "1999-01-01"}, "asof"),
        ({"asof": "2027-01-01"}, "asof"),
        ({"worldview": "martian"}, "worldview"),
        ({"lang": "de"}, "lang"),
        ({"partner": "P" * 20_000}, "partner"),
        ({"partner": ["PER", "CHL"]}, "partner"),
        ({"compare": "CHE"}, "compare"),
        ({"view": "list"}, "view"),
        ({"sort": "size"}, "sort"),
        ({"producers": "everyone"}, "producers"),
        ({"year": "2024.0"}, "year"),
        ({"status": "signed"}, "status"),
        ({"asoff": "2026-02-04"}, "asoff"),
        ({"chart": "pie"}, "chart"),
        ({"format": "gif"}, "format"),
        ({"preset": "poster"}, "preset"),
        ({"scale": "4"}, "scale"),
        ({"scale": "1.0"}, "scale"),
        ({"transparent": "yes"}, "transparent"),
        ({"title": "x" * 5_000}, "title"),
        ({"subtitle": "a\x00b"}, "subtitle"),
        ({"note": "a\ufffeb"}, "note"),
        ({"byline": "x" * 81}, "byline"),
        ({"logo": "a\x00b"}, "logo"),
        ({"highlight": "QQQ"}, "highlight"),
        ({"highlight": "WLD"}, "highlight"),
        ({"labels": "some"}, "labels"),
        ({"annotate": "no place"}, "annotate"),
        ({"annotate": "COD:"}, "annotate"),
        ({"annotate": '{"COD":1}'}, "annotate"),
        ({"annotate": "{" * 1000}, "annotate"),
        ({"annotate": '{"COD":"' + "x" * 81 + '"}'}, "annotate"),
        ({"annotate": '{"COD":"a\\u0000b"}'}, "annotate"),
        ({"annotate": '{"COD":"\\ud800"}'}, "annotate"),
        ({"annotate": '{"nan,nan":"x"}'}, "annotate"),
        ({"annotate": '{"inf,0":"x"}'}, "annotate"),
        ({"annotate": '{"1e9,0":"x"}'}, "annotate"),
        ({"annotate": '{"91,0":"x"}'}, "annotate"),
        ({"annotate": '{"0,180.01":"x"}'}, "annotate"),
        ({"annotate": "x" * 2001}, "annotate"),
        ({"style": "signed:url(http://example.org)"}, "style"),
        ({"style": "signed:#12"}, "style"),
        ({"style": "border:123456"}, "style"),
        ({"style": "signed"}, "style"),
        ({"style": "font:comic"}, "style"),
    ],
)
def test_bad_input_is_named(query, key):
    spec, problems = ChartSpec.read(query, FACTS)
    assert spec == ChartSpec()
    assert [problem.parameter for problem in problems] == [key]
    with pytest.raises(SpecError):
        ChartSpec.from_query(query, FACTS)


@pytest.mark.parametrize(
    ("compare", "expected", "detail"),
    [
        ("PER,PER", ("PER",), "Given more than once: PER."),
        ("PER,ARG,ZMB,AUS,IND", ("PER", "ARG", "ZMB", "AUS"), "Left out: IND."),
        ("PER,CHE", ("PER",), "Switzerland was not at the ministerial"),
    ],
)
def test_what_can_be_compared_is_kept_and_the_rest_named(compare, expected, detail):
    spec, (problem,) = ChartSpec.read({"compare": compare}, FACTS)
    assert spec.compare == expected
    assert problem.detail.startswith(detail)
    with pytest.raises(SpecError):
        ChartSpec.from_query({"compare": compare}, FACTS)


def test_a_misspelling_is_understood_but_not_accepted():
    spec, (problem,) = ChartSpec.read({"partner": "PRU"}, FACTS)
    assert (spec.partner, problem.likely) == ("", "PER")
    assert ChartSpec.read({"partner": "CHE"}, FACTS)[1][0].outsider == "CHE"


def test_a_long_value_is_shortened_in_a_message():
    _, (problem,) = ChartSpec.read({"partner": "P" * 20_000}, FACTS)
    assert len(str(problem)) < 250


def test_lower_case_codes_are_understood():
    assert ChartSpec.from_query({"partner": "per"}, FACTS).partner == "PER"


def test_the_day_in_force():
    assert ChartSpec().as_of_date(FACTS) == FACTS.last_event
    assert ChartSpec(asof=date(2026, 2, 4)).as_of_date(FACTS) == date(2026, 2, 4)


def test_the_statuses_of_the_query_are_those_of_the_counting_rule():
    assert tuple(map(str, Status)) == STATUSES


def test_words_keep_every_script_and_lose_only_what_cannot_be_written():
    assert as_line("  معادن \n مهمة ") == "معادن مهمة"
    assert as_line("a\x00\x1bb\ud800\uffff😀 <b>&") == "ab😀 <b>&"
    spec = ExportSpec.from_query({"title": " Медь  и никель "}, FACTS)
    assert spec.title == "Медь и никель"


def test_a_refusal_survives_the_way_back_from_another_process():
    """Pickled by its message it came back with letters for problems, and the answer was a 500."""
    with pytest.raises(SpecError) as caught:
        ChartSpec.from_query({"preset": "poster", "scale": "9"}, FACTS)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
