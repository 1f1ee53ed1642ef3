/** As a file dialog takes it. */
export const IMAGES = 'image/*';

export function areImages(types: readonly string[]): boolean {
  return types.every((type) => type.startsWith('image/'));
}
