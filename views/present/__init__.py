"""What the Present page says: one slide at a time, or all of them one below the other."""

from views.present.page import all_slides, current_slide, present_page

__all__ = ["all_slides", "current_slide", "present_page"]
