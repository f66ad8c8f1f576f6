import { config } from 'zod/mini';

// zod probes whether it may compile code; our Content-Security-Policy refuses and reports that.
// Imported before any schema is built.
config({ jitless: true });
