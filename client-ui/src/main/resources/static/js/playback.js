import { t } from './texts.js';

/** What was played for so long has been decoded. */
const SETTLED_S = 1;

/**
 * Tells `onFault` when a player leaves out what is in the file. Browsers play what they can decode
 * and report no error: Chromium plays H.264 with AC-3 in silence, and HEVC without a picture.
 */
export function watchPlayback(player, output, onFault) {
  player.addEventListener('loadedmetadata', () => {
    if (output.width && player.videoWidth === 0) {
      onFault(t('preview.no-picture'));
    }
  });
  const check = () => {
    if (playedSeconds(player) < SETTLED_S && !player.ended) {
      return;
    }
    player.removeEventListener('timeupdate', check);
    player.removeEventListener('ended', check);
    if (isSilent(player) && !(output.width && player.videoWidth === 0)) {
      onFault(t(output.width ? 'preview.silent' : 'preview.no-audio'));
    }
  };
  player.addEventListener('timeupdate', check);
  player.addEventListener('ended', check);
}

function playedSeconds({ played }) {
  let seconds = 0;
  for (let i = 0; i < played.length; i++) {
    seconds += played.end(i) - played.start(i);
  }
  return seconds;
}

/** Chromium and Safari count the bytes that they decoded; Firefox says whether it has audio. */
function isSilent(player) {
  return player.webkitAudioDecodedByteCount === 0 || player.mozHasAudio === false;
}
