// Staying at the newest message, coming back to it, and finding a card that changed above.
import { calm, el, find, icon } from "./dom.js";
import { t } from "./i18n.js";

const NEAR = 80;
let pinned = true;
let stood = 0; // where the eye was
let fresh = 0;
let changedNode = null;

const scroller = () => find("scroller");
export const atBottom = () => pinned;

export function setUpScrolling() {
  const box = scroller();
  box.addEventListener("scroll", () => {
    const low = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (low) fresh = 0;
    if (low) pinned = true;
    else if (box.scrollTop < stood) pinned = false; // a head or a dock that grows scrolls nobody up
    stood = box.scrollTop;
    drawFloats();
  }, { passive: true });
  const keepLow = new ResizeObserver(() => {
    if (pinned) box.scrollTop = box.scrollHeight;
  });
  keepLow.observe(find("messages"));
  keepLow.observe(box);
}

export function pinBottom(atOnce) {
  pinned = true;
  fresh = 0;
  const box = scroller();
  box.scrollTo({ top: box.scrollHeight, behavior: atOnce ? "instant" : "smooth" });
  drawFloats();
}

/** Stand so that `node` is a little below the top. */
export function placeAt(node) {
  const box = scroller();
  box.scrollTo({ top: node.offsetTop - box.clientHeight * 0.25, behavior: "instant" });
  pinned = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  drawFloats();
}

/** Change how everything looks, and leave the reader at the same message. */
export function keepPlace(change) {
  const box = scroller();
  const wasPinned = pinned;
  const below = (node) => node.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const first = [...find("messages").querySelectorAll("[data-message-id]")].find((node) => below(node) + node.offsetHeight > 0);
  const was = first && below(first);
  change();
  queueMicrotask(() => { // behind the drawing that the change asked for
    if (wasPinned) return pinBottom(true);
    const now = first && find("messages").querySelector(`[data-message-id="${CSS.escape(first.dataset.messageId)}"]`);
    if (now) box.scrollTop += below(now) - was;
  });
}

export function jumpTo(node) {
  if (!node) return;
  pinned = false;
  node.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
  node.classList.add("found");
  setTimeout(() => node.classList.remove("found"), 1600);
}

export function countFresh() {
  if (!pinned) fresh += 1;
  drawFloats();
}

/** A card out of sight has changed: offer the way to it. */
export function noticeChange(node) {
  if (!node || inSight(node)) return;
  changedNode = node.dataset.messageId;
  drawFloats();
}

export function resetScrolling() {
  fresh = 0;
  changedNode = null;
  pinned = true;
  drawFloats();
}

function inSight(node) {
  const box = scroller().getBoundingClientRect();
  const at = node.getBoundingClientRect();
  return at.bottom > box.top + 20 && at.top < box.bottom - 20;
}

let shown = "";

function drawFloats() {
  const node = changedNode && find("messages").querySelector(`[data-message-id="${CSS.escape(changedNode)}"]`);
  if (!node || inSight(node)) changedNode = null;
  const key = `${pinned}|${fresh}|${changedNode}|${document.documentElement.lang}`;
  if (key === shown) return;
  shown = key;
  find("floats").replaceChildren(...[changeChip(), bottomButton()].filter(Boolean));
}

function changeChip() {
  if (!changedNode) return null;
  const id = changedNode;
  const go = () => jumpTo(find("messages").querySelector(`[data-message-id="${CSS.escape(id)}"]`));
  return el("button", { class: "float-chip", test: "changed", onclick: go }, icon("lamp"), t("chat.changed"));
}

function bottomButton() {
  if (pinned) return null;
  const label = fresh ? t("chat.bottomNew", { n: fresh }) : t("chat.bottom");
  return el("button", { class: "round float-down", test: "to-bottom", label, onclick: () => pinBottom(calm()) },
    icon("down"), fresh ? el("span", { class: "badge" }, String(fresh)) : null);
}
