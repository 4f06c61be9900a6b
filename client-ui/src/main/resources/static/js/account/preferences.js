import { put } from '../api.js';
import { whileBusy } from '../busy.js';
import { byId, element, say } from '../dom.js';
import { preferences } from '../preferences.js';
import { sessionIsOver } from '../session.js';
import { t } from '../texts.js';
import { chooseFormat, fillFormatPicker } from './format-picker.js';

/** Shows what the person prefers and lets them change it. */
export async function startPreferences() {
  const problem = byId('preferences-error');
  byId('preferences-form').addEventListener('submit', save);
  byId('preferences-form').addEventListener('input', () => say(byId('preferences-saved'), ''));
  try {
    const preferred = await preferences((outage) => say(problem, outage.message));
    await fillFormatPicker(byId('preferred-format'), problem, element('option', { value: '' }, t('account.first-format')));
    say(problem, '');
    show(preferred);
  } catch (refused) {
    say(problem, sessionIsOver() ? '' : refused.message);
  }
}

function show({ defaultFormat, email, mail }) {
  chooseFormat(byId('preferred-format'), defaultFormat);
  byId('preferred-email').value = email ?? '';
  byId('preferred-mail').checked = mail === 'always';
  byId('preferences-fields').disabled = false;
}

async function save(event) {
  event.preventDefault();
  if (!addressFits()) {
    byId('preferred-email').focus();
    return;
  }
  await whileBusy(byId('preferences-save'), byId('preferences-error'), async () => {
    show(await put('/me/preferences', request()));
    say(byId('preferences-saved'), t('preferences.saved'));
  });
}

function request() {
  return {
    defaultFormat: byId('preferred-format').value || null,
    email: byId('preferred-email').value.trim() || null,
    mail: byId('preferred-mail').checked ? 'always' : 'never',
  };
}

function addressFits() {
  const fits = byId('preferred-email').checkValidity();
  byId('preferred-email').setAttribute('aria-invalid', String(!fits));
  say(byId('preferred-email-error'), fits ? '' : t('settings.email-wrong'));
  return fits;
}
