import { InboxPage, type InboxSearch } from '@/features/notification/InboxPage';
import type { Tab } from '@/features/notification/api';
import { TaskDrawer, TaskPane } from '@/features/task/TaskDrawer';
import { useGoToNotification } from './notifications';

type Props = {
  search: InboxSearch;
  onSearch: (search: InboxSearch, replace?: boolean) => void;
};

/** The inbox, with the task that a notification is about. */
export function InboxView({ search, onSearch }: Props) {
  const goTo = useGoToNotification();
  const tab = search.tab ? { tab: search.tab } : {};
  const close = () => onSearch(tab);
  return (
    <InboxPage
      search={search}
      onTab={(next: Tab) => onSearch(next === 'all' ? { tab: next } : {}, true)}
      onOpen={(notification) => goTo(notification, search.tab)}
      task={(beside) => {
        const shown = {
          comment: search.comment,
          onClose: close,
          onOpen: (task: NonNullable<InboxSearch['task']>) => onSearch({ ...tab, task }),
        };
        if (!beside) return <TaskDrawer id={search.task} {...shown} />;
        return search.task && <TaskPane id={search.task} {...shown} />;
      }}
    />
  );
}
