import { get } from './api.js';
import { untilAnswered } from './slow-notice.js';
import { t, textOr } from './texts.js';

/** The order in which the purposes are offered; others follow. */
const PURPOSES = ['EVERYWHERE', 'CHAT', 'SMALLER', 'ADAPTIVE', 'WEB', 'ORIGINAL', 'AUDIO', 'EDITING', 'PICTURES'];

const known = new Map();
let asked = null;

/** All formats, asked for once; `onOutage` hears why it takes so long. */
export function formats(onOutage = () => {}) {
  asked ??= untilAnswered(() => get('/formats'), onOutage).then((catalogue) => {
    catalogue.formats.forEach((format) => known.set(format.id, format));
    return catalogue.formats;
  });
  return asked;
}

/** The format of this id; undefined where the catalogue does not have it, or is not loaded. */
export function formatOf(id) {
  return known.get(id);
}

/** What people call a format; its id where the catalogue has it no more. */
export function formatName(id) {
  return textOr(`format.${id}.name`, known.get(id)?.name ?? id);
}

export function formatAbout(id) {
  return textOr(`format.${id}.about`, known.get(id)?.description ?? '');
}

/** Of what kind a format's output is, such as "video"; that too where the catalogue has it no more. */
export function kindOf(id) {
  return (known.get(id)?.kind ?? 'VIDEO').toLowerCase();
}

/** The formats by what they are good for: a title, and the formats of each. */
export function byPurpose(all) {
  const named = [...new Set([...PURPOSES, ...all.map((format) => format.purpose ?? 'OTHER')])];
  return named
    .map((purpose) => ({
      title: textOr(`purpose.${purpose}`, t('purpose.OTHER')),
      formats: all.filter((format) => (format.purpose ?? 'OTHER') === purpose),
    }))
    .filter((group) => group.formats.length > 0);
}
