// Mounted by Streamlit at the end of a page: the sign that the live page is whole.
export default function handover({ parentElement }) {
  parentElement.dispatchEvent(new CustomEvent("atlas:live", { bubbles: true, composed: true }));
}
