import { remove } from '../api.js';
import { whileBusy } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, element } from '../dom.js';
import { day, moment } from '../messages.js';
import { t, textOr } from '../texts.js';

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
    token.scopes.map((scope) => textOr(`tokens.scope.${scope}`, scope)).join(', '),
    t('tokens.made', { day: day(token.createdAt) }),
    t('tokens.expires-on', { day: day(token.expiresAt) }),
    token.lastUsedAt ? t('tokens.used', { moment: moment(token.lastUsedAt) }) : t('tokens.never-used'),
  ];
}

function revokeButton(token, onRevoked) {
  const button = element('button', { type: 'button', class: 'button button-quiet' }, t('tokens.revoke'));
  button.setAttribute('aria-label', t('tokens.revoke-one', { name: token.name }));
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
    title: t('tokens.revoke.title', { name: token.name }),
    text: t('tokens.revoke.text'),
    action: t('tokens.revoke'),
  };
}

/** Another tab was faster. */
function unlessGone(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
}
