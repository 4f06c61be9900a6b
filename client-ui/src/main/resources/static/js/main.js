import { byId, say } from './dom.js';
import { loadFormats } from './formats.js';
import { jobsWith, refreshHistory, startHistory } from './history.js';
import { forget, watch } from './jobs.js';
import { pause } from './slow-notice.js';
import { proposePreferences } from './preferences.js';
import { sessionIsOver } from './session.js';
import { uploadForm } from './upload-form.js';

const FORMATS_WAIT_MS = 3_000;

/** Where nobody waits for the result, a failure is said beside the list. */
function unattended(work) {
  work.catch((problem) => {
    if (!sessionIsOver()) {
      say(byId('history-error'), problem.message);
    }
  });
}

function changed() {
  unattended(refreshHistory());
}

function accepted(job) {
  forget(job.jobId); // The card of an earlier try.
  unattended(watch(job, changed));
  byId('jobs').firstElementChild.focus();
  changed();
}

/** After a reload, jobs that still run are shown again. */
async function resume() {
  const running = await Promise.all(['PROCESSING', 'PENDING'].map(jobsWith));
  running.flat().forEach((job) => unattended(watch(job, changed)));
}

async function start() {
  uploadForm(accepted);
  startHistory(accepted);
  const formats = loadFormats();
  unattended(formats);
  unattended(proposePreferences(formats));
  // Their names are nice to have in the lists, which do not wait for them for ever.
  await Promise.race([formats, pause(FORMATS_WAIT_MS)]);
  await Promise.all([refreshHistory(), resume()]);
}

unattended(start());
