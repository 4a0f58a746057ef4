import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from './api/client';
import type { Session } from './auth/session';
import type { AppConfig } from './config';
import type { Live } from './live/live';

/** What every page works with; made once at the start, handed in by tests. */
export type Services = { api: Api; session: Session; live: Live; config: AppConfig };

const Context = createContext<Services | null>(null);
export const ServicesProvider = Context.Provider;

export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('No ServicesProvider above this component');
  return services;
}

export const useApi = () => useServices().api;

export function useSessionState() {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, () => session.state);
}
