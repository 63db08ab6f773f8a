"""The language in which everything about a view is said."""

from __future__ import annotations

from charts.spec.chart_spec import AnySpec
from data.facts.store import Facts
from data.i18n.messages import sentence_language


def in_sentence_language(spec: AnySpec, facts: Facts) -> tuple[AnySpec, Facts]:
    """A view and the facts in the language of whole sentences for its reader.

    The rows behind a sentence are taken in that language too, so that no name or date in it is of
    another.

    Parameters
    ----------
    spec : AnySpec
        The view as it is asked for.
    facts : Facts
        In any language.

    Returns
    -------
    (spec, facts)
        Both in `data.i18n.messages.sentence_language` of the view's ``lang``.
    """
    lang = sentence_language(spec.lang)
    return spec.replace(lang=lang), facts.localized(lang)
