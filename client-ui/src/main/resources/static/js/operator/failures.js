import { get, postOnce } from '../api.js';
import { holdsFocus, whileBusy } from '../busy.js';
import { button, byId, element, say } from '../dom.js';
import { textOfFailure } from '../failure-words.js';
import { idempotencyKey } from '../idempotency-key.js';
import { moment, size } from '../messages.js';
import { t } from '../texts.js';

const STEP = 20;
const MOST = 200;

/** The row of each failure, which stays the same element as long as it is shown. */
const rows = new Map();

/** What was tried again, which an answer that was on its way may still name. */
const retried = new Set();
let wanted = STEP;

/** The jobs that failed last, as many as the person has asked for. Throws a Problem. */
export function failures() {
  return get(`/operator/failures?limit=${wanted}`);
}

/** Shows these, the last ones first. */
export function showFailures({ jobs, nextCursor }) {
  const shown = new Map(jobs.map((job) => [`${job.jobId} ${job.run}`, job]).filter(([key]) => !retried.has(key)));
  [...rows.keys()].filter((key) => !shown.has(key)).forEach(drop);
  const list = byId('failures');
  let place = list.firstElementChild;
  for (const [key, job] of shown) {
    const row = rows.get(key) ?? added(key, job);
    if (row === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(row, place);
    }
  }
  byId('failures-none').hidden = shown.size > 0;
  byId('failures-more').hidden = nextCursor === null || wanted >= MOST;
}

/** `look` shows the failures anew. */
export function offerMore(look) {
  const more = byId('failures-more');
  more.addEventListener('click', () =>
    whileBusy(more, byId('failures-error'), () => {
      wanted = Math.min(MOST, wanted + STEP);
      return look();
    }),
  );
}

function added(key, job) {
  const about = element(
    'div',
    { class: 'row-about' },
    element('p', { class: 'row-name' }, textOfFailure(job.failure)),
    element('p', { class: 'row-facts' }, facts(job).join(' · ')),
  );
  const row = element('li', { class: 'row', 'data-testid': 'failure' }, about, retry(key, job));
  rows.set(key, row);
  return row;
}

function facts(job) {
  return [
    job.failure.code,
    job.format,
    size(job.sizeBytes),
    t('failures.attempts', { count: job.attempt }),
    moment(job.endedAt),
    t('failures.account', { account: job.account }),
    t('failures.job', { job: job.jobId }),
  ];
}

/** Pressed again after an answer was lost, it is the same request. */
function retry(key, job) {
  const once = idempotencyKey();
  const words = { 'data-testid': 'failure-retry', 'aria-label': t('failures.retry-one', { job: job.jobId }) };
  const made = button(t('failures.retry'), words, () =>
    whileBusy(made, byId('failures-error'), async () => {
      await postOnce(`/operator/jobs/${job.jobId}/retry`, undefined, once);
      retried.add(key);
      drop(key);
      say(byId('failures-said'), t('failures.retried', { job: job.jobId }));
    }),
  );
  return made;
}

function drop(key) {
  const row = rows.get(key);
  rows.delete(key);
  if (row && holdsFocus(row)) {
    byId('failures-title').focus();
  }
  row?.remove();
}
