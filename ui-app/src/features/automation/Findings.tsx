import { Text } from '@mantine/core';
import type { Finding } from '@/lib/api/types';
import { m } from '@/lib/messages';
import classes from './automation.module.css';

export function Findings({
  findings,
  leads,
  onFocus,
}: {
  findings: Finding[];
  /** Whether it leads somewhere even if it names no element. */
  leads?: ((finding: Finding) => boolean) | undefined;
  onFocus: (finding: Finding) => void;
}) {
  return (
    <ul className={classes.findings} aria-label={m.automation.findingsTitle}>
      {findings.map((finding, index) => (
        <li key={index}>
          <button
            type="button"
            className={classes.finding}
            onClick={() => onFocus(finding)}
            disabled={!finding.elementId && !leads?.(finding)}
            title={m.automation.showElement}
          >
            <Text size="sm" fw={550}>
              {finding.message}
            </Text>
            {finding.remedy && (
              <Text size="xs" c="dimmed">
                {finding.remedy}
              </Text>
            )}
            {finding.elementId && (
              <Text size="xs" c="dimmed" ff="monospace">
                {finding.elementId}
              </Text>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
