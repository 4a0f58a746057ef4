import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconCalendarDue, IconDownload } from '@/ui/icons';
import classes from '../list/list.module.css';
import type { ListQuery, Scope } from '../lists';
import { KINDS, useExport } from './api';
import { FeedDialog } from './FeedDialog';

type Props = { scope: Scope; projects: Project[]; query: ListQuery };

/** What is listed, for elsewhere: as a file, or as a feed that other calendars read. */
export function ExportMenu({ scope, projects, query }: Props) {
  const save = useExport(scope, query);
  const [feeds, setFeeds] = useState(false);
  return (
    <>
      <Menu shadow="md" position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            fw={500}
            className={classes.display}
            leftSection={<IconDownload size={16} />}
            loading={save.isPending}
          >
            <span className={classes.wide}>{m.exports.open}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{m.exports.asFile}</Menu.Label>
          {KINDS.map((kind) => (
            <Menu.Item key={kind} onClick={() => save.mutate(kind)}>
              {m.exports.kinds[kind]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconCalendarDue size={16} />} onClick={() => setFeeds(true)}>
            {m.exports.feeds}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {feeds && (
        <FeedDialog scope={scope} projects={projects} filter={query.filter} onClose={() => setFeeds(false)} />
      )}
    </>
  );
}
