import { pause, waitAfter } from './slow-notice.js';
import { access } from './token.js';

const LOOK_MS = 5_000;
const SILENCE_MS = 40_000;

const followers = new Map();
let connecting = false;
let live = false;

/** Whether changes come by themselves just now; else whoever follows a job has to ask. */
export function isLive() {
  return live;
}

/** Has `tell` called with each new state of the job, or null once it is deleted; gives what ends that. */
export function listen(jobId, tell) {
  followers.set(jobId, tell);
  keepConnected();
  return () => {
    followers.delete(jobId);
  };
}

/** As long as a job is followed. Without a connection the page goes on by asking. */
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

/** One connection from its beginning to its end; whether the server said anything. */
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

/** Ends a line that is dead or that nobody needs, and tells a token anew before it expires. */
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
