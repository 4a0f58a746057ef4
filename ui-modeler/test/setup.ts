/** The parts of SVG and layout that jsdom lacks and bpmn-js asks for; sizes are plausible, not measured. */

class Matrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;

  inverse() {
    return new Matrix();
  }
  multiply() {
    return this;
  }
  translate(x: number, y: number) {
    return Object.assign(new Matrix(), this, { e: this.e + x, f: this.f + y });
  }
  scale(factor: number) {
    return Object.assign(new Matrix(), this, { a: this.a * factor, d: this.d * factor });
  }
}

class Transform {
  matrix = new Matrix();

  setMatrix(matrix: Matrix) {
    this.matrix = matrix;
  }
  setTranslate(x: number, y: number) {
    Object.assign(this.matrix, { e: x, f: y });
  }
  setScale(x: number, y: number) {
    Object.assign(this.matrix, { a: x, d: y });
  }
  setRotate() {
    // Nothing measures a rotated element.
  }
}

class Transforms {
  private readonly items: Transform[] = [];

  get numberOfItems() {
    return this.items.length;
  }
  appendItem(item: Transform) {
    this.items.push(item);
    return item;
  }
  clear() {
    this.items.length = 0;
  }
  consolidate() {
    return this.items.at(-1) ?? null;
  }
  createSVGTransformFromMatrix(matrix: Matrix) {
    const transform = new Transform();
    transform.setMatrix(matrix);
    return transform;
  }
  getItem(index: number) {
    return this.items[index];
  }
  initialize(item: Transform) {
    this.items.splice(0, this.items.length, item);
    return item;
  }
}

const transforms = new WeakMap<object, { baseVal: Transforms }>();

Object.defineProperties(SVGElement.prototype, {
  getBBox: { value: () => ({ x: 0, y: 0, width: 80, height: 20 }) },
  getComputedTextLength: { value: () => 60 },
  getScreenCTM: { value: () => new Matrix() },
  getCTM: { value: () => new Matrix() },
  createSVGMatrix: { value: () => new Matrix() },
  createSVGTransform: { value: () => new Transform() },
  createSVGPoint: { value: () => ({ x: 0, y: 0, matrixTransform: () => ({ x: 0, y: 0 }) }) },
  // Only asked for being there.
  x: {
    get(this: SVGElement) {
      return this.tagName === 'rect' ? {} : undefined;
    },
  },
  cx: {
    get(this: SVGElement) {
      return this.tagName === 'circle' ? {} : undefined;
    },
  },
  transform: {
    get(this: SVGElement) {
      const known = transforms.get(this) ?? { baseVal: new Transforms() };
      transforms.set(this, known);
      return known;
    },
  },
});

Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { get: () => 1000 },
  clientHeight: { get: () => 700 },
  scrollIntoView: { value: () => undefined },
});

Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => ({ measureText: (text: string) => ({ width: text.length * 6 }) }),
});

globalThis.SVGMatrix ??= Matrix as never;
globalThis.CSS ??= {} as typeof CSS;
globalThis.CSS.escape ??= (text: string) => text.replaceAll(/[^\w-]/g, '\\$&');
globalThis.ResizeObserver ??= class {
  observe() {
    // Nothing is laid out, so nothing is resized.
  }
  unobserve() {
    // As above.
  }
  disconnect() {
    // As above.
  }
};
globalThis.IntersectionObserver ??= class {
  observe() {
    // Nothing scrolls.
  }
  unobserve() {
    // As above.
  }
  disconnect() {
    // As above.
  }
} as never;

// jsdom knows the element, but not how to open it.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
