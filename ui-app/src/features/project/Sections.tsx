import { ActionIcon, Button, Group, Menu, NumberInput, Text, TextInput } from '@mantine/core';
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useEffectEvent, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useSections } from '@/lib/api/shared';
import type { Neighbour, Project, Section } from '@/lib/api/types';
import type { SectionId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ColorButton } from '@/ui/ColorField';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconPlus, IconTrash } from '@/ui/icons';
import { InlineText } from '@/ui/InlineText';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { fieldErrors, placed, useSectionCommands } from './api';
import { Part } from './Part';
import classes from './project.module.css';

const NONE: Section[] = [];

export function Sections({ project }: { project: Project }) {
  const sections = useSections(project.id);
  const commands = useSectionCommands(project.id);
  const [asked, setAsked] = useState<Section | null>(null);
  const [told, setTold] = useState('');
  const readOnly = project.role === 'viewer';
  const all = sections.data ?? NONE;

  const move = (section: Section, place: Neighbour<SectionId>) => {
    const at = placed(all, section.id, place).findIndex(({ id }) => id === section.id);
    setTold(m.projectSettings.moved(section.name, at + 1, all.length));
    commands.move.mutate({ id: section.id, place });
  };
  const shift = (section: Section, by: -1 | 1) => {
    const beside = all[all.findIndex(({ id }) => id === section.id) + by];
    if (beside) move(section, by < 0 ? { before: beside.id } : { after: beside.id });
  };

  return (
    <Part
      title={m.projectSettings.sections}
      text={
        <>
          {m.projectSettings.sectionsHelp} {m.projectSettings.limitHelp}
          {!readOnly && all.length > 1 && ` ${m.projectSettings.sectionsHint}`}
        </>
      }
      {...(readOnly ? { note: m.projectSettings.viewerOnly } : {})}
    >
      {sections.isPending ? (
        <RowsSkeleton rows={3} />
      ) : sections.isError && all.length === 0 ? (
        <ErrorState error={sections.error} onRetry={() => void sections.refetch()} />
      ) : all.length === 0 ? (
        <Group mb="md" gap="sm">
          <Text size="sm">{m.projectSettings.noSections}</Text>
          {!readOnly && <Starters onAdd={(name) => commands.add.mutateAsync({ name })} />}
        </Group>
      ) : (
        <ol className={classes.rows} aria-label={m.projectSettings.sections}>
          {all.map((section, index) => (
            <Row
              key={section.id}
              section={section}
              first={index === 0}
              last={index === all.length - 1}
              readOnly={readOnly}
              onChange={(patch) => commands.change.mutate({ section, patch })}
              onShift={(by) => shift(section, by)}
              onDrop={(dropped, edge) =>
                move(dropped, edge === 'top' ? { before: section.id } : { after: section.id })
              }
              onDelete={() => setAsked(section)}
            />
          ))}
        </ol>
      )}
      {!readOnly && <Add commands={commands} />}
      <div className="tl-visually-hidden" role="status" aria-live="polite">
        {told}
      </div>
      <ConfirmDialog
        opened={asked !== null}
        title={m.projectSettings.deleteSectionTitle}
        text={m.projectSettings.deleteSectionText(asked?.name ?? '')}
        confirm={m.projectSettings.deleteSection}
        busy={commands.remove.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && commands.remove.mutate(asked.id, { onSettled: () => setAsked(null) })}
      />
    </Part>
  );
}

/** What most boards begin with, in one click. */
function Starters({ onAdd }: { onAdd: (name: string) => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      for (const name of m.projectSettings.starters) await onAdd(name);
    } catch {
      // Told by the command itself.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="xs" variant="light" loading={busy} onClick={() => void add()}>
      {m.projectSettings.startWith}
    </Button>
  );
}

function Add({ commands }: { commands: ReturnType<typeof useSectionCommands> }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) commands.add.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        className={classes.grow}
        aria-label={m.projectSettings.newSection}
        placeholder={m.projectSettings.newSection}
        value={name}
        maxLength={100}
        error={fieldErrors(commands.add.error)['name']}
        onChange={(event) => {
          setName(event.currentTarget.value);
          commands.add.reset();
        }}
      />
      <Button
        type="submit"
        variant="light"
        leftSection={<IconPlus size={15} />}
        disabled={!name.trim()}
        loading={commands.add.isPending}
      >
        {m.projectSettings.addSection}
      </Button>
    </form>
  );
}

type RowProps = {
  section: Section;
  first: boolean;
  last: boolean;
  readOnly: boolean;
  onChange: (patch: { name?: string; color?: string | null; wipLimit?: number | null }) => void;
  onShift: (by: -1 | 1) => void;
  onDrop: (dropped: Section, edge: Edge | null) => void;
  onDelete: () => void;
};

function Row({ section, first, last, readOnly, onChange, onShift, onDrop, onDelete }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const { edge, dragged } = useReorder(element, grip, section, !readOnly, onDrop);
  const { name, color, wipLimit } = section;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
    if (!by) return;
    event.preventDefault();
    onShift(by);
    // The row is put elsewhere in the document, which takes the focus away.
    requestAnimationFrame(() => grip.current?.focus());
  };
  return (
    <li
      ref={element}
      className={classes.row}
      data-edge={edge ?? undefined}
      data-dragged={dragged || undefined}
    >
      {!readOnly && (
        <span className={classes.cell}>
          <button
            ref={grip}
            type="button"
            className={classes.grip}
            style={{ border: 0, background: 'none', padding: 0 }}
            aria-label={m.projectSettings.reorder(name)}
            title={m.projectSettings.reorderHelp}
            aria-keyshortcuts="ArrowUp ArrowDown"
            onKeyDown={onKeyDown}
          >
            <IconGripVertical size={16} aria-hidden />
          </button>
        </span>
      )}
      <span className={classes.cell}>
        <ColorButton
          label={m.projectSettings.sectionColor(name)}
          value={color}
          clearable
          disabled={readOnly}
          onChange={(next) => onChange({ color: next })}
        />
      </span>
      <InlineText
        label={m.projectSettings.sectionName(name)}
        value={name}
        maxLength={100}
        readOnly={readOnly}
        onSave={(next) => onChange({ name: next })}
      />
      <Limit
        name={name}
        value={wipLimit}
        readOnly={readOnly}
        onSave={(next) => onChange({ wipLimit: next })}
      />
      {!readOnly && (
        <span className={classes.cell}>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon aria-label={m.projectSettings.sectionMore(name)}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={first} leftSection={<IconArrowUp size={15} />} onClick={() => onShift(-1)}>
                {m.projectSettings.up}
              </Menu.Item>
              <Menu.Item disabled={last} leftSection={<IconArrowDown size={15} />} onClick={() => onShift(1)}>
                {m.projectSettings.down}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={onDelete}>
                {m.projectSettings.deleteSection}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </li>
  );
}

type LimitProps = {
  name: string;
  value: number | null;
  readOnly: boolean;
  onSave: (limit: number | null) => void;
};

function Limit({ name, value, readOnly, onSave }: LimitProps) {
  const [draft, setDraft] = useState<number | string | null>(null);
  const save = () => {
    if (draft === null) return;
    setDraft(null);
    const next = draft === '' ? null : Math.round(Number(draft));
    if (next !== value && (next === null || (next >= 1 && next <= 1000))) onSave(next);
  };
  return (
    <span className={classes.cell}>
      <NumberInput
        className={classes.limit}
        size="xs"
        aria-label={m.projectSettings.sectionLimit(name)}
        placeholder={m.projectSettings.noLimit}
        value={draft ?? value ?? ''}
        min={1}
        max={1000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        readOnly={readOnly}
        onChange={setDraft}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    </span>
  );
}

function useReorder(
  element: React.RefObject<HTMLElement | null>,
  grip: React.RefObject<HTMLElement | null>,
  section: Section,
  enabled: boolean,
  onDrop: (dropped: Section, edge: Edge | null) => void,
) {
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragged, setDragged] = useState(false);
  const data = useEffectEvent(() => ({ kind: 'section-row', section }));
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const [target, handle] = [element.current, grip.current];
    if (!target || !handle || !enabled) return;
    return combine(
      draggable({
        element: target,
        dragHandle: handle,
        getInitialData: () => data(),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) => source.data['kind'] === 'section-row' && source.element !== target,
        getData: ({ input }) =>
          attachClosestEdge({}, { element: target, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, self }) => {
          setEdge(null);
          drop(source.data['section'] as Section, extractClosestEdge(self.data));
        },
      }),
    );
  }, [element, grip, enabled]);
  return { edge, dragged };
}
