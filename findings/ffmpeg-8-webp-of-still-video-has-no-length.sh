#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14): its encoder libwebp_anim joins frames that are alike, and of a video
# in which nothing moves it writes a picture without any animation: four seconds have become none, with exit status 0
# and no word. A GIF of the same frames lasts four seconds. So a check of the length of an output takes a right WebP for
# one that was cut.
#
# Seen of 4 s at 10 frames a second, nothing moving, and with another colour from second 2 on:
# still 0 frames 0 ms; changing 2 frames 4000 ms; gif 4.000000
# Needs bash, Maven, a JDK, unzip and python3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p ffmpeg
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d ffmpeg
chmod +x ffmpeg/ffmpeg ffmpeg/ffprobe
make() {
  ffmpeg/ffmpeg -nostdin -v error -y -f lavfi -i "$1" "${@:2}"
}
still=color=lime:s=64x48:r=10:d=4
make $still -c:v libwebp_anim still.webp
make "$still,drawbox=c=red:t=fill:enable='gte(t,2)'" -c:v libwebp_anim changing.webp
make $still still.gif
frames() {
  python3 - "$1" <<'PY'
import sys
data = open(sys.argv[1], "rb").read()
at, frames, millis = 12, 0, 0
while at < len(data):
    size = int.from_bytes(data[at + 4:at + 8], "little")
    if data[at:at + 4] == b"ANMF":
        frames += 1
        millis += int.from_bytes(data[at + 20:at + 23], "little")
    at += 8 + size + size % 2
print(frames, "frames", millis, "ms")
PY
}
seen="still $(frames still.webp); changing $(frames changing.webp)"
gif=$(ffmpeg/ffprobe -v error -show_entries format=duration -of csv=p=0 still.gif)
echo "$seen; gif $gif"
[ "$seen; gif $gif" = "still 0 frames 0 ms; changing 2 frames 4000 ms; gif 4.000000" ]
