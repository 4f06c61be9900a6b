import { sessionIsOver } from './session.js';
import { pause, waitAfter } from './slow-notice.js';
import { access } from './token.js';

const LOOK_MS = 5_000;
const SILENCE_MS = 40_000;

let live = false;

/** Whether the server sends changes just now; else the page has to ask. */
export function isLive() {
  return live;
}

/**
 * Stays connected as long as `wanted()` says so and the person is signed in. `tell.jobs` gets the newest jobs at each new
 * connection, `tell.job` each job that has changed, `tell.deleted` the id of one that was deleted.
 */
export async function keepConnected(wanted, tell) {
  for (let failures = 1; !sessionIsOver(); failures++) {
    if (wanted()) {
      const heard = await connection(wanted, tell).catch(() => false); // Asking says what is wrong.
      failures = heard ? 1 : failures;
    } else {
      failures = 0;
    }
    await pause(waitAfter(Math.max(failures, 1)));
  }
}

/** Opens a connection and waits for its end; returns whether the server sent anything. */
async function connection(wanted, tell) {
  const { token, apiBaseUrl } = await access();
  const socket = new WebSocket(`${apiBaseUrl.replace(/^http/, 'ws')}/ws`);
  const line = { told: token, heardAt: performance.now() };
  socket.onopen = () => tellToken(socket, token);
  socket.onmessage = (message) => {
    line.heardAt = performance.now();
    live = true;
    take(JSON.parse(message.data), tell);
  };
  const watch = setInterval(() => (wanted() ? look(socket, line) : socket.close()), LOOK_MS);
  await new Promise((resolve) => {
    socket.onclose = resolve;
  });
  clearInterval(watch);
  const heard = live;
  live = false;
  return heard;
}

function tellToken(socket, token) {
  socket.send(JSON.stringify({ token }));
}

/** Closes a connection that is dead, and sends a new token before the old one expires. */
async function look(socket, line) {
  if (performance.now() - line.heardAt > SILENCE_MS) {
    socket.close();
    return;
  }
  const { token } = await access().catch(() => ({ token: line.told }));
  if (token !== line.told && socket.readyState === WebSocket.OPEN) {
    line.told = token;
    tellToken(socket, token);
  }
}

function take({ type, jobs, job, jobId }, tell) {
  if (type === 'jobs') {
    tell.jobs(jobs);
  } else if (type === 'job') {
    tell.job(job);
  } else if (type === 'deleted') {
    tell.deleted(jobId);
  }
}
