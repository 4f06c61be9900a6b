import { noAnswer, problemFrom } from './problem.js';
import { endSession } from './session.js';
import { access, dropToken } from './token.js';

const LIMIT_MS = 10_000;

/** The JSON that the gateway has at this path. Throws a Problem. */
export function get(path) {
  return withToken((token, base) => ask(base + path, token));
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

async function ask(address, token) {
  const answer = await fetch(address, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => {
    throw noAnswer();
  });
  const body = await answer.text().catch(() => {
    throw noAnswer();
  });
  if (!answer.ok) {
    throw problemFrom(answer.status, body);
  }
  return JSON.parse(body);
}
