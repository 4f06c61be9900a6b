const LIMIT_MS = 8_000;
const WIDTH = 192;
const HEIGHT = 108;

let last = Promise.resolve();

/**
 * What this browser can tell of a file before it is sent: `seconds`, `width`, `height`, and a `picture` of it
 * (a canvas, or null). Empty where it cannot read the file, which says nothing about whether we can. One file
 * is looked at at a time.
 */
export function lookAt(file) {
  const look = last.then(() => read(file).catch(() => ({})));
  last = look;
  return look;
}

async function read(file) {
  if (!/^(video|audio)\//.test(file.type)) {
    return {};
  }
  const url = URL.createObjectURL(file);
  const player = document.createElement('video');
  player.muted = true;
  player.preload = 'auto';
  try {
    await event(player, 'loadedmetadata', () => {
      player.src = url;
    });
    const seconds = Number.isFinite(player.duration) ? player.duration : null;
    const { videoWidth: width, videoHeight: height } = player;
    return { seconds, width, height, picture: width > 0 ? await pictureOf(player, seconds) : null };
  } finally {
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(url);
  }
}

/** A little after the start, as many videos begin in black. */
async function pictureOf(player, seconds) {
  await event(player, 'seeked', () => {
    player.currentTime = Math.min(1, (seconds ?? 0) / 3);
  });
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const { videoWidth: width, videoHeight: height } = player;
  const scale = Math.max(WIDTH / width, HEIGHT / height);
  canvas
    .getContext('2d')
    .drawImage(player, (WIDTH - width * scale) / 2, (HEIGHT - height * scale) / 2, width * scale, height * scale);
  return canvas;
}

function event(player, name, start) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${name}`)), LIMIT_MS);
    const end = (settle) => () => {
      clearTimeout(timer);
      settle();
    };
    player.addEventListener(name, end(resolve), { once: true });
    player.addEventListener('error', end(reject), { once: true });
    start();
  });
}
