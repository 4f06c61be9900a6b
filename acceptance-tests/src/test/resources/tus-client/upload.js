// node upload.js ENDPOINT TOKEN FILE MARKER: sends the file in pieces, writes MARKER once two fifths have gone and stands
// still for two seconds, and prints the address of the upload.
import { readFileSync, writeFileSync } from 'node:fs';
import { Upload } from 'tus-js-client';

const [endpoint, token, file, marker] = process.argv.slice(2);
let marked = false;
const upload = new Upload(readFileSync(file), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: 'tone.wav', format: 'mp3', email: 'ada@example.test' },
  chunkSize: 2 * 1024 * 1024,
  retryDelays: [500, 1000, 2000, 4000, 8000, 8000],
  onProgress: (sent, total) => {
    if (!marked && sent > 0.4 * total) {
      marked = true;
      writeFileSync(marker, `${sent}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
    }
  },
  onShouldRetry: (error) => {
    console.error(`tried again: ${error.message}`);
    return true;
  },
  onError: (error) => {
    console.error(error);
    process.exit(1);
  },
  onSuccess: () => console.log(upload.url),
});
upload.start();
