import { locale, t, textOr } from './texts.js';

/** Options whose values are languages, as ISO 639-2 writes them. */
const LANGUAGES = ['audioLanguage', 'subtitleLanguage'];

/** What people call an option; the API's title where the page has no words for it. */
export function optionTitle(name, option) {
  return textOr(`option.${name}`, option?.title ?? name);
}

/** What the option does, and the numbers that it takes. */
export function optionAbout(name, option) {
  const about = textOr(`option.${name}.about`, option.description ?? '');
  const range = isNumber(option) ? allowedWords(option) : '';
  return range ? `${about} (${range})` : about;
}

/** A value of the option in words. */
export function valueWords(name, value) {
  const known = textOr(`option.${name}.${value}`, '');
  return known || (LANGUAGES.includes(name) ? languageName(value) : capitalized(String(value)));
}

/** What the schema allows, in words. */
export function allowedWords({ minimum, maximum, pattern }) {
  if (minimum !== undefined && maximum !== undefined) {
    return t('option.from-to', { minimum, maximum });
  }
  if (minimum !== undefined) {
    return t('option.at-least', { minimum });
  }
  return maximum !== undefined ? t('option.at-most', { maximum }) : (pattern ?? '');
}

export function isNumber({ type }) {
  return isOf(type, 'integer') || isOf(type, 'number');
}

/** A type may be a list, such as integer or null. */
export function isOf(type, one) {
  return [type].flat().includes(one);
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code);
  } catch {
    return code; // The browser does not take it for a language.
  }
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
