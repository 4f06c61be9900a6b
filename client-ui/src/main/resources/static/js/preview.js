import { previewAddress } from './download.js';
import { element, say } from './dom.js';
import { kindOf } from './formats.js';
import { watchPlayback } from './playback.js';

const NONE = 'Your browser cannot show this file here. Download it to open it.';

/** The place for a preview, as large from the start as it will be: nothing moves when it comes. */
export function previewBox(format) {
  const hint = element('p', { class: 'muted' }, 'The preview appears here.');
  const failure = element('p', { class: 'preview-failure', 'data-testid': 'job-failure', role: 'alert', hidden: '' });
  const fault = element('p', { class: 'preview-fault', 'data-testid': 'preview-fault', role: 'status', hidden: '' });
  const screen = element('div', { class: 'preview-screen' }, hint);
  const root = element('div', { class: 'preview', 'data-testid': 'job-preview' }, screen, failure, fault);
  root.dataset.kind = kindOf(format);
  return {
    root,
    show: (job) => showIn(screen, job, (words) => say(fault, words)),
    fail: (words) => {
      screen.hidden = Boolean(words);
      say(failure, words);
    },
  };
}

async function showIn(screen, job, onFault) {
  const output = job.outputs[0];
  const player = output && playerFor(output);
  if (!player) {
    screen.replaceChildren(element('p', { class: 'muted' }, 'There is no preview of this kind of file.'));
    return;
  }
  renewOnce(player, job, onFault);
  watchPlayback(player, output, onFault);
  try {
    player.src = await previewAddress(job.jobId);
    screen.replaceChildren(player);
  } catch (problem) {
    onFault(problem.message); // The download button is still there.
  }
}

function playerFor({ contentType, fileName }) {
  const label = `Preview of ${fileName}`;
  if (contentType.startsWith('video/')) {
    return element('video', { controls: '', playsinline: '', preload: 'metadata', 'aria-label': label });
  }
  if (contentType.startsWith('audio/')) {
    return element('audio', { controls: '', preload: 'metadata', 'aria-label': label });
  }
  return contentType.startsWith('image/') ? element('img', { alt: label }) : null;
}

/** The address dies after minutes, and a player that was left alone may ask again after that. */
function renewOnce(player, job, onFault) {
  player.addEventListener(
    'error',
    async () => {
      player.addEventListener('error', () => onFault(NONE), { once: true });
      try {
        player.src = await previewAddress(job.jobId);
      } catch (problem) {
        onFault(problem.message);
      }
    },
    { once: true },
  );
}
