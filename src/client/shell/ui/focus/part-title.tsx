/** The heading of a part of the page. Takes the focus when somebody goes to the part. */
import { type ComponentProps, useRef } from 'react';
import type { TitledPart } from '../../state/ui-state.ts';
import { useUiRequest } from '../../state/use-ui-request.ts';
import { focusText } from './focus-into.ts';
import { isFocusLost } from './is-focus-lost.ts';

export interface PartTitleProps extends Omit<ComponentProps<'h2'>, 'ref'> {
  /** Null for a heading that nobody goes to, such as that of a dialog. */
  of: TitledPart | null;
}

export function PartTitle({ of, ...heading }: PartTitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useUiRequest(
    'focus',
    (target) => {
      if (target.kind !== 'title' || (target.ifLost && !isFocusFree())) return;
      focusText(title.current);
    },
    (target) => target.kind === 'title' && target.of === of,
  );
  return <h2 ref={title} {...heading} />;
}

/** The title of the page has the focus when another mode was left. */
function isFocusFree(): boolean {
  return isFocusLost() || document.activeElement?.matches('h1') === true;
}
