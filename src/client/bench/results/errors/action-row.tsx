/** The buttons of an error view; the first is the main one. */
import { Button } from '@mantine/core';
import classes from './run-error-view.module.css';

export interface ErrorButton {
  label: string;
  act: () => void;
}

export function ActionRow({ actions }: { actions: readonly ErrorButton[] }) {
  const [first, ...others] = actions;
  if (!first) return null;
  return (
    <div className={`tb-wrap tb-gap-sm tb-above-lg tb-flex ${classes.actions}`}>
      <Button variant="filled" size="sm" onClick={first.act}>
        {first.label}
      </Button>
      {others.map(({ label, act }) => (
        <Button key={label} size="sm" onClick={act}>
          {label}
        </Button>
      ))}
    </div>
  );
}
