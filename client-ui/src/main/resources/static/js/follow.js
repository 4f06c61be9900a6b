import { get } from './api.js';
import { hasEnded } from './job-words.js';
import { pause, untilAnswered } from './slow-notice.js';

const PACE_MS = 1_000;

/**
 * Asks for the job every second until it has ended. `onJob` gets each state, `onOutage` hears when
 * no answer comes. Throws the Problem that ends it otherwise.
 */
export async function follow(jobId, onJob, onOutage) {
  for (;;) {
    const job = await untilAnswered(() => get(`/status/${encodeURIComponent(jobId)}`), onOutage);
    onJob(job);
    if (hasEnded(job)) {
      return;
    }
    await pause(PACE_MS);
  }
}
