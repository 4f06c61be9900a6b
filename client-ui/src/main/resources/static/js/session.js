import { byId } from './dom.js';

let over = false;

/** Whether the person has to sign in again. */
export function sessionIsOver() {
  return over;
}

/** Offers to sign in again. */
export function endSession() {
  over = true;
  const notice = byId('session-ended');
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}
