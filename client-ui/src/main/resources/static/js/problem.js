/** An answer that is an error (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, code, message) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
  }

  /** Whether the same request may succeed later. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The problem that the body of an error answer tells, in words for people. */
export function problemFrom(status, body) {
  const told = parsed(body);
  const words = told.detail || told.title || `The server answered with the error ${status}.`;
  const reference = status >= 500 && told.errorId ? ` (Reference: ${told.errorId})` : '';
  return new Problem(status, told.code ?? '', sentence(words) + reference);
}

/** No answer came. */
export function noAnswer() {
  return new Problem(0, 'no-answer', 'The server cannot be reached. Check your connection.');
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
