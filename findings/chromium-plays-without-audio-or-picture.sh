#!/usr/bin/env bash
# Chromium plays an MP4 whose audio or video it cannot decode, and fires no error event.
#
# Seen with Debian's Chromium 156.0.8078.108 and FFmpeg 5.1.9 (Debian 12):
#   H.264 + AAC  : width 160, audio bytes > 0, no error   (as it should be)
#   H.264 + AC-3 : width 160, audio bytes 0,   no error   (plays to the end in silence)
#   H.264 + ALAC : width 160, audio bytes 0,   no error   (plays to the end in silence)
#   HEVC  + AAC  : width 0,   audio bytes > 0, no error   (plays to the end without a picture)
#   ALAC alone   : error 4                                (only here is it said)
# All five files are valid. So a page must look at what was decoded, not wait for an error.
# Exits non-zero if that changes. Needs chromium, python3 and ffmpeg (5.1 or later, with libx264 and libx265).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

make() { # name, then options
  ffmpeg -v error -y -f lavfi -i testsrc2=size=160x90:rate=10:duration=2 -f lavfi -i sine=duration=2 "${@:2}" "$1"
}
make aac.mp4 -c:v libx264 -pix_fmt yuv420p -c:a aac
make ac3.mp4 -c:v libx264 -pix_fmt yuv420p -c:a ac3
make alac.mp4 -c:v libx264 -pix_fmt yuv420p -c:a alac
make hevc.mp4 -c:v libx265 -x265-params log-level=error -pix_fmt yuv420p -tag:v hvc1 -c:a aac
make alone.m4a -map 1:a -c:a alac

cat > page.html <<'HTML'
<pre id="out"></pre>
<script>
  const play = (name) => new Promise((done) => {
    const player = document.createElement('video');
    const tell = (how) => done(`${name} ${how} width=${player.videoWidth} audio=${player.webkitAudioDecodedByteCount > 0 ? 'some' : 'none'}`);
    player.onended = () => tell('ended');
    player.onerror = () => tell(`error-${player.error.code}`);
    player.muted = true;
    player.src = name;
    player.play().catch(() => {});
  });
  (async () => {
    for (const name of ['aac.mp4', 'ac3.mp4', 'alac.mp4', 'hevc.mp4', 'alone.m4a']) {
      out.textContent += `${await play(name)}\n`;
    }
    await fetch('/seen', { method: 'POST', body: out.textContent });
  })();
</script>
HTML

cat > serve.py <<'PYTHON'
import http.server
class Pages(http.server.SimpleHTTPRequestHandler):
    def do_POST(self):
        open("seen.txt", "wb").write(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
open("port.part", "w").write(str(server.server_port))
import os; os.rename("port.part", "port.txt")
server.serve_forever()
PYTHON
python3 serve.py & server=$!
for _ in $(seq 100); do [ -e port.txt ] && break; sleep 0.1; done
chromium --headless --no-sandbox --disable-gpu --autoplay-policy=no-user-gesture-required \
  --user-data-dir="$folder/profile" "http://127.0.0.1:$(cat port.txt)/page.html" --remote-debugging-port=0 > chromium.log 2>&1 &
browser=$!
trap 'kill $server $browser 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 120); do [ -s seen.txt ] && break; sleep 0.5; done
seen=$(cat seen.txt)
chromium --version
echo "$seen"
diff - <(echo "$seen") <<'EXPECTED'
aac.mp4 ended width=160 audio=some
ac3.mp4 ended width=160 audio=none
alac.mp4 ended width=160 audio=none
hevc.mp4 ended width=0 audio=some
alone.m4a error-4 width=0 audio=none
EXPECTED
