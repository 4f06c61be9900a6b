import { element, say } from './dom.js';
import { t } from './texts.js';

/**
 * Asks before something that cannot be undone; true if the person wants it. With `typed` they have
 * to type that text first.
 */
export function confirmed({ title, text, action, typed }) {
  const parts = partsOf(title, text, action, typed);
  const dialog = assembled(parts);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

function partsOf(title, text, action, typed) {
  const cancel = element('button', { type: 'button', class: 'button button-quiet' }, t('confirm.cancel'));
  cancel.dataset.testid = 'confirm-no';
  const yes = element('button', { class: 'button button-danger', 'data-testid': 'confirm-yes' }, action);
  return {
    title: element('h2', { id: 'confirm-title' }, title),
    text: element('p', { id: 'confirm-text' }, text),
    foot: element('div', { class: 'dialog-foot' }, cancel, yes),
    field: typed ? typedField(typed) : null,
    cancel,
    typed,
  };
}

function typedField(typed) {
  const input = element('input', { id: 'confirm-typed', autocomplete: 'off', autofocus: '' });
  input.dataset.testid = 'confirm-typed';
  input.setAttribute('aria-describedby', 'confirm-error');
  const fault = element('p', { id: 'confirm-error', class: 'field-error', role: 'alert', hidden: '' });
  const label = element('label', { for: 'confirm-typed' }, t('confirm.type', { typed }));
  return { root: element('div', { class: 'field' }, label, input, fault), input, fault };
}

function assembled(parts) {
  const form = element('form', { method: 'dialog' }, parts.title, parts.text);
  if (parts.field) {
    form.append(parts.field.root);
  }
  form.append(parts.foot);
  const dialog = element('dialog', {
    class: 'dialog',
    'aria-labelledby': 'confirm-title',
    'aria-describedby': 'confirm-text',
  }, form);
  parts.cancel.addEventListener('click', () => dialog.close(''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isTyped(parts)) {
      dialog.close('yes');
    }
  });
  return dialog;
}

function isTyped({ typed, field }) {
  if (!field || field.input.value.trim().toLowerCase() === typed) {
    return true;
  }
  say(field.fault, t('confirm.not-typed'));
  field.input.setAttribute('aria-invalid', 'true');
  field.input.focus();
  return false;
}
