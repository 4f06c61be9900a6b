import { byPurpose, formatAbout, formatName } from './catalogue.js';
import { element, say } from './dom.js';

/**
 * All formats as tiles, grouped by purpose, of which one is chosen; `name` is that of the radio
 * buttons, which the page has once. `onChoice` hears of each new choice.
 */
export function formatTiles(name, formats, chosen, onChoice) {
  const groups = byPurpose(formats).map((group) => groupOf(group, name, chosen));
  const root = element('div', { class: 'tiles' }, ...groups);
  root.addEventListener('change', (event) => onChoice(event.target.value));
  return root;
}

/** Says in each tile what `wordsOf` has for its format; nothing where that is empty. */
export function tellTiles(tiles, wordsOf) {
  tiles.querySelectorAll('.tile-estimate').forEach((place) => say(place, wordsOf(place.dataset.format)));
}

function groupOf({ title, formats }, name, chosen) {
  return element(
    'fieldset',
    { class: 'tile-group' },
    element('legend', {}, title),
    element('div', { class: 'tile-row' }, ...formats.map((format) => tile(format, name, chosen))),
  );
}

function tile({ id }, name, chosen) {
  const radio = element('input', { type: 'radio', name, value: id, 'data-testid': `format-${id}` });
  radio.checked = id === chosen;
  return element(
    'label',
    { class: 'tile' },
    radio,
    element('span', { class: 'tile-name' }, formatName(id)),
    element('span', { class: 'tile-about' }, formatAbout(id)),
    element('span', { class: 'tile-estimate', 'data-format': id, 'data-testid': `estimate-${id}`, hidden: '' }),
  );
}
