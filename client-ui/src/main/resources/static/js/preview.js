import { previewAddress } from './download.js';
import { element } from './dom.js';

/** Shows what came out, if the browser can show it; a preview that fails is left away. */
export async function preview(job, place) {
  const output = job.outputs[0];
  const player = output && playerFor(output);
  if (!player) {
    return;
  }
  renewOnce(player, job, place);
  try {
    player.src = await previewAddress(job.jobId);
    place.replaceChildren(player);
  } catch (problem) {
    console.warn('No preview:', problem.message); // The download button is still there.
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
function renewOnce(player, job, place) {
  player.addEventListener(
    'error',
    async () => {
      player.addEventListener('error', () => place.replaceChildren(), { once: true });
      player.src = await previewAddress(job.jobId).catch(() => '');
    },
    { once: true },
  );
}
