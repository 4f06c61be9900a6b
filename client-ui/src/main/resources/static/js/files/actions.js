import { get, postOnce, remove } from '../api.js';
import { atRest } from '../busy.js';
import { confirmed } from '../confirm.js';
import { idempotencyKey } from '../idempotency-key.js';
import { saveFrom } from '../save.js';
import { askSettings } from '../settings-dialog.js';
import { t } from '../texts.js';
import { tell } from './notices.js';
import { hasEnded, nameOf } from './row-words.js';
import { addStarted, forgetJob, setJob } from './store.js';

/** Does it with the button at rest, and says beside the list what went wrong. */
export async function attempt(button, work) {
  tell('');
  await atRest(button, () => work().catch((problem) => tell(problem.message)));
}

/** Has the browser save what the job made. */
export async function download({ job }) {
  const { url } = await get(`${pathOf(job)}/download`);
  saveFrom(url, job.outputs[0]?.fileName ?? job.fileName); // The file store answers as an attachment, so the page stays.
}

/** Has the browser save what several jobs made, in one zip file. */
export async function downloadAll(rows) {
  const { url } = await postOnce('/archives', { jobIds: rows.map(({ job }) => job.jobId) }, idempotencyKey());
  saveFrom(url, 'media-transcoder.zip');
}

/** Stops a job that waits or runs; its file stays, so it can be tried again. */
export function stop(row) {
  return change(row, 'cancel');
}

/** Tries a job again that failed or was stopped. */
export function retry(row) {
  return change(row, 'retry');
}

/** Sends the mail about the end of a job once more. */
export async function mailAgain({ job }) {
  await postOnce(`${pathOf(job)}/notify`, undefined, idempotencyKey());
  tell(t('done.mail'), 'good');
}

/** Deletes the job and its files, without a question. */
export async function destroy(row) {
  await remove(pathOf(row.job)).catch(unlessGone);
  forgetJob(row.job.jobId);
}

/** Whether the person wants that. */
export function confirmDelete(row) {
  return confirmed({
    title: t('delete.title', { name: nameOf(row) }),
    text: (hasEnded(row.job) ? '' : t('delete.stops')) + t('delete.text'),
    action: t('do.delete'),
  });
}

/** Asks for a format and converts the file once more. One key for all tries at the same choice: a lost answer makes no second job. */
export function convertAgain({ job, original }) {
  let key = idempotencyKey();
  return askSettings({
    title: t('convert.title', { name: job.fileName }),
    text: t('convert.how'),
    action: t('convert.yes'),
    first: { format: job.format, options: job.options ?? {} },
    onChange: () => {
      key = idempotencyKey();
    },
    use: async ({ format, options }) => {
      const row = addStarted(await postOnce('/jobs', { sourceJobId: job.jobId, format, options }, key));
      row.original = original;
    },
  });
}

async function change(row, action) {
  setJob(row, await postOnce(`${pathOf(row.job)}/${action}`, undefined, idempotencyKey()));
}

export function pathOf(job) {
  return `/jobs/${encodeURIComponent(job.jobId)}`;
}

/** Another tab was faster. */
function unlessGone(problem) {
  if (problem.code !== 'job-not-found') {
    throw problem;
  }
}
