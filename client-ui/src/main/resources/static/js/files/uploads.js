import { fingerprintOf } from '../fingerprint.js';
import { idempotencyKey } from '../idempotency-key.js';
import { slidingRate } from '../rate.js';
import { t } from '../texts.js';
import { send } from '../transport.js';
import { end } from '../tus.js';
import { forget, keep, keepPaused } from './kept-files.js';
import { tell } from './notices.js';
import { changed, removeRow, setJob } from './store.js';

/** The gateway takes four of one account. */
const AT_ONCE = 3;

const waiting = [];
const running = new Set();

/** Sends the file of the row, in its turn, or goes on where it was; its `request` says what it becomes. */
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

/** What all tabs of this browser see of an upload that one of them sends. */
export function lockOf(uploadId) {
  return `upload-${uploadId}`;
}

/** Pauses the upload of the row, or takes it out of the queue; what has arrived stays. */
export function pauseUpload(row) {
  halt(row);
  row.phase = 'paused';
  changed(row);
  keepPaused(row.uploadId, true);
}

/** Takes a row away that has no job, whatever it does, with what has arrived of it. */
export function dropRow(row) {
  halt(row);
  removeRow(row);
  if (row.uploadId) {
    forget(row.uploadId);
    end(row.uploadId).catch((problem) => tell(problem.status === 404 ? '' : problem.message));
  }
}

function halt(row) {
  const place = waiting.indexOf(row);
  if (place >= 0) {
    waiting.splice(place, 1);
  }
  row.stop?.abort(new Error('stopped'));
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
  const sent = row.sent ?? 0;
  Object.assign(row, { stop, phase: 'uploading', rate: slidingRate(sent), sent, total: row.file.size, retrying: false });
  changed(row);
  try {
    row.fingerprint ??= await fingerprintOf(row.file).catch(() => {
      throw new Error(t('resume.unreadable'));
    });
    const job = await sendMarked(row, stop.signal);
    if (row.phase !== 'job') {
      setJob(row, job); // Else the live connection was faster.
    }
    Object.assign(row, { original: row.file, file: null });
    forget(row.uploadId);
  } catch (problem) {
    if (!stop.signal.aborted && row.phase !== 'job') {
      fail(row, problem);
    }
  } finally {
    row.unmark?.();
  }
}

async function sendMarked(row, signal) {
  const upload = { file: row.file, fingerprint: row.fingerprint, uploadId: row.uploadId, ...row.request };
  if (row.uploadId) {
    keepPaused(row.uploadId, false);
    mark(row.uploadId, signal, row);
  }
  return send(upload, listener(row, signal), signal);
}

function listener(row, signal) {
  return {
    began(id) {
      row.uploadId = id;
      keep(id, row.file);
      mark(id, signal, row);
    },
    progress(sent) {
      if (row.retrying) {
        row.rate = slidingRate(sent); // It may be less than before: what did not arrive is sent again.
      }
      Object.assign(row, { sent, retrying: false });
      row.rate.add(sent);
      changed(row);
    },
    hiccup(problem) {
      Object.assign(row, { retrying: true, problem: problem.message });
      changed(row);
    },
  };
}

/** Tells other tabs that this one sends, until it does no longer. */
function mark(id, signal, row) {
  const until = () =>
    new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
      row.unmark = resolve;
    });
  navigator.locks?.request(lockOf(id), { mode: 'shared' }, until);
}

function fail(row, problem) {
  const taken = problem.code === 'upload-taken-over';
  row.problem = taken ? null : problem.message;
  row.phase = taken ? 'elsewhere' : 'failed';
  if (problem.status === 404) {
    forget(row.uploadId); // It was given up or removed elsewhere, so the next try is a new upload.
    Object.assign(row, { uploadId: null, sent: 0 });
    row.request.key = null;
  }
  changed(row);
}
