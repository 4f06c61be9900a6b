const SVG = 'http://www.w3.org/2000/svg';

/** Drawn on 24 × 24, in the colour of the text beside them. */
const PATHS = {
  add: 'M12 16V4m0 0L7 9m5-5 5 5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3',
  play: 'M8 5.5v13l11-6.5z',
  video: 'M4 6h16v12H4zM8 6v12M16 6v12M4 10h4M4 14h4M16 10h4M16 14h4',
  audio: 'M9 18V5l11-2v12M9 18a3 2.5 0 1 1-3-2.5A3 2.5 0 0 1 9 18zM20 15a3 2.5 0 1 1-3-2.5A3 2.5 0 0 1 20 15z',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  chevron: 'm6 9 6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  bell: 'M18 16v-5a6 6 0 0 0-12 0v5l-2 2h16zM10 21h4',
};

/** A picture that says nothing by itself: what it stands for is said in words beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
