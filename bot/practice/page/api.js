// The wire to the practice room: JSON posts and one stream of events.
import { t } from "./i18n.js";

/** What went wrong, in words; `status` is 0 when nobody answered. */
export class RoomError extends Error {
  constructor(words, status = 0) {
    super(words);
    this.status = status;
  }
}

export async function getState(me) {
  const query = me === null || me === undefined ? "" : `?me=${encodeURIComponent(me)}`;
  return read(await reach(`/practice/state${query}`, { cache: "no-store" }));
}

export async function post(verb, body) {
  const form = body instanceof FormData;
  const headers = form ? {} : { "Content-Type": "application/json" };
  const sent = { method: "POST", headers, body: form ? body : JSON.stringify(body) };
  return read(await reach(`/practice/${verb}`, sent));
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new RoomError(t("error.offline"));
  }
}

async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new RoomError(body?.error || `${response.status}`, response.status);
  return body ?? {};
}

const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 10_000;

/** Listen for one person until closed; calls up() at each (re)connection. */
export function listen(me, { up, down, event }) {
  let source = null;
  let timer = 0;
  let pause = FIRST_PAUSE;
  let closed = false;

  const open = () => {
    source = new EventSource(`/practice/events?me=${encodeURIComponent(me)}`);
    source.onopen = () => {
      pause = FIRST_PAUSE;
      up();
    };
    source.onmessage = (message) => event(JSON.parse(message.data));
    source.onerror = () => again();
  };
  const again = () => {
    if (closed) return;
    source.close();
    clearTimeout(timer);
    timer = setTimeout(open, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    down();
  };
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source.close();
  };
}
