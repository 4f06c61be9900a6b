import { say } from './dom.js';

/** Does the work with the button at rest, and says in `place` what went wrong. */
export async function whileBusy(button, place, work) {
  button.disabled = true;
  say(place, '');
  try {
    return await work();
  } catch (problem) {
    say(place, problem.message);
    return null;
  } finally {
    button.disabled = false;
  }
}
