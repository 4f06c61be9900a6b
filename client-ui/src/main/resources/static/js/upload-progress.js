import { byId, say } from './dom.js';
import { everySecond } from './elapsed.js';
import { formatName, kindOf } from './formats.js';
import { slidingRate } from './rate.js';
import { upload } from './upload.js';
import { size, span, timeLeft } from './messages.js';

/** No byte for longer than this is said; slow connections pause for less. */
const SILENT_S = 5;

/** Uploads with a bar, figures and a way to stop; gives the job or throws a Problem. */
export async function startUpload(request) {
  const rate = slidingRate();
  let state = { sent: 0, total: request.file.size };
  const running = upload(request, (sent, total) => {
    state = { sent, total };
    rate.add(sent);
    show(state, rate);
  });
  const stopClock = everySecond(() => {
    rate.add(state.sent);
    show(state, rate);
  });
  const cancel = () => running.cancel();
  begin(request, cancel);
  try {
    return await running.job;
  } finally {
    stopClock();
    end(cancel);
  }
}

function begin({ file, format }, cancel) {
  byId('upload-name').textContent = file.name;
  byId('upload-format').textContent = `To ${formatName(format)}`;
  byId('upload-preview').dataset.kind = kindOf(format);
  say(byId('upload-text'), 'Uploading your file');
  byId('upload-progress').value = 0;
  byId('upload-numbers').textContent = '';
  byId('uploading').hidden = false;
  byId('upload-cancel').addEventListener('click', cancel);
  byId('upload-cancel').focus();
  window.addEventListener('beforeunload', warn);
}

function end(cancel) {
  byId('uploading').hidden = true;
  byId('upload-cancel').removeEventListener('click', cancel);
  window.removeEventListener('beforeunload', warn);
}

function warn(event) {
  event.preventDefault();
}

function show({ sent, total }, rate) {
  byId('upload-progress').value = (100 * sent) / total;
  if (sent >= total) {
    say(byId('upload-text'), 'Uploaded. Waiting for the confirmation…');
  }
  byId('upload-numbers').textContent = figures(sent, total, rate);
}

function figures(sent, total, rate) {
  const share = `${size(sent)} of ${size(total)}`;
  if (sent >= total) {
    return share;
  }
  if (rate.silence() >= SILENT_S) {
    return `${share}. No data has been sent for ${span(rate.silence())}.`;
  }
  const perSecond = rate.perSecond();
  return perSecond ? `${share}, ${timeLeft((total - sent) / perSecond)}` : share;
}
