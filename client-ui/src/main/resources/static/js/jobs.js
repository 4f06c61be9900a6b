import { byId } from './dom.js';
import { follow } from './follow.js';
import { jobCard } from './job-card.js';
import { sessionIsOver } from './session.js';

const cards = new Map();

/** A card for the job on top of the others, kept up to date; `onChange` hears of a new status. */
export async function watch(job, onChange) {
  if (cards.has(job.jobId)) {
    return;
  }
  const card = jobCard(job);
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
  try {
    await follow(
      job.jobId,
      (now) => {
        card.show(now);
        if (now.status !== status) {
          status = now.status;
          onChange();
        }
      },
      () => card.lost('Reconnecting… Your job goes on meanwhile.'),
    );
  } catch (problem) {
    if (problem.code === 'job-not-found') {
      forget(job.jobId);
      onChange();
      return;
    }
    card.lost('');
    card.fail(sessionIsOver() ? 'Sign in again to see how it goes on.' : problem.message);
  }
}
