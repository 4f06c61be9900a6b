import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, ready } from '../dom.js';
import { showSignOutNote } from '../sign-out-note.js';

const QUESTION = {
  title: 'Sign out everywhere?',
  text: 'Every browser, command line and device that is signed in to your account has to sign in again, this one too.',
  action: 'Sign out everywhere',
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
  await showSignOutNote('You are signed out everywhere', 'Nothing of yours was changed.');
}
