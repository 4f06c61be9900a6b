import { byId, say } from '../dom.js';
import { t } from '../texts.js';

/**
 * A box that shows a secret once: the element `name` with `name-value`, `name-copy`, `name-done` and
 * `name-copied`. Once it is closed the focus goes to the element `title`; `forget`
 * removes what else shows the secret.
 */
export function secretBox(name, title, forget = () => {}) {
  const box = byId(name);
  const value = byId(`${name}-value`);
  const copied = byId(`${name}-copied`);
  const hide = () => {
    value.value = '';
    box.hidden = true;
    forget();
  };
  byId(`${name}-copy`).addEventListener('click', () => copy(value, copied));
  byId(`${name}-done`).addEventListener('click', () => {
    hide();
    byId(title).focus();
  });
  // A page that comes back out of the browser's memory does not show it again.
  window.addEventListener('pagehide', hide);
  return {
    show(secret) {
      value.value = secret;
      say(copied, '');
      box.hidden = false;
      value.focus();
      value.select();
    },
  };
}

async function copy(value, copied) {
  try {
    await navigator.clipboard.writeText(value.value);
    say(copied, t('tokens.copied'));
  } catch {
    // Browsers may refuse scripts the clipboard; a selected text can be copied by hand.
    value.focus();
    value.select();
    say(copied, t('tokens.not-copied'));
  }
}
