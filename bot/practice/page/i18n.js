// The page's language: Chinese first, English by a switch, remembered.
import { STRINGS } from "./strings.js";
import { recall, remember } from "./memory.js";

let language = recall("language") === "en" ? "en" : "zh";

export const currentLanguage = () => language;
export const locale = () => (language === "en" ? "en-GB" : "zh-CN");

export function t(key, values = {}) {
  const words = STRINGS[language][key] ?? STRINGS.zh[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

export function switchLanguage(to = language === "en" ? "zh" : "en") {
  language = to === "en" ? "en" : "zh";
  remember("language", language);
  speak();
}

/** Put the words into every element of the page that asks for them. */
export function speak() {
  document.documentElement.lang = locale();
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) label(node, t(node.dataset.tLabel));
}

function label(node, words) {
  node.setAttribute("aria-label", words);
  if (node.tagName === "BUTTON") node.title = words;
}
