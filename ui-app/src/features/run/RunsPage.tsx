import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Page } from '@/ui/Page';
import { RunList } from './RunList';
import type { RunSearch } from './search';

type Props = { workspace: WorkspaceId; search: RunSearch; onSearch: (search: RunSearch) => void };

export function RunsPage(props: Props) {
  return (
    <Page title={m.run.title} subtitle={m.run.subtitle}>
      <RunList {...props} />
    </Page>
  );
}
