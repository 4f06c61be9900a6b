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

function playWith(Hls) {
  // A worker would need a script of its own address; fragments need no work that blocks the page.
  const hls = new Hls({ enableWorker: false });
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
