import { post } from '../api.js';
import { whileBusy } from '../busy.js';
import { byId, ready, say } from '../dom.js';
import { snippets } from '../snippets.js';
import { t } from '../texts.js';
import { access } from '../token.js';
import { uploadRequest } from '../upload-request.js';
import { secretBox } from './secret-box.js';
import { loadTokens } from './tokens.js';

let newToken;

/** The form that makes a token. */
export function tokenForm() {
  newToken = secretBox('new-token', 'tokens-title', () => byId('snippets')?.replaceChildren());
  byId('token-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const request = requestOf(event.target);
    if (complete(request)) {
      await whileBusy(byId('token-create'), byId('new-token-error'), () => create(request));
    }
  });
  ready(byId('token-create'));
}

function requestOf(form) {
  return {
    name: byId('token-name').value.trim(),
    scopes: new FormData(form).getAll('scope'),
    expiresInDays: Number(byId('token-days').value),
  };
}

async function create(request) {
  const { token } = await post('/tokens', request);
  byId('token-name').value = '';
  const { apiBaseUrl } = await access();
  byId('snippets').replaceChildren(...snippets(apiBaseUrl, token, firstRequest(request.scopes)));
  newToken.show(token);
  await loadTokens();
}

function firstRequest(scopes) {
  return scopes.includes('jobs:write')
    ? uploadRequest('holiday.mov', { format: 'mp4-720p', options: {} }, 'you@example.com')
    : { method: 'GET', path: '/jobs' };
}

/** Says what is missing and leads there. */
function complete({ name, scopes }) {
  say(byId('token-name-error'), name ? '' : t('tokens.name-missing'));
  byId('token-name').setAttribute('aria-invalid', String(!name));
  say(byId('token-scopes-error'), scopes.length > 0 ? '' : t('tokens.scope-missing'));
  if (!name) {
    byId('token-name').focus();
  } else if (scopes.length === 0) {
    document.querySelector('[name="scope"]').focus();
  }
  return Boolean(name) && scopes.length > 0;
}
