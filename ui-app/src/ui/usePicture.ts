import { useQuery } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { PersonId } from '@/lib/ids';

const OURS = /^\/api\/v1\/people\/([\w-]+)\/picture\/([\w-]+)$/;

/** Whether the person has put it here; else another site tells of it, and nobody removes it here. */
export const isOwnPicture = (url: string | null | undefined) => OURS.test(url ?? '');

/**
 * What an image shows for a person's `pictureUrl`; null for initials: while ours is being fetched, and where it is gone. Ours is
 * fetched with the token, which an image can't bring; its address changes with the picture, so it is fetched once.
 */
export function usePicture(url: string | null | undefined): string | null {
  const api = useApi();
  const ours = OURS.exec(url ?? '');
  const { data } = useQuery({
    queryKey: ['picture', url],
    queryFn: ({ signal }) => read(api, ours![1] as PersonId, ours![2]!, signal),
    enabled: ours !== null,
    staleTime: Infinity,
    gcTime: 600_000,
    retry: false,
  });
  return ours ? (data ?? null) : (url ?? null);
}

/** As a data URL: what is shown at many places needs nobody who lets go of it. */
async function read(api: Api, person: PersonId, picture: string, signal: AbortSignal): Promise<string> {
  const params = { path: { person, picture } };
  const content = await body(
    api.GET('/people/{person}/picture/{picture}', {
      params,
      signal,
      parseAs: 'arrayBuffer',
      // What is there never changes; everything else of the API is read anew each time.
      cache: 'default',
    }),
  );
  let bytes = '';
  for (const byte of new Uint8Array(content as unknown as ArrayBuffer)) bytes += String.fromCharCode(byte);
  return `data:image/jpeg;base64,${btoa(bytes)}`;
}
