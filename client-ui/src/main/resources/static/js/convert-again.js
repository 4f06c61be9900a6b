import { postOnce } from './api.js';
import { whileBusy } from './busy.js';
import { element } from './dom.js';
import { fillFormats } from './formats.js';
import { idempotencyKey } from './idempotency-key.js';

/** A button that asks for a format and converts the file once more; `onDone` gets the new job. */
export function convertAgainButton(job, onDone) {
  const button = element('button', { type: 'button', class: 'button button-quiet' }, 'Convert again as…');
  button.setAttribute('aria-label', `Convert again as…, ${job.fileName}`);
  button.dataset.testid = 'job-convert';
  button.addEventListener('click', () => ask(job, onDone));
  return button;
}

function ask(job, onDone) {
  const parts = partsOf(job);
  const dialog = assembled(parts);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  fillFormats(parts.picker, parts.problem).catch((problem) => {
    parts.problem.textContent = problem.message;
    parts.problem.hidden = false;
  });
  sendOnSubmit(job, parts, dialog, onDone);
}

function partsOf(job) {
  const loading = element('option', { value: '' }, 'Loading…');
  const cancel = element('button', { type: 'button', class: 'button button-quiet' }, 'Cancel');
  return {
    title: element('h2', { id: 'convert-title' }, `Convert ${job.fileName} again`),
    text: element('p', { id: 'convert-text' }, 'From the file that you sent. What was made of it before stays.'),
    label: element('label', { for: 'convert-format' }, 'Format'),
    picker: element('select', { id: 'convert-format', 'data-testid': 'convert-format', disabled: '' }, loading),
    problem: element('p', { class: 'field-error', role: 'alert', 'data-testid': 'convert-error', hidden: '' }),
    cancel,
    yes: element('button', { class: 'button', 'data-testid': 'convert-yes' }, 'Convert'),
  };
}

function assembled(parts) {
  const field = element('div', { class: 'field' }, parts.label, parts.picker, parts.problem);
  const foot = element('div', { class: 'dialog-foot' }, parts.cancel, parts.yes);
  parts.form = element('form', { method: 'dialog' }, parts.title, parts.text, field, foot);
  const dialog = element(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'convert-title', 'aria-describedby': 'convert-text' },
    parts.form,
  );
  parts.cancel.addEventListener('click', () => dialog.close());
  return dialog;
}

/** One key for all tries at the same format: a lost answer makes no second job. */
function sendOnSubmit(job, parts, dialog, onDone) {
  let key = idempotencyKey();
  parts.picker.addEventListener('change', () => {
    key = idempotencyKey();
  });
  parts.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const request = { sourceJobId: job.jobId, format: parts.picker.value };
    const made = parts.picker.value
      ? await whileBusy(parts.yes, parts.problem, () => postOnce('/jobs', request, key))
      : null;
    if (made) {
      dialog.close();
      onDone(made);
    }
  });
}
