/** The element with this id, which the page always has. */
export function byId(id) {
  return document.getElementById(id);
}

/** Enables what must not be used before its script listens. */
export function ready(button) {
  button.disabled = false;
}

/** A new element; text children stay text, whatever stands in them. A value of null sets nothing. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does this when it is pressed. */
export function button(text, attributes, onPress) {
  const made = element('button', { type: 'button', class: 'button button-quiet', ...attributes }, text);
  made.addEventListener('click', onPress);
  return made;
}

/** Shows the text in the element; without a text the element is hidden. */
export function say(target, text) {
  put(target, text);
  if (target.hidden !== !text) {
    target.hidden = !text;
  }
}

/** Writes the text into the element unless it stands there already. */
export function put(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
