import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { DrawingBody, DrawingDialog, type DraftPart } from '../drawing/DrawingDialog';
import { useDrawing } from '../drawing/useDrawing';
import { problemsOf } from './dmn';

type Props = DraftPart & { dmn: string; onChange: (dmn: string) => void };

/** Draws one decision of the draft. */
export function DecisionDialog(props: Props) {
  return (
    <DrawingDialog id={props.id} words={m.decision} onClose={props.onClose}>
      <DecisionBody {...props} />
    </DrawingDialog>
  );
}

function DecisionBody({ dmn, onChange, ...part }: Props) {
  const [open, setOpen] = useState(part.id);
  const editor = useDrawing(
    dmn,
    // Only who draws a decision loads its editor.
    async (place) => (await import('./drawDecision')).drawDecision(part.id, place),
    onChange,
  );
  const parts = editor.drawing?.parts ?? [];
  return (
    <DrawingBody
      {...part}
      words={m.decision}
      editor={editor}
      tools={
        parts.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={m.decision.part}
            data={parts.map((each) => ({ value: each.id, label: each.name }))}
            value={open}
            onChange={({ currentTarget: { value } }) => {
              setOpen(value);
              void editor.drawing?.open(value);
            }}
          />
        )
      }
      problems={problemsOf(part.id, dmn).map((message) => ({ message }))}
      hint={m.decision.hint}
    />
  );
}
