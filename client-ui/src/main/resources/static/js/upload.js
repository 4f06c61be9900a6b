import { withToken } from './api.js';
import { Problem, noAnswer, problemFrom } from './problem.js';

/**
 * Sends the form; `onProgress` hears of the bytes sent. XMLHttpRequest, because fetch tells nothing
 * about a body on its way. The result has the job as a promise, and `cancel`.
 */
export function upload({ file, format, email, options }, onProgress) {
  const stop = new AbortController();
  return {
    job: withToken((token, base) => {
      stop.signal.throwIfAborted();
      return send(`${base}/upload`, token, form(file, format, email, options), onProgress, stop.signal);
    }),
    cancel: () => stop.abort(new Problem(0, 'cancelled', 'The upload was cancelled.')),
  };
}

/** The file comes last, so that the gateway can refuse the other fields before it. */
function form(file, format, email, options) {
  const data = new FormData();
  data.append('format', format);
  data.append('email', email);
  data.append('options', JSON.stringify(options));
  data.append('file', file);
  return data;
}

function send(address, token, body, onProgress, stopped) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('load', () => settle(request, resolve, reject));
    request.addEventListener('error', () => reject(noAnswer()));
    request.addEventListener('abort', () => reject(stopped.reason));
    stopped.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function settle(request, resolve, reject) {
  if (request.status === 202) {
    resolve(JSON.parse(request.responseText));
  } else {
    const retryAfter = request.getResponseHeader('Retry-After');
    reject(problemFrom(request.status, request.responseText, retryAfter));
  }
}
