/** How the people of this server are shown. */

import { useMemo } from 'react';
import { usePeople, useWorkspace } from '../../shell/api/workspace-query.ts';

export interface Who {
  /** Your name; null if you gave none. */
  you: string | null;
  /** True for your own runs: those with your name. */
  isYou: (name: string | null) => boolean;
  lettersOf: (name: string) => string;
  /** False while nobody has a name: then nothing is said of who ran what. */
  hasNames: boolean;
}

/** Null where people have no names (a server without a token), and until the server has said who you are. */
export function useWho(): Who | null {
  const you = useWorkspace()?.you ?? null;
  const people = usePeople();
  return useMemo(() => {
    if (you === null || you.from === 'none') return null;
    const names = [...people.map(({ name }) => name), you.name];
    return {
      you: you.name,
      isYou: (name) => name === you.name,
      lettersOf: (name) => personLetters(name, names),
      hasNames: names.some((name) => name !== null),
    };
  }, [you, people]);
}

/** True for what somebody else made, about which you are asked before it is deleted. */
export function isOfOthers(who: Who | null, person: string | null): boolean {
  return who === null ? person !== null : !who.isYou(person);
}

/** A person's name in a text. */
export function personName(name: string | null): string {
  return name ?? 'Somebody without a name';
}

/** The letters on a person's disc: one, or two if another person has the same first letter. `others` are the names of everybody. */
export function personLetters(name: string, others: readonly (string | null)[]): string {
  const first = letterOf(name);
  if (!others.some((other) => other !== null && other !== name && letterOf(other) === first)) return first;
  const [, ...later] = name.split(/\s+/);
  const second = later.at(-1);
  return first + (second === undefined ? ([...name][1] ?? '') : letterOf(second));
}

function letterOf(word: string): string {
  return ([...word][0] ?? '').toLocaleUpperCase();
}
