import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, ready } from '../dom.js';
import { showSignOutNote } from '../sign-out-note.js';
import { t } from '../texts.js';

const QUESTION = {
  title: t('sessions.title'),
  text: t('sessions.text'),
  action: t('sessions.yes'),
};

export function startSignOutEverywhere() {
  const button = byId('sign-out-everywhere');
  button.addEventListener('click', async () => {
    if (await confirmed(QUESTION)) {
      await whileBusy(button, byId('sessions-error'), signOut);
    }
  });
  ready(button);
}

async function signOut() {
  await remove('/me/sessions');
  await showSignOutNote(t('sessions.done'), t('sessions.done.text'));
}
