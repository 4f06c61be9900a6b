import { get } from './api.js';
import { hasEnded } from './job-words.js';
import { isLive, listen } from './live.js';
import { pause, untilAnswered } from './slow-notice.js';

const PACE_MS = 1_000;
const SELDOM_MS = 15_000;

/**
 * Calls `onJob` with the job every second, and at each change, until it has ended. Asks for it every
 * second, or every 15 s while the server sends changes. Calls `onOutage` when no answer comes. Throws
 * the Problem that ends it otherwise.
 */
export async function follow(jobId, onJob, onOutage) {
  const news = latest();
  const stop = listen(jobId, news.put);
  try {
    let job = null;
    let askedAt = 0;
    for (;;) {
      job = news.isThere() ? news.take() : job;
      if (!job || !isLive() || performance.now() - askedAt > SELDOM_MS) {
        job = await untilAnswered(() => get(`/status/${encodeURIComponent(jobId)}`), onOutage);
        // What came meanwhile may be older than the answer or newer: ask again soon.
        askedAt = news.isThere() ? 0 : performance.now();
        news.clear();
      }
      onJob(job);
      if (hasEnded(job)) {
        return;
      }
      await Promise.race([pause(PACE_MS), news.comes()]);
    }
  } finally {
    stop();
  }
}

/** Keeps the newest of the values that are put into it. */
function latest() {
  let value = null;
  let isThere = false;
  let wake = () => {};
  return {
    put: (next) => {
      value = next;
      isThere = true;
      wake();
    },
    take: () => {
      isThere = false;
      return value;
    },
    isThere: () => isThere,
    clear: () => {
      isThere = false;
    },
    comes: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}
