import { CircleAlert, Info, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './banner.css';

export interface BannerProps {
  readonly meaning: 'info' | 'attention' | 'stop';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** False where the text is on the page from the start and needs no announcement. */
  readonly announced?: boolean;
}

const SHAPES = { info: Info, attention: CircleAlert, stop: OctagonAlert } as const;

export function Banner({ meaning, children, action, announced = true }: BannerProps) {
  return (
    <div className={`banner banner-${meaning}`} {...(announced ? { role: 'status' } : {})}>
      <Icon icon={SHAPES[meaning]} />
      <div className="banner-text">{children}</div>
      {action}
    </div>
  );
}
