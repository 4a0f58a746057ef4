import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A page's code is loaded and compiled when a test first opens it: seconds, on a machine that does other things too.
configure({ asyncUtilTimeout: 20_000 });

// What browsers have, and Mantine asks for, and jsdom lacks.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: NoObserver });
Object.assign(window, {
  matchMedia: (media: string) => ({
    media,
    // What Mantine's `env="test"` leaves moving (Collapse) stands still, too.
    matches: media === '(prefers-reduced-motion: reduce)',
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
  scrollTo() {},
});
Object.assign(Element.prototype, { scrollIntoView() {} });
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

afterEach(() => {
  cleanup();
  notifications.clean();
  localStorage.clear();
});
