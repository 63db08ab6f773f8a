// What every page needs.
import "./house_style_form";
import "./search";
import "./streamlit";
