/** What is asked before something that somebody else made is deleted or replaced. */
export interface OthersQuestion {
  verb: 'Delete' | 'Replace';
  thing: 'run' | 'vote';
  /** Who made it; null for a person without a name. */
  person: string | null;
}

export function othersQuestion({ verb, thing, person }: OthersQuestion): string {
  const [first] = person?.split(/\s/) ?? [];
  const somebody = thing === 'run' ? 'Somebody else ran this.' : 'Somebody else began this.';
  return `${first === undefined ? somebody : `This is ${first}'s ${thing}.`} ${verb} it for everyone?`;
}
