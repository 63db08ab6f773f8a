"""The pages by path, and what each is called in English."""

from __future__ import annotations

from views import page_list

PAGES = {page.path: page.title for page in page_list.PAGES}
