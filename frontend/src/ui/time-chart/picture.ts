/** What stands on a picture beside the chart, so that it can be read by itself. */
export interface PictureWords {
  readonly title: string;
  /** Below the title, a line each: of whom, from when to when, made when. */
  readonly lines: readonly string[];
  /** What shapes and colours mean, a line each. */
  readonly legend: readonly string[];
}

const EDGE = 28;
const LINE = 19;
const TITLE = 30;
/** So wide a letter of the legend is, in whatever font of the system. */
const LETTER = 7.2;
/** Twice as many pixels, so that it is sharp on paper. */
const SCALE = 2;
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-size',
  'font-weight',
] as const;
const NAMESPACE = 'http://www.w3.org/2000/svg';
const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/**
 * The chart as SVG text that needs no style sheet: in the light colours, whatever the screen shows, with
 * title and legend, and without what is chosen at the moment.
 */
export function pictureSvg(chart: SVGSVGElement, words: PictureWords): string {
  const width = Number(chart.getAttribute('width'));
  const height = Number(chart.getAttribute('height'));
  const copy = inLight(() => withStyles(chart));
  const most = Math.floor(width / LETTER);
  const legend = words.legend.flatMap((line) => wrapped(line, most));
  const top = EDGE + TITLE + words.lines.length * LINE + 10;
  const whole = document.createElementNS(NAMESPACE, 'svg');
  const total = { width: width + 2 * EDGE, height: top + height + legend.length * LINE + 2 * EDGE };
  set(whole, { xmlns: NAMESPACE, ...total, viewBox: `0 0 ${total.width} ${total.height}` });
  const ground = document.createElementNS(NAMESPACE, 'rect');
  set(ground, { width: total.width, height: total.height, fill: '#ffffff' });
  set(copy, { x: EDGE, y: top, 'font-family': FONT });
  whole.append(
    ground,
    text(words.title, EDGE, EDGE + 18, 20, '#1e2a2d', 640),
    ...words.lines.map((line, index) => text(line, EDGE, EDGE + TITLE + 12 + index * LINE, 13, '#566265')),
    copy,
    ...legend.map((line, index) => text(line, EDGE, top + height + EDGE + index * LINE, 12.5, '#566265')),
  );
  return new XMLSerializer().serializeToString(whole);
}

/**
 * The picture as a PNG.
 * @throws Error where the browser cannot draw it.
 */
export async function picturePng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))));
  });
}

/** A text in lines of at most so many letters, broken between words. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Paper is white: the colours are read while the page is light, and nothing is painted in between. */
function inLight<Result>(read: () => Result): Result {
  const root = document.documentElement;
  const scheme = root.getAttribute('data-mantine-color-scheme');
  root.setAttribute('data-mantine-color-scheme', 'light');
  try {
    return read();
  } finally {
    if (scheme === null) {
      root.removeAttribute('data-mantine-color-scheme');
    } else {
      root.setAttribute('data-mantine-color-scheme', scheme);
    }
  }
}

function withStyles(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = chart.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index];
    if (original) {
      const style = getComputedStyle(original);
      for (const name of KEPT) {
        const value = style.getPropertyValue(name);
        if (value) {
          element.setAttribute(name, value);
        }
      }
    }
    element.removeAttribute('class');
  });
  for (const chosen of copy.querySelectorAll('[data-chosen]')) {
    chosen.remove();
  }
  copy.removeAttribute('class');
  return copy;
}

function text(words: string, x: number, y: number, size: number, fill: string, weight = 400): SVGTextElement {
  const element = document.createElementNS(NAMESPACE, 'text');
  set(element, { x, y, fill, 'font-size': size, 'font-weight': weight, 'font-family': FONT });
  element.textContent = words;
  return element;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
}
