/** One variant's place: time against fidelity. */
export interface ChartPoint {
  readonly name: string;
  /** Times the floor, median over the pictures. */
  readonly time: number;
  /** SSIMULACRA 2, mean over the pictures. */
  readonly score: number;
  readonly isOurs: boolean;
}

const WIDTH = 760;
const HEIGHT = 440;
const MARGIN = { left: 60, right: 30, top: 40, bottom: 56 };

/** Draws time (logarithmic, left is faster) against fidelity (up is better) as an SVG. */
export function drawChart(points: readonly ChartPoint[], title: string): string {
  const times = points.map(({ time }) => Math.log2(time));
  const scores = points.map(({ score }) => score);
  const left = 0;
  const right = Math.ceil(Math.max(1, ...times));
  const low = Math.floor(Math.min(...scores) / 2) * 2 - 1;
  const high = Math.ceil(Math.max(...scores) / 2) * 2 + 1;
  const x = (time: number) =>
    MARGIN.left + ((Math.log2(time) - left) / (right - left)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (score: number) =>
    HEIGHT - MARGIN.bottom - ((score - low) / (high - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const parts: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${escape(title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="22" font-size="15" font-weight="600">${escape(title)}</text>`,
  ];
  for (let power = left; power <= right; power++) {
    const at = x(2 ** power).toFixed(1);
    parts.push(
      `<line x1="${at}" x2="${at}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}" stroke="#ddd"/>`,
      `<text x="${at}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle" fill="#555">${2 ** power}×</text>`,
    );
  }
  for (let score = Math.ceil(low / 2) * 2; score <= high; score += 2) {
    const at = y(score).toFixed(1);
    parts.push(
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}" stroke="#eee"/>`,
      `<text x="${MARGIN.left - 8}" y="${at}" text-anchor="end" dominant-baseline="middle" fill="#555">${score}</text>`,
    );
  }
  parts.push(
    `<text x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">CPU time, as a multiple of decoding and resizing alone</text>`,
    `<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">SSIMULACRA 2</text>`,
  );
  for (const { name, time, score, isOurs } of points) {
    const cx = x(time);
    const end = cx > WIDTH - 180;
    parts.push(
      `<circle cx="${cx.toFixed(1)}" cy="${y(score).toFixed(1)}" r="6" fill="${isOurs ? '#0a7d4f' : '#999'}"/>`,
      `<text x="${(cx + (end ? -10 : 10)).toFixed(1)}" y="${y(score).toFixed(1)}" dominant-baseline="middle" text-anchor="${end ? 'end' : 'start'}" font-weight="${isOurs ? 600 : 400}">${escape(name)}</text>`,
    );
  }
  return `${parts.join('\n')}\n</svg>\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
