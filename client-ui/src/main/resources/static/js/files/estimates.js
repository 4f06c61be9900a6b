import { get } from '../api.js';
import { sizeRange, timeRange } from '../messages.js';
import { chosenFor } from './request.js';
import { changed } from './store.js';

/** Options are often typed, and only the last of them count. */
const PAUSE_MS = 400;

let last = Promise.resolve();

/**
 * Asks the gateway what is expected of the row's file in each format, by what this browser knows of it. The row
 * keeps it in `estimates`, by format. One file is asked for at a time; where there is no answer, nothing is shown.
 */
export function estimate(row) {
  last = last.then(() => ask(row, {}));
}

/** Asks for the format and the options that are chosen for the row, unless they are known. */
export function estimateChosen(row) {
  const { format, options } = chosenFor(row);
  clearTimeout(row.estimateTimer);
  if (row.estimates && hasAny(options) && !row.estimates.has(keyOf(format, options))) {
    row.estimateTimer = setTimeout(() => {
      last = last.then(() => ask(row, { format, options }));
    }, PAUSE_MS);
  }
}

/** What is expected of the row, as the gateway has it; null if nobody knows. */
export function expectedOf(row) {
  const { format, options } = row.job ?? row.request ?? chosenFor(row);
  return row.job?.estimate ?? row.estimates?.get(keyOf(format, options)) ?? null;
}

/** "8 to 16 MB, 10 to 20 seconds"; of several files together. Empty if one of them is not known. */
export function estimateWords(estimates) {
  const ranges = (what) => estimates.map((one) => one?.[what]);
  return [words(ranges('sizeBytes'), sizeRange), words(ranges('seconds'), timeRange)].filter(Boolean).join(', ');
}

/** The same of the size alone. */
export function sizeWords(estimates) {
  return words(estimates.map((one) => one?.sizeBytes), sizeRange);
}

function words(ranges, inWords) {
  if (ranges.length === 0 || ranges.some((range) => !range)) {
    return '';
  }
  const sum = (end) => ranges.reduce((all, range) => all + range[end], 0);
  return inWords(sum('low'), sum('high'));
}

async function ask(row, { format, options }) {
  if (row.removed || !row.file || row.file.size === 0) {
    return;
  }
  const query = new URLSearchParams(factsOf(row));
  if (format) {
    query.set('format', format);
    query.set('options', JSON.stringify(options));
  }
  const answer = await get(`/estimates?${query}`).catch(() => ({ estimates: [] }));
  row.estimates ??= new Map();
  answer.estimates.forEach((one) => row.estimates.set(keyOf(one.format, options), one.estimate));
  changed(row);
}

/** What this browser can tell of the file. A width of 0 says that it plays audio only. */
function factsOf({ file, media }) {
  const facts = { sizeBytes: file.size };
  if (media?.seconds > 0) {
    facts.durationSeconds = media.seconds.toFixed(3);
  }
  if (media?.width > 0) {
    Object.assign(facts, { width: media.width, height: media.height });
  } else if (media?.width === 0 && file.type.startsWith('audio/')) {
    facts.videoCodec = 'none';
  }
  return facts;
}

function hasAny(options) {
  return Object.keys(options ?? {}).length > 0;
}

function keyOf(format, options) {
  return hasAny(options) ? `${format} ${JSON.stringify(options)}` : format;
}
