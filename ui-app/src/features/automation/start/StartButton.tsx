import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import type { RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconPlayerPlay } from '@/ui/icons';
import { tellDone } from '@/ui/tell';
import { useStart } from '../api';
import { StartDialog } from './StartDialog';

type Props = { automation: Automation; onRun: (id: RunId) => void };

/** Begins a run, after what it asks for is filled in. */
export function StartButton({ automation, onRun }: Props) {
  const start = useStart(automation.id);
  const [asking, setAsking] = useState(false);
  const begun = (run: { id: RunId }) => {
    setAsking(false);
    tellDone(m.automation.started);
    onRun(run.id);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        disabled={automation.published === null || !automation.enabled}
        loading={start.isPending}
        onClick={() => (automation.startForm ? setAsking(true) : start.mutate(null, { onSuccess: begun }))}
      >
        {m.automation.start}
      </Button>
      {asking && <StartDialog automation={automation} onBegun={begun} onClose={() => setAsking(false)} />}
    </>
  );
}
