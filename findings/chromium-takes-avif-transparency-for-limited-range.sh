#!/usr/bin/env bash
# The transparency of an AVIF is a picture in full range (ISO/IEC 23000-22), and its AV1 says so. Chromium takes its levels for those of
# limited range: 51 of 255 becomes 41, and 204 becomes 219. Nothing and all stay as they are. libavif reads the same file right.
#
# Seen 2026-12-01 with Debian's Chromium 156.0.8078.114 and Pillow 12.3.0 (libavif), six fields of red on white with 0, 51, 102, 153, 204
# and 255 of 255, green of each:
#   right: 255 204 153 102 51 0; Pillow: 255 204 153 102 51 0; Chromium: 255 214 155 95 36 0
# Exits non-zero if that has changed. Needs Python 3 with venv and Debian's chromium-headless-shell.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python && python/bin/pip install -q pillow==12.3.0
python/bin/python - <<'PYTHON'
import base64
from PIL import Image
drawn = Image.new('RGBA', (600, 60))
for field in range(6):
    drawn.paste((255, 0, 0, 51 * field), (100 * field, 0, 100 * field + 100, 60))
drawn.save('glass.avif', quality=100, subsampling='4:4:4')
read = Image.new('RGBA', (600, 60), 'white')
read.alpha_composite(Image.open('glass.avif').convert('RGBA'))
open('pillow.txt', 'w').write(' '.join(str(read.getpixel((100 * field + 50, 30))[1]) for field in range(6)))
data = base64.b64encode(open('glass.avif', 'rb').read()).decode()
open('page.html', 'w').write("""<body><script>
  const image = new Image();
  image.src = 'data:image/avif;base64,%s';
  image.decode().then(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 600;
    canvas.height = 60;
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 600, 60);
    context.drawImage(image, 0, 0);
    const greens = [0, 1, 2, 3, 4, 5].map((field) => context.getImageData(100 * field + 50, 30, 1, 1).data[1]);
    document.title = 'seen:' + greens.join(' ') + ';';
  });
</script></body>""" % data)
PYTHON
chromium-headless-shell --version
seen=$(chromium-headless-shell --no-sandbox --disable-gpu --virtual-time-budget=5000 --dump-dom "file://$work/page.html" | sed -n 's/.*seen:\([0-9 ]*\);.*/\1/p')
echo "right: 255 204 153 102 51 0; Pillow: $(cat pillow.txt); Chromium: $seen"
[ "$(cat pillow.txt)" = '255 204 153 102 51 0' ] && [ "$seen" = '255 214 155 95 36 0' ]
