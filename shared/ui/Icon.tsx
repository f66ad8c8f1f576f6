import type { LucideIcon } from 'lucide-react';

/** An icon never stands for itself: the name for screen readers is the control's text. */
export function Icon({
  icon: Shape,
  size = 20,
}: {
  readonly icon: LucideIcon;
  readonly size?: number;
}) {
  return <Shape size={size} strokeWidth={1.5} aria-hidden="true" focusable="false" />;
}
