import { get } from '../api.js';
import { element, say } from '../dom.js';
import { moment } from '../messages.js';
import { t, textOr } from '../texts.js';

const LOOK_MS = 500;
const LOOKS = 60;

/** What was sent to a webhook, folded away until somebody opens it. */
export function webhookLog(path) {
  const list = element('ol', { class: 'log', 'data-testid': 'webhook-log' });
  const note = element('p', { class: 'muted', role: 'status' });
  const details = element(
    'details',
    { class: 'row-log' },
    element('summary', {}, t('webhooks.log')),
    note,
    list,
  );

  async function load() {
    try {
      const { deliveries } = await get(`${path}/deliveries`);
      list.replaceChildren(...deliveries.map(entry));
      say(note, deliveries.length > 0 ? '' : t('webhooks.log.none'));
      return deliveries;
    } catch (problem) {
      say(note, problem.message);
      return [];
    }
  }

  details.addEventListener('toggle', () => details.open && load());
  return {
    element: details,

    /** Waits until this event is in the log, and shows it. */
    async await(eventId) {
      details.open = true;
      for (let look = 0; look < LOOKS; look += 1) {
        const deliveries = await load();
        if (deliveries.some((one) => one.eventId === eventId)) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      say(note, t('webhooks.log.late'));
    },
  };
}

function entry(delivery) {
  const good = delivery.outcome === 'DELIVERED';
  const outcome = textOr(`webhooks.outcome.${delivery.outcome}`, delivery.outcome);
  const facts = [
    textOr(`webhooks.type.${delivery.type}`, delivery.type),
    delivery.httpStatus ? `${outcome} (${delivery.httpStatus})` : outcome,
    t('webhooks.took', { milliseconds: delivery.tookMillis }),
  ];
  if (delivery.attempt > 1) {
    facts.push(t('webhooks.attempt', { attempt: delivery.attempt }));
  }
  return element(
    'li',
    { class: good ? 'log-good' : 'log-bad', 'data-outcome': delivery.outcome },
    element('time', { datetime: delivery.sentAt }, moment(delivery.sentAt)),
    ` ${facts.join(' · ')}`,
  );
}
