// What a person does: each is one post, and a kind word when it does not work.
import { post } from "./api.js";
import { t } from "./i18n.js";
import { pressKey } from "./keyboard.js";
import { changed, chatOf, here, openChat, store } from "./store.js";
import { alertBox, toast } from "./toast.js";

let goTo = () => {};

export function setUpActions(openPrivate) {
  goTo = openPrivate;
}

async function attempt(verb, body, words = "error.any") {
  const place = here();
  try {
    return await post(verb, body);
  } catch (error) {
    toast(t(words, { why: error.message }), place);
    return null;
  }
}

const mine = () => ({ me: store.me, chat: openChat()?.id });

/** True when the words have gone out. */
export async function say(text, replyTo = null) {
  const body = { ...mine(), text };
  if (replyTo !== null && replyTo !== undefined) body.reply_to = replyTo;
  return (await attempt("say", body, "error.send")) !== null;
}

export const send = (verb) => attempt(verb, mine());

export function photos({ samples, files, caption }) {
  if (samples) return attempt("photo", { ...mine(), samples, caption });
  const form = new FormData();
  const { me, chat } = mine();
  form.append("me", me);
  form.append("chat", chat);
  form.append("caption", caption);
  for (const file of files) form.append("files", file, file.name);
  return attempt("photo", form);
}

const CENTRE = { latitude: 30.2741, longitude: 120.1551 };
const STEP = 0.0007;

/** A made-up place near the made-up community's square, a little different for each person. */
export function location() {
  const at = store.cast.findIndex((one) => one.id === store.me);
  const latitude = round(CENTRE.latitude + (at % 3) * STEP);
  const longitude = round(CENTRE.longitude + Math.floor(at / 3) * STEP);
  return attempt("location", { ...mine(), latitude, longitude });
}

const round = (value) => Math.round(value * 1e6) / 1e6;

export async function press(button, message) {
  if (button.url) return follow(button.url);
  const { me } = store;
  const place = here();
  const chat = openChat();
  const key = pressKey(chat, message, button);
  wait(key, 1);
  const answer = await attempt("tap", { me, chat: chat.id, message: message.id, data: button.data });
  wait(key, -1);
  if (answer && me === store.me) hear(answer, place); // only whoever tapped
}

function wait(key, by) {
  const left = (store.pending.get(key) ?? 0) + by;
  if (left > 0) store.pending.set(key, left);
  else store.pending.delete(key);
  changed("messages");
}

/** Said where it was tapped; what leads on is said where it leads to. */
function hear(answer, place) {
  if (answer.url) follow(answer.url);
  const at = answer.url ? here() : place;
  if (answer.timeout) toast(t("error.timeout"), at);
  else if (answer.text && answer.alert) alertBox(answer.text);
  else if (answer.text) toast(answer.text, at);
}

/** The payload of a link to the private chat with our bot; null for any other address. */
export function ourLink(url) {
  const parsed = parse(url);
  const bot = store.bot?.username?.toLowerCase();
  if (!parsed || !bot) return null;
  const web = /^(www\.)?(t|telegram)\.me$/i.test(parsed.hostname) && parsed.pathname.toLowerCase() === `/${bot}`;
  const app = parsed.protocol === "tg:" && parsed.searchParams.get("domain")?.toLowerCase() === bot;
  return web || app ? { payload: parsed.searchParams.get("start") } : null;
}

function parse(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

export async function follow(url) {
  const ours = ourLink(url);
  if (!ours) return toast(t("link.outside", { url }));
  goTo();
  note(false);
  if (ours.payload !== null) await attempt("start", { me: store.me, payload: ours.payload });
}

export async function block(blocked) {
  if ((await attempt("block", { me: store.me, blocked })) === null) return;
  note(blocked);
}

function note(blocked) {
  store.blocked[store.me] = blocked;
  const chat = chatOf("bot");
  if (chat && "blocked" in chat) chat.blocked = blocked;
  changed("dock", "head");
}

export const read = (chat) => post("read", { me: store.me, chat: chat.id, to: chat.read }).catch(() => {});

