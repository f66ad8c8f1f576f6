import './zod-without-eval.ts';
import './fonts.css';
import '@blende/shared/ui/tokens.css';
import '@blende/shared/ui/base.css';
import { createRoot } from 'react-dom/client';
import { conferencePage } from '@blende/conference/web.tsx';
import { reportError } from '@blende/shared/ui/console.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

// Whatever escapes is reported by code: its text could hold a name or an address.
addEventListener('error', (event) => {
  event.preventDefault();
  reportError('unexpected');
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  reportError('unexpected');
});

const report = (): void => {
  reportError('render-failed');
};
const container = document.getElementById('app');
if (container !== null) {
  createRoot(container, {
    onCaughtError: report,
    onUncaughtError: report,
    onRecoverableError: report,
  }).render(<ErrorBoundary>{conferencePage()}</ErrorBoundary>);
}
