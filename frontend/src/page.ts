// What every page needs.
import "./search";
import "./streamlit";
