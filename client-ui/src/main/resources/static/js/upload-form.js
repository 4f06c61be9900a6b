import { byId, ready, say } from './dom.js';
import { filePicker } from './file-picker.js';
import { chosenOptions } from './options.js';
import { startUpload } from './upload-progress.js';

/** The form; `onAccepted` gets the job that the gateway made of it. */
export function uploadForm(onAccepted) {
  const picker = filePicker(() => fault('file', ''));
  byId('upload-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const request = { file: picker.file(), format: byId('format').value, email: email(), options: chosenOptions() };
    if (!complete(request)) {
      return;
    }
    say(byId('upload-error'), '');
    const job = await sending(() => startUpload(request));
    if (job) {
      picker.clear();
      onAccepted(job);
    } else {
      byId('upload-button').focus();
    }
  });
  ready(byId('upload-button'));
}

function email() {
  return byId('email').value.trim();
}

/** Says what is missing and leads there. */
function complete({ file }) {
  const faults = [
    fault('file', fileFault(file)),
    fault('format', formatFault()),
    fault('email', emailFault()),
  ];
  faults.find((input) => input !== null)?.focus();
  return faults.every((input) => input === null);
}

function fileFault(file) {
  if (!file) {
    return 'Choose a file first.';
  }
  return file.size === 0 ? 'This file is empty.' : '';
}

function formatFault() {
  if (byId('format').disabled) {
    return 'The formats are not loaded yet. One moment…';
  }
  return byId('format').value ? '' : 'Choose a format.';
}

function emailFault() {
  if (!email()) {
    return 'We need an address to send the link to.';
  }
  return byId('email').checkValidity() ? '' : 'This is not an e-mail address.';
}

function fault(id, words) {
  say(byId(`${id}-error`), words);
  byId(id).setAttribute('aria-invalid', String(words !== ''));
  return words ? byId(id) : null;
}

/**
 * The form rests while a file is on its way; what went wrong is said below it. It stays where it
 * is, so that nothing moves when the upload ends.
 */
async function sending(work) {
  byId('upload-fields').disabled = true;
  try {
    return await work();
  } catch (problem) {
    say(byId('upload-error'), problem.message);
    return null;
  } finally {
    byId('upload-fields').disabled = false;
  }
}
