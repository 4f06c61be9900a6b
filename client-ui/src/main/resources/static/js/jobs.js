import { byId } from './dom.js';
import { follow } from './follow.js';
import { jobCard } from './job-card.js';
import { sessionIsOver } from './session.js';

const followed = new Set();

/** A card for the job on top of the others, kept up to date; `onChange` hears of a new status. */
export async function watch(job, onChange) {
  if (followed.has(job.jobId)) {
    return;
  }
  followed.add(job.jobId);
  const card = jobCard(job);
  card.show(job);
  byId('jobs').prepend(card.root);
  await keepUpToDate(job, card, onChange);
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
    card.lost('');
    card.fail(sessionIsOver() ? 'Sign in again to see how it goes on.' : problem.message);
  }
}
