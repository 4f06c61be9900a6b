import { element, say } from '../dom.js';
import { instant } from '../messages.js';
import { addressOf } from '../preview.js';
import { t } from '../texts.js';

/** A frame of most videos. */
const STEP_SECONDS = 0.04;

/** The times of the same frame are rounded differently in two files; this is behind both. */
const BEHIND_SECONDS = 0.002;

/** More than two files of the same length differ by at their ends. */
const ASTRAY_SECONDS = 0.5;

/**
 * The frame of the file `original` beside that of what the job made of it, at a moment that can be moved: `root`, `focus()`,
 * `fail(words)` instead of an empty picture, `close()`. It seeks in both, so the browser fetches no more of the result than it
 * needs for a frame. `onUnreadable` is called when the original cannot be shown.
 */
export function compareStage(original, job, onUnreadable) {
  const [output] = job.outputs;
  const from = Number(job.options?.trimStart ?? 0);
  const before = frameOf('original', (at) => from + at);
  const after = frameOf('result', (at) => at);
  const split = splitRange();
  const moment = momentRange(output, (at) => [before, after].forEach((frame) => frame.seek(at)));
  const fault = element('p', { class: 'field-hint', role: 'status', 'data-testid': 'compare-fault' }, t('compare.loading'));
  const stage = element('div', { class: 'compare-stage', 'data-testid': 'compare-stage' }, after.root, before.root, split);
  stage.style.setProperty('--ratio', `${output.width ?? 16} / ${output.height ?? 9}`);
  split.addEventListener('input', () => stage.style.setProperty('--split', `${split.value}%`));
  const root = element('div', { class: 'compare-both', 'data-state': 'loading' }, stage, moment.root, fault);
  const fail = (words) => {
    root.dataset.state = 'failed';
    say(fault, words);
  };
  const address = URL.createObjectURL(original);
  const close = () => {
    [before, after].forEach((frame) => frame.close());
    URL.revokeObjectURL(address);
  };
  Promise.all([before.shown, after.shown]).then(() => {
    if (root.dataset.state === 'loading') {
      root.dataset.state = 'shown';
      say(fault, '');
    }
  });
  before.show(address, onUnreadable);
  showResult(after, job, fail);
  moment.start();
  return { root, fail, close, focus: () => split.focus() };
}

/** The address of the result lives minutes. One that fails before it has shown a frame is not asked for again. */
async function showResult(frame, job, fail) {
  let renewed = true;
  frame.onSeeked(() => {
    renewed = false;
  });
  const show = async () => {
    try {
      frame.show(await addressOf(job), () => {
        if (renewed) {
          fail(t('compare.no-result'));
        } else {
          renewed = true;
          show();
        }
      });
    } catch (problem) {
      fail(problem.message);
    }
  };
  await show();
}

/** A video that is never played. `placed` gives the time in it of a time of the result. */
function frameOf(which, placed) {
  const player = element('video', { playsinline: '', preload: 'metadata', 'aria-hidden': 'true', tabindex: '-1' });
  const name = element('span', { class: 'compare-name' }, t(`compare.${which}`));
  let time = 0;
  let moved = false; // While it was still seeking.
  let failed = () => {};
  let closed = false; // Also while an address was still asked for.
  player.muted = true;
  const go = () => {
    moved = false;
    player.currentTime = time;
  };
  player.addEventListener('loadedmetadata', () => (player.videoWidth > 0 ? go() : failed()));
  player.addEventListener('error', () => failed());
  player.addEventListener('seeked', () => {
    if (moved) {
      go();
    } else if (Math.abs(player.currentTime - time) > ASTRAY_SECONDS) {
      failed(); // It cannot be sought in, and shows another frame.
    }
  });
  return {
    root: element('div', { class: `compare-layer compare-${which}` }, player, name),
    shown: new Promise((resolve) => player.addEventListener('seeked', resolve, { once: true })),
    onSeeked: (listener) => player.addEventListener('seeked', listener),
    seek(at) {
      time = placed(at) + BEHIND_SECONDS;
      moved = player.seeking;
      if (player.readyState > 0 && !moved) {
        go();
      }
    },
    show(src, onFault) {
      if (!closed) {
        failed = onFault;
        player.src = src;
      }
    },
    close() {
      closed = true;
      failed = () => {};
      player.removeAttribute('src');
      player.load();
    },
  };
}

/** Lies over the whole picture, so that the line follows a finger, a mouse, and keys. */
function splitRange() {
  const input = element('input', {
    type: 'range',
    class: 'compare-split',
    max: 100,
    value: 50,
    'aria-label': t('compare.split'),
    'data-testid': 'compare-split',
  });
  const tell = () => input.setAttribute('aria-valuetext', t('compare.share', { percent: input.value }));
  input.addEventListener('input', tell);
  tell();
  return input;
}

/** Begins where the output was found to differ most, else in the middle. */
function momentRange({ durationSeconds, quality }, onMoment) {
  const last = Math.max(0, durationSeconds - STEP_SECONDS);
  const value = quality?.worstAtSeconds ?? durationSeconds / 2;
  const input = element('input', { type: 'range', max: last, step: STEP_SECONDS, value, 'data-testid': 'compare-moment' });
  const time = element('span', { class: 'compare-time', 'aria-hidden': 'true' });
  const move = () => {
    time.textContent = instant(input.valueAsNumber);
    input.setAttribute('aria-valuetext', time.textContent);
    onMoment(input.valueAsNumber);
  };
  input.addEventListener('input', move);
  return { root: element('label', { class: 'compare-moment' }, t('compare.moment'), ' ', time, input), start: move };
}
