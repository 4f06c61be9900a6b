import { element } from '../dom.js';

/** Lines of a list of facts, each given as name, value, and whether it alarms. */
export function facts(all) {
  return all.flatMap(([name, value, alarming]) => [
    element('dt', {}, name),
    element('dd', alarming ? { class: 'alarming' } : {}, String(value)),
  ]);
}
