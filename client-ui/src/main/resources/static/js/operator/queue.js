import { byId, element } from '../dom.js';
import { moment, seconds, size } from '../messages.js';
import { t } from '../texts.js';
import { facts } from './facts.js';

/** Older than this, the heartbeat of a server says that it died: JobRunr writes one every 5 s. */
const DEAD_AFTER_MS = 30_000;

/** Fills the card of a queue. */
export function showQueue({ name, messages, oldestWaitSeconds, accounts, servers }) {
  byId(`${name}-facts`).replaceChildren(
    ...facts([
      [t('queue.waiting'), messages.ENQUEUED],
      [t('queue.longest'), oldestWaitSeconds === null ? t('queue.none-waits') : seconds(oldestWaitSeconds)],
      [t('queue.scheduled'), messages.SCHEDULED],
      [t('queue.working'), messages.PROCESSING],
      [t('queue.done'), messages.SUCCEEDED],
      [t('queue.failed'), messages.FAILED, messages.FAILED > 0],
    ]),
  );
  byId(`${name}-accounts`).replaceChildren(...(accounts.length > 0 ? accounts.map(share) : [none('queue.no-account')]));
  byId(`${name}-servers`).replaceChildren(...(servers.length > 0 ? servers.map(row) : [none('queue.no-server')]));
}

function share({ id, waiting, running, nextWaitSeconds }) {
  const about = [
    t('queue.account-waiting', { count: waiting }),
    t('queue.account-running', { count: running }),
    ...(nextWaitSeconds === null ? [] : [t('queue.account-next', { time: seconds(nextWaitSeconds) })]),
  ];
  return line('account', id || t('queue.nobody'), about);
}

function row(server) {
  const late = Date.now() - Date.parse(server.lastHeartbeat) > DEAD_AFTER_MS;
  const about = [
    t('queue.slots', { count: server.slots }),
    t('queue.processor', { percent: Math.round(server.cpuLoad * 100) }),
    t('queue.memory', { used: size(server.memoryBytes), most: size(server.maxMemoryBytes) }),
    t('queue.since', { moment: moment(server.startedAt) }),
    ...(late ? [t('queue.silent', { moment: moment(server.lastHeartbeat) })] : []),
  ];
  return line('server', server.name, about);
}

function line(kind, name, about) {
  return element(
    'li',
    { class: 'row', 'data-testid': kind },
    element(
      'div',
      { class: 'row-about' },
      element('p', { class: 'row-name' }, name),
      element('p', { class: 'row-facts' }, about.join(' · ')),
    ),
  );
}

function none(text) {
  return element('li', { class: 'row' }, t(text));
}
