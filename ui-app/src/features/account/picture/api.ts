import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';

/** As the engine takes them. */
export const TYPES = ['image/png', 'image/jpeg'];
const MAX_BYTES = 10 * 1024 * 1024;

/** Why it is not worth sending; null if it is. */
export function refusal(file: File): string | null {
  if (!TYPES.includes(file.type)) return m.account.picture.otherType;
  return file.size > MAX_BYTES ? m.account.picture.tooLarge : null;
}

/** Whatever names a person may hold the old address: what is shown is read again at once, the rest when it is shown. */
function useChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'picture' });
}

export function usePutPicture(onDone: () => void) {
  const api = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: (file: File) =>
      body(
        api.PUT('/me/picture', {
          body: file as never,
          bodySerializer: (content: unknown) => content as BodyInit,
          headers: { 'Content-Type': file.type },
        }),
      ),
    onSuccess: async () => {
      await changed();
      tellDone(m.account.picture.saved);
      onDone();
    },
  });
}

export function useRemovePicture() {
  const api = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: () => body(api.DELETE('/me/picture')),
    onSuccess: async () => {
      await changed();
      tellDone(m.account.picture.removed);
    },
    onError: (error) => tellError(m.account.picture.removeFailed, error),
  });
}
