import { get } from './api.js';
import { byId } from './dom.js';
import { chooseFormat } from './formats.js';
import { untilAnswered } from './slow-notice.js';

/** What the person prefers; `onOutage` hears why it takes so long. */
export function preferences(onOutage = () => {}) {
  return untilAnswered(() => get('/me/preferences'), onOutage);
}

/** Fills the upload form with what the person prefers, where they have not chosen meanwhile. */
export async function proposePreferences(formats) {
  const picker = byId('format');
  let chosen = false;
  picker.addEventListener('input', () => {
    chosen = true;
  });
  const preferred = await preferences();
  proposeAddress(preferred);
  await formats;
  if (!chosen) {
    chooseFormat(picker, preferred.defaultFormat);
  }
}

/** Who gets no mail is told so, and need not say where to send it; the form sends it all the same. */
function proposeAddress(preferred) {
  const address = byId('email');
  if (preferred.email && address.value === address.defaultValue) {
    address.value = preferred.email;
  }
  const off = preferred.mail === 'never';
  byId('mail-off').hidden = !off;
  byId('email-field').hidden = off && address.value !== '';
}
