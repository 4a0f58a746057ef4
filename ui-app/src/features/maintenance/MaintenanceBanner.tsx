import { Alert } from '@mantine/core';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { IconTool } from '@/ui/icons';
import { useMaintenance } from './api';

/** Tells everybody why nothing can be changed just now. */
export function MaintenanceBanner() {
  const { data } = useMaintenance();
  if (!data?.on) return null;
  return (
    <Alert
      role="status"
      color="yellow"
      variant="light"
      radius={0}
      icon={<IconTool size={18} aria-hidden />}
      title={m.maintenance.banner}
    >
      {[data.message, data.until && m.maintenance.until(formatWhen(data.until))].filter(Boolean).join(' ')}
    </Alert>
  );
}
