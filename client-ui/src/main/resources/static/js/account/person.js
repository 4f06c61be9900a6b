import { get } from '../api.js';
import { byId, element, say } from '../dom.js';
import { day } from '../messages.js';
import { sessionIsOver } from '../session.js';
import { untilAnswered } from '../slow-notice.js';
import { t } from '../texts.js';

const PROVIDERS = { google: 'Google', github: 'GitHub' };

/** Says who is signed in, and how they may sign in. */
export async function showPerson() {
  const problem = byId('person-error');
  const complain = (outage) => say(problem, outage.message);
  try {
    const person = await untilAnswered(() => get('/me'), complain);
    say(problem, '');
    byId('person').replaceChildren(...facts(person).flatMap(([name, value]) => line(name, value)));
  } catch (refused) {
    say(problem, sessionIsOver() ? '' : refused.message);
  }
}

function facts(person) {
  return [
    [t('person.name'), person.displayName],
    [t('person.email'), person.email],
    [t('person.since'), day(person.createdAt)],
    [t('person.role'), person.roles.includes('operator') ? t('person.operator') : null],
    ...person.identities.map((identity) => [t('person.signs-in'), identityWords(identity)]),
    [t('person.number'), person.accountId],
  ];
}

function identityWords({ provider, linkedAt }) {
  return t('person.provider', { provider: PROVIDERS[provider] ?? provider, day: day(linkedAt) });
}

function line(name, value) {
  return value ? [element('dt', {}, name), element('dd', {}, value)] : [];
}
