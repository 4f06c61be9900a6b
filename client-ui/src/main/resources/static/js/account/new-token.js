import { byId, say } from '../dom.js';
import { t } from '../texts.js';

/** Listens to "copy" and "done". */
export function startNewToken() {
  byId('new-token-copy').addEventListener('click', copy);
  byId('new-token-done').addEventListener('click', () => {
    hide();
    byId('tokens-title').focus();
  });
  // A page that comes back out of the browser's memory does not show it again.
  window.addEventListener('pagehide', () => byId('new-token') && hide());
}

/** Shows the token, which nobody can show again. */
export function showNewToken(token) {
  const value = byId('new-token-value');
  value.value = token;
  say(byId('new-token-copied'), '');
  byId('new-token').hidden = false;
  value.focus();
  value.select();
}

function hide() {
  byId('new-token-value').value = '';
  byId('new-token').hidden = true;
}

async function copy() {
  const value = byId('new-token-value');
  try {
    await navigator.clipboard.writeText(value.value);
    say(byId('new-token-copied'), t('tokens.copied'));
  } catch {
    // Browsers may refuse scripts the clipboard; a selected text can be copied by hand.
    value.focus();
    value.select();
    say(byId('new-token-copied'), t('tokens.not-copied'));
  }
}
