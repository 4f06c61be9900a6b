import { textOr } from './texts.js';

/** What only a fault of the page or an old page can lead to. */
const MISUNDERSTANDINGS = new Set([
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'options-malformed',
  'body-too-large',
  'field-repeated',
  'field-too-long',
  'cursor-invalid',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'media-type-unsupported',
  'upload-length-invalid',
  'upload-metadata-malformed',
  'upload-offset-wrong',
  'upload-checksum-invalid',
  'upload-checksum-mismatch',
  'tus-version-unsupported',
]);

/**
 * What an error code of the API means to who uses the page; empty for a code that the page knows
 * nothing better about than the server. The server's own words stand where they say more:
 * request-malformed, value-invalid, value-missing and name-unknown name the fault.
 */
export function wordsFor(code) {
  return textOr(MISUNDERSTANDINGS.has(code) ? 'problem.misunderstanding' : `problem.${code}`, '');
}
