/** For the `accept` of a file input. */
export const IMAGES = 'image/*';

export function areImages(types: readonly string[]): boolean {
  return types.every((type) => type.startsWith('image/'));
}
