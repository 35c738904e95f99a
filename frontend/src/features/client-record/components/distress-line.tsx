interface Point {
  readonly value: number;
  /** Instant, in milliseconds. */
  readonly at: number;
  readonly label: string;
}

const WIDTH = 400;
const HEIGHT = 132;
const LEFT = 26;
const TOP = 8;
const BOTTOM = 22;
const LINES = [0, 5, 10];

/** Distress of each check-in over the weeks, placed by time; what it shows is also said in words. */
export function DistressLine({ points }: { readonly points: readonly Point[] }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) {
    return null;
  }
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) =>
    points.length === 1 ? WIDTH / 2 : LEFT + ((at - first.at) / span) * (WIDTH - LEFT - 8);
  const y = (value: number) => TOP + (1 - value / 10) * (HEIGHT - TOP - BOTTOM);
  const words = `Distress from ${first.value} on ${first.label} to ${last.value} on ${last.label}, ${points.length} check-ins`;
  const text = { fill: 'var(--soft-ink)', fontSize: 11 };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={words}>
      <title>{words}</title>
      {LINES.map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" {...text}>
            {value}
          </text>
        </g>
      ))}
      <polyline
        points={points.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="1.8"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(last.at)} cy={y(last.value)} r="3" fill="var(--chart-1)" />
      <text x={LEFT} y={HEIGHT - 4} {...text}>
        {first.label}
      </text>
      <text x={WIDTH - 2} y={HEIGHT - 4} textAnchor="end" {...text}>
        {last.label}
      </text>
    </svg>
  );
}
