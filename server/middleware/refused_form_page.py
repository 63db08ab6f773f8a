"""What a browser shows when the form with a template was sent in vain: why, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope

from charts.spec.page_specs import BriefingSpec
from charts.urls import DECK_KEYS, page_address
from data.facts.store import store
from data.i18n.cldr import locale
from data.i18n.messages import sentence_language
from server.html.templating import render
from server.route_labels import TEMPLATE_PATH
from views.page_list import PAGES
from views.text.i18n import _, in_language


def takes_form_page(scope: Scope) -> bool:
    """Whether the answer to a sent template is shown by a browser."""
    is_sent = scope["method"] == "POST" and scope["path"] == TEMPLATE_PATH
    return is_sent and "text/html" in Headers(scope=scope).get("accept", "")


def refused_form_page(scope: Scope, detail: Mapping[str, str]) -> bytes:
    """A page that says what was needed, with a link to the very briefing.

    Parameters
    ----------
    scope : Scope
        Of the request.
    detail : mapping of str to str
        The refusal in the one shape: ``parameter``, ``value`` and ``expected``; or nothing.
    """
    spec = _view(scope)
    lang = sentence_language(spec.lang)
    with in_language(spec.lang):
        return render(
            "refused_form.html",
            title=_("The deck was not made"),
            lang=lang,
            direction=locale(lang).text_direction,
            theme=spec.theme,
            needed=_("Needed: {expected}").format(expected=detail.get("expected", "")),
            found=_("Found: {value}").format(value=value) if (value := detail.get("value")) else "",
            back=page_address("present", spec),
            back_label=_("Back to the briefing"),
            nothing_lost=_("The briefing is as it was. Nothing of the file was kept."),
            pages_title=_("Pages of the Ministerial Atlas"),
            pages={f"/{page.path}": _(page.title) for page in PAGES},
        ).encode()


def _view(scope: Scope) -> BriefingSpec:
    """The briefing of the address, as far as that can be understood."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    params = {key: values[0] for key, values in query.items() if key in DECK_KEYS}
    spec, _problems = BriefingSpec.read(params, store().facts)
    return spec
