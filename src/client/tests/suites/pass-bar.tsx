/** How many of all cells passed, failed and were broken, as a bar. */

export interface PassBarProps {
  all: number;
  passed: number;
  failed: number;
  broken: number;
  className?: string | undefined;
}

const WIDTH = 64;

export function PassBar({ all, passed, failed, broken, className }: PassBarProps) {
  const part = (count: number) => (count / Math.max(1, all)) * WIDTH;
  return (
    <svg className={className} width={WIDTH} height={4} viewBox={`0 0 ${WIDTH} 4`} aria-hidden="true">
      <rect width={WIDTH} height={4} fill="var(--tb-line2)" />
      <rect width={part(passed)} height={4} fill="var(--tb-applied)" />
      <rect x={part(passed)} width={part(failed)} height={4} fill="var(--tb-refused)" />
      <rect x={part(passed + failed)} width={part(broken)} height={4} fill="var(--tb-ignored)" />
    </svg>
  );
}
