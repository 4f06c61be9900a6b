import { element } from './dom.js';

/** Whether it makes a package: several files that only a player of HLS or DASH puts together, also while they are made. */
export function isPackage({ playlist, outputs }) {
  return Boolean(playlist) || outputs.some(({ role }) => role === 'playlist');
}

/**
 * A player for a package, which fills its parent. It is a page of the API at `address`, as
 * `GET /jobs/{jobId}/download?disposition=inline` gives it: one player for this page and for mailed links.
 */
export function packagePlayer(address, title) {
  return element('iframe', {
    class: 'package-player',
    'data-testid': 'package-player',
    title,
    allow: 'autoplay; fullscreen; picture-in-picture',
    referrerpolicy: 'no-referrer',
    src: address,
  });
}

/** A frame of another origin can be told nothing, so the player in it begins again. */
export function stopPackage(screen) {
  const player = screen.querySelector('.package-player');
  player?.setAttribute('src', player.getAttribute('src'));
}
