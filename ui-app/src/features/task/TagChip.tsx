import type { Tag } from '@/lib/api/types';
import classes from './tag.module.css';

/** A tag's name beside its colour: the colour alone would tell nothing to some, and be unreadable as a ground to others. */
export function TagChip({ tag }: { tag: Pick<Tag, 'name' | 'color'> }) {
  return (
    <span className={classes.tag}>
      <span className={classes.dot} style={{ background: tag.color }} />
      {tag.name}
    </span>
  );
}
