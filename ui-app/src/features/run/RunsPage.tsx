import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Page } from '@/ui/Page';
import { RunList } from './RunList';

export function RunsPage({ workspace }: { workspace: WorkspaceId }) {
  return (
    <Page title={m.run.title} subtitle={m.run.subtitle}>
      <RunList workspace={workspace} />
    </Page>
  );
}
