const MISUNDERSTANDING = 'The page and the server do not understand each other. Reload the page.';

/**
 * What an error code of the API means to who uses the page. The server's own words stand where they
 * say more: request-malformed, value-invalid, value-missing and name-unknown name the fault.
 */
const WORDS = {
  'file-missing': 'Choose a file first.',
  'file-empty': 'This file is empty.',
  'format-missing': 'Choose a format.',
  'format-unknown': 'This format is no longer offered. Reload the page and choose another one.',
  'format-unavailable': 'This format cannot be made at present. Choose another one.',
  'email-missing': 'We need an address to send the link to.',
  'email-invalid': 'This is not an e-mail address.',
  'option-unknown': 'This format does not have one of these options. Reload the page.',
  'option-invalid': 'An option has a value that is not allowed. Reload the page.',
  'upload-incomplete': 'The upload broke off before the whole file had arrived. Please try again.',
  'upload-too-slow': 'The upload was too slow. Please try again over a faster line.',
  'upload-too-large': 'This file is larger than we take.',
  'token-invalid': 'You are no longer signed in.',
  'sign-in-needed': 'You are no longer signed in.',
  'scope-missing': 'You are not allowed to do this.',
  'cross-site': 'This browser did not say that the request comes from our page. Reload the page.',
  'job-not-found': 'This file is no longer here.',
  'job-not-completed': 'There is nothing to download yet.',
  'job-running': 'This file is still being converted.',
  'job-ended': 'This file has been converted, or has failed, meanwhile.',
  'job-completed': 'This file is converted already.',
  'job-cancelled': 'There is no mail about a file whose conversion was stopped.',
  'mails-off': 'Your preferences say that you want no mails.',
  'request-in-progress': 'This is being done already.',
  'idempotency-key-invalid': MISUNDERSTANDING,
  'idempotency-key-reused': MISUNDERSTANDING,
  'source-gone': 'The file that you sent is no longer kept. Please send it again.',
  'file-gone': 'What was made of this file is no longer kept.',
  'too-many-tokens': 'You have as many tokens as you may. Revoke one first.',
  'websocket-needed': 'This address is for WebSockets.',
  'rate-limited': 'That was too much at once.',
  'too-many-at-once': 'Too many requests come from your network at once.',
  'too-many-uploads': 'You are sending as many files at once as you may.',
  'too-many-jobs': 'As many of your files are being converted as may be at once.',
  'too-many-streams': 'Too many of your pages are open. Close one of them.',
  'too-many-mails': 'You have asked for as many mails as you may for now.',
  'daily-bytes-exceeded': 'You have sent as much as you may in one day.',
  'stored-bytes-exceeded': 'Your files fill the storage of your account. Delete some of them first.',
  'daily-encoding-exceeded': 'Your files have been converted as long as they may in one day.',
  'storage-unavailable': 'The file store cannot be reached just now. Please try again in a minute.',
  'service-unavailable': 'A part of the service cannot be reached just now. Please try again in a minute.',
  'options-malformed': MISUNDERSTANDING,
  'body-too-large': MISUNDERSTANDING,
  'field-repeated': MISUNDERSTANDING,
  'field-too-long': MISUNDERSTANDING,
  'cursor-invalid': MISUNDERSTANDING,
  'not-found': MISUNDERSTANDING,
  'method-not-allowed': MISUNDERSTANDING,
  'not-acceptable': MISUNDERSTANDING,
  'media-type-unsupported': MISUNDERSTANDING,
  'link-invalid': 'This link is not valid.',
  internal: 'Something went wrong on our side.',
};

/** Empty for a code that the page knows nothing better about than the server. */
export function wordsFor(code) {
  return WORDS[code] ?? '';
}
