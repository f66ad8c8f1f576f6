import { useEffect, useRef, type ReactNode } from 'react';
import { IrisMark } from './IrisMark.tsx';
import { PageHeader } from './PageHeader.tsx';
import './page.css';

export interface CalmPageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly home?: string;
  /** A short code for whoever helps; only on pages that report an error. */
  readonly code?: string;
}

/** A page that says one thing: what happened, what was kept, what to do. */
export function CalmPage({ title, children, actions, home, code }: CalmPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className="page">
      <PageHeader {...(home === undefined ? {} : { home })} />
      <main className="calm-page">
        <IrisMark state="closed" size={48} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <div className="calm-actions">{actions}</div>
        {code === undefined ? null : <p className="error-code">Code: {code}</p>}
      </main>
    </div>
  );
}
