#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) knows the tiles of a HEIC picture as a stream group, and the label [0:g:0] of a filter
# graph puts them together. With irot the picture comes turned, also where -noautorotate asks for the pixels as they are stored, which
# is heeded for every other kind of source. A program that turns pictures itself, as it crops before, turns them twice.
#
# Seen 2026-12-01, a grid of 2 x 1 tiles of 16 x 16 pixels with irot 1 (90 degrees):
#   as it is: 16,32; with -noautorotate: 16,32; without irot, with -noautorotate: 32,16
# Exits non-zero if that has changed. Needs Maven, a JDK, unzip and Python 3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d ffmpeg
chmod +x ffmpeg/ffmpeg ffmpeg/ffprobe
python3 - <<'PYTHON'
import base64, struct

# Two grey pictures of x265, with the settings of its decoder.
settings = base64.b64decode('AAAAcWh2Y0MBBAgAAACfqAAAAAAe8AD8/fj4AAAPA6AAAQAXQAEMAf//BAgAAAMAn6gAAAMAAB66AkChAAEAJkIBAQQIAAADAJ+oAAADAAAeoIhFluqvK8BbAgAAAwACAAADADIQogABAAZEAcFzwIk=')
tiles = [base64.b64decode(tile) for tile in (
    'AAAAF0ABDAH//wQIAAADAJ+oAAADAAAeugJAAAAAJkIBAQQIAAADAJ+oAAADAAAeoIhFluqvK8BbAgAAAwACAAADADIQAAAABkQBwXPAiQAAAAgoAa8LYPXfwA==',
    'AAAAF0ABDAH//wQIAAADAJ+oAAADAAAeugJAAAAAJkIBAQQIAAADAJ+oAAADAAAeoIhFluqvK8BbAgAAAwACAAADADIQAAAABkQBwXPAiQAAAAgoAa8IYPIgwA==')]

def box(kind, content): return struct.pack('>I4s', 8 + len(content), kind) + content
def full(kind, version, content): return box(kind, struct.pack('>I', version << 24) + content)
def size(width, height): return full(b'ispe', 0, struct.pack('>II', width, height))
def item(number, kind): return full(b'infe', 2, struct.pack('>HH4s', number, 0, kind) + b'\0')

def write(name, turned):
    properties = [settings, size(16, 16), size(32, 16)] + ([box(b'irot', b'\1')] if turned else [])
    links = struct.pack('>I', 3) + b''.join(struct.pack('>HB', tile, 2) + b'\x81\x02' for tile in (1, 2))
    links += struct.pack('>HB', 3, 2) + b'\x03\x84' if turned else struct.pack('>HB', 3, 1) + b'\x03'
    def meta(first):
        places = struct.pack('>HHHHII', 1, 0, 0, 1, first, len(tiles[0]))
        places += struct.pack('>HHHHII', 2, 0, 0, 1, first + len(tiles[0]), len(tiles[1]))
        places += struct.pack('>HHHHII', 3, 1, 0, 1, 0, 8)
        return full(b'meta', 0, full(b'hdlr', 0, b'\0' * 4 + b'pict' + b'\0' * 13) + full(b'pitm', 0, struct.pack('>H', 3))
            + full(b'iinf', 0, struct.pack('>H', 3) + item(1, b'hvc1') + item(2, b'hvc1') + item(3, b'grid'))
            + full(b'iref', 0, box(b'dimg', struct.pack('>HHHH', 3, 2, 1, 2)))
            + box(b'iprp', box(b'ipco', b''.join(properties)) + full(b'ipma', 0, links))
            + box(b'idat', b'\0\0\0\1' + struct.pack('>HH', 32, 16))
            + full(b'iloc', 1, b'\x44\0' + struct.pack('>H', 3) + places))
    start = box(b'ftyp', b'heic' + b'\0' * 4 + b'mif1heic')
    open(name, 'wb').write(start + meta(len(start) + len(meta(0)) + 8) + box(b'mdat', b''.join(tiles)))

write('turned.heic', True)
write('upright.heic', False)
PYTHON
seen() {
  ffmpeg/ffmpeg -nostdin -v error -y "${@:2}" -i "$1.heic" -filter_complex '[0:g:0]null[out]' -map '[out]' -frames:v 1 -update 1 out.png
  ffmpeg/ffprobe -v error -show_entries stream=width,height -of csv=p=0 out.png
}
as_is=$(seen turned); stored=$(seen turned -noautorotate); upright=$(seen upright -noautorotate)
echo "as it is: $as_is; with -noautorotate: $stored; without irot, with -noautorotate: $upright"
[ "$as_is" = 16,32 ] && [ "$stored" = 16,32 ] && [ "$upright" = 32,16 ]
