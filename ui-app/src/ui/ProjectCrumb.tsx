import type { Project } from '@/lib/api/types';
import { IconArrowLeft } from './icons';
import { AnchorLink } from './links';

/** The way back to the project whose part this page shows. */
export function ProjectCrumb({ project: { id, name, color } }: { project: Project }) {
  return (
    <AnchorLink
      to="/projects/$projectId"
      params={{ projectId: id }}
      size="sm"
      c="dimmed"
      underline="hover"
      mb={4}
      maw="100%"
      style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}
    >
      <IconArrowLeft size={14} aria-hidden />
      <span
        aria-hidden
        style={{
          flex: 'none',
          width: 9,
          height: 9,
          borderRadius: 3,
          background: color ?? 'var(--mantine-color-indigo-4)',
        }}
      />
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{name}</span>
    </AnchorLink>
  );
}
