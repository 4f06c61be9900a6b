import { byId, ready, say } from '../dom.js';
import { sessionIsOver } from '../session.js';
import { pause, waitAfter } from '../slow-notice.js';
import { locale } from '../texts.js';
import { failures, offerMore, showFailures } from './failures.js';
import { overview } from './overview.js';
import { showQueue } from './queue.js';
import { showStorage, storage } from './storage.js';
import { showWorker } from './worker.js';

const OVERVIEW_EVERY_MS = 5_000;
const FAILURES_EVERY_MS = 10_000;
const STORAGE_EVERY_MS = 30_000;
const MEASURING_EVERY_MS = 2_000;

function showOverview(now) {
  now.queues.forEach(showQueue);
  showWorker(now.worker);
  byId('overview-time').textContent = new Date().toLocaleTimeString(locale);
  return OVERVIEW_EVERY_MS;
}

async function lookAtFailures() {
  showFailures(await failures());
  return FAILURES_EVERY_MS;
}

async function lookAtStorage() {
  const now = await storage();
  showStorage(now);
  return now.measuredAt === null ? MEASURING_EVERY_MS : STORAGE_EVERY_MS;
}

/**
 * Looks again and again, after as many milliseconds as `look` gives, until the person is signed out
 * or no operator any more; a page in the background rests. `error` is where it says what went wrong.
 */
async function follow(look, error) {
  let failed = 0;
  let next = OVERVIEW_EVERY_MS;
  while (!sessionIsOver()) {
    if (!document.hidden) {
      try {
        next = await look();
        if (failed > 0) {
          say(error, '');
        }
        failed = 0;
      } catch (problem) {
        say(error, sessionIsOver() ? '' : problem.message);
        failed = problem.passes ? failed + 1 : Infinity;
      }
    }
    if (failed === Infinity) {
      return;
    }
    await pause(failed > 0 ? waitAfter(failed) : next);
  }
}

offerMore(lookAtFailures);
ready(byId('failures-more'));
follow(async () => showOverview(await overview()), byId('overview-error'));
follow(lookAtFailures, byId('failures-error'));
follow(lookAtStorage, byId('storage-error'));
