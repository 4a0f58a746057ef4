import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@/ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, createQueryClient, Look } from '@/app/App';
import { StartFailed, Starting } from '@/app/fallbacks';
import { publicPage } from '@/app/publicPages';
import { createAppRouter } from '@/app/router';
import { createApi } from '@/lib/api/client';
import { OidcSession } from '@/lib/auth/session';
import { loadConfig } from '@/lib/config';
import { StompLive } from '@/lib/live/live';

const root = createRoot(document.getElementById('root') as HTMLElement);
root.render(
  <Look>
    <Starting />
  </Look>,
);

const open = publicPage(location.pathname, (to) => location.assign(to));
try {
  if (open) root.render(<StrictMode>{open}</StrictMode>);
  else await startSignedIn();
} catch (error) {
  root.render(
    <Look>
      <StartFailed error={error} />
    </Look>,
  );
}

async function startSignedIn() {
  const config = await loadConfig();
  const { session, goTo } = await OidcSession.start(config);
  if (goTo !== null) {
    history.replaceState(null, '', goTo);
    const api = createApi(session);
    const live = new StompLive(api, () => session.token());
    const client = createQueryClient();
    const router = createAppRouter(client);
    session.subscribe(() => void (session.state === 'signed-in' ? live.start() : live.stop()));
    // Without it everything is read a second time once the connection stands; not worth waiting long for.
    await Promise.race([
      live.prepare().catch(() => undefined),
      new Promise((done) => setTimeout(done, 1500)),
    ]);
    live.start();
    root.render(
      <StrictMode>
        <App services={{ api, session, live, config }} client={client} router={router} />
      </StrictMode>,
    );
  }
}
