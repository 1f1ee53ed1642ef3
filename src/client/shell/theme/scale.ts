/** The sizes of type and space, for the page and for the page of visitors, which is without Mantine. */

export const SANS = "'Instrument Sans Variable', system-ui, sans-serif";
export const MONO = "'JetBrains Mono Variable', ui-monospace, monospace";

export const scale = {
  // `code` is that of lines of code, and `code-sm` of names and values beside them. `lead` is the question of a visitor.
  fontSizes: {
    xs: '11px',
    'code-sm': '11.5px',
    sm: '12px',
    code: '12.5px',
    md: '13px',
    lg: '14px',
    xl: '16px',
    h: '20px',
    lead: '22px',
  },
  // `tall` is that of small text in tables and in sentences.
  lineHeights: {
    xs: '16px',
    sm: '16px',
    tall: '18px',
    md: '20px',
    lg: '22px',
    xl: '24px',
    h: '28px',
    lead: '32px',
  },
  // `xs-sm` lies between `xs` and `sm`. `gutter` is the inset of a pane. Odd values correct by a pixel what the eye sees; they are no steps.
  spacing: {
    '2xs': '2px',
    xs: '4px',
    'xs-sm': '6px',
    sm: '8px',
    'sm-md': '10px',
    md: '12px',
    gutter: '14px',
    lg: '16px',
    'lg-xl': '20px',
    xl: '24px',
    'xl-2xl': '28px',
    '2xl': '32px',
    '3xl': '48px',
  },
} as const;
