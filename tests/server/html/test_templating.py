"""The templates' environment: markup in a value is text, and a missing value stops the page."""

import pytest
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from server.html.templating import ENVIRONMENT, render

PAGE = """<ul>
  {% for name in names %}
  <li title="{{ name }}">{{ name }}</li>
  {% endfor %}
</ul>
"""


@pytest.fixture(autouse=True)
def page(monkeypatch):
    monkeypatch.setattr(ENVIRONMENT, "loader", DictLoader({"names": PAGE}))


def test_markup_in_a_value_is_shown_as_text():
    listed = render("names", names=['"><script>'])
    assert '<li title="&#34;&gt;&lt;script&gt;">&#34;&gt;&lt;script&gt;</li>' in listed


def test_markup_that_is_said_to_be_markup_stays():
    assert "<b>Peru</b>" in render("names", names=[Markup("<b>Peru</b>")])


def test_a_value_that_is_not_given_is_an_error():
    with pytest.raises(UndefinedError):
        render("names")


def test_the_lines_of_statements_leave_nothing_behind():
    assert render("names", names=["Peru"]) == '<ul>\n  <li title="Peru">Peru</li>\n</ul>'
