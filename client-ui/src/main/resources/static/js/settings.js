import { formatOf } from './catalogue.js';
import { element, put } from './dom.js';
import { formatTiles } from './format-tiles.js';
import { optionFields } from './options.js';
import { t } from './texts.js';

/**
 * The choice of a format and its options: `tiles` and `options` to be placed, `value()` with both,
 * `fault()` (the field that is wrong, or null) and `choose(id)`. `onChange` hears of each new choice. What was chosen
 * of an option of the same name stays when the format changes.
 */
export function settings(name, formats, first, onChange) {
  let format = first.format;
  let fields = optionFields(formatOf(format)?.options, first.options, name);
  const none = element('p', { class: 'field-hint' }, t('settings.no-options'));
  const place = element('div', {}, fields.root, none);
  const summary = element('summary', {});
  const options = element('details', { class: 'options', 'data-testid': 'options' }, summary, place);
  const show = () => {
    none.hidden = fields.count > 0;
    const count = Object.keys(fields.values()).length;
    put(summary, count > 0 ? t('settings.options-chosen', { count }) : t('settings.options'));
  };
  const take = (id) => {
    const chosen = fields.values();
    format = id;
    fields = optionFields(formatOf(id)?.options, chosen, name);
    place.replaceChildren(fields.root, none);
    show();
    onChange(id);
  };
  options.addEventListener('input', () => {
    show();
    onChange(format);
  });
  show();
  const tiles = formatTiles(name, formats, format, take);
  return {
    tiles,
    options,
    value: () => ({ format, options: fields.values() }),
    fault: () => opened(options, fields.fault()),
    choose: (id) => chooseIn(tiles, id) && take(id),
  };
}

/** A fault that nobody sees helps nobody. */
function opened(details, fault) {
  details.open ||= fault !== null;
  return fault;
}

function chooseIn(tiles, id) {
  const radio = [...tiles.querySelectorAll('input')].find((input) => input.value === id);
  if (radio) {
    radio.checked = true;
  }
  return radio !== undefined;
}
