/**
 * The look: paper and ink, and one colour with a meaning. `way` is the orange of great bridges: it marks
 * where one can cross (the next act, a link, the span in the drawings) and nothing else. Errors are crimson
 * with a mark and a word, so that the two are never confused.
 */
import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const way: MantineColorsTuple = ['#fff4ed', '#ffe6d5', '#fdc9aa', '#fba474', '#f98a50', '#e85d1b', '#d14a0f', '#b93f0b', '#93330f', '#6f2a10'];
const gray: MantineColorsTuple = ['#faf9f6', '#f3f1ec', '#e8e5de', '#dad6cc', '#c3beb2', '#a29c8f', '#777165', '#565249', '#3a3732', '#22211f'];
const dark: MantineColorsTuple = ['#e9e6df', '#cbc8c0', '#aaa79f', '#85827b', '#4a4d51', '#34373b', '#24272b', '#1b1e21', '#15171a', '#0e1012'];
const red: MantineColorsTuple = ['#fff0f3', '#ffdde4', '#fbb4c2', '#f5869c', '#ee5d7b', '#d9305a', '#bd1646', '#a30f3a', '#830b2e', '#650723'];
const green: MantineColorsTuple = ['#eef8f2', '#dcefe4', '#b5dfc6', '#86cba4', '#58b281', '#339564', '#1f7a4e', '#17663f', '#114f31', '#0c3a24'];

const sans = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif';

/**
 * Words on a filled surface. Mantine picks them for the light scheme only, whatever scheme is on: white on the
 * dark scheme's lighter orange has 2.4:1. The token changes with the scheme, so both reach 4.5:1 (theme.test.ts).
 */
const onFilled = 'var(--tt-on-way)';

export const theme = createTheme({
  colors: { way, gray, dark, red, green },
  primaryColor: 'way',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  black: '#22211f',
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  fontFamily: `-apple-system, "Segoe UI", "Inter", "Helvetica Neue", Arial, ${sans}`,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.3' }, h2: { fontSize: '1.25rem', lineHeight: '1.4' }, h3: { fontSize: '1.05rem', lineHeight: '1.5' } },
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: onFilled } : colors;
  },
  components: { Checkbox: { defaultProps: { iconColor: onFilled } }, Radio: { defaultProps: { iconColor: onFilled } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own variables that must meet 4.5:1 on our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf9f6',
    '--mantine-color-dimmed': '#625d53',
    '--mantine-color-placeholder': '#736d62',
    '--mantine-color-anchor': '#ad3a09',
    '--mantine-color-error': '#a30f3a',
    '--mantine-color-default-border': '#c3beb2',
    '--mantine-color-text': '#22211f',
    '--mantine-primary-color-contrast': '#ffffff',
  },
  dark: {
    '--mantine-color-body': '#15171a',
    '--mantine-color-dimmed': '#aaa79f',
    '--mantine-color-placeholder': '#96938b',
    '--mantine-color-anchor': '#ff9a63',
    '--mantine-color-error': '#ff8aa3',
    '--mantine-color-default-border': '#4a4d51',
    '--mantine-color-text': '#e9e6df',
    '--mantine-color-default': '#1b1e21',
    '--mantine-color-default-hover': '#24272b',
    '--mantine-primary-color-contrast': '#1c0d04',
  },
});
