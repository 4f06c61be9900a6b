import { byId, put } from '../dom.js';
import { t } from '../texts.js';
import { nameOf, percentOf, stateOf } from './row-words.js';
import { allRows, onChange } from './store.js';

const MOVING = ['queued', 'uploading', 'PENDING', 'PROCESSING'];
const STEPS = 8;

/** What a row weighs: half for the upload, half for the conversion; one that waits has nothing done. */
const SHARE = { queued: [0, 0], uploading: [0, 0.5], PENDING: [50, 0], PROCESSING: [50, 0.5] };

const before = new Map();
let begun = new Set();
let readyUnseen = 0;

/**
 * Shows in the title, the icon and for screen readers how all files get on; `onEnd` hears of each row that has ended
 * while the page looked on.
 */
export function startAnnouncing(onEnd) {
  const title = document.title;
  onChange((row) => {
    if (row) {
      note(row, onEnd);
    }
    showTitle(title);
  });
  document.addEventListener('visibilitychange', () => {
    readyUnseen = document.hidden ? readyUnseen : 0;
    showTitle(title);
  });
}

function note(row, onEnd) {
  const state = stateOf(row);
  const was = before.get(row);
  before.set(row, state);
  if (MOVING.includes(state)) {
    begun.add(row);
  } else if (MOVING.includes(was) && ['COMPLETED', 'FAILED', 'failed'].includes(state)) {
    readyUnseen += state === 'COMPLETED' && document.hidden ? 1 : 0;
    put(byId('announcement'), wordsOf(row, state));
    onEnd(row, wordsOf(row, state));
  }
}

function wordsOf(row, state) {
  return t(state === 'COMPLETED' ? 'notify.ready' : 'notify.failed', { name: nameOf(row) });
}

function showTitle(title) {
  const rows = allRows();
  begun = new Set(rows.filter((row) => begun.has(row)));
  if (![...begun].some((row) => MOVING.includes(stateOf(row)))) {
    begun.clear();
    setTitle(readyUnseen > 0 ? t('title.ready', { count: readyUnseen, title }) : title, 'mark');
    return;
  }
  const percent = Math.floor([...begun].reduce((sum, row) => sum + doneOf(row), 0) / begun.size);
  setTitle(t('title.progress', { percent, title }), `busy-${Math.floor((percent * STEPS) / 101)}`);
}

function doneOf(row) {
  const [base, share] = SHARE[stateOf(row)] ?? [100, 0];
  return base + share * (percentOf(row) ?? 0);
}

function setTitle(words, icon) {
  if (document.title !== words) {
    document.title = words;
  }
  const link = document.querySelector('link[rel="icon"]');
  const address = link.getAttribute('href').replace(/[^/]+\.svg$/, `${icon}.svg`);
  if (link.getAttribute('href') !== address) {
    link.setAttribute('href', address);
  }
}
