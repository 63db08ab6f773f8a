// Mounted by Streamlit: hands the order of the slides over to their script, which is served from our own origin.
export default async (component) => {
  const { content, dataset } = document.querySelector('meta[name="atlas-slides"]');
  const { loadSheet, mountOrder } = await import(content);
  await loadSheet(dataset.sheet);
  return mountOrder(component);
};
