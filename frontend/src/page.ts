// What every page needs.
import "./export_image";
import "./house_style_form";
import "./search";
import "./streamlit";
