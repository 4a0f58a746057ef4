import type { QueryClient } from '@tanstack/react-query';
import type { Board, BoardBy, Task } from '@/lib/api/types';
import type { ProjectId, TaskId } from '@/lib/ids';
import { updated, without } from './model';

export type BoardScope = { project: ProjectId; by: BoardBy; filter: string };

export const boards = ['tasks', 'board'] as const;
export const boardKey = ({ project, by, filter }: BoardScope) => [...boards, project, by, filter] as const;

/** Shows news of a task on every board that has it. */
export function rememberOnBoards(
  client: QueryClient,
  task: Partial<Task> & { id: TaskId },
  takeBack = false,
) {
  client.setQueriesData<Board>({ queryKey: boards }, (board) => board && updated(board, task, takeBack));
}

export function forgetOnBoards(client: QueryClient, id: TaskId) {
  client.setQueriesData<Board>({ queryKey: boards }, (board) => board && without(board, id));
}
