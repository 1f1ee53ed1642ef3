/** Mantine's theme: type, spacing, radii and component defaults of the product; colours are in `tokens.ts`. */
import { CloseIcon, createTheme } from '@mantine/core';
import { IconChevronDown } from '../icons/icons.ts';
import { MONO, SANS, scale } from './scale.ts';

const overlay = { shadow: 'md', transitionProps: { duration: 120 } } as const;
const chevron = <IconChevronDown size={16} stroke={1.6} aria-hidden="true" />;
/** Options that a list draws, because a server or a file may offer any number; typing finds the others (`isLongList`). */
const limit = 200;
const list = { comboboxProps: overlay, rightSection: chevron, rightSectionPointerEvents: 'none', limit } as const;
/** Hidden from screen readers: the button has a name. */
const close = <CloseIcon aria-hidden="true" />;
/** The head of a dialog is not a banner of the page, but Mantine renders it as `header`. */
export const DIALOG_HEADER = { role: 'presentation' };
const dialog = {
  attributes: { header: DIALOG_HEADER },
  closeButtonProps: { 'aria-label': 'Close' },
} as const;

// Component defaults are plain objects: naming the components here would pull all of them into the first chunk.
export const theme = createTheme({
  primaryColor: 'klein',
  primaryShade: { light: 7, dark: 5 },
  colors: {
    klein: [
      '#eef2fd',
      '#dfe6fb',
      '#b9c8f6',
      '#9db2ff',
      '#6f8df0',
      '#3d66e3',
      '#1f4ad1',
      '#0b37b4',
      '#082b8f',
      '#061f68',
    ],
    gray: [
      '#f8f6f2',
      '#f3f1ec',
      '#eae6de',
      '#e3dfd6',
      '#c8c2b5',
      '#938d80',
      '#6a665c',
      '#56534b',
      '#33312c',
      '#1c1b18',
    ],
    dark: [
      '#e9e6df',
      '#b5b1a7',
      '#99958a',
      '#757268',
      '#4a4841',
      '#2d2c28',
      '#22211f',
      '#191917',
      '#151513',
      '#121211',
    ],
  },
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  ...scale,
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  shadows: { md: 'var(--tb-shadow)', lg: 'var(--tb-shadow)', xl: 'var(--tb-shadow)' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 26 } },
    // Buttons are not filled by default; the main button of a part sets it.
    Button: { defaultProps: { variant: 'default' } },
    CloseButton: { defaultProps: { icon: close } },
    NativeSelect: { defaultProps: { rightSection: chevron } },
    Select: { defaultProps: { ...list, allowDeselect: false } },
    MultiSelect: { defaultProps: list },
    Autocomplete: { defaultProps: { limit } },
    TagsInput: { defaultProps: { limit } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0 } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Switch: { defaultProps: { size: 'xs', withThumbIndicator: true } },
    Tabs: { defaultProps: { keepMounted: false } },
    Menu: { defaultProps: overlay },
    Modal: { defaultProps: dialog },
    Drawer: { defaultProps: dialog },
    Popover: { defaultProps: overlay },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 120 } } },
  },
});
