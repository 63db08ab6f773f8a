/**
 * Write a text where another stood. A child that is exchanged makes a browser ask the :has() rules
 * of Streamlit's style sheets of everything around it, a text that changes does not.
 */
export const writeText = (element: Element | null, text: string): void => {
  const node = element?.firstChild;
  if (node?.nodeType === Node.TEXT_NODE && !node.nextSibling) {
    if (node.nodeValue !== text) node.nodeValue = text;
  } else if (element && element.textContent !== text) {
    element.textContent = text;
  }
};
