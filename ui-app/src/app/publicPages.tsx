import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ClosedPage, RecoveryPage } from '@/features/account/deletion/RecoveryPage';
import { createApi } from '@/lib/api/client';
import { ACCOUNT_CLOSED } from '@/lib/auth/session';
import { createQueryClient, Look } from './App';

/** @param still without transitions, which tests would have to wait for */
type ForTests = { baseUrl?: string; still?: boolean };

/** Pages for who is not signed in, and can not be; null for every other address. */
export function publicPage(path: string, leave: (to: string) => void, test: ForTests = {}): ReactNode {
  const secret = /^\/account-recovery\/([\w-]+)$/.exec(path)?.[1];
  const onSignIn = () => leave('/');
  if (secret) {
    const api = createApi(
      { token: () => Promise.resolve(null), refused: () => Promise.resolve(false) },
      test.baseUrl,
    );
    return (
      <Look still={test.still ?? false}>
        <QueryClientProvider client={createQueryClient()}>
          <RecoveryPage api={api} secret={secret} onSignIn={onSignIn} />
        </QueryClientProvider>
      </Look>
    );
  }
  return path === ACCOUNT_CLOSED ? (
    <Look>
      <ClosedPage onSignIn={onSignIn} />
    </Look>
  ) : null;
}
