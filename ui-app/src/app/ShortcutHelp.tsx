import { Kbd, Modal, Stack, Switch, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { letterShortcuts } from '@/lib/shortcuts';
import classes from './shell.module.css';

type Shortcut = [keys: string[], what: string];
const groups: [title: string, shortcuts: Shortcut[]][] = [
  [
    m.shortcuts.general,
    [
      [['Ctrl', 'K'], m.shortcuts.palette],
      [['?'], m.shortcuts.help],
      [['c'], m.shortcuts.newTask],
      [['/'], m.shortcuts.search],
      [['Ctrl', 'Z'], m.shortcuts.undo],
      [['g', 'i'], m.shortcuts.inbox],
      [['g', 't'], m.shortcuts.myTasks],
      [['g', 'a'], m.shortcuts.automations],
      [['g', 'm'], m.shortcuts.members],
      [['g', 'r'], m.shortcuts.runs],
      [['g', 's'], m.shortcuts.settings],
      [['Esc'], m.shortcuts.close],
    ],
  ],
  [
    m.shortcuts.inList,
    [
      [['j', 'k', '↑', '↓'], m.shortcuts.upDown],
      [['←', '→'], m.shortcuts.acrossRow],
      [['Enter'], m.shortcuts.open],
      [['Space'], m.shortcuts.complete],
      [['e'], m.shortcuts.editTitle],
      [['s', 'p', 'd', 'a', 't'], m.shortcuts.editRest],
      [['x'], m.shortcuts.select],
      [['Shift', '↓'], m.shortcuts.selectMore],
      [['Ctrl', 'A'], m.shortcuts.selectAll],
      [['m'], m.shortcuts.move],
      [['Del'], m.shortcuts.remove],
    ],
  ],
  [
    m.shortcuts.inCalendar,
    [
      [['t'], m.calendar.today],
      [['n', 'p'], m.shortcuts.nextPrevious],
      [['Enter'], m.shortcuts.openOrAdd],
      [['Space'], m.shortcuts.pickUp],
      [['m'], m.calendar.moveTitle],
      [['l'], m.shortcuts.link],
    ],
  ],
  [
    m.shortcuts.inInbox,
    [
      [['j', 'k', '↑', '↓'], m.shortcuts.upDown],
      [['Enter'], m.shortcuts.openNotification],
      [['e', 'r'], m.inbox.read],
      [['Shift', 'R'], m.inbox.readAll],
      [['Del'], m.inbox.remove],
    ],
  ],
];

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [letters, setLetters] = useState(letterShortcuts.on);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.shortcuts.title}
      size="lg"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack>
        {groups.map(([title, shortcuts]) => (
          <section key={title}>
            <Title order={3} size="sm" mb={4}>
              {title}
            </Title>
            <Table>
              <Table.Tbody>
                {shortcuts.map(([keys, what]) => (
                  <Table.Tr key={what}>
                    <Table.Td w={170}>
                      <span className={classes.keys}>
                        {keys.map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </span>
                    </Table.Td>
                    <Table.Td>{what}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
        <Switch
          label={m.shortcuts.letters}
          description={m.shortcuts.lettersHelp}
          checked={letters}
          onChange={(event) => {
            letterShortcuts.turn(event.currentTarget.checked);
            setLetters(event.currentTarget.checked);
          }}
        />
      </Stack>
    </Modal>
  );
}
