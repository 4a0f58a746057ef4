import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '@/lib/api/problem';
import { ServicesProvider, useSessionState, type Services } from '@/lib/context';
import { theme } from '@/ui/theme';
import { SignedOut } from './fallbacks';

/** Answers that another try would not change. */
const FINAL = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429;

export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiError && FINAL(error.status)),
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
      },
    },
  });
}

export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      {children}
    </MantineProvider>
  );
}

export function App({
  services,
  client,
  router,
}: {
  services: Services;
  client: QueryClient;
  router: AnyRouter;
}) {
  return (
    <Look>
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
