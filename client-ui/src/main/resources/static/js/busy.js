import { say } from './dom.js';

/**
 * Does the work with the button at rest. Browsers take the focus from a button that rests, so it
 * gets it again, unless it went elsewhere meanwhile.
 */
export async function atRest(button, work) {
  const hadFocus = document.activeElement === button;
  button.disabled = true;
  button.toggleAttribute('data-had-focus', hadFocus);
  try {
    return await work();
  } finally {
    button.disabled = false;
    button.removeAttribute('data-had-focus');
    if (hadFocus && isNowhere(document.activeElement)) {
      button.focus();
    }
  }
}

/** Does the work with the button at rest, and says in `place` what went wrong. */
export async function whileBusy(button, place, work) {
  say(place, '');
  return atRest(button, async () => {
    try {
      return await work();
    } catch (problem) {
      say(place, problem.message);
      return null;
    }
  });
}

/** Whether the element has the focus, or had it until its button was put to rest. */
export function holdsFocus(element) {
  const rests = element.querySelector('[data-had-focus]') !== null;
  return element.contains(document.activeElement) || (rests && isNowhere(document.activeElement));
}

function isNowhere(active) {
  return active === null || active === document.body || active.disabled;
}
