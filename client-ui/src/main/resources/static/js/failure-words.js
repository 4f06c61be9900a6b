import { language, t, textOr } from './texts.js';

/** Why a job failed. The server's own words are English and say most; another language has words for each code. */
export function textOfFailure({ code, message, smallestMaxSize }) {
  if (language === 'en' || textOr(`failure.${code}`, null) === null) {
    return message;
  }
  const key = code === 'MAX_SIZE_TOO_SMALL' && smallestMaxSize == null ? 'failure.MAX_SIZE_NOT_REACHED' : `failure.${code}`;
  return t(key, { megabytes: smallestMaxSize });
}
