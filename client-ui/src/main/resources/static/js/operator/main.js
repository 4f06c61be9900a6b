import { byId, say } from '../dom.js';
import { sessionIsOver } from '../session.js';
import { pause, waitAfter } from '../slow-notice.js';
import { locale } from '../texts.js';
import { overview } from './overview.js';
import { showQueue } from './queue.js';
import { showWorker } from './worker.js';

const EVERY_MS = 5_000;

function show(now) {
  now.queues.forEach(showQueue);
  showWorker(now.worker);
  byId('overview-time').textContent = new Date().toLocaleTimeString(locale);
  say(byId('overview-error'), '');
}

/** Until the person is signed out or no operator any more; a page in the background rests. */
async function follow() {
  let failures = 0;
  while (!sessionIsOver()) {
    if (!document.hidden) {
      try {
        show(await overview());
        failures = 0;
      } catch (problem) {
        say(byId('overview-error'), sessionIsOver() ? '' : problem.message);
        failures = problem.passes ? failures + 1 : Infinity;
      }
    }
    if (failures === Infinity) {
      return;
    }
    await pause(failures > 0 ? waitAfter(failures) : EVERY_MS);
  }
}

follow();
