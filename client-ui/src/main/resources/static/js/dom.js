/** The element with this id, which the page always has. */
export function byId(id) {
  return document.getElementById(id);
}

/** Enables what must not be used before its script listens. */
export function ready(button) {
  button.disabled = false;
}

/** A new element; text children stay text, whatever stands in them. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Shows the text in the element; without a text the element is hidden. */
export function say(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
  target.hidden = !text;
}
