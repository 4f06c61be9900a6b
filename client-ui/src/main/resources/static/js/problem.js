import { wait } from './messages.js';
import { wordsFor } from './problem-words.js';
import { t } from './texts.js';

/** An answer that is an error (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  /** `retryAfter` is in seconds, 0 if the server did not say. */
  constructor(status, code, message, retryAfter = 0) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get passes() {
    return [0, 423, 429].includes(this.status) || this.status >= 500;
  }
}

/**
 * The problem that the body of an error answer tells, in words for people. `retryAfter` is the
 * header of that name, or null.
 */
export function problemFrom(status, body, retryAfter) {
  const told = parsed(body);
  const seconds = Number.parseInt(retryAfter ?? '0', 10) || 0;
  return new Problem(status, told.code ?? '', wordsOf(meant(status, told, seconds), told, seconds), seconds);
}

/** Clients of tus are told 423 instead of 429 and 503: a 429 if it says why and for how long. */
function meant(status, told, seconds) {
  if (status !== 423) {
    return status;
  }
  return told.code && seconds > 0 ? 429 : 503;
}

/** No answer came. */
export function noAnswer() {
  return new Problem(0, 'no-answer', t('problem.no-answer'));
}

function wordsOf(status, told, seconds) {
  const what =
    wordsFor(told.code ?? (status === 503 ? 'service-unavailable' : '')) || told.detail || told.title || t('problem.status', { status });
  const when = status === 429 && seconds > 0 ? ` ${t('problem.try-again', { when: wait(seconds) })}` : '';
  const reference = status >= 500 && told.errorId ? ` ${t('problem.reference', { id: told.errorId })}` : '';
  return sentence(what) + when + reference;
}

function parsed(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {}; // A proxy in between answers in HTML; the status says enough.
  }
}

function sentence(words) {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
