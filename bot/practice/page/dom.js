// Making elements: text is always text, never markup.
const SVG = "http://www.w3.org/2000/svg";
const SPRITE = "/practice/static/icons.svg";

export const find = (id) => document.getElementById(id);

/** el("button", {class: "x", onclick: f, test: "send", label: "Send"}, "text", node, null) */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button";
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "test") node.dataset.test = value;
  else if (name === "label") nameIt(node, value);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "vars") for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
  else if (name === "class") node.className = value;
  else node.setAttribute(name, value === true ? "" : value);
}

function nameIt(node, words) {
  node.setAttribute("aria-label", words);
  if (node.tagName === "BUTTON") node.title = words;
}

/** Bring the drawings into the page once: they stay when the server goes. */
export async function loadIcons() {
  const answer = await fetch(SPRITE).catch(() => null);
  if (!answer?.ok) return;
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  for (const symbol of sprite.querySelectorAll("symbol")) symbol.id = `icon-${symbol.id}`;
  sprite.setAttribute("class", "sprite");
  sprite.setAttribute("aria-hidden", "true");
  document.body.append(document.adoptNode(sprite));
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Bring `parent`'s children to `nodes` in order, moving as little as possible. */
export function reconcile(parent, nodes) {
  nodes.forEach((node, i) => {
    if (parent.childNodes[i] !== node) parent.insertBefore(node, parent.childNodes[i] ?? null);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const onPhone = () => matchMedia("(max-width: 700px)").matches;
