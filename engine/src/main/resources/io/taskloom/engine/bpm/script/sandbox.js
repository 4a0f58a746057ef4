// Runs before every script, in its context. What could reach further is taken away, and what goes round in one built-in call
// without ever looking up, so that nothing could stop it, is held to lists and texts of a sensible length.
(function () {
  'use strict';
  const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { isArray } = Array;
  const { parse, stringify } = JSON;
  const { assign } = Object;
  const { push } = Array.prototype;
  const { slice } = String.prototype;
  const { iterator } = Symbol;
  const TooLong = RangeError;
  const WrongType = TypeError;
  const Pattern = RegExp;

  const LONGEST = 100000;
  const PART = 1000;

  for (const name of ['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'WebAssembly', 'BigInt',
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
    'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
    'Proxy', 'ShadowRealm', 'WeakRef', 'FinalizationRegistry']) delete globalThis[name];
  delete String.raw;
  delete Array.fromAsync;

  function short(list) {
    if (!isArray(list)) throw new WrongType('this is no list');
    if (list.length > LONGEST) throw new TooLong('a list has more than ' + LONGEST + ' items');
    return list;
  }

  // A method written so can't be used with new, as the built-in ones can't.
  function replace(owner, name, around) {
    const property = getOwnPropertyDescriptor(owner, name);
    if (!property || typeof property.value !== 'function') return;
    const builtin = property.value;
    property.value = { [name](...given) { return around(builtin, this, given); } }[name];
    defineProperty(owner, name, property);
  }

  function add(result, item) {
    apply(push, result, [item]);
  }

  function flatten(list, depth, result) {
    short(list);
    for (let i = 0; i < list.length; i++) {
      if (i in list) {
        if (depth > 0 && isArray(list[i])) flatten(list[i], depth - 1, result);
        else add(result, list[i]);
      }
    }
    return result;
  }

  const { map } = Array.prototype;
  for (const name of ownKeys(Array.prototype)) {
    if (name !== 'constructor') {
      replace(Array.prototype, name, (builtin, list, given) => apply(builtin, short(list), given));
    }
  }
  replace(Array.prototype, 'concat', (builtin, list, given) => {
    const result = [];
    flatten(list, 0, result);
    for (let i = 0; i < given.length; i++) {
      if (isArray(given[i])) flatten(given[i], 0, result);
      else add(result, given[i]);
    }
    return result;
  });
  replace(Array.prototype, 'flat', (builtin, list, given) =>
    flatten(list, given[0] === undefined ? 1 : +given[0], []));
  replace(Array.prototype, 'flatMap', (builtin, list, given) => flatten(apply(map, short(list), given), 1, []));
  replace(Array, 'from', (builtin, self, given) => {
    const [items, change, that] = given;
    const result = [];
    const take = (item, i) => add(result, change === undefined ? item : apply(change, that, [item, i]));
    let i = 0;
    if (items[iterator] !== undefined && items[iterator] !== null) {
      for (const item of items) take(item, i++);
    } else {
      const length = +items.length;
      if (length > LONGEST) throw new TooLong('a list has more than ' + LONGEST + ' items');
      while (i < length) take(items[i], i++);
    }
    return result;
  });

  // Java copies the whole text again for each letter that becomes two, such as ß.
  for (const name of ['toUpperCase', 'toLowerCase', 'toLocaleUpperCase', 'toLocaleLowerCase']) {
    replace(String.prototype, name, (builtin, self, given) => {
      const text = `${self}`;
      if (text.length <= PART) return apply(builtin, text, given);
      let result = '';
      for (let i = 0; i < text.length; i += PART) result += apply(builtin, apply(slice, text, [i, i + PART]), given);
      return result;
    });
  }
  // To look for half a text in a text takes as long as both are together, multiplied.
  function sought(needle) {
    const text = `${needle}`;
    if (text.length > PART) throw new TooLong('a text that is looked for has more than ' + PART + ' characters');
    return text;
  }
  for (const name of ['indexOf', 'lastIndexOf', 'includes']) {
    replace(String.prototype, name, (builtin, self, [needle, ...given]) =>
      apply(builtin, `${self}`, [sought(needle), ...given]));
  }
  for (const [name, symbol] of [['split', Symbol.split], ['replace', Symbol.replace], ['replaceAll', Symbol.replace]]) {
    replace(String.prototype, name, (builtin, self, given) => {
      const [needle, ...others] = given;
      if (name === 'split' && needle === undefined) return apply(builtin, `${self}`, given);
      if (typeof needle === 'object' && needle !== null) {
        if (name === 'replaceAll' && needle instanceof Pattern && !needle.global) {
          throw new WrongType('replaceAll needs a pattern with the flag g');
        }
        const by = needle[symbol];
        if (by !== undefined && by !== null) return apply(by, needle, [`${self}`, ...others]);
      }
      return apply(builtin, `${self}`, [sought(needle), ...others]);
    });
  }
  replace(JSON, 'stringify', (builtin, self, given) => {
    if (isArray(given[1])) short(given[1]);
    return apply(builtin, self, given);
  });

  return function (json) {
    assign(globalThis, parse(json));
    return stringify;
  };
})();
