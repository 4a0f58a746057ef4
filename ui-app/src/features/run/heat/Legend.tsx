import { Text, useComputedColorScheme } from '@mantine/core';
import { m } from '@/lib/messages';
import classes from './heat.module.css';
import { levelOf } from './scale';
import type { Measure } from './search';
import { told } from './words';

type Props = { bounds: readonly number[]; measure: Measure };

/** What the colours mean. They are the diagram's own, hence its theme. */
export function Legend({ bounds, measure }: Props) {
  const theme = useComputedColorScheme('light');
  if (bounds.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {m.heat.nothingToColour[measure]}
      </Text>
    );
  return (
    <ul className={classes.legend} aria-label={m.heat.legend} data-tl-theme={theme}>
      {bounds.map((bound) => (
        <li key={bound}>
          <span
            className={classes.swatch}
            style={{ background: `var(--tl-heat-${levelOf(bound, bounds)})` }}
            aria-hidden
          />
          {m.heat.upTo(told(bound, measure))}
        </li>
      ))}
    </ul>
  );
}
