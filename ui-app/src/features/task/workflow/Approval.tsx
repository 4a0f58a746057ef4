import { Alert, Button, Group, Select, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useMe, useMembers } from '@/lib/api/shared';
import type { Approver, Task, TaskApproval } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { IconCircleCheck, IconCircleX, IconClock } from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { useApproval, useDecide, useHandOn, useTakeBack } from './approval';
import classes from './approval.module.css';

const FEW = 5;

/** What a task waits for that goes on by approval: who decides, who has, and the buttons for who may. */
export function Approval({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const data = useApproval(task);
  if (!data) return null;
  const tooFew = data.needed > data.approvers.length + data.more;
  return (
    <Alert
      variant="light"
      color="indigo"
      title={m.workFlow.approval(data.agreed, data.needed, data.all)}
      role="region"
    >
      <Stack gap="xs">
        <Approvers data={data} />
        {tooFew && <Text size="sm">{m.workFlow.tooFew}</Text>}
        {data.mayDecide && !readOnly ? (
          <Decide key={task.id} task={task} data={data} />
        ) : (
          data.because && <Standing task={task} data={data} because={data.because} readOnly={readOnly} />
        )}
      </Stack>
    </Alert>
  );
}

function Approvers({ data }: { data: TaskApproval }) {
  const [all, setAll] = useState(false);
  const { approvers, more } = data;
  const shown = all ? approvers : approvers.slice(0, FEW);
  if (approvers.length === 0) return null;
  return (
    <div>
      <ul className={classes.approvers} aria-label={m.workFlow.approvers}>
        {shown.map((each) => (
          <Line key={`${each.person.id} ${each.insteadOf?.id ?? ''}`} approver={each} />
        ))}
      </ul>
      {approvers.length > shown.length ? (
        <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
          {m.workFlow.showAll(approvers.length)}
        </UnstyledButton>
      ) : (
        more > 0 && <Text size="sm">{m.workFlow.more(more)}</Text>
      )}
    </div>
  );
}

const stateIcons = { approved: IconCircleCheck, rejected: IconCircleX, missing: IconClock };

function Line({ approver }: { approver: Approver }) {
  const { person, insteadOf, absent, decision, comment, at } = approver;
  const state = decision ?? 'missing';
  const Icon = stateIcons[state];
  const naming = absent ? m.workFlow.absent : m.workFlow.insteadOf;
  return (
    <li className={classes.approver} data-state={state}>
      <PersonAvatar person={person} size={22} aria-hidden />
      <span className={classes.who}>
        {insteadOf ? naming(person.name, insteadOf.name) : person.name}
        {comment && <span className={classes.comment}>“{comment}”</span>}
      </span>
      <span className={classes.state}>
        <Icon size={15} aria-hidden />
        {decision ? m.workFlow.decided[decision] : m.workFlow.missing}
        {at && (
          <time dateTime={at} title={formatFull(at)}>
            {formatRelative(at)}
          </time>
        )}
      </span>
    </li>
  );
}

function Decide({ task, data }: { task: Task; data: TaskApproval }) {
  const [comment, setComment] = useState('');
  const [choosing, setChoosing] = useState(false);
  const decide = useDecide(task);
  const by = (decision: 'approved' | 'rejected') =>
    decide.mutate({ decision, comment }, { onSuccess: () => setComment('') });
  return (
    <>
      {data.insteadOf && <Text size="sm">{m.workFlow.youFor(data.insteadOf.name)}</Text>}
      <Textarea
        aria-label={m.workFlow.comment}
        placeholder={m.workFlow.comment}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button size="xs" loading={decide.isPending} onClick={() => by('approved')}>
          {m.workFlow.approve}
        </Button>
        <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => by('rejected')}>
          {m.workFlow.reject}
        </Button>
        {data.mayHandOn && !choosing && (
          <Button size="xs" variant="subtle" onClick={() => setChoosing(true)}>
            {m.workFlow.handOn}
          </Button>
        )}
      </Group>
      {choosing && <HandOn task={task} data={data} onDone={() => setChoosing(false)} />}
    </>
  );
}

/** Those who may work in the project and are not asked; who else can not take it, the server says. */
function HandOn({ task, data, onDone }: { task: Task; data: TaskApproval; onDone: () => void }) {
  const members = useMembers(task.projectId);
  const me = useMe().data?.id;
  const handOn = useHandOn(task);
  const busy = new Set<string>(
    data.approvers.flatMap(({ person, insteadOf }) => [person.id, insteadOf?.id ?? person.id]),
  );
  const people = (members.data ?? [])
    .filter(({ person, role }) => role !== 'viewer' && person.id !== me && !busy.has(person.id))
    .map(({ person }) => ({ value: person.id as string, label: person.name }));
  return (
    <Select
      aria-label={m.workFlow.handOnTo}
      placeholder={m.workFlow.handOnTo}
      size="xs"
      searchable
      data-autofocus
      disabled={handOn.isPending}
      nothingFoundMessage={m.common.none}
      data={people}
      value={null}
      onChange={(to) => to && handOn.mutate(to as PersonId, { onSuccess: onDone })}
    />
  );
}

type StandingProps = {
  task: Task;
  data: TaskApproval;
  because: NonNullable<TaskApproval['because']>;
  readOnly: boolean;
};

function Standing({ task, data, because, readOnly }: StandingProps) {
  const takeBack = useTakeBack(task);
  return (
    <Group gap="xs">
      <Text size="sm">
        {data.handedTo ? m.workFlow.handedTo(data.handedTo.name) : m.workFlow.because[because]}
      </Text>
      {because === 'handed-on' && !readOnly && (
        <Button
          size="compact-sm"
          variant="default"
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate()}
        >
          {m.workFlow.takeBack}
        </Button>
      )}
    </Group>
  );
}
