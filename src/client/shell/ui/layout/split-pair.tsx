/** Two panes with one handle between them. One pane has a size in px, the other takes the rest. */
import { Splitter } from '@mantine/core';
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef } from 'react';
import classes from './split-pair.module.css';

export interface SplitPairProps {
  /** Side by side, or one above the other. */
  direction: 'row' | 'column';
  /** Accessible name of the handle, for example `Resize Request`. */
  handleLabel: string;
  first: ReactNode;
  second: ReactNode;
  /** The pane that has the size; the other one is flexible. */
  sized: 'first' | 'second';
  size: number;
  defaultSize: number;
  minSize: number;
  maxSize?: number;
  /** Smallest size of the flexible pane. */
  minRest: number;
  onResize: (size: number) => void;
  /** A hidden pane keeps its state; the other one takes all the space. */
  isFirstShown?: boolean;
  isSecondShown?: boolean;
  /** Lays the first pane over the second one. */
  firstOverlay?: CSSProperties | null;
}

function px(size: number): `${number}px` {
  return `${size}px`;
}

const HIDDEN: CSSProperties = { display: 'none' };
/** Longhands, as Mantine sets them: removing a `flex` shorthand again would remove Mantine's values too. */
const WHOLE: CSSProperties = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };

export function SplitPair(props: SplitPairProps) {
  const { direction, handleLabel, sized, size, defaultSize, minSize, maxSize, minRest, onResize } = props;
  const { isFirstShown = true, isSecondShown = true, firstOverlay = null } = props;
  const root = useRef<HTMLDivElement>(null);
  const isRow = direction === 'row';
  const areBothShown = isFirstShown && isSecondShown && firstOverlay === null;

  // Mantine sets the direction of the panes, but `aria-orientation` is that of the separator's own line.
  useLayoutEffect(() => {
    const handle = root.current?.querySelector(':scope > [role="separator"]');
    handle?.setAttribute('aria-orientation', isRow ? 'vertical' : 'horizontal');
  });

  const fixed = {
    defaultSize: px(defaultSize),
    min: px(minSize),
    ...(maxSize === undefined ? {} : { max: px(maxSize) }),
  };
  const flexible = { defaultSize: 100, min: px(minRest) };
  const firstPanel = sized === 'first' ? fixed : flexible;
  const secondPanel = sized === 'first' ? flexible : fixed;
  const style = (isThisSized: boolean, isShown: boolean): CSSProperties => {
    if (!isShown) return HIDDEN;
    if (!areBothShown) return WHOLE;
    return { [isRow ? 'minWidth' : 'minHeight']: isThisSized ? minSize : minRest };
  };

  return (
    <Splitter
      ref={root}
      orientation={isRow ? 'horizontal' : 'vertical'}
      className={`tb-grow ${classes.root}`}
      classNames={{ handle: classes.handle, pane: `tb-column tb-shrink ${classes.pane}` }}
      lineSize={1}
      withHandle={false}
      resetOnDoubleClick={false}
      step="16px"
      shiftStep="64px"
      sizes={sized === 'first' ? [px(size), 100] : [100, px(size)]}
      onSizeChange={(sizes) => {
        const next = Number.parseFloat(String(sizes[sized === 'first' ? 0 : 1]));
        if (Number.isFinite(next)) onResize(Math.round(next));
      }}
      onDoubleClick={(event) => {
        const { target } = event;
        if (!(target instanceof Element) || target.parentElement !== root.current) return;
        if (target.getAttribute('role') === 'separator') onResize(defaultSize);
      }}
      attributes={{ handle: { 'aria-label': handleLabel } }}
      styles={{ handle: areBothShown ? {} : HIDDEN }}
    >
      <Splitter.Pane {...firstPanel} style={firstOverlay ?? style(sized === 'first', isFirstShown)}>
        {props.first}
      </Splitter.Pane>
      <Splitter.Pane {...secondPanel} style={style(sized === 'second', isSecondShown)}>
        {props.second}
      </Splitter.Pane>
    </Splitter>
  );
}
