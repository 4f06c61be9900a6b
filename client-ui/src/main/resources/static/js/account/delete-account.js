import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, ready } from '../dom.js';
import { showSignOutNote } from '../sign-out-note.js';

const QUESTION = {
  title: 'Delete your account?',
  text: 'Your account, your API tokens, all your jobs and all your files are deleted, and mailed links stop working. Nobody can undo this.',
  action: 'Delete everything',
  typed: 'delete my account',
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
  await showSignOutNote('Your account is deleted', 'Nobody can use it any more. Its files are being deleted, which takes a few minutes at most.');
}
