"""``python -m charts.check``: sentence templates that no rule is about, or that all is well.

Every template that generates a sentence about the facts has to make a claim that a rule of
`charts.captions.sentence_rules` governs: a new kind of sentence needs its rule first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from babel.messages.extract import extract_from_file

from charts.captions.sentence_rules import uncovered
from data.i18n.messages import KEYWORDS, ROOT

_SOURCES = (
    "charts/captions/*.py",
    "charts/briefing/slides.py",
    "data/agreements/counting.py",
    "data/minerals/country_groups.py",
)
"""Where sentences about the facts are generated."""

_PLACEHOLDER = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3
"""Words besides its placeholders from which a template is more than a frame for other sentences."""


def templates() -> Iterator[tuple[str, str]]:
    """Each template of a generated sentence: the file, and the text with its placeholders."""
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            messages = extract_from_file("python", path, keywords=KEYWORDS)
            for _line, message, _comments, _context in messages:
                forms = message if isinstance(message, tuple) else (message,)
                yield from ((str(path.relative_to(ROOT)), text) for text in forms if text)


def is_sentence(template: str) -> bool:
    """Whether a template says something of its own about what fills it."""
    own = _PLACEHOLDER.sub(" ", template)
    return own != template and len(_WORD.findall(own)) >= _LEAST_WORDS


def main() -> int:
    """0 when every template of a sentence is governed by a rule."""
    sources = {text: file for file, text in templates() if is_sentence(text)}
    missing = uncovered(sources)
    for text in missing:
        rules = "charts/captions/sentence_rules.py"
        print(f"{sources[text]}: no rule of {rules} is about {text!r}", file=sys.stderr)
    if not missing:
        print(f"{len(sources)} templates of sentences, each under a rule")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
