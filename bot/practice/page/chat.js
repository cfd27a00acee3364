// The open chat: its head, its messages, and where the eye stands among them.
import { bubble, service, signature } from "./bubble.js";
import { chatFace } from "./chats.js";
import { calm, el, find, icon, reconcile } from "./dom.js";
import { t } from "./i18n.js";
import { avatar } from "./avatar.js";
import { isTyping, openChat, person, store } from "./store.js";
import { atBottom, noticeChange, pinBottom, placeAt } from "./scrolling.js";
import { timeline } from "./timeline.js";
import { dayName } from "./time.js";

let drawn = new Map();
let drawnFor = "";
let taps = {};

export function setUpChat(handlers) {
  taps = handlers;
}

export function drawHead() {
  const chat = openChat();
  const head = find("chat-head");
  if (!chat) return head.replaceChildren();
  const me = person(store.me);
  const back = el("button", { class: "round quiet back", test: "back", label: t("chat.back"), onclick: taps.back }, icon("back"));
  const words = el("div", { class: "head-words" }, el("h2", { test: "chat-title" }, chat.title), subtitle(chat));
  const self = el("button", { class: "head-me", test: "me", label: t("cast.you", { name: me?.name ?? "" }), onclick: taps.cast }, avatar(me, "small"));
  const more = chat.kind === "private"
    ? el("button", { class: "round quiet", test: "chat-more", label: t("chat.more"), onclick: taps.more }, icon("more")) : null;
  head.replaceChildren(back, chatFace(chat), words, ...(more ? [more] : []), self);
}

function subtitle(chat) {
  if (isTyping(chat)) return el("p", { class: "typing-words" }, t("chat.typing"));
  if (chat.kind === "group") return el("p", {}, t("chat.members", { n: chat.members }));
  return el("p", {}, t(chat.blocked ? "chat.blocked" : "chat.bot"));
}

export function drawMessages() {
  const chat = openChat();
  const list = find("messages");
  find("chat").classList.toggle("empty", !chat);
  if (!chat) return reconcile(list, [nothing(store.ready ? t("chat.pick") : t("chat.loading"))]);
  const entered = enteredAnew(chat);
  const wasLow = atBottom();
  const before = drawn;
  drawn = new Map();
  const items = timeline(chat.messages, store.unreadFrom);
  const nodes = items.map((item) => keep(item, chat, before, entered));
  if (!items.length) nodes.push(nothing(t(chat.kind === "private" ? "chat.emptyBot" : "chat.empty")));
  if (isTyping(chat)) nodes.push(dots());
  reconcile(list, nodes);
  lightUp(chat);
  settle(chat, items, entered, wasLow);
}

function enteredAnew(chat) {
  const key = `${store.me}|${chat.id}`;
  const anew = key !== drawnFor;
  drawnFor = key;
  if (anew) drawn = new Map();
  return anew;
}

/** The node drawn before, when nothing in it has changed. */
function keep(item, chat, before, entered) {
  const sign = item.messages ? signature(item, chat) : make(item, chat).textContent;
  const old = before.get(item.key);
  const node = old?.sign === sign ? old.node : make(item, chat);
  if (!old && !entered && before.size) node.classList.add("arriving");
  drawn.set(item.key, { sign, node });
  return node;
}

function make(item, chat) {
  if (item.type === "day") return el("div", { class: "line" }, el("div", { class: "pill day" }, dayName(item.date)));
  if (item.type === "unread") return el("div", { class: "unread-line", test: "unread-line" }, el("span", {}, t("chat.unreadLine")));
  if (item.type === "service") return service(item);
  return bubble(item, chat, taps);
}

const nothing = (words) => el("div", { class: "line nothing" }, el("div", { class: "pill" }, words));

function dots() {
  const three = [1, 2, 3].map(() => el("i"));
  return el("div", { class: "msg theirs first last typing", label: t("chat.typing"), test: "typing" },
    el("div", { class: "stack" }, el("div", { class: "bubble" }, el("span", { class: "dots" }, three))));
}

const LIT_FOR = 3200;

/** A card that has just been edited glows for a moment, like a window lit at dusk. */
function lightUp(chat) {
  for (const [key, since] of store.lit) {
    const [chatId, id] = key.split("|");
    const age = performance.now() - since;
    if (age > LIT_FOR) store.lit.delete(key);
    else if (chatId === String(chat.id)) glow(nodeOf(id), key, since);
  }
}

export const nodeOf = (id) => find("messages").querySelector(`[data-message-id="${CSS.escape(String(id))}"]`);

function glow(node, key, since) {
  if (!node || node.dataset.lit === String(since)) return;
  node.dataset.lit = String(since);
  node.classList.remove("lit");
  void node.offsetWidth;
  node.classList.add("lit");
  noticeChange(node);
  setTimeout(() => {
    if (store.lit.get(key) === since) store.lit.delete(key);
    node.classList.remove("lit");
  }, LIT_FOR);
}

function settle(chat, items, entered, wasLow) {
  const last = chat.messages.at(-1);
  const unread = entered && items.find((item) => item.type === "unread");
  if (unread) placeAt(drawn.get(unread.key).node);
  else if (entered || wasLow || justSaid(last)) pinBottom(entered || calm());
}

let lastSeen = "";

/** My own fresh words always bring me down to them. */
function justSaid(last) {
  const key = `${store.me}|${store.open}|${last?.id}`;
  const fresh = key !== lastSeen && last && String(last.from?.id) === String(store.me);
  lastSeen = key;
  return fresh;
}
