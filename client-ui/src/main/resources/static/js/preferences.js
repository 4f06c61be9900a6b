import { get } from './api.js';
import { untilAnswered } from './slow-notice.js';

/** What the person prefers; `onOutage` hears why it takes so long. */
export function preferences(onOutage = () => {}) {
  return untilAnswered(() => get('/me/preferences'), onOutage);
}
