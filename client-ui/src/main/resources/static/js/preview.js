import { get } from './api.js';
import { kindOf } from './catalogue.js';
import { element, say } from './dom.js';
import { watchPlayback } from './playback.js';
import { isPackage, packagePlayer, stopPackage } from './player.js';
import { t } from './texts.js';

/** The place for a player, as large from the start as it will be: nothing moves when it comes. */
export function previewBox(format) {
  const hint = element('p', { class: 'muted' }, t('preview.later'));
  const fault = element('p', { class: 'preview-fault', 'data-testid': 'preview-fault', role: 'status', hidden: '' });
  const screen = element('div', { class: 'preview-screen' }, hint);
  const root = element('div', { class: 'preview', 'data-testid': 'job-preview' }, screen, fault);
  root.dataset.kind = kindOf(format);
  return {
    root,
    show: (job) => showIn(screen, job, (words) => say(fault, words)),
    /** As soon as it can; a browser that does not want that shows its controls. */
    play: () => {
      const player = screen.querySelector('video, audio');
      if (player) {
        player.play().catch(() => {});
      } else {
        screen.dataset.play = 'yes';
      }
    },
    pause: () => {
      screen.querySelector('video, audio')?.pause();
      stopPackage(screen);
    },
  };
}

async function showIn(screen, job, onFault) {
  const output = job.outputs[0];
  if (isPackage(job)) {
    await showPackage(screen, job, onFault);
    return;
  }
  const player = output && playerFor(output);
  if (!player) {
    screen.replaceChildren(element('p', { class: 'muted' }, t('preview.none')));
    return;
  }
  renewOnce(player, job, onFault);
  watchPlayback(player, output, onFault);
  try {
    player.src = await addressOf(job);
    screen.replaceChildren(player);
    if (screen.dataset.play && player.play) {
      player.play().catch(() => {});
    }
  } catch (problem) {
    onFault(problem.message); // The download button is still there.
  }
}

/** A fresh address of what the job made, to show in the page; it lives minutes. */
export async function addressOf({ jobId }) {
  return (await get(`/jobs/${encodeURIComponent(jobId)}/download?disposition=inline`)).url;
}

async function showPackage(screen, job, onFault) {
  try {
    const title = t('preview.of', { name: job.outputs[0]?.fileName ?? job.fileName });
    screen.replaceChildren(packagePlayer(await addressOf(job), title));
  } catch (problem) {
    onFault(problem.message);
  }
}

function playerFor({ contentType, fileName }) {
  const label = t('preview.of', { name: fileName });
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
      player.addEventListener('error', () => onFault(t('preview.refused')), { once: true });
      try {
        player.src = await addressOf(job);
      } catch (problem) {
        onFault(problem.message);
      }
    },
    { once: true },
  );
}
