import de from './texts/de.js';
import en from './texts/en.js';

/** The language of the page, which the server chose. */
export const language = document.documentElement.lang === 'de' ? 'de' : 'en';

/** How numbers and dates are written: as the person's browser does in this language. */
export const locale = navigator.languages.find((one) => one.split('-')[0] === language) ?? language;

const texts = language === 'de' ? de : en;
const plural = new Intl.PluralRules(language);

/**
 * The text of this key, with each `{name}` replaced by the value of that name. Where it depends on a
 * number, `count` chooses between the keys that end in `.one` and `.other`.
 */
export function t(key, values = {}) {
  const text = textOr(key, textOr(`${key}.${plural.select(values.count ?? 0)}`, key));
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** The text of this key, or `fallback` if the page has none. */
export function textOr(key, fallback) {
  return Object.hasOwn(texts, key) ? texts[key] : fallback;
}
