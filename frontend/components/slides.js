// Mounted by Streamlit: hands the slides over to their script, which is served from our own origin.
export default async (component) => {
  const { content } = document.querySelector('meta[name="atlas-slides"]');
  const { mount } = await import(content);
  return mount(component);
};
