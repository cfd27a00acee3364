// What the page knows, and how events of the room change it. Views watch; nobody else writes.
import { currentLanguage } from "./i18n.js";
const watchers = [];
let waiting = null;

export const store = {
  ready: false,
  bot: null,
  cast: [],
  me: null,
  zone: null,
  chats: [],
  commands: {},
  hints: { zh: [], en: [] },
  open: null,
  onScreen: false,
  unreadFrom: null,
  replyTo: null,
  blocked: {},
  typing: new Map(),
  pending: new Map(),
  lit: new Map(),
};

export const same = (a, b) => String(a) === String(b);
export const chatOf = (id) => store.chats.find((chat) => same(chat.id, id)) ?? null;
export const openChat = () => (store.open === null ? null : chatOf(store.open));
/** What is told of somebody, in the page's language where the room knows it. */
export const told = (one, name) => (currentLanguage() === "en" && one?.english?.[name]) || one?.[name];

export const person = (id) => store.cast.find((one) => same(one.id, id)) ?? null;
export const messageOf = (chat, id) => chat?.messages.find((message) => same(message.id, id)) ?? null;
export const isMine = (message) => same(message.from?.id, store.me);
/** The messages of others that came after the last one that was read, wherever it was read. */
export const unread = (chat) => chat.messages.filter((message) => message.id > chat.read && !isMine(message));
export const unreadTotal = () => store.chats.reduce((sum, chat) => sum + unread(chat).length, 0);

/** Whether I have turned the bot away: as the server says, or as I last did here. */
export const hasBlocked = (chat) => chat.blocked ?? Boolean(store.blocked[store.me]);

/** Call `seen(parts)` once after each burst of changes; parts is a Set of names. */
export function watch(seen) {
  watchers.push(seen);
}

export function changed(...parts) {
  if (waiting) return parts.forEach((part) => waiting.add(part));
  waiting = new Set(parts);
  queueMicrotask(() => {
    const now = waiting;
    waiting = null;
    watchers.forEach((seen) => seen(now));
  });
}

export function takeState(state) {
  const { bot, cast, me, zone, chats, commands, hints } = state;
  Object.assign(store, { bot, cast, me, zone, commands: commands ?? {}, hints: hints ?? store.hints, ready: true });
  store.chats = chats.map((chat) => ({ ...chat, messages: chat.messages ?? [] }));
  if (!chatOf(store.open)) leave();
  changed("all");
}

export function forgetPerson() {
  store.typing.clear();
  store.pending.clear();
  store.lit.clear();
  store.unreadFrom = null;
  store.replyTo = null;
}

/** The first view ends at the newest message, whatever came before. */
export function startAtNewest() {
  store.unreadFrom = null;
}

/** Whose phone this is and what it shows: what is whispered is for just that. */
export const here = () => `${store.me}|${store.onScreen ? store.open : ""}`;

function leave() {
  store.open = null;
  store.unreadFrom = null;
  store.replyTo = null;
}

export function enter(id) {
  const chat = chatOf(id);
  if (!chat) return;
  if (!same(store.open, id)) store.replyTo = null;
  store.open = chat.id;
  store.unreadFrom = firstUnread(chat);
  changed("chats", "head", "messages", "dock");
}

/** Where the new ones begin; nowhere if all is new: then the latest is the place to start. */
function firstUnread(chat) {
  const first = unread(chat)[0];
  return first && chat.messages.some((message) => message.id <= chat.read) ? first.id : null;
}

/** Up to here; never back, also where another page has read on. */
export function markRead(chat, to = chat.messages.at(-1)?.id ?? 0) {
  chat.read = Math.max(chat.read, to);
  changed("chats");
}

export function setReply(message) {
  store.replyTo = message;
  changed("dock");
}

const apply = {
  message: ({ message }) => {
    const chat = chatOf(message.chat);
    if (!chat) return "refetch";
    put(chat, message);
    if (isMine(message) && same(chat.id, store.open)) store.unreadFrom = null;
    if (isMine(message)) markRead(chat, message.id);
    if (message.from?.is_bot) store.typing.delete(String(chat.id));
    changed("chats", "head", "messages", "dock");
    return null;
  },
  edited: ({ message }) => {
    const chat = chatOf(message.chat);
    if (!chat) return "refetch";
    put(chat, message);
    store.lit.set(`${chat.id}|${message.id}`, performance.now());
    changed("chats", "messages");
    return null;
  },
  deleted: ({ chat: chatId, id }) => {
    const chat = chatOf(chatId);
    if (chat) chat.messages = chat.messages.filter((message) => !same(message.id, id));
    changed("chats", "messages");
  },
  chat: ({ chat }) => {
    const known = chatOf(chat.id);
    if (!known) return "refetch";
    Object.assign(known, chat, { messages: known.messages, read: Math.max(known.read, chat.read) });
    changed("chats", "head", "dock");
    return null;
  },
  commands: ({ chat, commands }) => {
    if (chat === undefined) store.commands = commands;
    else store.commands[chat] = commands;
    changed("dock");
  },
  typing: ({ chat }) => {
    store.typing.set(String(chat), performance.now());
    changed("head", "messages", "chats");
  },
};

/** Take one event; returns "refetch" when it speaks of something unknown. */
export function takeEvent(event) {
  return apply[event.type]?.(event) ?? null;
}

export const isLooking = (chat) => store.onScreen && same(store.open, chat.id) && !document.hidden;

function put(chat, message) {
  const at = chat.messages.findIndex((one) => same(one.id, message.id));
  if (at >= 0) chat.messages[at] = message;
  else chat.messages.push(message);
  if (at < 0) chat.messages.sort(byId);
}

const byId = (a, b) => (Number.isFinite(+a.id) && Number.isFinite(+b.id) ? a.id - b.id : 0);

const TYPING_LASTS = 6000;
export function isTyping(chat) {
  const since = store.typing.get(String(chat.id));
  return since !== undefined && performance.now() - since < TYPING_LASTS;
}
