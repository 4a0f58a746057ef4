import { useComputedColorScheme } from '@mantine/core';
import { createComparison, type ComparisonHandle, type Difference } from '@taskloom/modeler/compare';
import '@taskloom/modeler/style.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import classes from './compare.module.css';
import { decisionDifferences, formDifferences } from './forms';

type Side = {
  label: string;
  bpmn: string;
  forms: Readonly<Record<string, unknown>>;
  decisions: Readonly<Record<string, string>>;
};

/** Two documents side by side, and beneath them what differs, in words; each line leads to its element. */
export default function Comparison({ before, after }: { before: Side; after: Side }) {
  const canvas = useRef<HTMLDivElement>(null);
  const [comparison, setComparison] = useState<ComparisonHandle | null>(null);
  const [found, setFound] = useState<readonly Difference[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const theme = useComputedColorScheme('light');
  const themed = useEffectEvent(() => theme);

  useEffect(() => {
    if (!canvas.current) return;
    let gone = false;
    const made = createComparison({
      container: canvas.current,
      before: before.bpmn,
      after: after.bpmn,
      labels: { before: before.label, after: after.label },
      theme: themed(),
      onElementClick: (difference) => setChosen(difference?.elementId ?? null),
    });
    made.ready.then(
      (differences) => {
        if (gone) return;
        setFound(differences);
        setComparison(made);
      },
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
      made.destroy();
    };
  }, [before.bpmn, before.label, after.bpmn, after.label]);

  useEffect(() => comparison?.setTheme(theme), [comparison, theme]);

  const forms = formDifferences(before.forms, after.forms);
  const decisions = decisionDifferences(before.decisions, after.decisions);

  if (failure) return <ErrorState error={failure} />;
  return (
    <div className={classes.both}>
      <div ref={canvas} className={classes.canvas} role="region" aria-label={m.compare.diagrams} />
      <section className={classes.list} aria-label={m.compare.list} aria-busy={found === null}>
        {found?.length === 0 && forms.length === 0 && decisions.length === 0 && <p>{m.compare.same}</p>}
        <ul>
          {found?.map(({ elementId, name, kind, properties }) => (
            <li key={elementId}>
              <button
                type="button"
                aria-current={chosen === elementId}
                onClick={() => {
                  setChosen(elementId);
                  comparison?.focus(elementId);
                }}
              >
                <strong>{name}</strong> <span>{m.compare.kinds[kind]}</span>
                {properties.map(({ what, before: old, after: now }) => (
                  <span key={what} className={classes.property}>
                    {what}: {old === null ? null : <del>{old}</del>} {now === null ? null : <ins>{now}</ins>}
                  </span>
                ))}
              </button>
            </li>
          ))}
          {forms.map(({ id, kind, parts }) => (
            <li key={`form ${id}`} className={classes.form}>
              <strong>{m.compare.form(id)}</strong> <span>{m.compare.kinds[kind]}</span>
              {parts.map(({ name, kind: what }, index) => (
                <span key={index} className={classes.property}>
                  {name}: {m.compare.kinds[what]}
                </span>
              ))}
            </li>
          ))}
          {decisions.map(({ key, kind }) => (
            <li key={`decision ${key}`} className={classes.form}>
              <strong>{m.compare.decision(key)}</strong> <span>{m.compare.kinds[kind]}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
