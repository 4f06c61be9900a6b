import { get } from './api.js';
import { atRest } from './busy.js';
import { element } from './dom.js';
import { saveFrom } from './save.js';

/** A fresh address of what the job made, to show in the page; it lives minutes. */
export async function previewAddress(jobId) {
  return (await get(`/jobs/${encodeURIComponent(jobId)}/download?disposition=inline`)).url;
}

/** A button that saves what the job made; `onProblem` gets the words if that fails. */
export function downloadButton(job, classes, onProblem) {
  const name = job.outputs[0]?.fileName ?? job.fileName;
  const button = element('button', { type: 'button', class: classes }, 'Download');
  button.setAttribute('aria-label', `Download ${name}`);
  button.addEventListener('click', async () => {
    onProblem('');
    await atRest(button, async () => {
      try {
        const { url } = await get(`/jobs/${encodeURIComponent(job.jobId)}/download`);
        saveFrom(url, name); // The file store answers as an attachment, so the page stays.
      } catch (problem) {
        onProblem(problem.message);
      }
    });
  });
  return button;
}
