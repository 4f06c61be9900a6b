import { element } from './dom.js';
import { snippets } from './snippets.js';
import { t } from './texts.js';
import { access } from './token.js';

/**
 * A box that shows, once it is opened, how a program does what the page does. `actions` gives `[name, request]` of each
 * action that is possible just now, and is asked anew by `show()`.
 */
export function codeBox(actions) {
  const choice = element('select', { 'data-testid': 'code-action' });
  const field = element('label', { class: 'field' }, element('span', { class: 'label' }, t('code.action')), choice);
  const place = element('div', {});
  const hint = element('p', { class: 'field-hint' }, t('code.token'), ' ', element('a', { href: '/account' }, t('code.account')), '.');
  const root = element(
    'details',
    { class: 'options', 'data-testid': 'code' },
    element('summary', {}, t('code.title')),
    hint,
    field,
    place,
  );
  const show = async () => {
    if (!root.open) {
      return;
    }
    const possible = actions();
    offer(choice, possible);
    field.hidden = possible.length < 2;
    const [, request] = possible[choice.selectedIndex];
    try {
      const { apiBaseUrl } = await access();
      place.replaceChildren(...snippets(apiBaseUrl, null, request));
    } catch (problem) {
      place.replaceChildren(element('p', { class: 'notice notice-bad', role: 'alert' }, problem.message));
    }
  };
  root.addEventListener('toggle', show);
  choice.addEventListener('change', show);
  return { root, show };
}

/** What was chosen stays chosen where it is still possible. */
function offer(choice, actions) {
  const before = choice.value;
  choice.replaceChildren(...actions.map(([name]) => element('option', {}, name)));
  if (actions.some(([name]) => name === before)) {
    choice.value = before;
  }
}
