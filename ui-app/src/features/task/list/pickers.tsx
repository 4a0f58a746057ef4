import { useQueries, useMutation, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { shared, useTags } from '@/lib/api/shared';
import type { NewTag, Person, Priority, Tag, TaskStatus } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { PersonId, ProjectId, TagId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { PickList } from '@/ui/PickList';
import { tellError } from '@/ui/tell';
import { priorities, PriorityIcon, statuses, StatusIcon } from '../chips';
import { Face } from './Faces';
import { OptionMenu } from './OptionMenu';
import classes from './list.module.css';

/** Whether all, none or some of what is changed have it. */
type Chosen<Id> = (id: Id) => boolean | 'mixed';

export function StatusPicker({
  value,
  onChoose,
}: {
  value?: TaskStatus;
  onChoose: (status: TaskStatus) => void;
}) {
  return (
    <OptionMenu
      label={m.task.status}
      value={value}
      onChoose={onChoose}
      options={statuses.map((status) => ({
        value: status,
        label: m.task.statuses[status],
        icon: <StatusIcon status={status} />,
      }))}
    />
  );
}

export function PriorityPicker({
  value,
  onChoose,
}: {
  value?: Priority;
  onChoose: (priority: Priority) => void;
}) {
  return (
    <OptionMenu
      label={m.task.priority}
      value={value}
      onChoose={onChoose}
      options={priorities.map((priority) => ({
        value: priority,
        label: m.task.priorities[priority],
        icon: <PriorityIcon priority={priority} />,
      }))}
    />
  );
}

/** Those who belong to every one of these projects. */
export function useCommonMembers(projects: ProjectId[]) {
  const api = useApi();
  return useQueries({
    queries: projects.map((project) => shared.members(api, project)),
    combine: (answers) => {
      const people = answers.map((each) => each.data?.map(({ person }) => person) ?? []);
      return {
        loading: answers.some((each) => each.isPending),
        people: (people[0] ?? []).filter(({ id }) =>
          people.every((each) => each.some((one) => one.id === id)),
        ),
      };
    },
  });
}

export function AssigneePicker({
  projects,
  chosen,
  onToggle,
}: {
  projects: ProjectId[];
  chosen: Chosen<PersonId>;
  onToggle: (person: Person, add: boolean) => void;
}) {
  const { people, loading } = useCommonMembers(projects);
  return (
    <PickList
      label={m.list.findPerson}
      loading={loading}
      choices={people.map((person) => ({
        value: person.id,
        label: person.name,
        ...(person.email ? { also: person.email } : {}),
        icon: <Face person={person} />,
        chosen: chosen(person.id),
      }))}
      onToggle={(value, add) => {
        const person = people.find(({ id }) => id === value);
        if (person) onToggle(person, add);
      }}
    />
  );
}

export function useCreateTag() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ project, ...tag }: NewTag & { project: ProjectId }) =>
      body(api.POST('/projects/{project}/tags', { params: { path: { project } }, body: tag })),
    onSuccess: (tag) =>
      client.setQueryData<Tag[]>(shared.tags(api, tag.projectId).queryKey, (tags) => [...(tags ?? []), tag]),
    onError: (error) => tellError(m.list.tagFailed, error),
  });
}

export function TagPicker({
  project,
  chosen,
  onToggle,
}: {
  project: ProjectId;
  chosen: Chosen<TagId>;
  onToggle: (tag: Tag, add: boolean) => void;
}) {
  const tags = useTags(project);
  const create = useCreateTag();
  const all = tags.data ?? [];
  return (
    <PickList
      label={m.list.findTag}
      loading={tags.isPending || create.isPending}
      choices={all.map((tag) => ({
        value: tag.id,
        label: tag.name,
        icon: <span className={classes.tagDot} style={{ background: tag.color }} />,
        chosen: chosen(tag.id),
      }))}
      onToggle={(value, add) => {
        const tag = all.find(({ id }) => id === value);
        if (tag) onToggle(tag, add);
      }}
      onCreate={(name) => create.mutate({ project, name }, { onSuccess: (tag) => onToggle(tag, true) })}
      createLabel={m.list.createTag}
    />
  );
}
