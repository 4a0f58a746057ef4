import { Button, NativeSelect, Popover, Stack } from '@mantine/core';
import { m } from '@/lib/messages';
import { GROUPINGS, type Grouping, type ViewChange, type ViewSearch } from '@/lib/view';
import { IconAdjustmentsHorizontal } from '@/ui/icons';
import { SORTS, type Scope } from '../lists';
import classes from './list.module.css';

type Props = {
  scope: Scope;
  search: ViewSearch;
  group: Grouping;
  onSearch: (change: ViewChange) => void;
  onGroup: (group: Grouping) => void;
};

/** How the list is grouped and sorted. */
export function DisplayMenu({ scope, search, group, onSearch, onGroup }: Props) {
  const groupings = GROUPINGS.filter((each) =>
    each === 'project' ? !('project' in scope) : each === 'section' ? 'project' in scope : true,
  );
  const sort = search.sort ?? 'auto';
  const key = sort.replace('-', '');
  const simple = key === 'auto' || SORTS.some((each) => each === key);
  return (
    <Popover shadow="md" width={230} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          fw={500}
          className={classes.display}
          leftSection={<IconAdjustmentsHorizontal size={16} />}
        >
          <span className={classes.wide}>{m.list.display}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={m.list.display}>
        <Stack gap="xs">
          <NativeSelect
            size="xs"
            label={m.list.groupBy}
            value={group}
            onChange={(event) => onGroup(event.currentTarget.value as Grouping)}
            data={groupings.map((value) => ({ value, label: m.list.groupings[value] }))}
            data-autofocus
          />
          <NativeSelect
            size="xs"
            label={m.list.sortBy}
            value={simple ? key : sort}
            onChange={(event) => {
              const next = event.currentTarget.value;
              const down = next === 'priority' || next === 'createdAt' || next === 'updatedAt';
              onSearch({ sort: next === 'auto' ? undefined : `${down ? '-' : ''}${next}` });
            }}
            data={[
              { value: 'auto', label: m.list.sorts.auto },
              ...SORTS.filter((each) => each !== 'position' || 'project' in scope).map((value) => ({
                value,
                label: m.list.sorts[value],
              })),
              // A saved filter may sort by several.
              ...(simple ? [] : [{ value: sort, label: sort }]),
            ]}
          />
          {simple && key !== 'auto' && (
            <NativeSelect
              size="xs"
              aria-label={`${m.list.ascending} / ${m.list.descending}`}
              value={sort.startsWith('-') ? '-' : ''}
              onChange={(event) => onSearch({ sort: `${event.currentTarget.value}${key}` })}
              data={[
                { value: '', label: m.list.ascending },
                { value: '-', label: m.list.descending },
              ]}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
