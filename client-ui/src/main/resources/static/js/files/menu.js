import { element } from '../dom.js';
import { icon } from '../icons.js';

let open = null;

/**
 * A button that opens a menu (the ARIA menu button pattern); `entries` gives `{ text, testId, danger, act }` at each
 * opening. There is one open menu at a time.
 */
export function menuButton(label, testId, entries) {
  const button = element('button', { type: 'button', class: 'button button-icon', 'aria-haspopup': 'menu' }, icon('more'));
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-expanded', 'false');
  button.dataset.testid = testId;
  const place = element('div', { class: 'menu-place' }, button);
  button.addEventListener('click', () => (open?.button === button ? close() : show(button, place, entries())));
  button.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && open?.button !== button) {
      event.preventDefault();
      show(button, place, entries());
    }
  });
  return place;
}

function show(button, place, entries) {
  close();
  const items = entries.map(itemOf);
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': button.getAttribute('aria-label') }, ...items);
  menu.addEventListener('keydown', (event) => move(event, items));
  place.append(menu);
  button.setAttribute('aria-expanded', 'true');
  open = { button, menu };
  keepInView(menu);
  items[0]?.focus();
}

function itemOf({ text, testId, danger, act }) {
  const item = element('button', { type: 'button', role: 'menuitem', tabindex: '-1', class: 'menu-item', 'data-testid': testId }, text);
  item.classList.toggle('menu-danger', danger === true);
  item.addEventListener('click', () => {
    const { button } = open;
    close();
    button.focus();
    act(button);
  });
  return item;
}

function close() {
  open?.menu.remove();
  open?.button.setAttribute('aria-expanded', 'false');
  open = null;
}

/** Upwards where there is no room below. */
function keepInView(menu) {
  menu.classList.toggle('menu-up', menu.getBoundingClientRect().bottom > window.innerHeight);
}

function move(event, items) {
  const here = items.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items.at(to % items.length).focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    const { button } = open;
    close();
    button.focus();
  }
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.menu.parentElement.contains(event.target)) {
    close();
  }
});
