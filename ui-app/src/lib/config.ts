/** What the engine tells its pages about the installation, at `/app-config.json`. */
export type AppConfig = { issuer: string; clientId: string; version: string; cockpitUrl: string | null };

export async function loadConfig(): Promise<AppConfig> {
  const response = await fetch('/app-config.json', { headers: { Accept: 'application/json' } });
  if (!response.ok)
    throw new Error(`The server answered ${response.status} to the request for its settings.`);
  return (await response.json()) as AppConfig;
}
