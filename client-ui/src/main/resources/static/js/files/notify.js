import { byId, put } from '../dom.js';
import { t } from '../texts.js';
import { tell } from './notices.js';

const KEPT = 'notify';

/** A switch for notifications of the browser, which is asked when it is first switched on; gives what notifies. */
export function startNotifying() {
  const button = byId('notify');
  if (!('Notification' in window)) {
    return () => {};
  }
  button.hidden = false;
  button.addEventListener('click', () => turn(button));
  show(button);
  return (row, words) => {
    if (isOn() && document.hidden) {
      const { icon } = button.dataset;
      const note = new Notification(words, { icon, tag: row.key });
      note.addEventListener('click', () => window.focus());
    }
  };
}

function isOn() {
  return localStorage.getItem(KEPT) === 'on' && Notification.permission === 'granted';
}

async function turn(button) {
  tell('');
  if (isOn()) {
    localStorage.removeItem(KEPT);
  } else if ((await Notification.requestPermission()) === 'granted') {
    localStorage.setItem(KEPT, 'on');
  } else {
    tell(t('notify.denied'));
  }
  show(button);
}

function show(button) {
  button.setAttribute('aria-pressed', String(isOn()));
  put(button.querySelector('span'), t(isOn() ? 'notify.on' : 'notify.ask'));
}
