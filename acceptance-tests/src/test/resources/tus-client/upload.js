// node upload.js ENDPOINT TOKEN FILE MARKER: sends the file in pieces, writes MARKER once two fifths have gone and stands
// still until somebody deletes it (for a minute at most), and prints the address of the upload.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
      const never = new Int32Array(new SharedArrayBuffer(4));
      for (let pauses = 0; existsSync(marker) && pauses < 600; pauses++) {
        Atomics.wait(never, 0, 0, 100);
      }
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
