import { pause, waitAfter } from './slow-notice.js';
import { access } from './token.js';

const LOOK_MS = 5_000;
const SILENCE_MS = 40_000;

const followers = new Map();
let connecting = false;
let live = false;

/** Whether the server sends changes just now; else a follower has to ask. */
export function isLive() {
  return live;
}

/** Calls `tell` with each new state of the job, or with null once it is deleted. Returns a function that stops that. */
export function listen(jobId, tell) {
  followers.set(jobId, tell);
  keepConnected();
  return () => {
    followers.delete(jobId);
  };
}

/** Connects again and again while a job is followed. Without a connection, followers ask. */
async function keepConnected() {
  if (connecting) {
    return;
  }
  connecting = true;
  for (let failures = 1; followers.size > 0; failures++) {
    const heard = await connection().catch(() => false); // Asking says what is wrong.
    failures = heard ? 1 : failures;
    await pause(waitAfter(failures));
  }
  connecting = false;
}

/** Opens a connection and waits for its end; returns whether the server sent anything. */
async function connection() {
  const { token, apiBaseUrl } = await access();
  const socket = new WebSocket(`${apiBaseUrl.replace(/^http/, 'ws')}/ws`);
  const line = { told: token, heardAt: performance.now() };
  socket.onopen = () => tellToken(socket, token);
  socket.onmessage = (message) => {
    line.heardAt = performance.now();
    live = true;
    take(JSON.parse(message.data));
  };
  const watch = setInterval(() => look(socket, line), LOOK_MS);
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

/** Closes a connection that is dead or not needed, and sends a new token before the old one expires. */
async function look(socket, line) {
  if (followers.size === 0 || performance.now() - line.heardAt > SILENCE_MS) {
    socket.close();
    return;
  }
  const { token } = await access().catch(() => ({ token: line.told }));
  if (token !== line.told && socket.readyState === WebSocket.OPEN) {
    line.told = token;
    tellToken(socket, token);
  }
}

function take(message) {
  const jobs = message.type === 'jobs' ? message.jobs : message.type === 'job' ? [message.job] : [];
  jobs.forEach((job) => followers.get(job.jobId)?.(job));
  if (message.type === 'deleted') {
    followers.get(message.jobId)?.(null);
  }
}
