import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, ready } from '../dom.js';
import { showSignOutNote } from '../sign-out-note.js';
import { t } from '../texts.js';

const QUESTION = {
  title: t('account.delete.title'),
  text: t('account.delete.text'),
  action: t('account.delete.yes'),
  typed: t('account.delete.typed'),
};

export function startDeleting() {
  const button = byId('delete-account');
  button.addEventListener('click', async () => {
    if (await confirmed(QUESTION)) {
      await whileBusy(button, byId('delete-error'), deleteAccount);
    }
  });
  ready(button);
}

async function deleteAccount() {
  await remove('/me');
  await showSignOutNote(t('account.deleted'), t('account.deleted.text'));
}
