// SPDX-License-Identifier: Apache-2.0
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eef0fe',
  '#dee1fd',
  '#bdc3fa',
  '#9aa3f5',
  '#7882ee',
  '#5a64e4',
  '#3c45c8',
  '#333bb0',
  '#4a54e1',
  '#262c85',
];

/** The library's own greys are warm; these belong to the surfaces of the dark theme below. */
const darkGreys: MantineColorsTuple = [
  '#eceef3',
  '#c3c7d0',
  '#a3a8b4',
  '#6c7280',
  '#454954',
  '#30323a',
  '#24252b',
  '#1d1e23',
  '#17181c',
  '#101114',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  colors: { brand, dark: darkGreys },
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 8 },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '14px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '18px', lineHeight: '1.3' },
      h3: { fontSize: '16px', lineHeight: '1.3' },
      h4: { fontSize: '14px', lineHeight: '1.3' },
    },
  },
  breakpoints: { xs: '30.625em', sm: '48em', md: '65em', lg: '80em', xl: '90em' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 600 } },
      vars: (_theme: unknown, props: { variant?: string }) =>
        props.variant === 'default' ? { root: { '--button-bd': '1px solid var(--stoa-control)' } } : { root: {} },
    },
    ActionIcon: {
      vars: (_theme: unknown, props: { variant?: string }) =>
        props.variant === 'default' ? { root: { '--ai-bd': '1px solid var(--stoa-control)' } } : { root: {} },
    },
    Input: {
      vars: (_theme: unknown, props: { variant?: string }) =>
        props.variant === 'unstyled' ? { wrapper: {} } : { wrapper: { '--input-bd': 'var(--stoa-input)' } },
    },
    InputWrapper: { styles: { label: { fontWeight: 550, marginBlockEnd: 4 } } },
    Modal: {
      defaultProps: { centered: false, yOffset: 40, radius: 'lg' },
      styles: { title: { fontSize: 16, fontWeight: 600, lineHeight: 1.3 } },
    },
    Drawer: { styles: { title: { fontSize: 16, fontWeight: 600, lineHeight: 1.3 } } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Popover: { defaultProps: { shadow: 'md' } },
  },
});

const light = {
  '--mantine-color-body': '#ffffff',
  '--mantine-color-text': '#16181d',
  '--mantine-color-dimmed': '#5b6270',
  '--mantine-color-placeholder': '#6b7280',
  '--mantine-color-anchor': '#3c45c8',
  '--mantine-color-error': '#a3181d',
  '--mantine-color-default-border': '#8a90a0',
  '--mantine-color-default-hover': '#f3f3f6',
  '--stoa-surface': '#f7f7f9',
  '--stoa-hairline': '#e4e5ea',
  '--stoa-control': '#cfd2da',
  '--stoa-input': '#8a90a0',
  '--stoa-active': '#dfe2fc',
  '--stoa-active-text': '#2a31a4',
  '--stoa-quiet-brand': '#f3f4fe',
  '--stoa-quiet-brand-border': '#cdd1f6',
  '--stoa-brand-text': '#3c45c8',
  '--stoa-ok': '#11623f',
  '--stoa-ok-back': '#e3f6ec',
  '--stoa-warning': '#7a4d00',
  '--stoa-warning-back': '#fdf1d8',
  '--stoa-danger': '#a3181d',
  '--stoa-danger-back': '#fde7e7',
  '--stoa-info': '#0b5a75',
  '--stoa-info-back': '#e0f3fa',
  '--stoa-neutral': '#4a505c',
  '--stoa-neutral-back': '#eeeff2',
  '--stoa-brand-tone': '#343cb0',
  '--stoa-brand-tone-back': '#eaecfd',
};

const dark = {
  '--mantine-color-body': '#1d1e23',
  '--mantine-color-text': '#eceef3',
  '--mantine-color-dimmed': '#a3a8b4',
  '--mantine-color-placeholder': '#9096a3',
  '--mantine-color-anchor': '#aab1ff',
  '--mantine-color-error': '#ffb1b1',
  '--mantine-color-default': '#24252b',
  '--mantine-color-default-border': '#6c7280',
  '--mantine-color-default-hover': '#2b2d34',
  '--mantine-color-brand-filled-hover': '#5a64e4',
  '--mantine-color-brand-light-color': '#aab1ff',
  '--mantine-primary-color-filled-hover': '#5a64e4',
  '--stoa-surface': '#17181c',
  '--stoa-hairline': '#2e3036',
  '--stoa-control': '#454954',
  '--stoa-input': '#6c7280',
  '--stoa-active': '#262b5e',
  '--stoa-active-text': '#dfe2ff',
  '--stoa-quiet-brand': '#22253c',
  '--stoa-quiet-brand-border': '#3a3f74',
  '--stoa-brand-text': '#aab1ff',
  '--stoa-ok': '#8fe0b8',
  '--stoa-ok-back': '#17352a',
  '--stoa-warning': '#f2cd80',
  '--stoa-warning-back': '#3a2e12',
  '--stoa-danger': '#ffb1b1',
  '--stoa-danger-back': '#401d1f',
  '--stoa-info': '#8fd8f0',
  '--stoa-info-back': '#12323d',
  '--stoa-neutral': '#c3c7d0',
  '--stoa-neutral-back': '#2e3036',
  '--stoa-brand-tone': '#bcc2ff',
  '--stoa-brand-tone-back': '#282c55',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light, dark });
