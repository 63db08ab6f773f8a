// Mounted by Streamlit: hands the slides over to their script, which is served from our own origin.
export default async (component) => {
  const { content, dataset } = document.querySelector('meta[name="atlas-slides"]');
  const { loadSheet, mount } = await import(content);
  await loadSheet(dataset.sheet);
  return mount(component);
};
