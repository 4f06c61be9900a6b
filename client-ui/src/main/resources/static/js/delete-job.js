import { remove } from './api.js';
import { atRest } from './busy.js';
import { confirmed } from './confirm.js';
import { element } from './dom.js';
import { hasEnded } from './job-words.js';

/** A button that deletes the job after a question; `onProblem` gets the words if that fails. */
export function deleteButton(job, onProblem, onDeleted) {
  const button = element('button', { type: 'button', class: 'button button-quiet' }, 'Delete');
  button.setAttribute('aria-label', `Delete ${job.fileName}`);
  button.dataset.testid = 'history-delete';
  button.addEventListener('click', async () => {
    if (await confirmed(question(job))) {
      await deleteNow(job, button, onProblem, onDeleted);
    }
  });
  return button;
}

function question(job) {
  const stop = hasEnded(job) ? '' : 'The conversion is stopped. ';
  return {
    title: `Delete ${job.fileName}?`,
    text: `${stop}The file you sent and what we made of it are deleted, and the mailed link stops working.`,
    action: 'Delete',
  };
}

async function deleteNow(job, button, onProblem, onDeleted) {
  onProblem('');
  await atRest(button, async () => {
    try {
      await remove(`/jobs/${encodeURIComponent(job.jobId)}`).catch(unlessGone);
      await onDeleted();
    } catch (problem) {
      onProblem(problem.message);
    }
  });
}

/** Another tab was faster. */
function unlessGone(problem) {
  if (problem.code !== 'job-not-found') {
    throw problem;
  }
}
