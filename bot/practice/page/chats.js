// The list of chats: last words, when, and how many are unread.
import { avatar } from "./avatar.js";
import { gist } from "./bubble.js";
import { el, find } from "./dom.js";
import { t } from "./i18n.js";
import { isMine, isTyping, same, store, unread, unreadTotal } from "./store.js";
import { shortWhen } from "./time.js";

const MANY = 99;

export function setUpChats(open) {
  find("chats-list").addEventListener("click", (event) => {
    const row = event.target.closest("[data-chat]");
    if (row) open(store.chats.find((chat) => same(chat.id, row.dataset.chat)).id);
  });
}

export function drawChats() {
  const list = find("chats-list");
  const had = list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  const rows = [...store.chats].sort(latestFirst).map(row);
  list.replaceChildren(...(rows.length ? rows : [el("p", { class: "faint" }, t("chats.empty"))]));
  if (had) list.querySelector(`[data-chat="${CSS.escape(had)}"]`)?.focus();
  const total = unreadTotal();
  document.title = total ? `(${total}) ${t("title")}` : t("title");
}

const lastDate = (chat) => Date.parse(chat.messages.at(-1)?.date ?? 0) || 0;
const latestFirst = (a, b) => lastDate(b) - lastDate(a);

function row(chat) {
  const here = same(chat.id, store.open);
  const last = chat.messages.at(-1);
  return el("button", {
    class: here ? "chat-row here" : "chat-row",
    test: `chat-${chat.id}`,
    data: { chat: String(chat.id) },
    "aria-current": here ? "true" : null,
  }, chatFace(chat),
    el("span", { class: "chat-words" },
      el("span", { class: "chat-line" }, el("b", { class: "chat-title" }, chat.title),
        last ? el("time", { datetime: last.date }, shortWhen(last.date)) : null),
      el("span", { class: "chat-line" }, preview(chat, last), badge(chat))));
}

export function chatFace(chat) {
  if (chat.kind === "private") return avatar({ ...store.bot, is_bot: true });
  return avatar({ id: chat.id, name: chat.title, group: true });
}

function preview(chat, last) {
  if (isTyping(chat)) return el("span", { class: "chat-last typing-words" }, t("chat.typing"));
  if (!last) return el("span", { class: "chat-last" }, t("chats.none"));
  const who = speaker(chat, last);
  return el("span", { class: "chat-last" }, who ? el("span", { class: "chat-who" }, `${who}: `) : null, gist(last));
}

function speaker(chat, last) {
  if (last.kind === "service") return "";
  if (isMine(last)) return t("chat.you");
  return chat.kind === "group" ? last.from.name : "";
}

function badge(chat) {
  const n = unread(chat).length;
  if (!n) return null;
  const words = n > MANY ? `${MANY}+` : String(n);
  return el("span", { class: "badge", test: "unread", label: t("chats.unread", { n }) }, words);
}
