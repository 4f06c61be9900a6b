import { element } from './dom.js';

let count = 0;

/** A button "More" and the place that it opens and closes. */
export function more(name, ...children) {
  const id = `more-${++count}`;
  const place = element('div', { id, class: 'history-more', hidden: '' }, ...children);
  const button = element('button', { type: 'button', class: 'button button-quiet' }, 'More');
  button.setAttribute('aria-label', `More: ${name}`);
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', id);
  button.dataset.testid = 'history-open';
  button.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
  });
  return { button, place };
}
