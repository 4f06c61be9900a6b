import { byId, element } from './dom.js';

/** Shows the options that a format's schema allows; what was chosen of the same name stays. */
export function showOptions(schema) {
  const chosen = chosenOptions();
  const options = Object.entries(schema?.properties ?? {});
  byId('options').replaceChildren(
    ...options.map(([name, option]) => field(name, option, chosen[name])),
  );
  byId('options-none').hidden = options.length > 0;
}

/** What the person chose, by name; what is as it always is, is left out. */
export function chosenOptions() {
  const fields = [...byId('options').querySelectorAll('select')];
  return Object.fromEntries(
    fields
      .filter((select) => select.value !== select.dataset.usual)
      .map((select) => [select.name, select.value]),
  );
}

function field(name, option, chosen) {
  const id = `option-${name}`;
  const select = element(
    'select',
    { id, name, 'aria-describedby': `${id}-about`, 'data-testid': id, 'data-usual': option.default },
    ...(option.enum ?? []).map((value) => element('option', { value }, capitalized(value))),
  );
  select.value = option.enum?.includes(chosen) ? chosen : option.default;
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, option.title),
    select,
    element('p', { id: `${id}-about`, class: 'field-hint' }, option.description),
  );
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
