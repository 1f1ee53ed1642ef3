/** A person as a disc with the first letter, or with an icon if the person has no name. */
import { IconUser } from '../../shell/icons/icons.ts';
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

/** Shows nothing while nobody has a name: it would be the same for everybody. */
export function PersonDisc(props: PersonDiscProps) {
  return props.who.hasNames ? <Disc {...props} /> : null;
}

/** Your own is shown also while nobody has a name: with it you give yours. */
export function OwnDisc({ who }: { who: Who }) {
  return <Disc name={who.you} who={who} isLarge isNamed />;
}

function Disc({ name, who, isLarge = false, isNamed = false }: PersonDiscProps) {
  const label = isNamed ? { 'aria-hidden': true } : { role: 'img', 'aria-label': personName(name) };
  return (
    <span
      className={`tb-fixed tb-ink ${classes.disc}`}
      data-you={who.isYou(name) || undefined}
      data-large={isLarge || undefined}
      {...label}
    >
      {name === null ? <IconUser size={isLarge ? 16 : 12} stroke={1.8} aria-hidden="true" /> : who.lettersOf(name)}
    </span>
  );
}
