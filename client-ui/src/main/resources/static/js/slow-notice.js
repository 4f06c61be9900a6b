import { sessionIsOver } from './session.js';

const LONGEST_MS = 15_000;

export function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** How long to wait after this many failures in a row: 1, 2, 4, 8, then 15 seconds. */
export function waitAfter(failures) {
  return Math.min(1_000 * 2 ** (failures - 1), LONGEST_MS);
}

/**
 * Asks until there is an answer, as long as the page is open. `onOutage` hears of each failure that
 * may pass; any other one is thrown.
 */
export async function untilAnswered(question, onOutage) {
  for (let failures = 1; ; failures++) {
    try {
      return await question();
    } catch (problem) {
      if (!problem.passes || sessionIsOver()) {
        throw problem;
      }
      onOutage(problem);
      await pause(Math.max(waitAfter(failures), 1_000 * problem.retryAfter));
    }
  }
}
