import { byId, say } from './dom.js';
import { upload } from './upload.js';
import { size, timeLeft } from './words.js';

const SETTLED_MS = 2_000;

/** Uploads with a bar, figures and a way to stop; gives the job or throws a Problem. */
export async function startUpload(wish) {
  const started = performance.now();
  const running = upload(wish, (sent, total) => show(sent, total, performance.now() - started));
  const stop = () => running.cancel();
  begin(wish.file, stop);
  try {
    return await running.job;
  } finally {
    end(stop);
  }
}

function begin(file, stop) {
  say(byId('upload-text'), `Uploading ${file.name}`);
  byId('upload-progress').value = 0;
  byId('upload-numbers').textContent = '';
  byId('uploading').hidden = false;
  byId('upload-cancel').addEventListener('click', stop);
  byId('upload-cancel').focus();
  window.addEventListener('beforeunload', warn);
}

function end(stop) {
  byId('uploading').hidden = true;
  byId('upload-cancel').removeEventListener('click', stop);
  window.removeEventListener('beforeunload', warn);
}

function warn(event) {
  event.preventDefault();
}

function show(sent, total, elapsed) {
  byId('upload-progress').value = (100 * sent) / total;
  if (sent >= total) {
    say(byId('upload-text'), 'Uploaded. Waiting for the confirmation…');
  }
  byId('upload-numbers').textContent = figures(sent, total, elapsed);
}

function figures(sent, total, elapsed) {
  const share = `${size(sent)} of ${size(total)}`;
  const settled = elapsed > SETTLED_MS && sent < total;
  return settled ? `${share}, ${timeLeft(((total - sent) / sent) * (elapsed / 1000))}` : share;
}
