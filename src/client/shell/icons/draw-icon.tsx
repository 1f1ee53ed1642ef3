/** Draws the icons of Tabler. */
import type { ComponentType, ReactNode, SVGProps } from 'react';

export interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'stroke'> {
  /** Width and height, px. */
  size?: number | string;
  /** Width of its lines, of 24 across the icon. */
  stroke?: number | string;
}

export type Icon = ComponentType<IconProps>;

const LINES = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const AREAS = { fill: 'currentColor' } as const;

/** `paths` as in the attribute `d`, on a square of 24. */
export function drawIcon(
  { size = 24, stroke = 2, ...rest }: IconProps,
  paths: readonly string[],
  isFilled: boolean,
): ReactNode {
  const paint = isFilled ? AREAS : { ...LINES, strokeWidth: stroke };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: who uses it hides it or names it
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width={size} height={size} {...paint} {...rest}>
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
