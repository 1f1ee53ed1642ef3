/** Maps Mantine's CSS variables to the product's tokens, so that every Mantine component follows the colour scheme. */
import type { CSSVariablesResolver } from '@mantine/core';
import { tokenVariables } from './tokens.ts';

const MAPPED: Record<string, string> = {
  '--mantine-color-body': 'var(--tb-surface)',
  '--mantine-color-text': 'var(--tb-ink)',
  '--mantine-color-bright': 'var(--tb-ink)',
  '--mantine-color-dimmed': 'var(--tb-ink2)',
  '--mantine-color-placeholder': 'var(--tb-ink3)',
  '--mantine-color-anchor': 'var(--tb-accent-ink)',
  '--mantine-color-error': 'var(--tb-refused)',
  '--mantine-color-default': 'var(--tb-raised)',
  '--mantine-color-default-hover': 'var(--tb-hover)',
  '--mantine-color-default-color': 'var(--tb-ink)',
  '--mantine-color-default-border': 'var(--tb-line2)',
  '--mantine-color-disabled': 'var(--tb-seg)',
  '--mantine-color-disabled-color': 'var(--tb-ink3)',
  '--mantine-color-disabled-border': 'var(--tb-line2)',
  '--mantine-primary-color-filled': 'var(--tb-fill)',
  '--mantine-primary-color-filled-hover': 'var(--tb-fill-hover)',
  '--mantine-primary-color-light': 'var(--tb-tint)',
  '--mantine-primary-color-light-color': 'var(--tb-accent-ink)',
  '--mantine-color-klein-filled': 'var(--tb-fill)',
  '--mantine-color-klein-filled-hover': 'var(--tb-fill-hover)',
  '--mantine-color-klein-light': 'var(--tb-tint)',
  '--mantine-color-gray-light-color': 'var(--tb-ink2)',
  '--mantine-color-gray-light-hover': 'var(--tb-hover)',
  '--mantine-color-klein-light-color': 'var(--tb-accent-ink)',
};

/** For MantineProvider. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...tokenVariables('light'), ...MAPPED },
  dark: { ...tokenVariables('dark'), ...MAPPED },
});
