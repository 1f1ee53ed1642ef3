/** An icon by its name on https://tabler.io/icons, made by `scripts/build/tabler-icons.ts`. */
declare module 'virtual:tabler/*' {
  export const icon: import('./draw-icon.tsx').Icon;
}
