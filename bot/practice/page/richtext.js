// A message's HTML, read by the browser's parser and built again from a short list of tags.
import { el } from "./dom.js";

const KEPT = new Set(["b", "i", "u", "s", "code", "pre", "blockquote", "br"]);
const ALIAS = { strong: "b", em: "i", ins: "u", del: "s", strike: "s" };
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "title", "head"]);
const SAFE_LINK = /^(https?:|tel:|mailto:)/i;
const COMMAND = /(^|[^\w/.:@<>])(\/[a-z][a-z0-9_]{0,31})(?![\w/.])/g;

/** A fragment for `html`; onlink(url, event) and oncommand(text) answer the taps. */
export function richText(html, taps = {}) {
  const parsed = new DOMParser().parseFromString(html ?? "", "text/html");
  const out = document.createDocumentFragment();
  out.append(...rebuilt(parsed.body, taps));
  return out;
}

/** The same as one line of plain text, for previews and quotes. */
export function plainText(html) {
  const parsed = new DOMParser().parseFromString((html ?? "").replace(/<br\s*\/?>/gi, "\n"), "text/html");
  return parsed.body.textContent.trim();
}

const rebuilt = (parent, taps) => [...parent.childNodes].flatMap((child) => one(child, taps));

function one(node, taps) {
  if (node.nodeType === Node.TEXT_NODE) return withCommands(node.data, taps);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const raw = node.localName;
  const tag = ALIAS[raw] ?? raw;
  if (DROPPED.has(raw)) return [];
  if (tag === "a") return [link(node, taps)];
  if (KEPT.has(tag)) return [el(tag, {}, rebuilt(node, tag === "code" || tag === "pre" ? {} : taps))];
  return rebuilt(node, taps);
}

function link(node, taps) {
  const href = node.getAttribute("href") ?? "";
  const inside = rebuilt(node, {});
  if (!SAFE_LINK.test(href)) return el("span", {}, inside);
  const follow = (event) => taps.onlink?.(href, event);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick: follow }, inside);
}

function withCommands(text, taps) {
  if (!taps.oncommand) return [text];
  const out = [];
  let from = 0;
  for (const hit of text.matchAll(COMMAND)) {
    const start = hit.index + hit[1].length;
    out.push(text.slice(from, start), command(hit[2], taps));
    from = start + hit[2].length;
  }
  return [...out, text.slice(from)];
}

const command = (words, taps) =>
  el("button", { class: "command-link", onclick: () => taps.oncommand(words) }, words);
