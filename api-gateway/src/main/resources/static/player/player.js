// Plays a package by HLS: with hls.js where a browser has Media Source Extensions, else by itself.
const video = document.getElementById('video');
const entry = video.dataset.entry;

/** How often one broken stream is begun again before a person is told. */
const MOST_RECOVERIES = 3;

function tell(words) {
  const fault = document.getElementById('fault');
  fault.textContent = words;
  fault.hidden = false;
}

function showSize() {
  document.getElementById('size').textContent = video.videoWidth ? `${video.videoWidth} × ${video.videoHeight}` : '';
}

/** What was still being made is complete, so it can be downloaded. */
function offerDownload() {
  const link = document.createElement('a');
  link.id = 'archive';
  link.href = entry.replace(/[^/]+$/, 'archive.zip');
  link.textContent = 'Download all files';
  document.getElementById('unfinished')?.replaceWith(link);
}

function playWith(Hls) {
  // A worker would need a script of its own address; fragments need no work that blocks the page.
  // A package that is being made is no broadcast: with no place to catch up with, hls.js never leaves that of the person.
  // Otherwise it goes back by seconds where it waits for more and the clock has run a frame too far.
  const hls = new Hls({ enableWorker: false, liveSyncDuration: Number.NaN });
  let recoveries = 0;
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) {
      return;
    }
    recoveries += 1;
    if (recoveries > MOST_RECOVERIES) {
      hls.destroy();
      tell('This video cannot be played any more. Load the page again, or download the files.');
    } else if (type === Hls.ErrorTypes.MEDIA_ERROR) {
      hls.recoverMediaError();
    } else {
      hls.startLoad();
    }
  });
  hls.on(Hls.Events.LEVEL_LOADED, (_, { details }) => {
    if (!details.live) {
      offerDownload();
    }
  });
  hls.loadSource(entry);
  hls.attachMedia(video);
  return hls;
}

video.addEventListener('resize', showSize);
if (globalThis.Hls?.isSupported()) {
  globalThis.player = playWith(globalThis.Hls);
} else {
  video.addEventListener('error', () => tell('Your browser cannot play this video. Download the files to play them.'));
  video.src = entry;
}
