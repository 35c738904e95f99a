import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e6f1ef',
  '#cfe4e1',
  '#a3cbc6',
  '#74b0a9',
  '#4a9790',
  '#2a807a',
  '#177069',
  '#0e5f5c',
  '#0b4e4b',
  '#123f3e',
];

/** Greys of the dark scheme, from text to ground, as Mantine's own parts use them. */
const dark: MantineColorsTuple = [
  '#e7ecea',
  '#c5cfce',
  '#a9b5b4',
  '#788585',
  '#3a494a',
  '#2d3a3b',
  '#1f2a2b',
  '#1a2324',
  '#131a1b',
  '#0e1415',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal, dark },
  fontFamily: 'var(--font)',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '12px', xl: '18px' },
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontWeight: '650' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Input: {
      vars: (_theme: unknown, { error }: { error?: unknown }) => ({
        wrapper: error ? {} : { '--input-bd': 'var(--line-strong)' },
      }),
    },
    Modal: { defaultProps: { centered: false, radius: 'lg', overlayProps: { backgroundOpacity: 0.4 } } },
  },
});

/** Mantine's own colours follow the tokens, in both schemes, so that contrast is decided in one place. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--card)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft-ink)',
    '--mantine-color-placeholder': 'var(--soft-ink)',
    '--mantine-color-error': 'var(--alert)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--soft-ink)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-teal-text': 'var(--accent)',
    '--mantine-color-teal-filled': 'var(--accent-fill)',
    '--mantine-color-teal-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-color-teal-light': 'var(--accent-wash)',
    '--mantine-color-teal-light-hover': 'var(--accent-wash)',
    '--mantine-color-teal-light-color': 'var(--accent)',
    '--mantine-color-teal-outline': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--accent-fill)',
    '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-primary-color-light': 'var(--accent-wash)',
    '--mantine-primary-color-light-hover': 'var(--accent-wash)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  };
  return { variables: {}, light: both, dark: both };
};
