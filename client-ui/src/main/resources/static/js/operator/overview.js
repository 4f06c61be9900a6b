import { noAnswer, Problem, problemFrom } from '../problem.js';
import { endSession } from '../session.js';
import { t } from '../texts.js';

const LIMIT_MS = 20_000;

/** Both queues and the worker as they are now. Throws a Problem. */
export async function overview() {
  const answer = await fetch('/operator/overview', { signal: AbortSignal.timeout(LIMIT_MS) }).catch(() => {
    throw noAnswer();
  });
  const body = await answer.text().catch(() => {
    throw noAnswer();
  });
  if (answer.status === 401) {
    endSession();
  }
  if (answer.status === 404) {
    throw new Problem(404, 'not-found', t('overview.no-operator'));
  }
  if (!answer.ok) {
    throw problemFrom(answer.status, body, answer.headers.get('Retry-After'));
  }
  return JSON.parse(body);
}
