import { m } from '@/lib/messages';

/** The colours that things may be given, told apart by more than their hue. */
export const palette = (
  [
    ['slate', '#64748b'],
    ['red', '#dc2626'],
    ['orange', '#ea580c'],
    ['yellow', '#ca8a04'],
    ['green', '#16a34a'],
    ['teal', '#0d9488'],
    ['blue', '#2563eb'],
    ['indigo', '#4c5fd5'],
    ['purple', '#9333ea'],
    ['pink', '#db2777'],
  ] as const
).map(([key, value]) => ({ name: m.board.colours[key], value }));
