/** One bar of the chart. */
export interface Bar {
  readonly label: string;
  /** Milliseconds. */
  readonly value: number;
  /** What stands behind the bar. */
  readonly note: string;
  readonly isGood: boolean;
}

const WIDTH = 760;
const ROW = 34;
const LEFT = 210;
const RIGHT = 170;
const TOP = 44;

/** Draws horizontal bars as SVG, readable on light and dark pages alike. */
export function drawChart(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ value }) => value));
  const height = TOP + bars.length * ROW + 12;
  const rows = bars.map(({ label, value, note, isGood }, index) => {
    const y = TOP + index * ROW;
    const length = Math.max(2, (value / longest) * (WIDTH - LEFT - RIGHT));
    return [
      `  <text x="${LEFT - 10}" y="${y + 17}" text-anchor="end">${escapeXml(label)}</text>`,
      `  <rect x="${LEFT}" y="${y + 2}" width="${length.toFixed(1)}" height="20" rx="3" fill="${isGood ? '#2f9e6e' : '#c2504d'}"/>`,
      `  <text x="${(LEFT + length + 8).toFixed(1)}" y="${y + 17}">${escapeXml(note)}</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">
  <title>${escapeXml(title)}</title>
  <style>text { fill: #333 } @media (prefers-color-scheme: dark) { text { fill: #ddd } }</style>
  <text x="10" y="22" font-weight="600" font-size="15">${escapeXml(title)}</text>
${rows.join('\n')}
</svg>
`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
