import { element, say } from './dom.js';
import { allowedWords, isNumber, isOf, optionAbout, optionTitle, valueWords } from './option-words.js';
import { t } from './texts.js';

/**
 * The fields of all options that a format's schema (JSON Schema 2020-12) allows. `chosen` are values
 * that stand in them first, as far as the schema allows them. `prefix` keeps the ids of two such
 * forms apart. Gives `root`, `values()` (what is not as usual, by name) and `fault()` (the first
 * field that is wrong, which then says so, or null).
 */
export function optionFields(schema, chosen, prefix) {
  const fields = Object.entries(schema?.properties ?? {}).map(([name, option]) =>
    fieldOf(name, option, chosen[name], `${prefix}-${name}`),
  );
  return {
    root: element('div', { class: 'fields options-fields' }, ...fields.map((field) => field.root)),
    count: fields.length,
    values: () => Object.fromEntries(fields.filter((field) => field.isChosen()).map((field) => [field.name, field.value()])),
    fault: () => fields.find((field) => !field.check())?.control ?? null,
  };
}

function fieldOf(name, option, chosen, id) {
  const control = controlOf(name, option, id);
  const usual = option.default ?? null;
  write(control, option, fits(chosen, option) ? chosen : usual);
  const problem = element('p', { id: `${id}-fault`, class: 'field-error', hidden: '' });
  const value = () => read(control, option);
  return {
    name,
    control,
    value,
    root: assembled(name, option, control, problem, id),
    isChosen: () => value() !== null && value() !== usual,
    check: () => {
      const right = value() === null ? control.validity.valid : fits(value(), option);
      say(problem, right ? '' : t('option.wrong', { allowed: allowedWords(option) }));
      control.setAttribute('aria-invalid', String(!right));
      return right;
    },
  };
}

function controlOf(name, option, id) {
  const shared = { id, name, 'aria-describedby': `${id}-about ${id}-fault`, 'data-testid': `option-${name}` };
  if (option.enum) {
    return element('select', shared, ...choices(name, option));
  }
  if (option.type === 'boolean') {
    return element('input', { ...shared, type: 'checkbox' });
  }
  return isNumber(option)
    ? element('input', { ...shared, type: 'number', min: option.minimum, max: option.maximum, step: option.multipleOf ?? (option.type === 'integer' ? 1 : 'any'), placeholder: placeholder(option) })
    : element('input', { ...shared, type: 'text', maxlength: option.maxLength, placeholder: placeholder(option) });
}

/** Where the schema names no default, a first choice stands for it. */
function choices(name, option) {
  const usual = option.default === undefined ? [element('option', { value: '' }, t('option.usual'))] : [];
  const of = (value) => element('option', { value }, valueWords(name, value));
  return [...usual, ...option.enum.filter((value) => value !== null).map(of)];
}

function placeholder(option) {
  return option.default === undefined || option.default === null ? t('option.usual') : null;
}

function assembled(name, option, control, problem, id) {
  const label = element('label', { for: id }, optionTitle(name, option));
  const hint = element('p', { id: `${id}-about`, class: 'field-hint' }, optionAbout(name, option));
  return option.type === 'boolean'
    ? element('div', { class: 'field field-check' }, control, label, hint, problem)
    : element('div', { class: 'field' }, label, control, hint, problem);
}

function write(control, option, value) {
  if (option.type === 'boolean') {
    control.checked = value === true;
  } else {
    control.value = value ?? '';
  }
}

/** Null where nothing is written. */
function read(control, option) {
  if (option.type === 'boolean') {
    return control.checked;
  }
  const text = control.value.trim();
  if (text === '') {
    return null;
  }
  const listed = option.enum?.find((value) => String(value) === text);
  return listed ?? (isNumber(option) ? Number(text) : text);
}

function fits(value, option) {
  if (value === null || value === undefined) {
    return false;
  }
  if (option.enum) {
    return option.enum.includes(value);
  }
  if (option.type === 'boolean') {
    return typeof value === 'boolean';
  }
  return isNumber(option) ? fitsRange(value, option) : fitsText(value, option);
}

function fitsRange(value, { type, minimum = -Infinity, maximum = Infinity }) {
  const whole = !isOf(type, 'integer') || isOf(type, 'number') || Number.isInteger(value);
  return typeof value === 'number' && whole && value >= minimum && value <= maximum;
}

function fitsText(value, { pattern, maxLength = Infinity }) {
  return typeof value === 'string' && value.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(value));
}
