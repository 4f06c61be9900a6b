import { byPurpose, formatName, formats } from '../catalogue.js';
import { element, say } from '../dom.js';
import { t } from '../texts.js';

/** Fills a picker with all formats after `first`; says in `problem` why that takes so long. */
export async function fillFormatPicker(picker, problem, first) {
  const all = await formats(() => say(problem, t('settings.formats-missing')));
  say(problem, '');
  picker.replaceChildren(first, ...byPurpose(all).map(group));
}

/** Chooses a format, if it is still offered; else the first entry. */
export function chooseFormat(picker, id) {
  picker.value = [...picker.options].some((option) => option.value === id) ? id : '';
}

function group({ title, formats: members }) {
  const options = members.map((format) => element('option', { value: format.id }, formatName(format.id)));
  return element('optgroup', { label: title }, ...options);
}
