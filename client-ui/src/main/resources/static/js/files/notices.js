import { byId, say } from '../dom.js';

/** Says beside the list how an action went; empty takes it away. `tone` is "bad" or "good". */
export function tell(words, tone = 'bad') {
  const notice = byId('row-notice');
  notice.classList.toggle('notice-bad', tone === 'bad');
  notice.classList.toggle('notice-good', tone === 'good');
  say(notice, words);
}

/** Says beside the list why it is not as it should be; empty takes it away. */
export function complain(words) {
  say(byId('list-problem'), words);
}
