// Mounted by Streamlit: hands the map over to the script that the page has loaded already. Where that
// fails, the map of the page before stays: its links load the page.
export default async (component) => {
  try {
    const { content } = document.querySelector('meta[name="atlas-map"]');
    const { mount } = await import(content);
    return mount(component);
  } catch (error) {
    const stage = document.querySelector("#first-view .atlas-stage");
    stage?.dispatchEvent(new Event("atlas:taken", { bubbles: true }));
    if (stage) component.parentElement.append(stage);
    console.error("The live map could not be loaded.", error);
    return undefined;
  }
};
