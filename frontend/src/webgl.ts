// Whether the globe can be drawn. To look takes 50 ms without a GPU: only where it is asked for, once.

let isSought = false;

export const lookForWebGL = (): void => {
  if (isSought) return;
  isSought = true;
  const hasWebGL = document.createElement("canvas").getContext("webgl2") !== null;
  document.documentElement.classList.toggle("no-webgl", !hasWebGL);
};
