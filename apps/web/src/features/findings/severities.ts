import type { Finding } from '../../api/resources.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Tone } from '../../ui/state.tsx';

/** Every severity, the gravest first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Finding['severity'][];

const tones: Record<Finding['severity'], Tone> = { error: 'wrong', warning: 'late', info: 'idle' };
const icons: Record<Finding['severity'], IconName | undefined> = { error: undefined, warning: 'alert', info: 'dots' };

/** How a severity looks. */
export function severityLook(severity: Finding['severity']): { tone: Tone; icon: IconName | undefined } {
  return { tone: tones[severity], icon: icons[severity] };
}
