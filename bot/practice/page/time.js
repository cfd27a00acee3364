// Times as a neighbour says them, always in the neighbourhood's zone.
import { currentLanguage, locale, t } from "./i18n.js";

let zone = "Asia/Shanghai";
let base = null; // unknown until the room has told
let since = performance.now();

export function setZone(name) {
  if (name) zone = name;
}

/** The practice room's clock: set now and then, ticking on by itself. */
export function setNow(iso) {
  base = Date.parse(iso) || Date.now();
  since = performance.now();
}

export const now = () => new Date((base ?? Date.now()) + performance.now() - since);

const format = (date, options) =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(date);

const dayKey = (date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);

export const dayOf = (iso) => dayKey(new Date(iso));
const daysAgo = (date) => Math.round((Date.parse(dayKey(now())) - Date.parse(dayKey(date))) / 86_400_000);

export const hourMinute = (iso) =>
  format(new Date(iso), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export function dayName(iso) {
  const date = new Date(iso);
  const ago = daysAgo(date);
  if (ago === 0) return t("day.today");
  if (ago === 1) return t("day.yesterday");
  const sameYear = dayKey(date).slice(0, 4) === dayKey(now()).slice(0, 4);
  return format(date, { year: sameYear ? undefined : "numeric", month: "long", day: "numeric", weekday: "long" });
}

/** For the chat list: the hour today, then the weekday, then the date. */
export function shortWhen(iso) {
  const date = new Date(iso);
  const ago = daysAgo(date);
  if (ago === 0) return hourMinute(iso);
  if (ago === 1) return t("day.yesterday");
  if (ago > 1 && ago < 7) return format(date, { weekday: "short" });
  return format(date, { month: "numeric", day: "numeric" });
}

export function clockWords() {
  if (base === null) return "…";
  const date = now();
  const day = format(date, { month: currentLanguage() === "en" ? "short" : "long", day: "numeric" });
  const weekday = format(date, { weekday: "short" });
  return `${day} ${weekday} ${hourMinute(date.toISOString())}`;
}
