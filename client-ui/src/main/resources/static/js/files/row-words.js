import { formatName } from '../catalogue.js';
import { textOfFailure } from '../failure-words.js';
import { decimal, length, moment, size, span, timeLeft, wait } from '../messages.js';
import { t } from '../texts.js';
import { estimateWords, expectedOf, sizeWords } from './estimates.js';
import { chosenFor } from './request.js';

/** A start that is no further away needs no time beside it. */
const SOON_S = 10;

/** No byte for longer than this is said; slow connections pause for less. */
const SILENT_S = 5;

/** A running job that shows nothing new for longer than this may hang. */
const STILL_S = 15;

export function nameOf(row) {
  return row.job?.fileName ?? row.file?.name ?? row.fileName;
}

/** Where the row is in its life: its phase, refused, or the job's status. */
export function stateOf(row) {
  if (row.phase === 'job') {
    return row.job.status;
  }
  return row.phase === 'chosen' && row.fault ? 'refused' : row.phase;
}

export function hasEnded(job) {
  return ['COMPLETED', 'FAILED', 'CANCELLED'].includes(job.status);
}

/** What the file is and what it becomes: "48.2 MB · 1:34 · to MP4 720p". */
export function factWords(row) {
  const bytes = row.job?.sizeBytes ?? row.file?.size ?? row.total;
  const facts = bytes ? [size(bytes)] : [];
  if (row.url && !row.job) {
    facts.push(new URL(row.url).host);
  }
  const seconds = row.plan?.source.durationSeconds ?? row.media?.seconds;
  if (seconds) {
    facts.push(length(seconds));
  }
  if (row.media?.width) {
    facts.push(`${row.media.width} × ${row.media.height}`);
  }
  const { format, options } = row.job ?? row.request ?? chosenFor(row);
  if (format) {
    facts.push(t('row.to', { format: formatName(format) }));
  }
  const count = Object.keys(options ?? {}).length;
  if (count > 0) {
    facts.push(t('row.options', { count }));
  }
  if (row.job && hasEnded(row.job)) {
    facts.push(moment(row.job.createdAt));
  }
  return facts.join(' · ');
}

/** What happens just now, or came of it. `reachable` says whether the server answers. */
export function nowWords(row, reachable) {
  switch (stateOf(row)) {
    case 'chosen':
      return withEstimate(t('now.chosen'), row);
    case 'refused':
      return row.fault;
    case 'queued':
      return t(row.url ? 'now.asking' : 'now.queued', { host: hostOf(row) });
    case 'uploading':
      return uploadWords(row);
    case 'failed':
      return row.problem;
    case 'paused':
      return t('now.paused', shareOf(row));
    case 'interrupted':
      return row.problem ?? t(row.url ? 'now.fetch-interrupted' : row.canOpen ? 'now.can-go-on' : 'now.interrupted', shareOf(row));
    case 'elsewhere':
      return row.problem ?? t(row.url ? 'now.fetching' : 'now.elsewhere', { ...shareOf(row), host: hostOf(row) });
    default:
      return jobWords(row, reachable);
  }
}

/** "Ready to convert: 8 to 16 MB, 10 to 20 seconds". */
function withEstimate(words, row) {
  const expected = estimateWords([expectedOf(row)]);
  return expected ? t('now.expected', { words, expected }) : words;
}

function hostOf({ url }) {
  return url ? new URL(url).host : '';
}

function shareOf({ sent, total }) {
  return { sent: size(sent ?? 0), total: size(total ?? 0) };
}

function uploadWords({ sent, total, rate, retrying, problem }) {
  if (retrying) {
    return `${problem} ${t('now.retrying')}`;
  }
  if (sent >= total) {
    return t('now.confirming');
  }
  const share = t('now.sent', shareOf({ sent, total }));
  if (rate.silence() >= SILENT_S) {
    return `${share}. ${t('now.no-data', { span: span(rate.silence()) })}`;
  }
  const perSecond = rate.perSecond();
  return perSecond ? `${share}, ${t('now.rate', { rate: size(perSecond) })}, ${timeLeft((total - sent) / perSecond)}` : share;
}

function jobWords(row, reachable) {
  const { job } = row;
  switch (job.status) {
    case 'PENDING':
      return withEstimate(waitingWords(job), row);
    case 'PROCESSING':
      return runningWords(row, reachable);
    case 'COMPLETED':
      return job.outputs.length > 0 ? resultWords(job) : '';
    case 'FAILED':
      return failureWords(job);
    default:
      return t('now.stopped');
  }
}

/** A failure's own words are the server's, in English; in another language its code has words. */
export function failureWords({ failure }) {
  return failure ? textOfFailure(failure) : '';
}

function waitingWords({ queuePosition, expectedStartAt }) {
  const place = placeWords(queuePosition);
  const seconds = expectedStartAt ? Math.ceil((Date.parse(expectedStartAt) - Date.now()) / 1_000) : 0;
  return seconds > SOON_S ? `${place}, ${t('now.starts', { when: wait(seconds) })}` : place;
}

function placeWords(before) {
  if (before === null || before === undefined) {
    return t('stage.QUEUED');
  }
  return before === 0 ? t('now.next') : t('now.before', { count: before });
}

function runningWords(row, reachable) {
  const { job } = row;
  const still = (performance.now() - (row.movedAt ?? performance.now())) / 1_000;
  if (reachable && still >= STILL_S) {
    return t('now.no-progress', { span: span(still) });
  }
  const name = t(`stage.${job.stage in STAGES ? job.stage : 'TRANSCODING'}`);
  const stage = job.attempt > 1 ? t('now.attempt', { stage: name, attempt: job.attempt }) : name;
  const bytes = sizeWords([expectedOf(row)]);
  const becomes = bytes ? t('now.becomes', { size: bytes }) : '';
  const playable = isPlayable(job) ? t('now.playable') : '';
  return [stage, reachable ? paceWords(job) : '', becomes, playable].filter(Boolean).join(', ');
}

/** Whether there is something to play: all of it, or the beginning of a package that is still being made. */
export function isPlayable({ status, playlist }) {
  return status === 'COMPLETED' || (status === 'PROCESSING' && Boolean(playlist));
}

const STAGES = { QUEUED: 0, DOWNLOADING: 0, PROBING: 0, TRANSCODING: 0, UPLOADING: 0 };

/** How fast it goes and how long it will take, as far as that is known. */
function paceWords(job) {
  const facts = [];
  if (job.etaSeconds !== null && job.etaSeconds !== undefined) {
    facts.push(timeLeft(job.etaSeconds));
  }
  if (job.speed) {
    facts.push(t('now.speed', { speed: decimal(job.speed) }));
  } else if (job.fps) {
    facts.push(t('now.fps', { fps: Math.round(job.fps) }));
  }
  return facts.join(', ');
}

/** The result: "12.3 MB, 75 % smaller, 1:05, 1280 × 720". */
export function resultWords(job) {
  const [main] = job.outputs;
  const bytes = job.outputs.reduce((sum, output) => sum + output.sizeBytes, 0);
  const facts = [size(bytes), changeWords(job.sizeBytes, bytes)];
  if (main.durationSeconds) {
    facts.push(length(main.durationSeconds));
  }
  if (main.width && main.height) {
    facts.push(`${main.width} × ${main.height}`);
  }
  return facts.join(', ');
}

/** "81 % smaller", rounded so that it never promises more than is true. */
export function changeWords(before, after) {
  const percent = Math.floor((100 * Math.abs(before - after)) / before);
  if (percent === 0) {
    return t('now.same');
  }
  return t(after < before ? 'now.smaller' : 'now.larger', { percent });
}

/** How far it is, 0 to 100; null where nothing moves. */
export function percentOf(row) {
  switch (stateOf(row)) {
    case 'uploading':
    case 'paused':
    case 'interrupted':
    case 'elsewhere':
      return row.total > 0 ? (100 * row.sent) / row.total : 0;
    case 'PROCESSING':
      return row.job.percent;
    default:
      return null;
  }
}
