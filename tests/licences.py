"""The licences of what the app needs at run time, as a page: ``make licences`` writes it.

Needs the requirements installed; the list is that of the platform it is made on.
"""

import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
_HEAD = """# What the atlas is built on

The packages that `requirements.txt` pins, with the licence each one states. Made by
`make licences`. Source Sans lies in `charts/print/typefaces` (SIL Open Font License 1.1), the
citation styles of APA and Chicago in `charts/captions/styles` (CC BY-SA 3.0), as published. The
boundaries are Natural Earth's (public domain); the sources of the facts stand on the Sources page.

"""


def pinned_packages(name: str = "requirements.txt") -> list[str]:
    """Names of the packages that a compiled file pins."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([\w.-]+)==", text, re.M)))


def page() -> str:
    """The page, by pip-licenses."""
    command = [Path(sys.executable).with_name("pip-licenses"), "--from=mixed", "--with-urls"]
    format_options = ["--format=markdown", "--order=name", "--packages", *pinned_packages()]
    result = subprocess.run([*command, *format_options], capture_output=True, text=True, check=True)
    return _HEAD + _NO_ADDRESS.sub(_with_address, result.stdout.strip()) + "\n"


_NO_ADDRESS = re.compile(r"^(\| (\S+) .*\| )(UNKNOWN +)\|$", re.M)


def _with_address(line: re.Match[str]) -> str:
    """The first address that a package states, whatever it calls it."""
    stated = metadata(line[2]).get_all("Project-URL") or ["UNKNOWN"]
    return f"{line[1]}{stated[0].rpartition(', ')[2]:<{len(line[3])}}|"


if __name__ == "__main__":
    sys.stdout.write(page())
