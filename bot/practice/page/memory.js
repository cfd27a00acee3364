// Small things this browser remembers; a closed storage is no reason to fail. Whose phone a page is
// that page knows for itself, so that two side by side stay two people when they are loaded anew.
const PREFIX = "wishlight.practice.";

export function recall(name) {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    if (name === "me") sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // private mode: forget quietly
  }
}

/** Call `seen(value)` when another page of this browser remembers something else. */
export function follow(name, seen) {
  addEventListener("storage", (event) => event.key === PREFIX + name && seen(event.newValue));
}
