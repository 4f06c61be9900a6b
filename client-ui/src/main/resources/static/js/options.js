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
  const fields = [...byId('options').querySelectorAll('select, input')];
  return Object.fromEntries(
    fields
      .filter((control) => control.value !== '' && control.value !== control.dataset.usual)
      .map((control) => [control.name, control.type === 'number' ? Number(control.value) : control.value]),
  );
}

function field(name, option, chosen) {
  const id = `option-${name}`;
  const shared = { id, name, 'aria-describedby': `${id}-about`, 'data-testid': id, 'data-usual': option.default };
  const control = option.type === 'string' ? choice(shared, option, chosen) : number(shared, option, chosen);
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, option.title),
    control,
    element('p', { id: `${id}-about`, class: 'field-hint' }, option.description),
  );
}

function number(shared, { type, minimum, maximum, default: usual }, chosen) {
  const step = type === 'integer' ? 1 : 'any';
  const input = element('input', { ...shared, type: 'number', min: minimum, max: maximum, step });
  input.value = chosen >= minimum && chosen <= maximum ? chosen : usual;
  return input;
}

function choice(shared, option, chosen) {
  const values = option.enum ?? [];
  const select = element(
    'select',
    shared,
    ...values.map((value) => element('option', { value }, capitalized(value))),
  );
  select.value = values.includes(chosen) ? chosen : option.default;
  return select;
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
