import { Problem, noAnswer, problemFrom } from './problem.js';
import { endSession } from './session.js';
import { t } from './texts.js';

const RESERVE_MS = 30_000;
const LIMIT_MS = 20_000;

let known = null;
let asking = null;

/** The token and the address of the API. Requests at the same time share one question. */
export async function access() {
  if (known && Date.parse(known.expiresAt) - Date.now() > RESERVE_MS) {
    return known;
  }
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

/** Forgets a token that the API refused. */
export function dropToken(refused) {
  if (known?.token === refused) {
    known = null;
  }
}

/** Asks anew, so that the server notices at once that the session was ended. */
export async function checkSession() {
  known = null;
  await access();
}

async function ask() {
  const answer = await fetch('/get-token', {
    headers: { 'X-Requested-With': 'page' },
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => {
    throw noAnswer();
  });
  const body = await answer.text();
  if (answer.status === 401) {
    endSession();
    throw new Problem(401, 'sign-in-needed', t('problem.sign-in-needed'));
  }
  if (!answer.ok) {
    throw problemFrom(answer.status, body, answer.headers.get('Retry-After'));
  }
  known = JSON.parse(body);
  return known;
}
