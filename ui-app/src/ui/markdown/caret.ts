const COPIED = [
  'boxSizing',
  'width',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'letterSpacing',
  'lineHeight',
  'tabSize',
  'textIndent',
] as const;

/** Where a character of a text area stands, in pixels from the area's corner: browsers tell it of no text area, only of its likeness. */
export function caretPlace(area: HTMLTextAreaElement, index: number) {
  const likeness = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of COPIED) likeness.style[name] = style[name];
  Object.assign(likeness.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    borderStyle: 'solid',
  });
  likeness.textContent = area.value.slice(0, index);
  const mark = document.createElement('span');
  mark.textContent = '.';
  likeness.append(mark);
  document.body.append(likeness);
  const place = { left: mark.offsetLeft, top: mark.offsetTop - area.scrollTop, height: mark.offsetHeight };
  likeness.remove();
  return place;
}
