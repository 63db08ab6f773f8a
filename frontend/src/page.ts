// What every page needs.
import "./export_image";
import "./house_style_form";
import "./preview_size";
import "./recent_exports_list";
import "./search";
import "./streamlit";
