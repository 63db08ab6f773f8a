"""The way from a chart on a page to a briefing that shows it as its last slide."""

from __future__ import annotations

from dataclasses import dataclass

from charts.spec.briefing_params import MOST_SLIDES
from charts.spec.briefing_slides import slides_of, taken_names
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import PrintOptions
from charts.spec.slide_texts import parse_texts, texts_to_json
from charts.spec.slide_tokens import free_token, view_token
from charts.spec.slide_view import edited_keys
from charts.types.lookup import chart_type
from views.blocks import Block, Link
from views.context import SHARED_KEYS, PageContext
from views.text.i18n import _

_OF_THE_READER = ("lang",)
"""Keys of a chart that a briefing has for all of its slides."""


@dataclass(frozen=True)
class AddToBriefing(Block):
    """A link to the current briefing with a further slide; each edition knows which that is.

    Parameters
    ----------
    label : str
    token : str
        The name of the slide.
    shared : BriefingSpec
        The keys that pages have in common, as they are on this page.
    title : str
        What the slide says instead of the chart's finding, or "".
    """

    label: str
    token: str
    shared: BriefingSpec
    title: str = ""

    def link(self, briefing: BriefingSpec) -> Link:
        """The link, beside others like it.

        Of one slide too many, or of one whose name is too long, the page that it leads to says so
        and shows the others: the address is read there like any.

        Parameters
        ----------
        briefing : BriefingSpec
            The current one; the story in ten is the default.
        """
        return Link(
            self.label,
            "present",
            self.with_slide(briefing).to_query(),
            icon=":material/add_to_queue:",
            help=_("As the last slide of the briefing, which opens"),
        )

    def with_slide(self, briefing: BriefingSpec) -> BriefingSpec:
        """The briefing with the slide, which is shown.

        Parameters
        ----------
        briefing : BriefingSpec
            As in `link`.
        """
        tokens = slides_of(briefing)
        token = free_token(self.token, taken_names(briefing))
        said = {token: self.title} if self.title else {}
        return briefing.replace(
            slides=(*tokens, token),
            said=texts_to_json(parse_texts(briefing.said) | said),
            slide=min(len(tokens) + 1, MOST_SLIDES),
            notes="",
            **self.shared.values(SHARED_KEYS),
        )


def add_to_briefing(context: PageContext, chart: str) -> AddToBriefing:
    """A link that adds a chart of this page to the briefing, in exactly its view.

    Parameters
    ----------
    context : PageContext
    chart : str
        One of `charts.registry.CHART_NAMES`.
    """
    return add_view(context, context.spec, chart)


def add_view(context: PageContext, spec: ChartSpec, chart: str) -> AddToBriefing:
    """A link that adds a view to the briefing which need not be that of the page.

    Parameters
    ----------
    context : PageContext
        For the keys that pages have in common.
    spec : ChartSpec
        The view; on the Export page with what an editor has added.
    chart : str
        As in `add_to_briefing`.
    """
    every = (*chart_type(chart).keys, *edited_keys(chart))
    query = spec.to_query([key for key in every if key not in _OF_THE_READER])
    shared = BriefingSpec(**context.spec.values(SHARED_KEYS))
    title = spec.title if isinstance(spec, PrintOptions) else ""
    return AddToBriefing(_("Add to briefing"), view_token(chart, query), shared, title)
