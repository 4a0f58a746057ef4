import { Text } from '@mantine/core';
import classes from './compare.module.css';
import { lineDiff } from './panel/merge';

type Props = { name: string; before: string | null; after: string | null };

/** What became of a text, line by line. */
export function TextDiff({ name, before, after }: Props) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      {/* Long texts scroll, so the keyboard must reach them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.diff} role="group" aria-label={name} tabIndex={0}>
        {lineDiff(before, after).map((line, index) => (
          <div key={index} data-kind={line.kind}>
            {line.kind === 'added' ? (
              <ins>{line.text || ' '}</ins>
            ) : line.kind === 'removed' ? (
              <del>{line.text || ' '}</del>
            ) : (
              line.text || ' '
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
