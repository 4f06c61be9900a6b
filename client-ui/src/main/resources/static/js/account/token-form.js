import { post } from '../api.js';
import { whileBusy } from '../busy.js';
import { byId, ready, say } from '../dom.js';
import { t } from '../texts.js';
import { showNewToken, startNewToken } from './new-token.js';
import { loadTokens } from './tokens.js';

/** The form that makes a token. */
export function tokenForm() {
  startNewToken();
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
  showNewToken(token);
  await loadTokens();
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
