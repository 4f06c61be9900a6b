import { byId, element } from '../dom.js';
import { count, moment, size } from '../messages.js';
import { facts } from './facts.js';

/** Older than this, the heartbeat of a server says that it died: JobRunr writes one every 5 s. */
const DEAD_AFTER_MS = 30_000;

/** Fills the card of a queue. */
export function showQueue({ name, messages, oldestWaitSeconds, servers }) {
  byId(`${name}-facts`).replaceChildren(
    ...facts([
      ['Waiting', messages.ENQUEUED],
      ['Waiting longest', oldestWaitSeconds === null ? 'nothing waits' : count(oldestWaitSeconds, 'second')],
      ['Scheduled', messages.SCHEDULED],
      ['In work', messages.PROCESSING],
      ['Done', messages.SUCCEEDED],
      ['Failed for good', messages.FAILED, messages.FAILED > 0],
    ]),
  );
  byId(`${name}-servers`).replaceChildren(...(servers.length > 0 ? servers.map(row) : [none()]));
}

function row(server) {
  const late = Date.now() - Date.parse(server.lastHeartbeat) > DEAD_AFTER_MS;
  const about = [
    count(server.slots, 'slot'),
    `processor ${Math.round(server.cpuLoad * 100)} %`,
    `memory ${size(server.memoryBytes)} of ${size(server.maxMemoryBytes)}`,
    `since ${moment(server.startedAt)}`,
    ...(late ? [`silent since ${moment(server.lastHeartbeat)}`] : []),
  ];
  return element(
    'li',
    { class: 'row', 'data-testid': 'server' },
    element(
      'div',
      { class: 'row-about' },
      element('p', { class: 'row-name' }, server.name),
      element('p', { class: 'row-facts' }, about.join(' · ')),
    ),
  );
}

function none() {
  return element('li', { class: 'row' }, 'None: what waits is not worked on.');
}
