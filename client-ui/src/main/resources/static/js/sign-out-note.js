import { byId, element } from './dom.js';
import { t } from './texts.js';
import { checkSession } from './token.js';

/** The last words of a page whose person is signed out now, here too. */
export async function showSignOutNote(title, text) {
  // Our server notices that the session has ended and forgets it; what it answers is no matter.
  await checkSession().catch(() => {});
  document.querySelector('.places')?.remove();
  document.querySelector('.account')?.remove();
  const start = element('a', { class: 'button', href: '/' }, t('note.start'));
  const words = [element('h1', { class: 'page-title' }, title), element('p', {}, text)];
  const card = element('section', { class: 'card', 'data-testid': 'sign-out-note' }, ...words, element('p', {}, start));
  byId('main').replaceChildren(card);
  byId('main').focus();
}
