export interface SparkPoint {
  readonly value: number;
  /** When, for the words. */
  readonly label: string;
}

interface SparkLineProps {
  readonly points: readonly SparkPoint[];
  /** What is measured: 'Distress'. */
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
  readonly tone?: 'steady' | 'rising' | 'high';
  readonly width?: number;
  readonly height?: number;
}

const COLOURS = { steady: 'var(--chart-1)', rising: 'var(--chart-2)', high: 'var(--alert)' };

/** A line of a few weeks; what it shows is also said in words. */
export function SparkLine({
  points,
  name,
  min = 0,
  max = 10,
  tone = 'steady',
  width = 116,
  height = 30,
}: SparkLineProps) {
  if (points.length === 0) {
    return <span className="quiet small">no check-ins</span>;
  }
  const pad = 4;
  const x = (index: number) =>
    points.length === 1 ? width / 2 : pad + (index * (width - 2 * pad)) / (points.length - 1);
  const y = (value: number) => height - pad - ((value - min) / (max - min)) * (height - 2 * pad);
  const line = points.map((point, index) => `${x(index).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  const first = points[0] as SparkPoint;
  const last = points.at(-1) as SparkPoint;
  const words =
    points.length === 1
      ? `${name} ${round(last.value)}, ${last.label}`
      : `${name} from ${round(first.value)} (${first.label}) to ${round(last.value)} (${last.label})`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words}>
      <title>{words}</title>
      {points.length > 1 && (
        <polyline
          points={line}
          fill="none"
          stroke={COLOURS[tone]}
          strokeWidth="1.8"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      )}
      <circle cx={x(points.length - 1)} cy={y(last.value)} r="2.8" fill={COLOURS[tone]} />
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
