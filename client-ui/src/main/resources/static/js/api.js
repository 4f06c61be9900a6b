import { noAnswer, problemFrom } from './problem.js';
import { endSession } from './session.js';
import { access, dropToken } from './token.js';

const LIMIT_MS = 10_000;
const LONG_LIMIT_MS = 60_000;

/** The JSON that the gateway has at this path. Throws a Problem. */
export async function get(path) {
  return JSON.parse(await ask(path, {}, LIMIT_MS));
}

/** The answer's text as it is, which may be long. Throws a Problem. */
export function getText(path) {
  return ask(path, {}, LONG_LIMIT_MS);
}

/** Adds something; gives what was made of it. Throws a Problem. */
export function post(path, value) {
  return send('POST', path, value);
}

/**
 * Has something done that may take a while, and once only: sent again with the same key, it gets the
 * same answer. Throws a Problem.
 */
export async function postOnce(path, value, key) {
  const headers = { 'Idempotency-Key': key };
  const request = { method: 'POST', headers };
  if (value !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(value);
  }
  return JSON.parse(await ask(path, request, LONG_LIMIT_MS));
}

/** Replaces what is at this path; gives what is there now. Throws a Problem. */
export function put(path, value) {
  return send('PUT', path, value);
}

/** Deletes what is at this path, which may take a while. Throws a Problem. */
export async function remove(path) {
  await ask(path, { method: 'DELETE' }, LONG_LIMIT_MS);
}

/**
 * Does the request; if the token is refused, once more with a new one, then the person has to sign
 * in again.
 */
export async function withToken(request) {
  const first = await access();
  try {
    return await request(first.token, first.apiBaseUrl);
  } catch (problem) {
    if (problem.status !== 401) {
      throw problem;
    }
    dropToken(first.token);
  }
  return lastTry(request);
}

async function lastTry(request) {
  const { token, apiBaseUrl } = await access();
  try {
    return await request(token, apiBaseUrl);
  } catch (problem) {
    if (problem.status === 401) {
      endSession();
    }
    throw problem;
  }
}

async function send(method, path, value) {
  const headers = { 'Content-Type': 'application/json' };
  return JSON.parse(await ask(path, { method, headers, body: JSON.stringify(value) }, LIMIT_MS));
}

function ask(path, request, limit) {
  return withToken((token, base) => answerTo(base + path, token, request, limit));
}

async function answerTo(address, token, request, limit) {
  const headers = { ...request.headers, Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const signal = AbortSignal.timeout(limit);
  const answer = await fetch(address, { ...request, headers, signal }).catch(() => {
    throw noAnswer();
  });
  const body = await answer.text().catch(() => {
    throw noAnswer();
  });
  if (!answer.ok) {
    throw problemFrom(answer.status, body, answer.headers.get('Retry-After'));
  }
  return body;
}
