import { byId } from './dom.js';
import { everySecond } from './elapsed.js';
import { follow } from './follow.js';
import { jobCard } from './job-card.js';
import { sessionIsOver } from './session.js';
import { span } from './messages.js';

const cards = new Map();

/** A card for the job on top of the others, kept up to date; `onChange` hears of a new status. */
export async function watch(job, onChange) {
  if (cards.has(job.jobId)) {
    return;
  }
  const card = jobCard(job, onChange);
  cards.set(job.jobId, card);
  card.show(job);
  byId('jobs').prepend(card.root);
  await keepUpToDate(job, card, onChange);
}

/** Takes away the card of a job that was deleted. */
export function forget(jobId) {
  cards.get(jobId)?.root.remove();
  cards.delete(jobId);
}

async function keepUpToDate(job, card, onChange) {
  let status = job.status;
  let answered = null;
  try {
    await follow(
      job.jobId,
      (now) => {
        answered?.();
        answered = null;
        card.show(now);
        if (now.status !== status) {
          status = now.status;
          onChange();
        }
      },
      () => {
        answered ??= sayLost(card);
      },
    );
  } catch (problem) {
    answered?.();
    if (problem.code === 'job-not-found') {
      forget(job.jobId);
      onChange();
      return;
    }
    card.lost('');
    card.fail(sessionIsOver() ? 'Sign in again to see how it goes on.' : problem.message);
  }
}

/** Says for how long no answer has come; gives what stops that. */
function sayLost(card) {
  const words = (seconds) => card.lost(`No answer for ${span(seconds)}. Your job goes on meanwhile; trying again…`);
  words(0);
  return everySecond(words);
}
