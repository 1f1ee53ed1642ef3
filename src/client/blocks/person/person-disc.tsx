/** A person as a disc with the first letter. */
import classes from './person-disc.module.css';
import { personName, type Who } from './use-who.ts';

export interface PersonDiscProps {
  /** Null for a person without a name. */
  name: string | null;
  who: Who;
  isLarge?: boolean;
  /** True if the name is next to it. */
  isNamed?: boolean;
}

export function PersonDisc({ name, who, isLarge = false, isNamed = false }: PersonDiscProps) {
  const label = isNamed ? { 'aria-hidden': true } : { role: 'img', 'aria-label': personName(name) };
  return (
    <span
      className={`tb-fixed tb-ink ${classes.disc}`}
      data-you={who.isYou(name) || undefined}
      data-large={isLarge || undefined}
      {...label}
    >
      {who.lettersOf(name)}
    </span>
  );
}
