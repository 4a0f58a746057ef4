import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  createTheme,
  Drawer,
  Modal,
  Notification,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';
import { m } from '@/lib/messages';

const indigo: MantineColorsTuple = [
  '#eef1ff',
  '#dce1fb',
  '#b7c0f1',
  '#8f9de8',
  '#6e7fe0',
  '#596cdb',
  '#4c5fd5',
  '#3f51bf',
  '#3748ab',
  '#2b3d97',
];

/** The design tokens; what Mantine has no name for stands in `global.css`. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  colors: { indigo },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "JetBrains Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.35rem', lineHeight: '1.3' }, h2: { fontSize: '1.05rem', lineHeight: '1.4' } },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    // Told from the text around it by more than its colour (WCAG 1.4.1).
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Badge: Badge.extend({ styles: { root: { flex: 'none', fontWeight: 550, letterSpacing: 0 } } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': m.common.close } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
});
