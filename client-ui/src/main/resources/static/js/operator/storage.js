import { get } from '../api.js';
import { byId, element, say } from '../dom.js';
import { moment, size } from '../messages.js';
import { t } from '../texts.js';
import { facts } from './facts.js';

/** Above this share of its limit an account will soon be refused. */
const NEARLY_FULL = 0.9;

/** How full the file store was when it was measured last. Throws a Problem. */
export function storage() {
  return get('/operator/storage');
}

/** Fills the card of the file store. */
export function showStorage({ measuredAt, kinds, accountCount, accountLimitBytes, accounts }) {
  say(byId('storage-time'), measuredAt === null ? t('storage.measuring') : t('storage.as-of', { moment: moment(measuredAt) }));
  byId('storage-facts').replaceChildren(...facts(kinds.map((kind) => [t(`storage.kind.${kind.name}`), amount(kind)])));
  const rest = accountCount - accounts.length;
  byId('storage-accounts').replaceChildren(
    ...accounts.map((account) => row(account, accountLimitBytes)),
    ...(rest > 0 ? [element('li', { class: 'row' }, t('storage.more', { count: rest }))] : []),
    ...(measuredAt !== null && accountCount === 0 ? [element('li', { class: 'row' }, t('storage.nobody'))] : []),
  );
}

function amount({ files, bytes, counted }) {
  const words = t('storage.files', { count: files, size: size(bytes) });
  return counted ? words : t('storage.at-least', { words });
}

function row({ id, jobs, sourceBytes, outputBytes }, limit) {
  const used = sourceBytes + outputBytes;
  const full = used >= NEARLY_FULL * limit;
  const about = [
    t('storage.used', { used: size(used), limit: size(limit), percent: Math.floor((100 * used) / limit) }),
    t('storage.parts', { sources: size(sourceBytes), outputs: size(outputBytes) }),
    t('storage.jobs', { count: jobs }),
    ...(full ? [t('storage.nearly-full')] : []),
  ];
  return element(
    'li',
    { class: 'row', 'data-testid': 'storage-account' },
    element(
      'div',
      { class: 'row-about' },
      element('p', { class: 'row-name' }, id),
      element('p', { class: full ? 'row-facts alarming' : 'row-facts' }, about.join(' · ')),
    ),
  );
}
