import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** Deep teal, the one brand colour: shade 7 on paper, shade 4 on ink. */
const teal: MantineColorsTuple = [
  '#f0fdfa',
  '#d5f5ee',
  '#a7ebdf',
  '#5eead4',
  '#2dd4bf',
  '#14b8a6',
  '#0d9488',
  '#0f766e',
  '#115e59',
  '#134e4a',
]

/** Paper: warm greys for the light scheme. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#e9e6e0',
  '#dcd8d1',
  '#bfbab1',
  '#8f8981',
  '#6b665f',
  '#524e48',
  '#383531',
  '#1f1d1b',
]

/** Ink: warm greys for the dark scheme; Mantine takes 0 for text and 7 for the page. */
const dark: MantineColorsTuple = [
  '#eae7e2',
  '#cbc7c0',
  '#a8a39b',
  '#78736c',
  '#3d3a36',
  '#322f2c',
  '#272522',
  '#1c1a18',
  '#161513',
  '#100f0e',
]

const px = (value: number) => `calc(${value / 16}rem * var(--mantine-scale))`

/** On a filled button stands white in the light scheme and ink in the dark one, where the fill is bright. */
const variantColorResolver: VariantColorsResolver = (given) => {
  const colors = defaultVariantColorsResolver(given)
  return given.variant === 'filled' ? { ...colors, color: 'var(--kept-on-filled)' } : colors
}

/** Every token of every screen. Screens use these names only; see `cssVariables` for what Mantine has no word for. */
export const theme = createTheme({
  colors: { teal, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  black: '#1f1d1b',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '600' },
  fontSizes: { xs: px(12), sm: px(13), md: px(14), lg: px(16), xl: px(20) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.4' },
  spacing: { xs: px(8), sm: px(12), md: px(16), lg: px(24), xl: px(32) },
  radius: { xs: px(4), sm: px(6), md: px(8), lg: px(12), xl: px(16) },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(31 29 27 / 6%)',
    sm: '0 1px 3px rgb(31 29 27 / 8%), 0 1px 2px rgb(31 29 27 / 4%)',
    md: '0 6px 20px rgb(31 29 27 / 10%), 0 1px 3px rgb(31 29 27 / 6%)',
    lg: '0 16px 40px rgb(31 29 27 / 14%), 0 2px 6px rgb(31 29 27 / 6%)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120, transition: 'fade' },
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.32 },
      },
      styles: { title: { fontSize: px(16), fontWeight: 650 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
    Popover: { defaultProps: { transitionProps: { duration: 80, transition: 'fade' }, shadow: 'md' } },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 80, transition: 'fade' },
        shadow: 'md',
        // Not a key outside of it, which is Mantine's own choice: who types faster than the focus comes means the menu.
        clickOutsideEvents: ['mousedown', 'touchstart'],
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, fz: 'xs' } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Highlight: {
      defaultProps: {
        highlightStyles: {
          borderRadius: 3,
          background: 'color-mix(in srgb, var(--kept-brand) 22%, transparent)',
          color: 'inherit',
        },
      },
    },
    Badge: { defaultProps: { tt: 'none', fw: 550 } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 2 } } },
    Loader: { defaultProps: { type: 'dots' } },
  },
})

/** Names for surfaces, lines and meanings. Colour never speaks alone: a word or an icon stands beside it. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#6b665f',
    '--mantine-color-placeholder': '#77716a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-teal-light': '#e3f1ee',
    '--mantine-color-teal-light-hover': '#d7ebe6',
    '--mantine-color-default-border': '#d0cbc3',
    '--kept-on-filled': '#ffffff',
    '--kept-paper': '#f6f4f0',
    '--kept-surface': '#ffffff',
    '--kept-sunken': '#faf9f7',
    '--kept-line': '#e9e6e0',
    '--kept-hover': '#f4f2ee',
    '--kept-selected': '#e6f3f0',
    '--kept-ink': '#1f1d1b',
    '--kept-quiet': '#6b665f',
    '--kept-brand': '#0f766e',
    '--kept-kept': '#0f766e',
    '--kept-soon': '#a15c07',
    '--kept-broken': '#b42318',
    '--kept-waiting': '#516075',
    '--kept-delight': '#6d28d9',
    '--kept-note': '#fdf6e3',
    '--kept-note-line': '#eadfbd',
  },
  dark: {
    '--mantine-color-dimmed': '#a8a39b',
    '--mantine-color-placeholder': '#8f8a83',
    '--mantine-color-error': '#ff9b8f',
    '--kept-on-filled': '#0b1f1c',
    '--mantine-primary-color-contrast': '#0b1f1c',
    '--kept-paper': '#161513',
    '--kept-surface': '#1c1a18',
    '--kept-sunken': '#191816',
    '--kept-line': '#302d2a',
    '--kept-hover': '#252320',
    '--kept-selected': '#1a2f2c',
    '--kept-ink': '#eae7e2',
    '--kept-quiet': '#a8a39b',
    '--kept-brand': '#2dd4bf',
    '--kept-kept': '#2dd4bf',
    '--kept-soon': '#f5b84d',
    '--kept-broken': '#ff9b8f',
    '--kept-waiting': '#a5b3c7',
    '--kept-delight': '#c4a7ff',
    '--kept-note': '#2b2619',
    '--kept-note-line': '#443b22',
  },
})
