import { Kbd, Modal, Table } from '@mantine/core';
import { m } from '@/lib/messages';
import classes from './shell.module.css';

const shortcuts: [keys: string[], what: string][] = [
  [['?'], m.shortcuts.help],
  [['n'], m.shortcuts.newTask],
  [['g', 't'], m.shortcuts.myTasks],
  [['g', 'a'], m.shortcuts.automations],
  [['g', 'r'], m.shortcuts.runs],
  [['g', 's'], m.shortcuts.settings],
  [['↑', '↓'], m.shortcuts.upDown],
  [['Enter'], m.shortcuts.open],
  [['x'], m.shortcuts.complete],
  [['Esc'], m.shortcuts.close],
];

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.shortcuts.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Table>
        <Table.Tbody>
          {shortcuts.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td w={120}>
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
    </Modal>
  );
}
