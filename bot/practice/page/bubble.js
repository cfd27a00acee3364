// One bubble: who, quote, pictures or other content, words, time, and the buttons below.
import { avatar, colorOf } from "./avatar.js";
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { keyboard } from "./keyboard.js";
import { location, contact, sticker, voice, file } from "./kinds.js";
import { album } from "./album.js";
import { plainText, richText } from "./richtext.js";
import { isMine, messageOf, person, store, told } from "./store.js";
import { hourMinute } from "./time.js";

/** The node for one bubble item of the timeline. */
export function bubble(item, chat, taps) {
  const message = item.messages[0];
  const mine = isMine(message);
  const classes = ["msg", mine ? "mine" : "theirs", `kind-${message.kind}`];
  if (item.first) classes.push("first");
  if (item.last) classes.push("last");
  const withFace = chat.kind === "group" && !mine;
  const node = el("article", {
    class: classes.join(" "),
    test: "message",
    data: { messageId: String(message.id), kind: message.kind },
    ondblclick: (event) => replyByDouble(event, message, taps),
  });
  const face = withFace && item.last ? avatar(message.from, "small") : null;
  if (withFace) node.classList.add("faced");
  node.append(stack(item, chat, face, taps), replyButton(message, taps));
  return node;
}

function stack(item, chat, face, taps) {
  const spoken = item.messages.find((message) => message.html) ?? item.messages[0];
  const last = item.messages.at(-1);
  const body = el("div", { class: "bubble" }, parts(item, chat, spoken, taps), face);
  if (!spoken.html && hasPicture(item)) body.classList.add("bare");
  const keys = item.messages.find((message) => message.buttons?.length) ?? last;
  return el("div", { class: "stack" }, body, keyboard(keys, chat, taps));
}

const hasPicture = (item) => item.messages.some((message) => message.photos?.length) || item.messages[0].kind === "location";

function parts(item, chat, spoken, taps) {
  const first = item.messages[0];
  return [
    who(item, chat),
    quote(first, chat, taps),
    album(item.messages, taps),
    content(first),
    words(spoken, item.messages.at(-1), taps),
  ];
}

function who(item, chat) {
  const { from } = item.messages[0];
  if (!item.first || chat.kind !== "group" || isMine(item.messages[0])) return null;
  const role = from.is_bot ? t("chat.bot") : told(person(from.id), "role");
  return el("div", { class: "who", vars: { "--c": colorOf(from) } },
    el("span", { class: "who-name" }, from.name),
    role ? el("span", { class: "who-role" }, role) : null);
}

function quote(message, chat, taps) {
  if (message.reply_to === null || message.reply_to === undefined) return null;
  const source = messageOf(chat, message.reply_to);
  const name = source ? source.from.name : "";
  const text = source ? gist(source) : t("message.gone");
  return el("button", {
    class: "quote",
    disabled: !source,
    vars: { "--c": colorOf(source?.from) },
    onclick: () => taps.jump(message.reply_to),
  }, el("b", {}, name), el("span", {}, text));
}

function content(message) {
  const make = { location, contact, sticker, voice, document: file }[message.kind];
  return make ? make(message) : null;
}

function words(message, last, taps) {
  const meta = el("span", { class: "meta" },
    last.edited ? el("span", { class: "edited" }, t("message.edited")) : null,
    el("time", { datetime: last.date }, hourMinute(last.date)));
  const isSilentVoice = message.kind === "voice" && !message.has_words;
  const silent = isSilentVoice || ["sticker", "document"].includes(message.kind);
  const html = silent ? "" : message.html;
  const text = html ? richText(html, { onlink: taps.link, oncommand: taps.command }) : null;
  return el("div", { class: html ? "text" : "text wordless", dir: "auto" }, text, meta);
}

function replyButton(message, taps) {
  const props = { class: "reply-to", test: "reply", label: t("message.reply"), onclick: () => taps.reply(message) };
  return el("button", props, icon("reply"));
}

function replyByDouble(event, message, taps) {
  if (event.target.closest("button, a, img")) return;
  getSelection()?.removeAllRanges();
  taps.reply(message);
}

/** One line that stands for a message: in the chat list, in a quote. */
export function gist(message) {
  const text = plainText(message.html).replace(/\s+/g, " ");
  const named = ["photo", "location", "contact", "sticker", "voice", "document"].includes(message.kind);
  if (!named) return text;
  const kind = `[${t(`kind.${message.kind}`)}]`;
  const adds = message.kind === "photo" || message.kind === "document";
  return adds && text ? `${kind} ${text}` : kind;
}

/** Whether two states of a message look the same: then the node may stay. */
export function signature(item, chat) {
  const quoted = messageOf(chat, item.messages[0].reply_to);
  const busy = [...store.pending.keys()].filter((key) => item.messages.some((m) => key.startsWith(`${chat.id}|${m.id}|`)));
  return JSON.stringify([item, quoted?.html, busy, document.documentElement.lang]);
}

export function service(item) {
  const message = item.messages[0];
  const props = { class: "pill service", test: "message", data: { messageId: String(message.id), kind: "service" } };
  return el("div", { class: "line" }, el("div", props, plainText(message.html)));
}
