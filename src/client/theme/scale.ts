/** The sizes of type and space, for the page and for the page of visitors, which is without Mantine. */

export const SANS = "'Instrument Sans Variable', system-ui, sans-serif";
export const MONO = "'JetBrains Mono Variable', ui-monospace, monospace";

export const scale = {
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px', h: '20px' },
  // `tall` is that of small text in tables and in sentences.
  lineHeights: { xs: '16px', sm: '16px', tall: '18px', md: '20px', lg: '22px', xl: '24px', h: '28px' },
  // `gutter` is the inset of a pane.
  spacing: {
    xs: '4px',
    sm: '8px',
    md: '12px',
    gutter: '14px',
    lg: '16px',
    xl: '24px',
    '2xl': '32px',
    '3xl': '48px',
  },
} as const;
