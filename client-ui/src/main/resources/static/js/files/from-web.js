import { postOnce } from '../api.js';
import { byId, element, ready, say } from '../dom.js';
import { idempotencyKey } from '../idempotency-key.js';
import { t } from '../texts.js';
import { end } from '../tus.js';
import { changed } from './store.js';

/** Takes addresses of files on the web, from a dialog or pasted anywhere but into a field; `onAddress` gets each. */
export function startFromWeb(onAddress) {
  const button = byId('from-web');
  button.addEventListener('click', () => ask(onAddress));
  ready(button);
  window.addEventListener('paste', (event) => {
    const address = addressIn(event.clipboardData?.getData('text/plain') ?? '');
    if (address && !event.target.closest?.('input, textarea, dialog')) {
      event.preventDefault();
      onAddress(address);
    }
  });
}

/** What the row is called until its server has said. */
export function nameIn(address) {
  const { pathname, host } = new URL(address);
  return decoded(pathname.split('/').at(-1)) || host;
}

/** Has the service fetch the file of the row. */
export async function fetchFromWeb(row) {
  row.request.key ??= idempotencyKey();
  Object.assign(row, { phase: 'queued', problem: null, sent: 0 });
  changed(row);
  try {
    const { key, ...wanted } = row.request;
    const begun = await postOnce('/imports', { url: row.url, ...wanted }, key);
    const { uploadId, fileName, sizeBytes: total } = begun;
    if (row.removed) {
      end(uploadId).catch(() => {}); // The person did not want to wait for the answer.
    }
    Object.assign(row, { phase: 'elsewhere', uploadId, fileName, total });
  } catch (problem) {
    Object.assign(row, { phase: 'failed', problem: problem.message });
    row.request.key = null;
  }
  changed(row);
}

/** Fetches it once more; what came of the try before goes. */
export function fetchAgain(row) {
  if (row.uploadId) {
    end(row.uploadId).catch(() => {}); // It is given up after a day in any case.
  }
  Object.assign(row, { uploadId: null });
  row.request.key = null;
  return fetchFromWeb(row);
}

function addressIn(text) {
  const address = text.trim();
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? address : null;
}

function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function ask(onAddress) {
  const input = element('input', { id: 'web-address', type: 'url', inputmode: 'url', autocomplete: 'off', autofocus: '', 'data-testid': 'web-address' });
  input.setAttribute('aria-describedby', 'web-how web-error');
  const fault = element('p', { id: 'web-error', class: 'field-error', role: 'alert', hidden: '' });
  const field = element('div', { class: 'field' }, element('label', { for: 'web-address' }, t('web.address')), input, fault);
  const cancel = element('button', { type: 'button', class: 'button button-quiet' }, t('confirm.cancel'));
  const yes = element('button', { class: 'button', 'data-testid': 'web-yes' }, t('web.add'));
  const form = element(
    'form',
    { method: 'dialog', novalidate: '' },
    element('h2', { id: 'web-title' }, t('web.title')),
    element('p', { id: 'web-how', class: 'muted' }, t('web.how')),
    field,
    element('div', { class: 'dialog-foot' }, cancel, yes),
  );
  const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': 'web-title' }, form);
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = addressIn(input.value);
    say(fault, address ? '' : t('web.wrong'));
    input.setAttribute('aria-invalid', String(!address));
    if (address) {
      dialog.close();
      onAddress(address);
    } else {
      input.focus();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}
