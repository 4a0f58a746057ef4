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

// jsdom compares an element with each rule of its own sheet whenever a style is asked for, which is half of the time of
// these tests. They load no sheets (`css: false`), so an element looks as its kind and its own attributes say.
const jsdomStyle = window.getComputedStyle.bind(window);
const displays = new Map<string, string>();
function displayOf(element: Element) {
  if ((element as HTMLElement).hidden) return 'none';
  const known = displays.get(element.localName);
  if (known !== undefined) return known;
  const display = jsdomStyle(document.createElement(element.localName)).display;
  displays.set(element.localName, display);
  return display;
}
window.getComputedStyle = (element, pseudo) => {
  const own = (pseudo ? document.createElement('i') : (element as HTMLElement)).style;
  const value = (name: string) =>
    own.getPropertyValue(name) || (name === 'display' && !pseudo ? displayOf(element) : '');
  return new Proxy(own, {
    get: (style, name) => {
      if (name === 'getPropertyValue') return value;
      if (name === 'display') return value('display');
      const found: unknown = Reflect.get(style, name, style);
      return typeof found === 'function' ? found.bind(style) : found;
    },
  });
};

afterEach(() => {
  cleanup();
  notifications.clean();
  localStorage.clear();
});
