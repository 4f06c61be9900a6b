import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, element } from '../dom.js';
import { day, moment } from '../messages.js';

const SCOPES = { 'jobs:read': 'looks and downloads', 'jobs:write': 'uploads, converts, deletes' };

/** One token; `onRevoked` hears that it is gone. */
export function tokenRow(token, onRevoked) {
  const about = element(
    'div',
    { class: 'row-about' },
    element('p', { class: 'row-name' }, token.name),
    element('p', { class: 'row-facts' }, facts(token).join(' · ')),
  );
  const attributes = { class: 'row', 'data-testid': 'token-row', 'data-token-id': token.id };
  return element('li', attributes, about, revokeButton(token, onRevoked));
}

function facts(token) {
  return [
    token.scopes.map((scope) => SCOPES[scope] ?? scope).join(', '),
    `made on ${day(token.createdAt)}`,
    `expires on ${day(token.expiresAt)}`,
    token.lastUsedAt ? `last used ${moment(token.lastUsedAt)}` : 'never used',
  ];
}

function revokeButton(token, onRevoked) {
  const button = element('button', { type: 'button', class: 'button button-quiet' }, 'Revoke');
  button.setAttribute('aria-label', `Revoke ${token.name}`);
  button.dataset.testid = 'token-revoke';
  button.addEventListener('click', async () => {
    if (await confirmed(question(token))) {
      await whileBusy(button, byId('revoke-error'), async () => {
        await remove(`/tokens/${encodeURIComponent(token.id)}`).catch(unlessGone);
        await onRevoked();
      });
    }
  });
  return button;
}

function question(token) {
  return {
    title: `Revoke ${token.name}?`,
    text: 'Programs that use this token are refused from now on.',
    action: 'Revoke',
  };
}

/** Another tab was faster. */
function unlessGone(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
}
