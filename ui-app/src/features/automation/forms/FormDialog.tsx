import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { DrawingBody, DrawingDialog, type DraftPart } from '../drawing/DrawingDialog';
import { useDrawing } from '../drawing/useDrawing';
import { FormPreview } from './FormPreview';
import { problemsOf, type Schema } from './schema';

type Props = DraftPart & { schema: Schema; onChange: (schema: Schema) => void };

/** Draws one form of the draft. */
export function FormDialog(props: Props) {
  return (
    <DrawingDialog id={props.id} words={m.form} onClose={props.onClose}>
      <FormBody {...props} />
    </DrawingDialog>
  );
}

function FormBody({ schema, onChange, ...part }: Props) {
  const [view, setView] = useState<'draw' | 'preview'>('draw');
  const editor = useDrawing(
    schema,
    // Only who draws a form loads its editor.
    async (place) => (await import('./drawForm')).drawForm(place),
    onChange,
  );
  return (
    <DrawingBody
      {...part}
      words={m.form}
      editor={editor}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={m.form.view}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={[
            { value: 'draw', label: m.form.draw },
            { value: 'preview', label: m.form.preview },
          ]}
        />
      }
      instead={view === 'preview' && <FormPreview schema={schema} />}
      problems={problemsOf(schema).map(({ id: component, message }) => ({
        message,
        onOpen:
          component === undefined
            ? undefined
            : () => {
                setView('draw');
                editor.drawing?.select(component);
              },
      }))}
    />
  );
}
