import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isMaintenance, MAINTENANCE } from '@/features/maintenance/api';
import { ApiError } from '@/lib/api/problem';
import { ServicesProvider, useSessionState, type Services } from '@/lib/context';
import { theme } from '@/ui/theme';
import { SignedOut } from './fallbacks';

/** Answers that another try would not change. */
const FINAL = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429;

export function createQueryClient() {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isMaintenance(error)) void client.invalidateQueries({ queryKey: MAINTENANCE });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiError && FINAL(error.status)),
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
      },
    },
  });
  return client;
}

/** @param still without transitions, which tests would have to wait for */
export function Look({ children, still = false }: { children: ReactNode; still?: boolean }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" env={still ? 'test' : 'default'}>
      <Notifications position="bottom-right" limit={4} />
      {children}
    </MantineProvider>
  );
}

type AppProps = { services: Services; client: QueryClient; router: AnyRouter; still?: boolean };

export function App({ services, client, router, still = false }: AppProps) {
  return (
    <Look still={still}>
      <ServicesProvider value={services}>
        <QueryClientProvider client={client}>
          <WhileSignedIn>
            <RouterProvider router={router} />
          </WhileSignedIn>
        </QueryClientProvider>
      </ServicesProvider>
    </Look>
  );
}

function WhileSignedIn({ children }: { children: ReactNode }) {
  return useSessionState() === 'signed-in' ? children : <SignedOut />;
}
