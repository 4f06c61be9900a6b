import { withToken } from './api.js';
import { noAnswer, problemFrom } from './problem.js';

/** Requests of the protocol tus 1.0 (https://tus.io). Each throws a Problem, or the reason of `signal`. */

const VERSION = { 'Tus-Resumable': '1.0.0' };
const LIMIT_MS = 30_000;

/** Without a byte on its way for this long the line is taken for dead. */
const STALL_MS = 30_000;

/** Longer than the gateway waits for upload-service, once it has the whole piece. */
const ANSWER_MS = 150_000;

/** Begins an upload of the file; its id, which is also that of the job to come. Sent again with the same `key`, it begins no second one. */
export async function begin({ file, fingerprint, format, email, options, key }, signal) {
  const metadata = { filename: file.name, fingerprint, format, email, options: JSON.stringify(options) };
  const headers = { 'Upload-Length': String(file.size), 'Upload-Metadata': encoded(metadata), 'Idempotency-Key': key };
  const answer = await ask('POST', '/files', headers, signal);
  return answer.headers.get('Location').split('/').at(-1);
}

/** How many bytes of the upload have arrived. A request that still sends to it is ended. */
export async function offsetOf(id, signal) {
  const answer = await ask('HEAD', pathOf(id), {}, signal);
  return Number(answer.headers.get('Upload-Offset'));
}

/** Ends the upload and removes what has come of it. */
export async function end(id) {
  await ask('DELETE', pathOf(id), {}, new AbortController().signal);
}

/** Sends the next bytes; how many have arrived then. `onProgress` hears of the bytes of this piece that are sent. */
export function append(id, offset, piece, onProgress, signal) {
  return withToken((token, base) => patch(base + pathOf(id), { token, offset, piece, onProgress, signal }));
}

function pathOf(id) {
  return `/files/${encodeURIComponent(id)}`;
}

function encoded(metadata) {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(',');
}

function ask(method, path, headers, signal) {
  return withToken(async (token, base) => {
    const request = { method, headers: { ...VERSION, ...headers, Authorization: `Bearer ${token}` } };
    request.signal = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    const answer = await fetch(base + path, request).catch(() => {
      signal.throwIfAborted();
      throw noAnswer();
    });
    if (!answer.ok) {
      throw problemFrom(answer.status, await answer.text().catch(() => ''), answer.headers.get('Retry-After'));
    }
    return answer;
  });
}

/** XMLHttpRequest, because fetch tells nothing about a body on its way. The browser reads the piece from the disk while it sends. */
function patch(address, { token, offset, piece, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const watch = watchdog(abort);
    request.open('PATCH', address);
    const headers = { ...VERSION, Authorization: `Bearer ${token}`, 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' };
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', ({ loaded }) => {
      watch(loaded < piece.size ? STALL_MS : ANSWER_MS);
      onProgress(loaded);
    });
    request.addEventListener('load', () => settle(request, resolve, reject));
    request.addEventListener('error', () => reject(noAnswer()));
    request.addEventListener('abort', () => reject(signal.aborted ? signal.reason : noAnswer()));
    request.addEventListener('loadend', () => {
      watch(0);
      signal.removeEventListener('abort', abort);
    });
    signal.addEventListener('abort', abort);
    watch(STALL_MS);
    request.send(piece);
  });
}

/** A function that sets the time after which `onSilence` is called, instead of the time before; 0 for never. */
function watchdog(onSilence) {
  let timer;
  return (milliseconds) => {
    clearTimeout(timer);
    timer = milliseconds > 0 ? setTimeout(onSilence, milliseconds) : undefined;
  };
}

function settle(request, resolve, reject) {
  if (request.status === 204) {
    resolve(Number(request.getResponseHeader('Upload-Offset')));
  } else {
    reject(problemFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')));
  }
}
