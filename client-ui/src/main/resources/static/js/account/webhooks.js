import { get, post } from '../api.js';
import { whileBusy } from '../busy.js';
import { byId, ready, say } from '../dom.js';
import { sessionIsOver } from '../session.js';
import { untilAnswered } from '../slow-notice.js';
import { t } from '../texts.js';
import { secretBox } from './secret-box.js';
import { webhookRow } from './webhook-row.js';

let secret;

/** The section of the webhooks: the list, and the form that makes one. */
export function startWebhooks() {
  secret = secretBox('webhook-secret', 'webhooks-title');
  byId('webhook-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (complete()) {
      await whileBusy(byId('webhook-create'), byId('webhook-form-error'), create);
    }
  });
  ready(byId('webhook-create'));
  return load();
}

async function load() {
  const problem = byId('webhooks-error');
  try {
    const { webhooks } = await untilAnswered(
      () => get('/webhooks'),
      (outage) => say(problem, outage.message),
    );
    say(problem, '');
    byId('webhooks').replaceChildren(...webhooks.map((one) => webhookRow(one, { changed, showSecret })));
    byId('webhooks-empty').hidden = webhooks.length > 0;
  } catch (refused) {
    say(problem, sessionIsOver() ? '' : refused.message);
  }
}

async function create() {
  const made = await post('/webhooks', {
    url: byId('webhook-url').value.trim(),
    everyJob: byId('webhook-every').checked,
  });
  byId('webhook-url').value = '';
  await load();
  secret.show(made.secret);
}

/** The button that had the focus may be gone with its row. */
async function changed() {
  byId('webhooks-title').focus();
  await load();
}

async function showSecret(made) {
  await load();
  secret.show(made);
}

function complete() {
  const good = byId('webhook-url').value.trim() !== '';
  say(byId('webhook-url-error'), good ? '' : t('webhooks.url-missing'));
  byId('webhook-url').setAttribute('aria-invalid', String(!good));
  if (!good) {
    byId('webhook-url').focus();
  }
  return good;
}
