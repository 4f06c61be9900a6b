import { get } from './api.js';
import { byId, element, say } from './dom.js';
import { showOptions } from './options.js';
import { untilAnswered } from './slow-notice.js';

const KINDS = { VIDEO: 'Video', AUDIO: 'Audio', IMAGE: 'Image' };
const known = new Map();

/** What people call a format; its id where the catalogue has it no more. */
export function formatName(id) {
  return known.get(id)?.name ?? id;
}

/** Of what kind a format's output is, such as "video"; that too where the catalogue has it no more. */
export function kindOf(id) {
  return (known.get(id)?.kind ?? 'VIDEO').toLowerCase();
}

/** Fills the picker of the upload form from the catalogue. */
export async function loadFormats() {
  const picker = byId('format');
  await fillFormats(picker, byId('format-error'));
  const describe = () => {
    say(byId('format-about'), known.get(picker.value)?.description ?? '');
    showOptions(known.get(picker.value)?.options);
  };
  picker.addEventListener('change', describe);
  describe();
}

/** Fills a picker, after the options `before`; says in `problem` why that takes so long. */
export async function fillFormats(picker, problem, ...before) {
  const catalogue = await untilAnswered(
    () => get('/formats'),
    () => say(problem, 'The formats cannot be loaded just now. Trying again…'),
  );
  say(problem, '');
  catalogue.formats.forEach((format) => known.set(format.id, format));
  fill(picker, catalogue.formats, before);
}

/** Chooses a format, if it is still offered. */
export function chooseFormat(picker, id) {
  if (known.has(id)) {
    picker.value = id;
    picker.dispatchEvent(new Event('change'));
  }
}

function fill(picker, formats, before) {
  picker.replaceChildren(
    ...before,
    ...Object.entries(KINDS)
      .map(([kind, label]) => group(label, formats.filter((format) => format.kind === kind)))
      .filter((made) => made.childElementCount > 0),
  );
  picker.disabled = false;
  picker.removeAttribute('aria-invalid');
}

function group(label, formats) {
  return element(
    'optgroup',
    { label },
    ...formats.map((format) => element('option', { value: format.id }, format.name)),
  );
}
