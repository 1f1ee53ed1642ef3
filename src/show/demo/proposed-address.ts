import { freeName } from '#contract/text/free-name.ts';

/** The address that a title proposes: `tone-switcher`, with a number if that is taken; empty if too little of it can be in one. */
export function proposedAddress(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const name = plain.slice(0, 40).replace(/^-|-$/g, '');
  return name.length < 3 ? '' : freeName(name, taken, (count) => `${name.slice(0, 36)}-${count}`);
}
