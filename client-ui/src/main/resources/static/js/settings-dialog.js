import { whileBusy } from './busy.js';
import { formats } from './catalogue.js';
import { button, element, say } from './dom.js';
import { tellTiles } from './format-tiles.js';
import { settings } from './settings.js';
import { t } from './texts.js';

/**
 * Asks for a format and its options. `first` is what stands there first, `onChange` hears that the choice has changed.
 * `estimate` has words for what is expected of each format. `use` gets the choice and may throw a Problem, which is said in the dialog; then it stays open. `other` is a second
 * way out with its own text, or null.
 */
export async function askSettings({ title, text, action, first, use, onChange = () => {}, estimate = () => '', other = null }) {
  const parts = partsOf(title, text, action, other);
  document.body.append(parts.dialog);
  parts.dialog.addEventListener('close', () => parts.dialog.remove());
  parts.dialog.showModal();
  try {
    const all = await formats(() => say(parts.problem, t('settings.formats-missing')));
    say(parts.problem, '');
    const known = all.some((format) => format.id === first.format);
    const chosen = settings('dialog', all, known ? first : { ...first, format: all[0]?.id }, onChange);
    tellTiles(chosen.tiles, estimate);
    parts.place.replaceChildren(chosen.tiles, chosen.options);
    chosen.tiles.querySelector(':checked')?.focus();
    submitting(parts, chosen, use);
  } catch (problem) {
    say(parts.problem, problem.message);
  }
}

function partsOf(title, text, action, other) {
  const yes = element('button', { class: 'button', 'data-testid': 'convert-yes', disabled: '' }, action);
  const cancel = element('button', { type: 'button', class: 'button button-quiet' }, t('confirm.cancel'));
  const problem = element('p', { class: 'notice notice-bad', role: 'alert', 'data-testid': 'convert-error', hidden: '' });
  const place = element('div', { class: 'dialog-settings' }, element('p', { class: 'muted' }, t('settings.loading')));
  const away = () => dialog.close();
  const foot = element('div', { class: 'dialog-foot' }, other && otherButton(other, away), cancel, yes);
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'settings-title' }, title),
    element('p', { id: 'settings-text', class: 'muted' }, text),
    place,
    problem,
    foot,
  );
  const dialog = element(
    'dialog',
    { class: 'dialog dialog-wide', 'aria-labelledby': 'settings-title', 'aria-describedby': 'settings-text' },
    form,
  );
  cancel.addEventListener('click', away);
  return { dialog, form, place, problem, yes };
}

function otherButton({ text, act }, away) {
  return button(text, { class: 'button button-quiet dialog-other', 'data-testid': 'convert-other' }, () => {
    away();
    act();
  });
}

function submitting(parts, chosen, use) {
  parts.yes.disabled = false;
  parts.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = chosen.fault();
    if (fault) {
      fault.focus();
      return;
    }
    const done = await whileBusy(parts.yes, parts.problem, async () => {
      await use(chosen.value());
      return true;
    });
    if (done) {
      parts.dialog.close();
    }
  });
}
