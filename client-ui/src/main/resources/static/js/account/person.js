import { get } from '../api.js';
import { byId, element, say } from '../dom.js';
import { sessionIsOver } from '../session.js';
import { untilAnswered } from '../slow-notice.js';
import { day } from '../messages.js';

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
    ['Name', person.displayName],
    ['E-mail', person.email],
    ['Here since', day(person.createdAt)],
    ['Role', person.roles.includes('operator') ? 'Operator' : null],
    ...person.identities.map((identity) => ['Signs in with', identityWords(identity)]),
    ['Account number', person.accountId],
  ];
}

function identityWords({ provider, linkedAt }) {
  return `${PROVIDERS[provider] ?? provider}, since ${day(linkedAt)}`;
}

function line(name, value) {
  return value ? [element('dt', {}, name), element('dd', {}, value)] : [];
}
