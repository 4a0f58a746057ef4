import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ApiError, isStatus } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import type { ApprovalDecision, ApprovalQuestion } from '@/lib/api/types';
import { useServices } from '@/lib/context';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatDay } from '@/lib/time';
import { IconChecklist, IconCircleCheck, IconCircleX, IconClock, IconLock } from '@/ui/icons';
import { Letter, LetterNote, LetterSkeleton, LetterTitle } from '@/ui/Letter';
import { usePageTitle } from '@/ui/Page';
import { ErrorState } from '@/ui/states';
import { useAnswer, useQuestion } from './api';

type Props = {
  token: string;
  /** Which of the mail's two buttons led here: it is offered first, and pressed by nobody but the reader. */
  answer: ApprovalDecision | undefined;
  onOpen: (task: TaskId) => void;
  onHome: () => void;
};

/** Where the links in a mail that asks for an approval lead. Opening it decides nothing. */
export function ApprovalPage({ token, answer, onOpen, onHome }: Props) {
  usePageTitle(m.approval.title);
  const question = useQuestion(token);
  const [decided, setDecided] = useState<ApprovalDecision | null>(null);
  return (
    <Letter>
      {question.isPending ? (
        <LetterSkeleton />
      ) : question.data && decided ? (
        <LetterNote
          icon={decided === 'approved' ? IconCircleCheck : IconCircleX}
          title={m.approval.done[decided]}
          text={m.approval.doneText(question.data.title)}
          action={<Open task={question.data.taskId} onOpen={onOpen} />}
        />
      ) : question.data && !question.error ? (
        <Ask token={token} question={question.data} answer={answer} onDecided={setDecided} />
      ) : (
        <Refused
          error={question.error}
          token={token}
          onOpen={onOpen}
          onHome={onHome}
          onRetry={() => void question.refetch()}
        />
      )}
    </Letter>
  );
}

type AskProps = {
  token: string;
  question: ApprovalQuestion;
  answer: ApprovalDecision | undefined;
  onDecided: (decision: ApprovalDecision) => void;
};

function Ask({ token, question, answer, onDecided }: AskProps) {
  const [comment, setComment] = useState('');
  const decide = useAnswer(token);
  const by = (decision: ApprovalDecision) =>
    decide.mutate({ decision, comment: comment.trim() || null }, { onSuccess: () => onDecided(decision) });
  const { askedBy, insteadOf, title, projectName, name, agreed, needed, expiresAt } = question;
  const wanted = answer ?? 'approved';
  const button = (decision: ApprovalDecision, label: string) => (
    <Button
      key={decision}
      size="md"
      variant={decision === wanted ? 'filled' : 'default'}
      loading={decide.isPending && decide.variables.decision === decision}
      disabled={decide.isPending}
      onClick={() => by(decision)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {insteadOf ? m.approval.asksInstead(askedBy.name, insteadOf.name) : m.approval.asks(askedBy.name)}
      </Text>
      <LetterTitle>{title}</LetterTitle>
      <Text size="sm" mt={4}>
        {m.approval.where(projectName, name)}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {m.approval.agreed(agreed, needed)}
      </Text>
      <Textarea
        mt="lg"
        aria-label={m.approval.comment}
        placeholder={m.approval.comment}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Group mt="md" grow>
        {button('rejected', m.approval.reject)}
        {button('approved', m.approval.approve)}
      </Group>
      <Text size="xs" c="dimmed" ta="center" mt="md">
        {m.approval.until(formatDay(expiresAt))}
      </Text>
    </>
  );
}

function Open({ task, onOpen }: { task: string; onOpen: (task: TaskId) => void }) {
  return <Button onClick={() => onOpen(task as TaskId)}>{m.approval.open}</Button>;
}

type RefusedProps = Pick<Props, 'token' | 'onOpen' | 'onHome'> & { error: unknown; onRetry: () => void };

const stateIcons: Record<string, typeof IconClock> = {
  answered: IconCircleCheck,
  decided: IconCircleCheck,
  'not-asked': IconLock,
  expired: IconClock,
};

function Refused({ error, token, onOpen, onHome, onRetry }: RefusedProps) {
  const { session } = useServices();
  const { data: me } = useMe();
  const home = (
    <Button variant="default" onClick={onHome}>
      {m.approval.home}
    </Button>
  );
  if (error instanceof ApiError && error.status === 410) {
    const state = String(error.problem['state']);
    const task = error.problem['taskId'];
    return (
      <LetterNote
        icon={stateIcons[state] ?? IconClock}
        title={m.approval.over[state] ?? m.approval.title}
        text={m.approval.overText[state] ?? ''}
        action={
          <>
            {home}
            {typeof task === 'string' && <Open task={task} onOpen={onOpen} />}
          </>
        }
      />
    );
  }
  if (isStatus(error, 403))
    return (
      <LetterNote
        icon={IconLock}
        title={m.approval.anotherTitle}
        text={m.approval.anotherText(me?.email ?? '')}
        action={
          <>
            <Button onClick={() => void session.signOut(`/approvals/${token}`)}>
              {m.approval.switchAccount}
            </Button>
            {home}
          </>
        }
      />
    );
  if (isStatus(error, 404))
    return (
      <LetterNote
        icon={IconChecklist}
        title={m.approval.unknownTitle}
        text={m.approval.unknownText}
        action={home}
      />
    );
  return <ErrorState error={error} onRetry={onRetry} />;
}
