import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Rule } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { usePreview } from './api';

const PAUSE_MS = 400;

/** Looks at the rule once somebody pauses. */
export function usePreviewed(workspace: WorkspaceId, rule: Rule, name: string) {
  const [days, setDays] = useState(30);
  const [asked] = useDebouncedValue(rule, PAUSE_MS);
  const [called] = useDebouncedValue(name, PAUSE_MS);
  const { data, isFetching, error } = usePreview(workspace, asked, called, days);
  const current = asked === rule && !isFetching;
  return {
    preview: data,
    // What was wrong with another rule stands nowhere in this one.
    findings: current ? (data?.findings ?? []) : [],
    seen: { preview: data, busy: !current, error: data ? null : error, days, onDays: setDays },
  };
}
