import { count, length, size, span, timeLeft } from './messages.js';

const STATUS = {
  PENDING: 'Waiting',
  PROCESSING: 'In progress',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

const STAGE = {
  QUEUED: 'Waiting for its turn',
  DOWNLOADING: 'Fetching your file',
  PROBING: 'Looking at your file',
  TRANSCODING: 'Converting',
  UPLOADING: 'Saving the result',
};

export function hasEnded(job) {
  return ['COMPLETED', 'FAILED', 'CANCELLED'].includes(job.status);
}

export function statusWords(job) {
  return STATUS[job.status] ?? job.status;
}

/** What is being done just now. */
export function stageWords(job) {
  if (job.status === 'PENDING') {
    return queueWords(job);
  }
  const stage = STAGE[job.stage] ?? 'Converting';
  return job.attempt > 1 ? `${stage} (attempt ${job.attempt})` : stage;
}

function queueWords({ queuePosition: before }) {
  if (before === null || before === undefined) {
    return STAGE.QUEUED;
  }
  return before === 0
    ? 'Next in line'
    : `Waiting: ${count(before, 'job')} before this one`;
}

/** A running job that shows nothing new for longer than this may hang. */
const STILL_S = 15;

/** How a job gets on; `unchangedFor` is how long nothing has moved, in seconds. */
export function progressWords(job, unchangedFor) {
  return job.status === 'PROCESSING' && unchangedFor >= STILL_S
    ? `No progress for ${span(unchangedFor)}.`
    : paceWords(job);
}

/** How fast it goes and how long it will take, as far as that is known. */
function paceWords({ speed, fps, etaSeconds }) {
  const facts = [];
  if (etaSeconds !== null && etaSeconds !== undefined) {
    facts.push(timeLeft(etaSeconds));
  }
  if (speed) {
    facts.push(`${speed.toFixed(1)} times playing speed`);
  } else if (fps) {
    facts.push(`${Math.round(fps)} frames per second`);
  }
  return facts.join(', ');
}

const MAIL_WORDS = {
  UNDELIVERABLE:
    'The address that you gave takes no mail from us, so only this page tells you.',
  UNCONFIRMED:
    'The address that you gave is not the one of your account, so its owner is asked first. The mail is sent when they agree.',
  STOPPED:
    'The owner of the address that you gave wants no mail from us, so only this page tells you.',
  LIMITED:
    'The address that you gave has had as many mails today as it may, so only this page tells you.',
};

/** What became of the mail, if it did not arrive. */
export function mailWords({ mail }) {
  return MAIL_WORDS[mail] ?? '';
}

/** The output: "12.3 MB, 1:05, 1280 × 720". */
export function outputWords(output) {
  const facts = [size(output.sizeBytes)];
  if (output.durationSeconds) {
    facts.push(length(output.durationSeconds));
  }
  if (output.width && output.height) {
    facts.push(`${output.width} × ${output.height}`);
  }
  return facts.join(', ');
}
