import { postOnce } from './api.js';
import { atRest } from './busy.js';
import { element } from './dom.js';
import { idempotencyKey } from './idempotency-key.js';

/** Stops a job that waits or runs; its file stays, so it can be tried again. */
export function cancelButton(job, onProblem, onDone) {
  return actionButton(job, { name: 'Cancel', path: 'cancel', onProblem, onDone });
}

/** Tries a job again that failed or was cancelled. */
export function retryButton(job, onProblem, onDone) {
  return actionButton(job, { name: 'Try again', path: 'retry', onProblem, onDone });
}

/** Sends the mail about the end of a job once more. */
export function mailButton(job, onProblem, onDone) {
  return actionButton(job, { name: 'Send the mail again', path: 'notify', onProblem, onDone });
}

/** A button that asks this of the job; `onDone` gets the job as it is then. */
function actionButton(job, { name, path, onProblem, onDone }) {
  const button = element('button', { type: 'button', class: 'button button-quiet' }, name);
  button.setAttribute('aria-label', `${name}: ${job.fileName}`);
  button.dataset.testid = `job-${path}`;
  button.addEventListener('click', async () => {
    onProblem('');
    await atRest(button, async () => {
      try {
        const address = `/jobs/${encodeURIComponent(job.jobId)}/${path}`;
        await onDone(await postOnce(address, undefined, idempotencyKey()));
      } catch (problem) {
        onProblem(problem.message);
      }
    });
  });
  return button;
}
