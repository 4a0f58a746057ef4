import { createContext, useContext, type ComponentType } from 'react';
import type { Task } from './api/types';

/** What other features show on a task: the application hands it in, so that no feature knows another. */
export type TaskParts = {
  /** Sections of the panel. */
  sections: ComponentType<{ task: Task; readOnly: boolean }>[];
  /** Buttons in the panel's head. */
  actions: ComponentType<{ task: Task }>[];
  /** Buttons in a list's row. */
  rows: ComponentType<{ task: Task; className: string }>[];
};

const Context = createContext<TaskParts>({ sections: [], actions: [], rows: [] });
export const TaskPartsProvider = Context.Provider;
export const useTaskParts = () => useContext(Context);
