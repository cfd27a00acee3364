// Choosing pictures and a line to go with them: samples or one's own.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { samplePicture } from "./samples.js";
import { show, toast } from "./toast.js";

const MOST = 9;
const SAMPLES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** send({samples, caption}) once the person has chosen. */
export function pickSamples(send) {
  const chosen = [];
  const tiles = SAMPLES.map((n) => sampleTile(n, () => mark(n)));
  const box = frame(t("photos.pick"), el("div", { class: "tray" }, tiles), (caption) => send({ samples: chosen, caption }));
  const mark = (n) => {
    const at = chosen.indexOf(n);
    if (at < 0) chosen.push(n);
    else chosen.splice(at, 1);
    tiles.forEach((tile, i) => number(tile, chosen.indexOf(SAMPLES[i])));
    box.count(chosen.length);
  };
  box.count(0);
}

function sampleTile(n, onclick) {
  const props = { class: "tray-tile", test: `sample-${n}`, label: t("photos.sample", { n }), "aria-pressed": "false", onclick };
  return el("button", props, samplePicture(n), el("span", { class: "tray-number" }));
}

function number(tile, place) {
  tile.setAttribute("aria-pressed", String(place >= 0));
  tile.querySelector(".tray-number").textContent = place >= 0 ? String(place + 1) : "";
}

/** send({files, caption}) once the person has looked at them. */
export function pickFiles(files, send) {
  if (files.length > MOST) toast(t("photos.tooMany"));
  const kept = files.slice(0, MOST);
  const urls = kept.map((file) => URL.createObjectURL(file));
  const tiles = urls.map((src) => el("span", { class: "tray-tile" }, el("img", { src, alt: "" })));
  const box = frame(t("photos.title"), el("div", { class: "tray" }, tiles), (caption) => send({ files: kept, caption }));
  box.node.addEventListener("close", () => urls.forEach((url) => URL.revokeObjectURL(url)));
  box.count(kept.length);
}

function frame(title, tray, done) {
  const caption = el("input", { class: "caption", type: "text", test: "photo-caption", placeholder: t("photos.caption"), label: t("photos.caption"), maxlength: 1024 });
  const go = el("button", { class: "primary", test: "photo-send", type: "submit" });
  const node = el("dialog", { class: "box photos", test: "photo-box", label: t("photos.title") });
  const send = (event) => {
    event.preventDefault();
    if (go.disabled) return;
    node.close();
    done(caption.value.trim());
  };
  node.append(el("form", { onsubmit: send },
    el("h2", {}, title), tray, caption,
    el("div", { class: "box-ends" }, el("button", { class: "plain", onclick: () => node.close() }, t("cancel")), go)));
  show(node);
  return { node, count: (n) => counted(go, n) };
}

function counted(go, n) {
  go.disabled = n === 0;
  go.textContent = n ? t("photos.send", { n }) : t("photos.sendNone");
}
