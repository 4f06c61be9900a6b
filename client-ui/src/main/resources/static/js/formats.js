import { get } from './api.js';
import { byId, element, say } from './dom.js';
import { untilAnswered } from './patience.js';

const KINDS = { VIDEO: 'Video', AUDIO: 'Audio', IMAGE: 'Image' };
const known = new Map();

/** What people call a format; its id where the catalogue has it no more. */
export function formatName(id) {
  return known.get(id)?.name ?? id;
}

/** Fills the picker from the catalogue. */
export async function loadFormats() {
  const problem = byId('format-error');
  const catalogue = await untilAnswered(
    () => get('/formats'),
    () => say(problem, 'The formats cannot be loaded just now. Trying again…'),
  );
  say(problem, '');
  catalogue.formats.forEach((format) => known.set(format.id, format));
  fill(byId('format'), catalogue.formats);
}

function fill(picker, formats) {
  picker.replaceChildren(
    ...Object.entries(KINDS)
      .map(([kind, label]) => group(label, formats.filter((format) => format.kind === kind)))
      .filter((made) => made.childElementCount > 0),
  );
  picker.disabled = false;
  const describe = () => say(byId('format-about'), known.get(picker.value)?.description ?? '');
  picker.addEventListener('change', describe);
  describe();
}

function group(label, formats) {
  return element(
    'optgroup',
    { label },
    ...formats.map((format) => element('option', { value: format.id }, format.name)),
  );
}
