// Pictures in a bubble: one alone or a tidy grid of up to ten.
import { el } from "./dom.js";
import { t } from "./i18n.js";

export function album(messages, taps) {
  const all = messages.flatMap((message) => (message.photos ?? []).filter(isOurs).map((src) => ({ src, id: message.id })));
  if (!all.length) return null;
  const sources = all.map((one) => one.src);
  const tiles = all.map((one, i) => tile(one, i, sources, taps));
  return el("div", { class: `album n${Math.min(all.length, 10)}` }, tiles);
}

const isOurs = (src) => /^(\/(?!\/)|blob:|data:image\/)/.test(src);

// A picture higher than wide is seen whole: a chart would lose its head and foot.
function isTall({ target }) {
  if (target.naturalHeight > target.naturalWidth) target.parentNode.classList.add("tall");
}

function tile({ src, id }, i, sources, taps) {
  const words = `${t("photo.open")} · ${t("photo.of", { i: i + 1, n: sources.length })}`;
  return el("button", { class: "tile", test: "photo", data: { photoOf: String(id) }, label: words, onclick: () => taps.photos(sources, i) },
    el("img", { src, alt: t("kind.photo"), decoding: "async", onload: isTall, onerror: (event) => event.target.classList.add("missing") }));
}
