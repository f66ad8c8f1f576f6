import type { WebSocket } from 'ws';

/** All that anything behind the edge learns of a user agent. */
export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'other';

/**
 * A WebSocket that somebody asks for, as a product's handler in the edge process sees it:
 * without address, user agent, cookie or any other header.
 */
export interface EdgeUpgrade {
  /** Path without query. */
  readonly path: string;
  /** Which of our own public origins the page comes from. */
  readonly origin: string;
  readonly protocols: readonly string[];
  readonly browserFamily: BrowserFamily;
  /** Completes the handshake with one of the offered protocols. */
  accept(protocol: string): Promise<WebSocket>;
  /** Answers with an HTTP status and `{"code": …}`. */
  refuse(status: number, code: string): void;
}

export type EdgeUpgradeHandler = (upgrade: EdgeUpgrade) => Promise<void>;
