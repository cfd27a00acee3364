// The neighbourhood's clock, and the three steps forward.
import { post } from "./api.js";
import { find } from "./dom.js";
import { t } from "./i18n.js";
import { clockWords, setNow } from "./time.js";
import { toast } from "./toast.js";

const TICK = 5000;

export function setUpClock() {
  for (const chip of document.querySelectorAll("[data-seconds]")) chip.addEventListener("click", () => forward(chip));
  setInterval(drawClock, TICK);
}

export function drawClock() {
  const node = find("clock-now");
  const words = clockWords();
  if (node.textContent !== words) node.textContent = words;
}

/** The clock has been moved: show it and let the eye notice. */
export function clockMoved(iso) {
  setNow(iso);
  drawClock();
  const node = find("clock-now");
  node.classList.remove("moved");
  void node.offsetWidth;
  node.classList.add("moved");
}

async function forward(chip) {
  if (chip.getAttribute("aria-busy") === "true") return;
  chip.setAttribute("aria-busy", "true");
  try {
    const { now } = await post("clock", { seconds: Number(chip.dataset.seconds) });
    if (now) clockMoved(now);
  } catch (error) {
    toast(t("error.any", { why: error.message }));
  } finally {
    chip.removeAttribute("aria-busy");
  }
}
