import { idempotencyKey } from '../idempotency-key.js';
import { slidingRate } from '../rate.js';
import { sessionIsOver } from '../session.js';
import { pause, waitAfter } from '../slow-notice.js';
import { send } from '../transport.js';
import { changed, removeRow, setJob } from './store.js';

/** The gateway takes four of one account. */
const AT_ONCE = 3;
const TRIES = 5;

const waiting = [];
const running = new Set();

/** Sends the file of the row, in its turn; its `request` says how. */
export function upload(row) {
  row.request.key ??= idempotencyKey();
  row.phase = 'queued';
  row.problem = null;
  waiting.push(row);
  changed(row);
  startNext();
}

/** Whether a file is on its way or waits for that, so that who leaves the page is warned. */
export function isUploading() {
  return running.size > 0 || waiting.length > 0;
}

/** Stops the upload of the row, or takes it out of the queue. */
export function stopUpload(row) {
  const place = waiting.indexOf(row);
  if (place >= 0) {
    waiting.splice(place, 1);
  }
  row.stop?.abort(new Error('stopped'));
  row.phase = 'stopped';
  changed(row);
}

/** Takes a row away that has no job, whatever it does. */
export function dropRow(row) {
  stopUpload(row);
  removeRow(row);
}

function startNext() {
  while (running.size < AT_ONCE && waiting.length > 0) {
    const row = waiting.shift();
    running.add(row);
    run(row).finally(() => {
      running.delete(row);
      startNext();
    });
  }
}

async function run(row) {
  const stop = new AbortController();
  Object.assign(row, { stop, phase: 'uploading', rate: slidingRate(), sent: 0, total: row.file.size, retrying: false });
  changed(row);
  try {
    setJob(row, await sendStubbornly(row, stop.signal));
    row.file = null;
  } catch (problem) {
    if (!stop.signal.aborted) {
      row.problem = problem.message;
      row.phase = 'failed';
      changed(row);
    }
  }
}

/** With the same key each time, so that an answer that was lost makes no second job. */
async function sendStubbornly(row, signal) {
  for (let tried = 1; ; tried++) {
    try {
      return await send({ file: row.file, ...row.request }, (sent, total) => progress(row, sent, total), signal);
    } catch (problem) {
      if (signal.aborted || !mayPass(problem) || tried === TRIES || sessionIsOver()) {
        throw problem;
      }
      Object.assign(row, { retrying: true, problem: problem.message });
      changed(row);
      await Promise.race([pause(Math.max(waitAfter(tried), 1_000 * (problem.retryAfter ?? 0))), stopped(signal)]);
      signal.throwIfAborted();
    }
  }
}

function stopped(signal) {
  return new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

/** A limit of a day does not pass while somebody looks on. */
function mayPass(problem) {
  const soon = (problem.retryAfter ?? 0) <= 60;
  return (problem.passes && soon) || problem.code === 'request-in-progress';
}

function progress(row, sent, total) {
  Object.assign(row, { sent, total, retrying: false });
  row.rate.add(sent);
  changed(row);
}
