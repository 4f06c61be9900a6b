#!/usr/bin/env bash
# FFmpeg's idet, with its default threshold, calls progressive video of fine detail interlaced, every frame of it and with one order of fields.
# Seen 2026-11-28 with Debian's ffmpeg 5.1.9: testsrc2 at 720x576, 25 frames a second, straight from the generator:
#   default:           TFF: 25  BFF: 0  Progressive: 0
#   intl_thres=1.15:   TFF: 0   BFF: 0  Progressive: 25
# Video that is really interlaced is found with both.
# Exits non-zero if that has changed.
set -euo pipefail
ffmpeg -version | head -1
count() {
  ffmpeg -nostdin -v info -f lavfi -i testsrc2=s=720x576:r=25:d=1 -vf "format=yuv420p,$1" -f null - 2>&1 |
    sed -n 's/.*Multi frame detection: TFF: *\([0-9]*\) .*/\1/p'
}
default=$(count idet)
raised=$(count idet=intl_thres=1.15)
echo "default: $default of 25 interlaced; intl_thres=1.15: $raised of 25"
[ "$default" -ge 20 ] && [ "$raised" -eq 0 ]
