// Prints what three parsers read from the master playlist and the manifest in a folder, as JSON.
const fs = require('node:fs');
const path = require('node:path');
const hls = require('hls-parser');
const { Parser } = require('m3u8-parser');
const mpd = require('mpd-parser');

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const complaints = [];
const names = (group) => Object.entries(group ?? {}).map(([name, { language }]) => `${language} ${name}`);

const master = hls.parse(read('master.m3u8'));
const medias = master.variants.filter(({ isIFrameOnly }) => !isIFrameOnly).map(({ uri }) => hls.parse(read(uri)));

const parser = new Parser();
parser.on('warn', ({ message }) => complaints.push(message));
parser.push(read('master.m3u8'));
parser.end();

const manifest = mpd.parse(read('manifest.mpd'), {
  manifestUri: 'http://localhost/manifest.mpd',
  eventHandler: ({ message }) => complaints.push(message),
});

console.log(
  JSON.stringify({
    complaints,
    hls: master.variants.filter(({ isIFrameOnly }) => !isIFrameOnly).map(({ resolution }) => resolution.height),
    segments: medias.map(({ segments }) => segments.length),
    m3u8: parser.manifest.playlists.map(({ attributes }) => attributes.RESOLUTION.height),
    mpd: manifest.playlists.map(({ attributes }) => attributes.RESOLUTION.height),
    texts: {
      hls: master.variants[0].subtitles.map(({ language, name }) => `${language} ${name}`),
      m3u8: names(parser.manifest.mediaGroups.SUBTITLES.subtitles),
      mpd: names(manifest.mediaGroups.SUBTITLES.subs),
    },
    audio: Object.keys(manifest.mediaGroups.AUDIO.audio ?? {}).length,
  }),
);
