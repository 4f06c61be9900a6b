import { withToken } from './api.js';
import { noAnswer, problemFrom } from './problem.js';

/**
 * Sends one file as one request, and gives the job that the gateway made of it. Sent again with the same `key`, it makes
 * no second job. `onProgress` hears of the bytes sent. Throws a Problem, or the reason of `signal`. This is all that
 * knows how a file travels.
 */
export function send({ file, format, email, options, key }, onProgress, signal) {
  return withToken((token, base) => {
    signal.throwIfAborted();
    const body = formOf(file, format, email, options);
    return post(`${base}/upload`, { token, key, body, onProgress, signal });
  });
}

/** The file comes last, so that the gateway can refuse the other fields before it. */
function formOf(file, format, email, options) {
  const form = new FormData();
  form.append('format', format);
  form.append('email', email);
  form.append('options', JSON.stringify(options));
  form.append('file', file);
  return form;
}

/** XMLHttpRequest, because fetch tells nothing about a body on its way. */
function post(address, { token, key, body, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('load', () => settle(request, resolve, reject));
    request.addEventListener('error', () => reject(noAnswer()));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function settle(request, resolve, reject) {
  if (request.status === 202) {
    resolve(JSON.parse(request.responseText));
  } else {
    reject(problemFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')));
  }
}
