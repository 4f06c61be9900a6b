import { language, textOr } from './texts.js';

/** Why a job failed. The server's own words are English and say most; another language has words for each code. */
export function textOfFailure({ code, message }) {
  return language === 'en' ? message : textOr(`failure.${code}`, message);
}
