import { post, remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { button, byId, element } from '../dom.js';
import { day, moment } from '../messages.js';
import { t } from '../texts.js';
import { webhookLog } from './webhook-log.js';

/** One webhook; `changed` hears that it is another or gone, `showSecret` of a new secret. */
export function webhookRow(webhook, { changed, showSecret }) {
  const path = `/webhooks/${encodeURIComponent(webhook.id)}`;
  const log = webhookLog(path);
  const about = element(
    'div',
    { class: 'row-about' },
    element('p', { class: 'row-name' }, webhook.url),
    element('p', { class: 'row-facts' }, facts(webhook).join(' · ')),
    webhook.offSince ? element('p', { class: 'field-error' }, off(webhook)) : null,
  );
  const act = (key, testid, does) => action(webhook, key, testid, does);
  const buttons = element(
    'div',
    { class: 'row-actions' },
    webhook.offSince
      ? act('webhooks.resume', 'webhook-resume', async () => {
          await post(`${path}/resume`, {});
          await changed();
        })
      : null,
    act('webhooks.test', 'webhook-test', async () => {
      const { eventId } = await post(`${path}/test`, {});
      await log.await(eventId);
    }),
    act('webhooks.rotate', 'webhook-rotate', async () => {
      if (await confirmed(question('rotate', webhook))) {
        showSecret((await post(`${path}/secret`, {})).secret);
      }
    }),
    act('webhooks.delete', 'webhook-delete', async () => {
      if (await confirmed(question('delete', webhook))) {
        await remove(path).catch(unlessGone);
        await changed();
      }
    }),
  );
  const attributes = { class: 'row', 'data-testid': 'webhook-row', 'data-webhook-id': webhook.id };
  return element('li', attributes, about, buttons, log.element);
}

function facts(webhook) {
  return [
    t(webhook.everyJob ? 'webhooks.every' : 'webhooks.named'),
    t('tokens.made', { day: day(webhook.createdAt) }),
  ];
}

function off(webhook) {
  return t('webhooks.off', { moment: moment(webhook.offSince) });
}

function action(webhook, key, testid, does) {
  const made = button(t(key), { 'data-testid': testid }, () =>
    whileBusy(made, byId('webhook-error'), does),
  );
  made.setAttribute('aria-label', `${t(key)}: ${webhook.url}`);
  return made;
}

function question(what, webhook) {
  return {
    title: t(`webhooks.${what}.title`),
    text: t(`webhooks.${what}.text`, { url: webhook.url }),
    action: t(`webhooks.${what}`),
  };
}

/** Another tab was faster. */
function unlessGone(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
}
