import type { EdgeUpgradeHandler } from './edge-upgrade.ts';
import type { DocumentSigner } from './signed-document.ts';

/** A path that the edge lets through to a process behind it. Everything else is 404. */
export interface PageRoute {
  readonly kind: 'page';
  readonly path: RegExp;
  readonly socket: string;
  /** Beside GET and HEAD. */
  readonly post?: { readonly bodyBytes: number };
  /** Camera, microphone, screen and full screen may be asked for on this page only. */
  readonly features: 'meeting' | 'none';
}

/**
 * A path of a site on which people can be known: cookie and authorization reach the process, and it
 * may set a cookie. Address and user agent end in the edge here too.
 */
export interface SessionRoute {
  readonly kind: 'session';
  readonly path: RegExp;
  readonly socket: string;
  /** Beside GET and HEAD, from pages of the same origin. */
  readonly post?: { readonly bodyBytes: number };
  readonly features: 'none';
}

/** A path that the edge answers itself, always the same way. */
export interface FixedRoute {
  readonly kind: 'fixed';
  readonly path: RegExp;
  readonly answer: { readonly status: number; readonly code: string };
}

/** A text that the edge holds and answers with. */
export interface DocumentRoute {
  readonly kind: 'document';
  readonly path: RegExp;
  readonly json: string;
}

/**
 * A path whose answer tells whoever asks what has just arrived from them, address and user agent
 * included. It is made in the edge, goes back to the asker and nowhere else.
 */
export interface MirrorRoute {
  readonly kind: 'mirror';
  readonly path: RegExp;
  readonly post: { readonly bodyBytes: number };
  readonly signer: DocumentSigner;
  /** What the product adds. It sees the body, and nothing that tells who asks. */
  readonly complete: (asked: {
    readonly body: string;
    readonly viaProxy: boolean;
  }) => Promise<object>;
}

/** A WebSocket whose bytes go to a process behind the edge as they are. */
export interface RelayRoute {
  readonly kind: 'relay';
  readonly path: RegExp;
  readonly socket: string;
}

/** A WebSocket that a product handles inside the edge. */
export interface HandlerRoute {
  readonly kind: 'handler';
  readonly path: RegExp;
  readonly handler: EdgeUpgradeHandler;
}

type AnonymousRoute = PageRoute | FixedRoute | DocumentRoute | MirrorRoute;
export type HttpRoute = AnonymousRoute | SessionRoute;
export type UpgradeRoute = RelayRoute | HandlerRoute;
/** On a site where nobody is known. */
export type EdgeRoute = AnonymousRoute | UpgradeRoute;
/** On a site where people can be. */
export type KnowingRoute = EdgeRoute | SessionRoute;

export function findHttpRoute(
  routes: readonly KnowingRoute[],
  path: string,
): HttpRoute | undefined {
  return routes.filter(isHttp).find((route) => route.path.test(path));
}

export function findUpgradeRoute(
  routes: readonly KnowingRoute[],
  path: string,
): UpgradeRoute | undefined {
  return routes.filter(isUpgrade).find((route) => route.path.test(path));
}

function isHttp(route: KnowingRoute): route is HttpRoute {
  return !isUpgrade(route);
}

function isUpgrade(route: KnowingRoute): route is UpgradeRoute {
  return route.kind === 'relay' || route.kind === 'handler';
}
