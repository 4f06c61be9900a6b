import { get } from './api.js';
import { pieceSize } from './piece-size.js';
import { Problem } from './problem.js';
import { sessionIsOver } from './session.js';
import { pause, waitAfter } from './slow-notice.js';
import { t } from './texts.js';
import { append, begin, offsetOf } from './tus.js';

/** An upload of which no byte has arrived for this long is given up; it can be gone on with. */
const PATIENCE_MS = 30 * 60_000;

/** A limit of a day does not pass while somebody looks on. */
const SOON_S = 60;

/**
 * Sends a file in pieces and gives the job that it became. It goes on by itself after whatever passes. `upload` has the
 * file, what becomes of it, and, if it goes on, its `uploadId`. `tell.began` gets the id of a new one, `tell.progress`
 * the bytes that are sent, `tell.hiccup` each Problem that may pass. Throws a Problem, or the reason of `signal`. This is
 * all that knows how a file travels.
 */
export async function send(upload, tell, signal) {
  const way = { id: upload.uploadId ?? null, offset: upload.uploadId ? null : 0, size: pieceSize() };
  const retry = retries(signal);
  for (;;) {
    try {
      await step(upload, way, tell, signal);
      if (way.offset === upload.file.size) {
        return await get(`/status/${encodeURIComponent(way.id)}`);
      }
      retry.moved();
    } catch (problem) {
      signal.throwIfAborted();
      await refuseIfLasting(problem, upload.file);
      way.size.failed();
      tell.hiccup(problem);
      await retry.wait(problem);
    }
  }
}

/** One request or two. After one that failed nobody knows how much has arrived, so the next step asks. */
async function step(upload, way, tell, signal) {
  const { file } = upload;
  if (way.id === null) {
    way.id = await begin(upload, signal);
    tell.began(way.id);
  }
  const start = way.offset ?? (await offsetOf(way.id, signal));
  tell.progress(start);
  if (start < file.size) {
    way.offset = null;
    const piece = file.slice(start, start + way.size.next());
    const since = performance.now();
    way.offset = await append(way.id, start, piece, (sent) => tell.progress(start + sent), signal);
    way.size.took(piece.size, performance.now() - since);
  } else {
    way.offset = start;
  }
}

async function refuseIfLasting(problem, file) {
  if (!mayPass(problem) || sessionIsOver()) {
    throw problem;
  }
  if (problem.status === 0) {
    await file.slice(0, 1).arrayBuffer().catch(() => {
      throw new Problem(0, 'file-unreadable', t('resume.unreadable'));
    });
  }
}

function mayPass(problem) {
  const known = ['request-in-progress', 'upload-offset-wrong', 'upload-incomplete', 'upload-too-slow'].includes(problem.code);
  return (problem.passes && problem.retryAfter <= SOON_S) || known;
}

/** Waits longer from failure to failure, until bytes arrive again or the browser has found the network again. */
function retries(signal) {
  let failures = 0;
  let movedAt = performance.now();
  return {
    moved() {
      failures = 0;
      movedAt = performance.now();
    },
    async wait(problem) {
      if (performance.now() - movedAt > PATIENCE_MS) {
        throw problem;
      }
      failures++;
      const told = pause(1_000 * problem.retryAfter);
      await Promise.race([Promise.all([told, Promise.race([pause(waitAfter(failures)), online()])]), stopped(signal)]);
      signal.throwIfAborted();
    },
  };
}

function online() {
  return new Promise((resolve) => {
    window.addEventListener('online', resolve, { once: true });
  });
}

function stopped(signal) {
  return new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}
