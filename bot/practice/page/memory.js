// Small things this browser remembers; a closed storage is no reason to fail.
const PREFIX = "wishlight.practice.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // private mode: forget quietly
  }
}
